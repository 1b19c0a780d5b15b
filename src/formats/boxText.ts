// What text pictures write in a box, with numbers as micrograd's notebook shows them.

import { short } from '../engine/show';
import type { Box } from './boxes';

/** The name, the ops of a group, and the facts. */
export function linesOf({ kind, name, op, facts }: Box): string[] {
  const ops = kind === 'group' && op !== '' ? [op] : [];
  const rows = facts.map(
    ([fact, value]) => `${fact} ${typeof value === 'number' ? fourDecimals(value) : value}`,
  );
  return [name, ...ops, ...rows];
}

/** 0.5000: with four decimals, where they say enough; else 1e-7, NaN, Infinity. */
function fourDecimals(x: number): string {
  const size = Math.abs(x);
  return x === 0 || (size >= 0.001 && size < 1e6) ? x.toFixed(4) : short(x);
}
