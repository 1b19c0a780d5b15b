// erf and erfc: a polynomial near 0, and beyond it e^(−x²) / x with a small correction. The expansions of the table
// serve both as well, but with more terms, each of which waits for the one before.

import type { Vector } from '../wasm/function';
import { exponential } from './exponential';
import type { Kernel } from './kernel';
import { SIGN, type Lanes } from './lanes';

export const erf: Kernel = {
  operands: 1,
  build(m, x) {
    const size = m.abs(x);
    const far = m.sub(m.constant(1), tail(m, size));
    const near = m.add(x, excess(m, x));
    return m.select(m.lt(size, m.constant(BOUND)), near, m.or(far, m.and(x, m.bits(SIGN))));
  },
};

export const erfc: Kernel = {
  operands: 1,
  build(m, x) {
    const size = m.abs(x);
    const right = tail(m, size);
    const far = m.select(m.lt(x, m.constant(0)), m.sub(m.constant(2), right), right);
    // 1 − (x + excess), but x − ½ is exact where digits would be lost (fdlibm, s_erf.c).
    const half = m.constant(0.5);
    const near = m.sub(half, m.add(m.sub(x, half), excess(m, x)));
    return m.select(m.lt(size, m.constant(BOUND)), near, far);
  },
};

/** erf(x) − x, for |x| < BOUND. */
function excess(m: Lanes, x: Vector): Vector {
  return m.mul(x, m.polynomial(m.mul(x, x), EXCESS));
}

/** erfc(x) = e^(−x²) (1/√π + R(x)) / (x + SHIFT), for x ≥ BOUND. R is small, and so are its errors. */
function tail(m: Lanes, x: Vector): Vector {
  const a = m.clamp(x, BOUND, LAST);
  const correction = m.div(m.polynomial(a, NUMERATOR), m.polynomial(a, DENOMINATOR));
  const ratio = m.div(m.add(m.constant(1 / Math.sqrt(Math.PI)), correction), m.add(a, m.constant(SHIFT)));
  // a² = square + lost, from a head whose own square is exact.
  const square = m.mul(a, a);
  const head = m.and(a, m.bits(HEAD));
  const lost = m.add(m.sub(m.mul(head, head), square), m.mul(m.sub(a, head), m.add(a, head)));
  return m.mul(exponential(m, m.neg(square), m.neg(lost)), ratio);
}

const BOUND = 0.75;
const SHIFT = 0.34375;
/** erfc of it is less than the smallest double. */
const LAST = 28;
/** The first 26 bits of a double's 53, with sign and exponent. */
const HEAD = (1n << 64n) - (1n << 27n);

/** erf(x) / x − 1 in x², |x| ≤ BOUND, by mpmath's chebyfit; its error is 8e-19. */
const EXCESS = [
  0.1283791670955126, -0.37612638903183715, 0.11283791670952596, -0.026866170644428485, 0.005223977615420539,
  -0.0008548326188759752, 0.00012055289567541706, -1.4924196305569617e-5, 1.643068417974155e-6,
  -1.5940066854661717e-7, 1.1472499701094691e-8,
];

// R from BOUND to LAST, interpolated at the Chebyshev nodes of 1 / (2 + x) with 80 digits (mpmath); its error
// is 8e-19.
const NUMERATOR = [
  -0.22043958242782413, -0.16032082450163623, 0.09700635971466663, 0.22584334651740343, 0.17785144849162926,
  0.08464884280300573, 0.02700897743608494, 0.005833523328689238, 0.0008012004235976807,
  5.6758462735952394e-5,
];
const DENOMINATOR = [
  1, 3.504091499248115, 5.730766909853947, 5.779688260703885, 3.996946644647469, 1.990478579415387,
  0.7276566600847789, 0.19450943652281244, 0.03685347412771826, 0.004556859935641488, 0.00029265965337479363,
];
