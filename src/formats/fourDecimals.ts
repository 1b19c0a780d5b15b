// Numbers in text pictures, as micrograd's notebook shows them.

import { short } from '../engine/show';

/** 0.5000: with four decimals, where they say enough; else 1e-7, NaN, Infinity. */
export function fourDecimals(x: number): string {
  const size = Math.abs(x);
  return x === 0 || (size >= 0.001 && size < 1e6) ? x.toFixed(4) : short(x);
}
