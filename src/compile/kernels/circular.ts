// sin and cos: x − k π/2 with π/2 in three parts (Cody and Waite 1980, chapter 8), then the polynomials of
// fdlibm, k_sin.c and k_cos.c, one of which counts.

import type { Kernel } from './kernel';
import { ROUNDER, SIGN } from './lanes';

export const sin = circular('sin');
export const cos = circular('cos');

/** Up to here k has 16 bits, and its products with the first two parts of π/2 are exact. */
export const CIRCULAR_BOUND = 1e5;

function circular(name: 'sin' | 'cos'): Kernel {
  return {
    operands: 1,
    build(m, x) {
      const rounder = m.constant(ROUNDER);
      const shifted = m.add(m.mul(x, m.constant(2 / Math.PI)), rounder);
      const k = m.sub(shifted, rounder);
      const [first, second, third] = HALF_PI.map((part) => m.mul(k, m.constant(part)));
      const high = m.sub(x, first);
      const middle = m.sub(high, second);
      const lost = m.sub(m.sub(high, middle), second); // high − second = middle + lost
      const tail = m.sub(third, lost);
      const r = m.sub(middle, tail);
      const low = m.sub(m.sub(middle, r), tail); // x − k π/2 = r + low
      const square = m.mul(r, r);

      const one = m.constant(1);
      const half = m.mul(m.constant(0.5), square);
      const start = m.sub(one, half);
      const cubic = m.mul(m.mul(r, square), m.polynomial(square, SINE));
      const sine = m.add(r, m.add(cubic, m.mul(low, start)));
      const rounding = m.sub(m.sub(one, start), half);
      const quartic = m.mul(m.mul(square, square), m.polynomial(square, COSINE));
      const cosine = m.add(start, m.add(rounding, m.sub(quartic, m.mul(r, low))));

      // cos x = sin(x + π/2); odd k swap the two, and two of four quadrants are negative.
      const bit = m.bits(1n);
      const quadrant = name === 'sin' ? shifted : m.addBits(shifted, bit);
      const odd = m.eqBits(m.and(quadrant, bit), bit);
      const negative = m.and(m.shl(quadrant, 62), m.bits(SIGN));
      const inside = m.xor(m.select(odd, cosine, sine), negative);
      const value = name === 'sin' ? m.select(m.eq(x, m.constant(0)), x, inside) : inside; // −0 is kept
      const beyond = m.lt(m.constant(CIRCULAR_BOUND), m.abs(x));
      return m.replaced(value, beyond, () => m.exact(name, x));
    },
  };
}

/** π/2: 37 bits, 37 more, and 53 more. */
const HALF_PI = [1.5707963267923333, 2.5633441515839558e-12, 1.0562999066987428e-23];

/** (sin r − r) / r³ in r², |r| ≤ π/4 (fdlibm, k_sin.c: S1 to S6). */
const SINE = [
  -1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4,
  2.75573137070700676789e-6, -2.50507602534068634195e-8, 1.58969099521155010221e-10,
];

/** (cos r − 1 + ½ r²) / r⁴ in r², |r| ≤ π/4 (fdlibm, k_cos.c: C1 to C6). */
const COSINE = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5,
  -2.75573143513906633035e-7, 2.0875723212981748279e-9, -1.13596475577881948265e-11,
];
