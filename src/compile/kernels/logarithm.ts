// log x and log(1 + x), as in fdlibm's e_log.c and s_log1p.c: x = 2ᵏ (1 + f) with 1 + f between √½ and √2, and log(1 + f) by
// its series in s = f / (2 + f).

import type { Arithmetic, Lanes } from './arithmetic';
import { LN2_HIGH, LN2_LOW } from './exponential';
import type { Kernel } from './kernel';

/** Of (log(1 + f) − 2s) / s in s²: minimax, with an error below 2⁻⁵⁸. */
const COEFFICIENTS = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605106586,
];

const SMALLEST_NORMAL = 2 ** -1022;
/** The bits of √½, to 20 bits of its mantissa, and what lies between them and those of 1. */
const ROOT_HALF_BITS = 0x3fe6a09e00000000n;
const TO_ONE_BITS = 0x3ff0000000000000n - ROOT_HALF_BITS;
const MANTISSA_BITS = 0x000fffffffffffffn;

export const log: Kernel = {
  operands: 1,
  build(m, x) {
    const isSmall = m.less(x, SMALLEST_NORMAL);
    const { k, f } = split(m, m.select(isSmall, m.mul(x, 2 ** 54), x));
    const exponent = m.sub(k, m.select(isSmall, 54, 0));
    return outside(m, x, ofParts(m, exponent, f, 0));
  },
};

export const log1p: Kernel = {
  operands: 1,
  build(m, x) {
    const u = m.add(1, x);
    const parts = split(m, u);
    // What was lost in 1 + x.
    const lost = m.select(m.less(1, x), m.sub(1, m.sub(u, x)), m.sub(x, m.sub(u, 1)));
    const near = m.and(m.less(-0.2928, x), m.less(x, 0.4142)); // k = 0 and f = x, exactly
    const k = m.select(near, 0, parts.k);
    const f = m.select(near, x, parts.f);
    const correction = m.select(near, 0, m.div(lost, u));
    const tiny = m.less(m.abs(x), 2 ** -54); // ±0 among them
    return m.select(tiny, x, outside(m, u, ofParts(m, k, f, correction)));
  },
};

/** k and f of a normal x > 0. */
function split(m: Arithmetic, x: Lanes): { k: Lanes; f: Lanes } {
  const bits = m.plus(x, m.bits(TO_ONE_BITS));
  const k = m.toDouble(m.minus(m.shift('i64x2.shr_s', bits, 52), m.bits(1023n)));
  const mantissa = m.plus(m.and(bits, m.bits(MANTISSA_BITS)), m.bits(ROOT_HALF_BITS));
  return { k, f: m.sub(mantissa, 1) };
}

/** k log 2 + log(1 + f) + correction. */
function ofParts(m: Arithmetic, k: Lanes, f: Lanes, correction: Lanes | number): Lanes {
  const s = m.div(f, m.add(2, f));
  const z = m.mul(s, s);
  const series = m.mul(z, m.polynomial(z, COEFFICIENTS));
  const half = m.mul(0.5, m.mul(f, f));
  const low = m.add(m.mul(k, LN2_LOW), correction);
  const rest = m.add(m.mul(s, m.add(half, series)), low);
  return m.add(m.add(m.sub(rest, half), f), m.mul(k, LN2_HIGH));
}

/** The logarithm where x is 0, negative, ∞ or NaN; elsewhere `inside`. */
function outside(m: Arithmetic, x: Lanes, inside: Lanes): Lanes {
  const finite = m.select(m.less(x, Infinity), inside, x);
  return m.select(m.equal(x, 0), -Infinity, m.select(m.less(x, 0), NaN, finite));
}
