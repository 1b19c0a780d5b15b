// Arithmetic, powers and roots; the largest and the smallest; rounding.

import type { BinaryName, TernaryName, UnaryName } from './algebra';
import { isZero } from './branches';
import type { Row } from './op';

type Unary = Row<[number]>;
type Binary = Row<[number, number]>;
type Ternary = Row<[number, number, number]>;

const PAIR: [number, number][] = [[-5, 5], [-5, 5]]; // prettier-ignore

export const arithmetic = {
  neg: {
    arity: 1,
    doc: '−x',
    forward: (x) => -x,
    partials: () => [-1],
    samples: { random: [[-5, 5]], special: [[0], [1e300]] },
  },
  abs: {
    arity: 1,
    doc: '|x|',
    forward: Math.abs,
    partials: (m, [x]) => [m.sign(x)],
    kinks: [{ at: [0], partials: [0] }],
    samples: { random: [[-5, 5]], special: [[-1e-300]] },
  },
  sign: {
    arity: 1,
    doc: '−1, 0 or 1',
    forward: Math.sign,
    partials: () => [0],
    kinks: [{ at: [0], partials: [0] }],
    samples: { random: [[-5, 5]] },
  },
  square: {
    arity: 1,
    doc: 'x²',
    forward: (x) => x * x,
    partials: (m, [x]) => [m.mul(2, x)],
    samples: { random: [[-5, 5]], special: [[0], [1e-150]] },
  },
  sqrt: {
    arity: 1,
    doc: '√x',
    forward: Math.sqrt,
    partials: (m, _, y) => [m.div(0.5, y)],
    domain: 'x ≥ 0',
    kinks: [{ at: [0], partials: [Infinity] }],
    samples: { random: [[0.01, 50]], special: [[1e-13]], outside: [[-1]] },
  },
  cbrt: {
    arity: 1,
    doc: '∛x',
    forward: Math.cbrt,
    partials: (m, _, y) => [m.reciprocal(m.mul(3, m.square(y)))],
    kinks: [{ at: [0], partials: [Infinity] }],
    samples: { random: [[-50, 50]], special: [[1e-12]] },
  },
  reciprocal: {
    arity: 1,
    doc: '1/x',
    forward: (x) => 1 / x,
    partials: (m, _, y) => [m.neg(m.square(y))],
    domain: 'x ≠ 0',
    samples: { random: [[0.1, 8]], special: [[1e-100], [-2]] },
  },
  floor: {
    arity: 1,
    doc: 'the largest integer ≤ x',
    forward: Math.floor,
    partials: () => [0],
    kinks: [{ at: [2], partials: [0] }],
    samples: { random: [[-5, 5]] },
  },
  ceil: {
    arity: 1,
    doc: 'the smallest integer ≥ x',
    forward: Math.ceil,
    partials: () => [0],
    kinks: [{ at: [2], partials: [0] }],
    samples: { random: [[-5, 5]] },
  },
  round: {
    arity: 1,
    doc: 'the nearest integer, halves to the even one',
    forward: roundHalfToEven,
    partials: () => [0],
    kinks: [{ at: [2.5], partials: [0] }],
    samples: { random: [[-5, 5]] },
  },
  add: {
    arity: 2,
    doc: 'a + b',
    forward: (a, b) => a + b,
    partials: () => [1, 1],
    samples: { random: PAIR },
  },
  sub: {
    arity: 2,
    doc: 'a − b',
    forward: (a, b) => a - b,
    partials: () => [1, -1],
    samples: { random: PAIR },
  },
  mul: {
    arity: 2,
    doc: 'a · b',
    forward: (a, b) => a * b,
    partials: (_, [a, b]) => [b, a],
    samples: { random: PAIR },
  },
  div: {
    arity: 2,
    doc: 'a / b',
    forward: (a, b) => a / b,
    // −a/b² as −(a/b)/b, which overflows only where the true value does.
    partials: (m, [, b], y) => [m.reciprocal(b), m.neg(m.div(y, b))],
    domain: 'b ≠ 0',
    samples: { random: [[-5, 5], [0.5, 5]], special: [[1, 1e-13], [3, -2]] }, // prettier-ignore
  },
  pow: {
    arity: 2,
    doc: 'aᵇ, with (±1)^±∞ = 1 as in C',
    forward: (a, b) => (Math.abs(a) === 1 && Math.abs(b) === Infinity ? 1 : a ** b),
    partials: (m, [a, b], y) => {
      const none = isZero(m, a);
      const size = m.max(m.abs(a), m.abs(b));
      const bothZero = isZero(m, size);
      // Where both are small, b aᵇ/a: the slope of b aᵇ⁻¹ passes through aᵇ⁻², which overflows before b times it.
      const small = m.where(none, 0, m.sub(0.5, size));
      const power = m.pow(m.where(bothZero, 1, a), m.where(small, b, m.sub(b, 1)));
      const positive = m.where(none, 1, a);
      const root = m.pow(positive, m.mul(0.5, b)); // its square is y, but does not over- or underflow with it
      return [
        m.where(bothZero, 0, m.div(m.mul(b, power), m.where(small, a, 1))), // d 0⁰/da = 0
        m.where(none, m.where(m.neg(b), m.neg(y), 0), m.mul(root, m.mul(root, m.log(positive)))), // d 0ᵇ/db = 0, b ≥ 0
      ];
    },
    domain: 'a > 0, or b an integer',
    kinks: [
      { at: [0, 0], partials: [0, 0] },
      { at: [-2, 3], partials: [12, NaN] },
    ],
    samples: { random: [[0.1, 5], [-3, 3]], special: [[0.001, 60.5]], outside: [[-2, 0.5]] }, // prettier-ignore
  },
  max: {
    arity: 2,
    doc: 'the larger; a tie shares its gradient',
    forward: Math.max,
    partials: (m, [a, b]) => {
      const first = m.where(m.sub(a, b), 1, m.where(m.sub(b, a), 0, 0.5));
      return [first, m.sub(1, first)];
    },
    kinks: [{ at: [2, 2], partials: [0.5, 0.5] }],
    samples: { random: PAIR },
  },
  min: {
    arity: 2,
    doc: 'the smaller; a tie shares its gradient',
    forward: Math.min,
    partials: (m, [a, b]) => {
      const first = m.where(m.sub(b, a), 1, m.where(m.sub(a, b), 0, 0.5));
      return [first, m.sub(1, first)];
    },
    kinks: [{ at: [2, 2], partials: [0.5, 0.5] }],
    samples: { random: PAIR },
  },
  clamp: {
    arity: 3,
    doc: 'x, but at least lo and at most hi',
    forward: (x, lo, hi) => Math.min(Math.max(x, lo), hi),
    partials: (m, [x, lo, hi]) => {
      const below = m.sub(lo, x);
      const above = m.sub(x, hi);
      const crossed = m.sub(lo, hi);
      return [
        m.where(below, 0, m.where(above, 0, 1)),
        m.where(below, m.where(m.neg(crossed), 1, 0), 0),
        m.where(above, 1, m.where(crossed, 1, 0)),
      ];
    },
    kinks: [
      { at: [-1, -1, 1], partials: [1, 0, 0] },
      { at: [1, -1, 1], partials: [1, 0, 0] },
    ],
    samples: { random: [[-5, 5], [-3, -1], [1, 3]], special: [[-4, -1, 1], [4, -1, 1], [0, 2, 1]] }, // prettier-ignore
  },
  where: {
    arity: 3,
    doc: 'a where the condition is > 0, else b',
    forward: (condition, a, b) => (condition > 0 ? a : b),
    partials: (m, [condition]) => [0, m.where(condition, 1, 0), m.where(condition, 0, 1)],
    kinks: [{ at: [0, 2, 3], partials: [0, 0, 1] }],
    samples: { random: [[-5, 5], [-5, 5], [-5, 5]] }, // prettier-ignore
  },
} satisfies { [K in UnaryName]?: Unary } & { [K in BinaryName]?: Binary } & { [K in TernaryName]: Ternary };

function roundHalfToEven(x: number): number {
  const up = Math.round(x); // halves towards +∞
  return up - x === 0.5 && up % 2 !== 0 ? up - 1 : up;
}
