// Any text at all.

import fc from 'fast-check';

/** Of any code points, even halves of pairs; fast-check's own `binary` takes seconds to list them all. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }))
  .map((points) => String.fromCodePoint(...points));
