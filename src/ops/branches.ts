// Choices within partials, made so that the branch not taken stays finite: its share of a gradient is 0,
// and 0 · ∞ is NaN.

import type { Algebra } from './algebra';

/** 1 where x is 0, else 0; NaN where x is NaN. */
export function isZero<T>(m: Algebra<T>, x: T): T {
  return m.sub(1, m.step(m.abs(x)));
}

/** x, or 1 where x is 0: a divisor that turns 0/0 into 0. */
export function nonZero<T>(m: Algebra<T>, x: T): T {
  return m.add(x, isZero(m, x));
}

/** `inside` where lo < x < hi, else 0. */
export function between<T>(m: Algebra<T>, x: T, lo: number, hi: number, inside: number): T {
  return m.where(m.sub(x, lo), m.where(m.sub(hi, x), inside, 0), 0);
}

/** eˣ for x ≤ 0, and 1 beyond. */
export function expOfNegative<T>(m: Algebra<T>, x: T): T {
  return m.exp(m.min(x, 0));
}
