// Exponentials and logarithms, circular and hyperbolic functions, and the error function.

import type { Algebra, BinaryName, UnaryName } from './algebra';
import { nonZero } from './branches';
import { erf, erfc } from './erf';
import type { Row } from './op';

type Unary = Row<[number]>;
type Binary = Row<[number, number]>;

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

export const elementary = {
  exp: {
    arity: 1,
    doc: 'eˣ',
    forward: Math.exp,
    partials: (_, __, y) => [y],
    samples: { random: [[-5, 5]], special: [[-700]] },
  },
  expm1: {
    arity: 1,
    doc: 'eˣ − 1, accurate near 0',
    forward: Math.expm1,
    partials: (m, [x]) => [m.exp(x)],
    samples: { random: [[-5, 5]], special: [[1e-18]] },
  },
  log: {
    arity: 1,
    doc: 'the natural logarithm',
    forward: Math.log,
    partials: (m, [x]) => [m.reciprocal(x)],
    domain: 'x > 0',
    kinks: [{ at: [0], partials: [Infinity] }],
    samples: { random: [[0.01, 50]], special: [[1e-100]], outside: [[-1]] },
  },
  log1p: {
    arity: 1,
    doc: 'log(1 + x), accurate near 0',
    forward: Math.log1p,
    partials: (m, [x]) => [m.reciprocal(m.add(1, x))],
    domain: 'x > −1',
    samples: { random: [[-0.9, 20]], special: [[1e-18]], outside: [[-2]] },
  },
  log2: {
    arity: 1,
    doc: 'the logarithm to base 2',
    forward: Math.log2,
    partials: (m, [x]) => [m.div(Math.LOG2E, x)],
    domain: 'x > 0',
    samples: { random: [[0.01, 50]], special: [[1e-100]], outside: [[-1]] },
  },
  log10: {
    arity: 1,
    doc: 'the logarithm to base 10',
    forward: Math.log10,
    partials: (m, [x]) => [m.div(Math.LOG10E, x)],
    domain: 'x > 0',
    samples: { random: [[0.01, 50]], special: [[1e-100]], outside: [[-1]] },
  },
  sin: {
    arity: 1,
    doc: 'sine, of radians',
    forward: Math.sin,
    partials: (m, [x]) => [m.cos(x)],
    samples: { random: [[-5, 5]], special: [[0], [100000.1]] },
  },
  cos: {
    arity: 1,
    doc: 'cosine, of radians',
    forward: Math.cos,
    partials: (m, [x]) => [m.neg(m.sin(x))],
    samples: { random: [[-5, 5]], special: [[0], [100000.1]] },
  },
  tan: {
    arity: 1,
    doc: 'tangent, of radians',
    forward: Math.tan,
    partials: (m, _, y) => [m.add(1, m.square(y))], // d tan = 1 + tan²
    samples: { random: [[-1.4, 1.4]], special: [[1.57]] },
  },
  asin: {
    arity: 1,
    doc: 'arc sine, in radians',
    forward: Math.asin,
    partials: (m, [x]) => [m.reciprocal(m.sqrt(oneMinusSquare(m, x)))],
    domain: '−1 ≤ x ≤ 1',
    samples: { random: [[-0.95, 0.95]], special: [[1e-12], [1 - 1e-12]], outside: [[1.5]] },
  },
  acos: {
    arity: 1,
    doc: 'arc cosine, in radians',
    forward: Math.acos,
    partials: (m, [x]) => [m.neg(m.reciprocal(m.sqrt(oneMinusSquare(m, x))))],
    domain: '−1 ≤ x ≤ 1',
    samples: { random: [[-0.95, 0.95]], special: [[1e-12], [1 - 1e-12]], outside: [[1.5]] },
  },
  atan: {
    arity: 1,
    doc: 'arc tangent, in radians',
    forward: Math.atan,
    // 1/(1 + x²); by hypot, since its square would overflow before its own derivative does.
    partials: (m, [x]) => [m.square(m.reciprocal(m.hypot(1, x)))],
    samples: { random: [[-10, 10]], special: [[0], [1e12]] },
  },
  sinh: {
    arity: 1,
    doc: 'hyperbolic sine',
    forward: Math.sinh,
    partials: (m, [x]) => [m.cosh(x)],
    samples: { random: [[-5, 5]], special: [[1e-12]] },
  },
  cosh: {
    arity: 1,
    doc: 'hyperbolic cosine',
    forward: Math.cosh,
    partials: (m, [x]) => [m.sinh(x)],
    samples: { random: [[-5, 5]], special: [[0], [300]] },
  },
  tanh: {
    arity: 1,
    doc: 'hyperbolic tangent',
    forward: Math.tanh,
    // d tanh = 1 − tanh² = sech²; the first form loses all digits where tanh is near ±1.
    partials: (m, [x]) => [m.square(m.sech(x))],
    samples: { random: [[-5, 5]], special: [[0], [1e-12], [20]] },
  },
  sech: {
    arity: 1,
    doc: 'hyperbolic secant, 1/cosh x, without overflow',
    forward: (x) => {
      const e = Math.exp(-Math.abs(x));
      return (2 * e) / (1 + e * e);
    },
    partials: (m, [x], y) => [m.neg(m.mul(y, m.tanh(x)))],
    samples: { random: [[-5, 5]], special: [[0], [300]] },
  },
  asinh: {
    arity: 1,
    doc: 'inverse hyperbolic sine',
    forward: Math.asinh,
    partials: (m, [x]) => [m.reciprocal(m.hypot(1, x))],
    samples: { random: [[-10, 10]], special: [[1e-12], [1e200]] },
  },
  acosh: {
    arity: 1,
    doc: 'inverse hyperbolic cosine',
    forward: Math.acosh,
    // Two roots, since x² − 1 overflows.
    partials: (m, [x]) => [m.reciprocal(m.mul(m.sqrt(m.sub(x, 1)), m.sqrt(m.add(x, 1))))],
    domain: 'x ≥ 1',
    kinks: [{ at: [1], partials: [Infinity] }],
    samples: { random: [[1.05, 20]], special: [[1e10]], outside: [[0.5]] },
  },
  atanh: {
    arity: 1,
    doc: 'inverse hyperbolic tangent',
    forward: Math.atanh,
    partials: (m, [x]) => [m.reciprocal(oneMinusSquare(m, x))],
    domain: '−1 < x < 1',
    samples: { random: [[-0.95, 0.95]], special: [[1e-12]], outside: [[1.5]] },
  },
  erf: {
    arity: 1,
    doc: 'the error function, 2/√π ∫₀ˣ e^(−t²) dt',
    forward: erf,
    partials: (m, [x]) => [m.mul(TWO_OVER_SQRT_PI, m.exp(m.neg(m.square(x))))],
    samples: { random: [[-3, 3]], special: [[1e-12]] },
  },
  erfc: {
    arity: 1,
    doc: '1 − erf x, accurate where erf is near 1',
    forward: erfc,
    partials: (m, [x]) => [m.mul(-TWO_OVER_SQRT_PI, m.exp(m.neg(m.square(x))))],
    samples: { random: [[-3, 3]], special: [[10]] },
  },
  atan2: {
    arity: 2,
    doc: 'the angle of the point (x, y), in radians; operands y, x',
    forward: Math.atan2,
    partials: (m, [y, x]) => [over(m, x, y), m.sub(0, over(m, y, x))],
    kinks: [{ at: [0, 0], partials: [0, 0] }],
    samples: { random: [[-5, 5], [0.1, 5]], special: [[1e-100, 1e-100], [1, -2]] }, // prettier-ignore
  },
  hypot: {
    arity: 2,
    doc: '√(a² + b²), without overflow',
    forward: Math.hypot,
    partials: (m, [a, b], y) => {
      const r = nonZero(m, y);
      return [shareOf(m, a, b, r), shareOf(m, b, a, r)];
    },
    kinks: [{ at: [0, 0], partials: [0, 0] }],
    samples: { random: [[0.1, 5], [-5, 5]], special: [[3e200, 4e200]] }, // prettier-ignore
  },
  logAddExp: {
    arity: 2,
    doc: 'log(eᵃ + eᵇ), without overflow',
    // Equal operands apart: ∞ − ∞ is NaN.
    forward: (a, b) => (a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))),
    partials: (m, [a, b]) => [m.sigmoid(m.sub(a, b)), m.sigmoid(m.sub(b, a))],
    samples: { random: [[-5, 5], [-5, 5]], special: [[1000, 1000.5]] }, // prettier-ignore
  },
} satisfies { [K in UnaryName]?: Unary } & { [K in BinaryName]?: Binary };

