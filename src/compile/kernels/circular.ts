// Sine and cosine: x less a multiple of π/2 in three parts of 33 bits (Cody and Waite 1980; fdlibm's e_rem_pio2.c), and the
// polynomials of fdlibm's k_sin.c and k_cos.c on what is left, |y| ≤ π/4.

import type { Arithmetic, Lanes } from './arithmetic';
import type { Kernel } from './kernel';

/** π/2 = first + second + third + what the tails add: 33 bits each, so that their products with n are exact. */
const PARTS = [1.57079632673412561417, 6.07710050630396597660e-11, 2.02226624871116645580e-21] as const; // prettier-ignore
/** π/2 less the first two parts, and less all three. */
const TAILS = [2.02226624879595063154e-21, 8.47842766036889956997e-32] as const;

/** Beyond this n has too many bits; JavaScript's own functions take over. */
const LARGE = 1e5;

const SINE = [8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.75573137070700676789e-6, -2.50507602534068634195e-8, 1.58969099521155010221e-10]; // prettier-ignore
const SINE_FIRST = -1.66666666666666324348e-1;
const COSINE = [4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5, -2.75573143513906633035e-7, 2.08757232129817482790e-9, -1.13596475577881948265e-11]; // prettier-ignore

export const sin: Kernel = { operands: 1, build: (m, x) => circular(m, 'sin', x) };
export const cos: Kernel = { operands: 1, build: (m, x) => circular(m, 'cos', x) };

function circular(m: Arithmetic, name: 'sin' | 'cos', x: Lanes): Lanes {
  const n = m.nearest(m.mul(x, 2 / Math.PI));
  const { y, low } = reduced(m, x, n);
  const quadrant = m.plus(m.toInteger(n), m.bits(name === 'sin' ? 0n : 1n));
  const isOdd = m.minus(m.bits(0n), m.and(quadrant, m.bits(1n)));
  const sign = m.shift('i64x2.shl', m.and(quadrant, m.bits(2n)), 62);
  const value = m.xor(m.select(isOdd, cosine(m, y, low), sine(m, y, low)), sign);
  return m.orExactly(name, x, m.less(LARGE, m.abs(x)), value);
}

/** x − n π/2 as y + low. */
function reduced(m: Arithmetic, x: Lanes, n: Lanes): { y: Lanes; low: Lanes } {
  const first = m.sub(x, m.mul(n, PARTS[0]));
  const second = m.mul(n, PARTS[1]);
  const afterSecond = m.sub(first, second);
  const third = m.mul(n, PARTS[2]);
  const lostBySecond = m.sub(m.sub(first, afterSecond), second);
  const rest = m.sub(afterSecond, third);
  const lostByThird = m.sub(m.sub(afterSecond, rest), third);
  const tail = m.sub(m.sub(m.mul(n, TAILS[1]), lostByThird), lostBySecond);
  const y = m.sub(rest, tail);
  return { y, low: m.sub(m.sub(rest, y), tail) };
}

function sine(m: Arithmetic, y: Lanes, low: Lanes): Lanes {
  const z = m.mul(y, y);
  const v = m.mul(z, y);
  const r = m.polynomial(z, SINE);
  const change = m.sub(m.mul(z, m.sub(m.mul(0.5, low), m.mul(v, r))), low);
  return m.sub(y, m.sub(change, m.mul(v, SINE_FIRST)));
}

function cosine(m: Arithmetic, y: Lanes, low: Lanes): Lanes {
  const z = m.mul(y, y);
  const half = m.mul(0.5, z);
  const w = m.sub(1, half);
  const r = m.mul(z, m.polynomial(z, COSINE));
  return m.add(w, m.add(m.sub(m.sub(1, w), half), m.sub(m.mul(z, r), m.mul(y, low))));
}
