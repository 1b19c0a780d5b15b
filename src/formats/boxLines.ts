// What stands in a box of a text picture, line by line.

import { short } from '../engine/show';
import { headOf, type Box } from './boxes';

/** The name, of a group its ops, then the facts: `data 0.5000`. */
export function boxLines(box: Box): string[] {
  const facts = box.facts.map(
    ([fact, value]) => `${fact} ${typeof value === 'number' ? fourDecimals(value) : value}`,
  );
  return [...headOf(box), ...facts];
}

/** As micrograd's notebook shows numbers: with four decimals where they say enough, 0.5000; else 1e-7, NaN, Infinity. */
function fourDecimals(x: number): string {
  const size = Math.abs(x);
  return x === 0 || (size >= 0.001 && size < 1e6) ? x.toFixed(4) : short(x);
}