/** 1 − x²: as a product near ±1, where x² would be rounded; as it stands near 0, for its derivative. */
function oneMinusSquare<T>(m: Algebra<T>, x: T): T {
  return m.where(m.sub(0.5, m.abs(x)), m.sub(1, m.square(x)), m.mul(m.sub(1, x), m.add(1, x)));
}

/**
 * x / (x² + y²), by the ratio of the two, so that no square overflows or vanishes. Where they are about equal
 * it is ±sech(log |x/y|) / 2|y|, since there the derivative of the other form cancels.
 */
function over<T>(m: Algebra<T>, x: T, y: T): T {
  const [size, other] = [m.abs(x), m.abs(y)];
  const near = m.sub(m.min(size, other), m.mul(0.5, m.max(size, other)));
  // log |x/y| = log1p((|x| − |y|) / |y|), whose difference is exact.
  const scale = m.where(near, other, 1);
  const logRatio = m.log1p(m.div(m.where(near, m.sub(size, other), 0), scale));
  const even = m.mul(m.mul(0.5, m.sign(x)), m.div(m.sech(logRatio), scale));

  const [a, b] = [m.where(near, 1, x), m.where(near, 0, y)];
  const larger = m.sub(m.abs(a), m.abs(b));
  const divisor = m.where(larger, a, nonZero(m, b));
  const ratio = m.div(m.where(larger, b, a), divisor);
  const uneven = m.div(m.div(m.where(larger, 1, ratio), divisor), m.add(1, m.square(ratio)));
  return m.where(near, even, uneven);
}

/** a/r for r = √(a² + b²); where a is the larger as ±1/√(1 + (b/a)²), whose derivative does not cancel. */
function shareOf<T>(m: Algebra<T>, a: T, b: T, r: T): T {
  const larger = m.sub(m.abs(a), m.abs(b));
  const ratio = m.div(m.where(larger, b, 0), m.where(larger, a, 1));
  return m.where(larger, m.div(m.sign(a), m.hypot(1, ratio)), m.div(a, r));
}
