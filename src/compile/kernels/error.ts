// The error function and its complement, by the expansions of the table's own: a power series near 0, a Chebyshev expansion
// beyond.

import { COEFFICIENTS, SERIES, SERIES_BOUND, SPREAD } from '../../ops/erf';
import type { Arithmetic, Lanes } from './arithmetic';
import type { Kernel } from './kernel';

/** Beyond this erfc is 0. */
const LARGE = 28;
/** The upper 24 bits of the mantissa, whose square is exact. */
const HEAD_BITS = 0xffffffffe0000000n;

export const erf: Kernel = {
  operands: 1,
  build(m, x) {
    const size = m.abs(x);
    const sign = m.xor(x, size);
    return m.select(m.less(size, SERIES_BOUND), series(m, x), m.or(m.sub(1, tail(m, size)), sign));
  },
};

export const erfc: Kernel = {
  operands: 1,
  build(m, x) {
    const size = m.abs(x);
    const far = tail(m, size);
    const beyond = m.select(m.less(x, 0), m.sub(2, far), far);
    return m.select(m.less(size, SERIES_BOUND), m.sub(1, series(m, x)), beyond);
  },
};

function series(m: Arithmetic, x: Lanes): Lanes {
  const square = m.mul(x, x);
  const rest = m.mul(square, m.polynomial(square, SERIES.slice(1)));
  return m.add(x, m.mul(x, m.add(SERIES[0] - 1, rest)));
}

/** erfc(x) = e^(−x²) · t · C(2t − 1) with t = SPREAD / (SPREAD + x), for x ≥ 0. */
function tail(m: Arithmetic, size: Lanes): Lanes {
  const x = m.min(size, LARGE);
  const divisor = m.add(SPREAD, x);
  const u = m.div(m.sub(SPREAD, x), divisor);
  const twice = m.mul(2, u);
  // Clenshaw's recurrence.
  let previous: Lanes | number = 0;
  let current: Lanes = m.add(COEFFICIENTS[COEFFICIENTS.length - 1], m.mul(0, u));
  for (let k = COEFFICIENTS.length - 2; k > 0; k--) {
    const next: Lanes = m.add(m.sub(m.mul(twice, current), previous), COEFFICIENTS[k]);
    previous = current;
    current = next;
  }
  const chebyshev = m.add(m.sub(m.mul(u, current), previous), COEFFICIENTS[0]);
  // x² is rounded, and e^(−x²) multiplies that error by x²: split x so that one of the squares is exact.
  const head = m.and(x, m.bits(HEAD_BITS));
  const first = m.call('exp', m.neg(m.mul(head, head)));
  const second = m.call('exp', m.mul(m.sub(head, x), m.add(head, x)));
  return m.mul(m.mul(m.mul(first, second), m.div(SPREAD, divisor)), chebyshev);
}
