// eˣ and eˣ − 1: x = n log 2 + r with |r| ≤ log 2 / 2 (Cody and Waite 1980), eʳ by its Taylor series, 2ⁿ by its bits.

import type { Arithmetic, Lanes } from './arithmetic';
import type { Kernel } from './kernel';

// log 2 in two parts, as in fdlibm's e_exp.c: products of the first with n are exact.
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;

/** 1/2!, 1/3!, … 1/13!: for |r| ≤ 0.35 what is left out is below 2⁻⁵⁷. */
const COEFFICIENTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((n) => 1 / factorial(n));

/** Beyond these, eˣ is 0 or ∞. */
const LEAST = -746;
const MOST = 710;

export const exp: Kernel = {
  operands: 1,
  build(m, x) {
    const { n, tail } = reduced(m, m.min(m.max(x, LEAST), MOST));
    const half = m.floor(m.mul(n, 0.5));
    // In two steps, so that a subnormal result is rounded once.
    const power = m.mul(m.add(1, tail), m.powerOfTwo(half));
    return m.mul(power, m.powerOfTwo(m.sub(n, half)));
  },
};

/** Beyond this, eˣ − 1 is eˣ; below its negative it is −1. */
const LARGE = 38;

export const expm1: Kernel = {
  operands: 1,
  build(m, x) {
    const { n, tail } = reduced(m, m.min(m.max(x, -LARGE), LARGE));
    const scale = m.powerOfTwo(n);
    const near = m.add(m.sub(scale, 1), m.mul(scale, tail));
    const tiny = m.less(m.abs(x), 2 ** -54); // ±0 among them
    return m.select(m.less(LARGE, x), m.call('exp', x), m.select(tiny, x, near));
  },
};

/** n, and eʳ − 1. */
function reduced(m: Arithmetic, x: Lanes): { n: Lanes; tail: Lanes } {
  const n = m.nearest(m.mul(x, Math.LOG2E));
  const r = m.sub(m.sub(x, m.mul(n, LN2_HIGH)), m.mul(n, LN2_LOW));
  return { n, tail: m.add(r, m.mul(m.mul(r, r), m.polynomial(r, COEFFICIENTS))) };
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
