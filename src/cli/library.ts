// The copy of stepgrad that a user's file works with. It need not be ours: a file that imports 'stepgrad' gets the
// package installed beside it, as CommonJS or as an ES module, and Values of one copy are strange to the others.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gradcheck } from '../gradcheck/gradcheck';

/** What the command line needs of a copy. */
interface Library {
  readonly gradcheck: typeof gradcheck;
}

/** The copies that a file may work with, ours first. Each is loaded when it is asked for. */
export function* librariesFor(file: string): Generator<Library> {
  yield { gradcheck };
  const require = createRequire(resolve(file));
  const load = (id: string): Library | undefined => {
    try {
      return require(id) as Library;
    } catch {
      return undefined; // not installed there
    }
  };
  const common = load('stepgrad');
  if (common === undefined) return;
  yield common;
  const module = load(require.resolve('stepgrad').replace(/\.js$/, '.mjs')); // as dist has them, side by side
  if (module !== undefined) yield module;
}
