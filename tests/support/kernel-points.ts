// Points at which kernels are measured: of every exponent, where the function bends, and where it is hard.

import { CIRCULAR_BOUND } from '../../src/compile/kernels/circular';
import type { KernelName } from '../../src/compile/kernels/kernel';
import { Random } from '../../src/random/random';
import { exactProduct } from './double-double';
import { references, ulpError } from './exact-functions';
import type { KernelLoops } from './kernel-loops';

type Range = readonly [low: number, high: number];

/** Where a function is neither its limit nor its argument, and closer where digits may be lost. */
const BENDS: Readonly<Record<KernelName, readonly Range[]>> = {
  exp: [[-746, 710], [-1, 1]],
  expm1: [[-40, 710], [-1, 1]],
  log: [[0, 10], [0.9, 1.1]],
  log1p: [[-1, 10], [-0.1, 0.1]],
  sin: [[-CIRCULAR_BOUND, CIRCULAR_BOUND], [-10, 10]],
  cos: [[-CIRCULAR_BOUND, CIRCULAR_BOUND], [-10, 10]],
  tanh: [[-20, 20], [-1, 1]],
  erf: [[-6, 6], [-1, 1]],
  erfc: [[-6, 27.3], [-1, 1]],
}; // prettier-ignore

/** Where a function is no number, its argument's opposite serves. */
const LOWEST: Readonly<Partial<Record<KernelName, number>>> = { log: 0, log1p: -1 };

/** Of four points two have any exponent, or are next to a multiple of π/2, and two lie in the ranges. */
export function pointsOf(name: KernelName, count: number, seed: number): number[] {
  const random = Random.of(seed, 'data');
  return Array.from({ length: count }, (_, i) => {
    const x = i % 4 < 2 ? special(name, i, random) : random.uniform(...BENDS[name][i % 2]);
    return x < (LOWEST[name] ?? -Infinity) ? -x : x;
  });
}

function special(name: KernelName, i: number, random: Random): number {
  if (i % 2 === 0 && (name === 'sin' || name === 'cos')) {
    const k = Math.round(random.uniform(-1, 1) * (CIRCULAR_BOUND / (Math.PI / 2)));
    const { high, low } = exactProduct(k, Math.PI / 2);
    return high + (low + k * 6.123233995736766e-17);
  }
  const exponent = Math.floor(random.uniform(-1074, 1024));
  return Math.sign(random.uniform(-1, 1)) * random.uniform(1, 2) * 2 ** exponent;
}

/** The largest error of a kernel at these points, in units of the last place, and where. */
export function largestError(
  loops: KernelLoops,
  name: KernelName,
  xs: readonly number[],
): { ulp: number; at: number } {
  const largest = { ulp: 0, at: NaN };
  loops.values(name, xs).forEach((value, i) => {
    const ulp = ulpError(value, references[name](xs[i]));
    if (ulp > largest.ulp || Number.isNaN(ulp)) Object.assign(largest, { ulp, at: xs[i] });
  });
  return largest;
}
