// exp and expm1: x = n ln 2 + r with |r| ≤ ½ ln 2, a polynomial in r, and 2ⁿ put together from bits
// (Cody and Waite 1980, chapter 6).

import type { Vector } from '../wasm/function';
import { bitsOf } from '../wasm/instructions';
import type { Kernel } from './kernel';
import { LN2_HIGH, LN2_LOW, ROUNDER, type Lanes } from './lanes';

export const exp: Kernel = { operands: 1, build: (m, x) => exponential(m, x) };

export const expm1: Kernel = {
  operands: 1,
  build(m, x) {
    const { shifted, head, rest } = reduced(m, m.clamp(x, -40, 710));
    // 2ⁿ − 1 + 2ⁿ head + 2ⁿ rest, the small terms last; halved, because 2¹⁰²⁴ is no double.
    const power = m.addBits(m.shl(shifted, 52), m.bits(bitsOf(0.5)));
    const main = m.add(m.sub(power, m.constant(0.5)), m.mul(power, head));
    const half = m.add(main, m.mul(power, rest));
    // Halves of subnormal numbers lose a bit, and half of −0 plus 0 loses its sign.
    const tiny = m.lt(m.abs(x), m.constant(2 ** -54));
    return m.select(tiny, x, m.add(half, half));
  },
};

/** e^(x + small), where small is below the last place of x. */
export function exponential(m: Lanes, x: Vector, small?: Vector): Vector {
  // Beyond these bounds the result is 0 or ∞, as it is at them.
  const { shifted, head, rest } = reduced(m, m.clamp(x, -746, 710), small);
  const value = m.add(m.constant(1), m.add(head, rest));
  // 2ⁿ in two factors: a subnormal result is rounded by the second product alone.
  const power = m.shl(shifted, 52);
  const half = m.and(m.shl(shifted, 51), m.bits(0xfffn << 52n));
  const one = m.bits(bitsOf(1));
  return m.mul(m.mul(value, m.addBits(half, one)), m.addBits(m.subBits(power, half), one));
}

/** x + small = n ln 2 + r, and eʳ = 1 + head + rest. The integer n stands in the low bits of `shifted`. */
function reduced(m: Lanes, x: Vector, small?: Vector): { shifted: Vector; head: Vector; rest: Vector } {
  const rounder = m.constant(ROUNDER);
  const shifted = m.add(m.mul(x, m.constant(Math.LOG2E)), rounder);
  const n = m.sub(shifted, rounder);
  const head = m.sub(x, m.mul(n, m.constant(LN2_HIGH)));
  const product = m.mul(n, m.constant(LN2_LOW));
  const low = small === undefined ? product : m.sub(product, small);
  const r = m.sub(head, low);
  const curve = m.mul(m.mul(r, r), m.polynomial(r, CURVE));
  return { shifted, head, rest: m.sub(curve, low) };
}

/** (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2, by mpmath's chebyfit; its error is 1.1e-16. */
const CURVE = [
  0.5000000000000001, 0.16666666666666669, 0.04166666666662413, 0.008333333333330062, 0.0013888888917213717,
  0.00019841269863053618, 2.4801521295954376e-5, 2.7557268459997064e-6, 2.7620088445409746e-7,
  2.510038549551032e-8,
];
