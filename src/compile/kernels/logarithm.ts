// log and log1p: u = 2ᵏ (1 + f) with 1 + f from √½ to √2, and log(1 + f) from the odd series in
// s = f / (2 + f) (fdlibm, e_log.c and s_log1p.c).

import type { Vector } from '../wasm/function';
import { bitsOf } from '../wasm/instructions';
import type { Kernel } from './kernel';
import { FRACTION, LN2_HIGH, LN2_LOW, SIGN, type Lanes } from './lanes';

export const log: Kernel = {
  operands: 1,
  build(m, x) {
    const subnormal = m.lt(x, m.constant(2 ** -1022));
    const normal = m.select(subnormal, m.mul(x, m.constant(2 ** 54)), x);
    const { k, fraction } = split(m, normal);
    const exponent = m.sub(k, m.and(subnormal, m.constant(54)));
    return limits(m, x, combined(m, exponent, fraction));
  },
};

export const log1p: Kernel = {
  operands: 1,
  build(m, x) {
    const one = m.constant(1);
    const u = m.add(one, x);
    // What the sum has lost (Knuth's two-sum): log(u + lost) = log u + lost / u.
    const added = m.sub(u, one);
    const lost = m.add(m.sub(one, m.sub(u, added)), m.sub(x, added));
    const { k, fraction } = split(m, u);
    const value = limits(m, u, combined(m, k, fraction, m.div(lost, u)));
    return m.or(value, m.and(x, m.bits(SIGN))); // −0 has lost its sign
  },
};

/** u = 2ᵏ (1 + fraction). */
function split(m: Lanes, u: Vector): { k: Vector; fraction: Vector } {
  const one = m.constant(1);
  const offset = m.addBits(u, m.bits(bitsOf(1) - bitsOf(Math.SQRT1_2)));
  // An integer below 2⁵² in the low bits of 2⁵² makes their sum.
  const k = m.sub(m.or(m.shr(offset, 52), m.bits(bitsOf(2 ** 52))), m.constant(2 ** 52 + 1023));
  const mantissa = m.addBits(m.and(offset, m.bits(FRACTION)), m.bits(bitsOf(Math.SQRT1_2)));
  return { k, fraction: m.sub(mantissa, one) };
}

/** k ln 2 + log(1 + f) + small. */
function combined(m: Lanes, k: Vector, f: Vector, small?: Vector): Vector {
  const s = m.div(f, m.add(m.constant(2), f));
  const square = m.mul(s, s);
  const series = m.mul(square, m.polynomial(square, SERIES));
  const parabola = m.mul(m.mul(m.constant(0.5), f), f);
  const low = m.mul(k, m.constant(LN2_LOW));
  const minor = m.add(m.mul(s, m.add(parabola, series)), small === undefined ? low : m.add(low, small));
  return m.sub(m.mul(k, m.constant(LN2_HIGH)), m.sub(m.sub(parabola, minor), f));
}

/** The logarithm of ∞ and NaN is their own, that of 0 is −∞, and that of a negative number NaN. */
function limits(m: Lanes, x: Vector, value: Vector): Vector {
  const zero = m.constant(0);
  const finite = m.select(m.lt(x, m.constant(Infinity)), value, x);
  const result = m.select(m.eq(x, zero), m.constant(-Infinity), finite);
  return m.or(result, m.lt(x, zero)); // all bits set is a NaN
}

/** log(1 + f) = 2s + s R(s²), and R(z) = z · Σ SERIESₙ zⁿ (fdlibm, e_log.c: Lg1 to Lg7). */
const SERIES = [
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
];
