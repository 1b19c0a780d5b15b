// Activation functions. Each derivative keeps its digits in both tails, where a net's gradients vanish.

import type { Algebra, OptionsOf, UnaryName } from './algebra';
import { between, expOfNegative } from './branches';
import { erfc } from './erf';
import type { Row } from './op';

// PyTorch's constants, from Klambauer et al. 2017.
export const SELU_SCALE = 1.0507009873554805;
export const SELU_SLOPE = 1.7580993408473766; // scale · alpha

export const GELU_SCALE = Math.sqrt(2 / Math.PI);
export const GELU_CUBE = 0.044715;
/** Beyond this |x| gelu and its tanh form are saturated to the last bit. */
const GELU_SATURATED = 50;

export const activations = {
  sigmoid: {
    arity: 1,
    doc: '1 / (1 + e⁻ˣ)',
    forward: sigmoid,
    // d σ = σ(x) σ(−x) = sech²(x/2)/4: one factor, so that its own derivative does not cancel near 0.
    partials: (m, [x]) => [m.mul(0.25, m.square(m.sech(m.mul(0.5, x))))],
    samples: { random: [[-6, 6]], special: [[0], [-700], [40]] },
  },
  logSigmoid: {
    arity: 1,
    doc: 'log σ(x), without overflow',
    forward: (x) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x))),
    partials: (m, [x]) => [m.sigmoid(m.neg(x))],
    samples: { random: [[-6, 6]], special: [[0], [-800], [40]] },
  },
  relu: {
    arity: 1,
    doc: 'max(x, 0)',
    forward: (x) => Math.max(x, 0),
    partials: (m, [x]) => [m.step(x)],
    kinks: [{ at: [0], partials: [0] }],
    samples: { random: [[-5, 5]] },
  },
  relu6: {
    arity: 1,
    doc: 'max(x, 0), at most 6',
    forward: (x) => Math.min(Math.max(x, 0), 6),
    partials: (m, [x]) => [between(m, x, 0, 6, 1)],
    kinks: [
      { at: [0], partials: [0] },
      { at: [6], partials: [0] },
    ],
    samples: { random: [[-3, 9]] },
  },
  leakyRelu: {
    arity: 1,
    options: [0.01],
    doc: 'x where x > 0, else slope · x',
    forward: (x, slope) => (x > 0 ? x : slope * x),
    partials: (m, [x], _, slope) => [m.where(x, 1, slope)],
    kinks: [{ at: [0], partials: [0.01] }],
    samples: { random: [[-5, 5]] },
  },
  elu: {
    arity: 1,
    options: [1],
    doc: 'x where x > 0, else alpha · (eˣ − 1)',
    forward: (x, alpha) => (x > 0 ? x : alpha * Math.expm1(x)),
    partials: (m, [x], _, alpha) => [m.where(x, 1, m.mul(alpha, expOfNegative(m, x)))],
    kinks: [{ at: [0], partials: [1] }],
    samples: { random: [[-5, 5]], special: [[-1e-12], [-40]] },
  },
  selu: {
    arity: 1,
    doc: 'elu scaled so that mean 0 and variance 1 are kept',
    forward: (x) => (x > 0 ? SELU_SCALE * x : SELU_SLOPE * Math.expm1(x)),
    partials: (m, [x]) => [m.where(x, SELU_SCALE, m.mul(SELU_SLOPE, expOfNegative(m, x)))],
    kinks: [{ at: [0], partials: [SELU_SLOPE] }],
    samples: { random: [[-5, 5]], special: [[-1e-12], [-40]] },
  },
  gelu: {
    arity: 1,
    options: ['none'],
    doc: 'x · Φ(x), Φ the normal distribution; or its tanh approximation',
    refuse: (approximate) =>
      (approximate as string) === 'none' || (approximate as string) === 'tanh'
        ? undefined
        : `the approximation must be 'none' or 'tanh', got '${approximate}'.`,
    // ½(1 + tanh u) is σ(2u), which keeps its digits where tanh is near −1.
    forward: (x, approximate) =>
      approximate === 'none'
        ? x * 0.5 * erfc(-x * Math.SQRT1_2)
        : x * sigmoid(2 * GELU_SCALE * (x + GELU_CUBE * x * x * x)),
    partials: (m, [x], _, approximate) => {
      const t = m.clamp(x, -GELU_SATURATED, GELU_SATURATED); // or x² overflows, and ∞ · 0 is NaN
      const square = m.square(t);
      if (approximate === 'none') {
        const density = m.mul(GELU_SCALE / 2, m.exp(m.mul(-0.5, square)));
        return [m.add(m.mul(0.5, m.erfc(m.mul(-Math.SQRT1_2, t))), m.mul(t, density))];
      }
      const u = m.mul(2 * GELU_SCALE, m.mul(t, m.add(1, m.mul(GELU_CUBE, square))));
      const slope = m.mul(2 * GELU_SCALE, m.add(1, m.mul(3 * GELU_CUBE, square)));
      return [silu(m, u, m.mul(t, slope))];
    },
    samples: { random: [[-4, 4]], special: [[0], [-8], [1e100]] },
  },
  silu: {
    arity: 1,
    doc: 'x · σ(x)',
    forward: (x) => x * sigmoid(x),
    partials: (m, [x]) => [silu(m, x, x)],
    samples: { random: [[-6, 6]], special: [[0], [-600]] },
  },
  mish: {
    arity: 1,
    doc: 'x · tanh(softplus(x))',
    forward: (x) => x * Math.tanh(softplus(x)),
    partials: (m, [x]) => {
      const s = m.softplus(x);
      return [m.add(m.tanh(s), m.mul(x, m.mul(m.square(m.sech(s)), m.sigmoid(x))))];
    },
    samples: { random: [[-6, 6]], special: [[0], [-300]] },
  },
  softplus: {
    arity: 1,
    doc: 'log(1 + eˣ), a smooth relu',
    forward: softplus,
    partials: (m, [x]) => [m.sigmoid(x)], // d softplus = σ
    samples: { random: [[-6, 6]], special: [[0], [-600], [800]] },
  },
  softsign: {
    arity: 1,
    doc: 'x / (1 + |x|)',
    forward: (x) => x / (1 + Math.abs(x)),
    partials: (m, [x]) => [m.square(m.reciprocal(m.add(1, m.abs(x))))],
    samples: { random: [[-5, 5]], special: [[0], [1e12]] },
  },
  hardtanh: {
    arity: 1,
    options: [-1, 1],
    doc: 'x, but at least min and at most max',
    refuse: (min, max) => (min < max ? undefined : `min must be below max, got ${min} and ${max}.`),
    forward: (x, min, max) => Math.min(Math.max(x, min), max),
    partials: (m, [x], _, min, max) => [between(m, x, min, max, 1)],
    kinks: [
      { at: [-1], partials: [0] },
      { at: [1], partials: [0] },
    ],
    samples: { random: [[-3, 3]] },
  },
  hardSigmoid: {
    arity: 1,
    doc: 'relu6(x + 3) / 6',
    forward: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
    partials: (m, [x]) => [between(m, x, -3, 3, 1 / 6)],
    kinks: [
      { at: [-3], partials: [0] },
      { at: [3], partials: [0] },
    ],
    samples: { random: [[-5, 5]] },
  },
  hardSwish: {
    arity: 1,
    doc: 'x · relu6(x + 3) / 6',
    forward: (x) => x * (Math.min(Math.max(x + 3, 0), 6) / 6), // x · 6 may overflow
    partials: (m, [x]) => [m.where(m.add(x, 3), m.where(m.sub(3, x), m.add(m.div(x, 3), 0.5), 1), 0)],
    kinks: [
      { at: [-3], partials: [0] },
      { at: [3], partials: [1] },
    ],
    samples: { random: [[-5, 5]] },
  },
  step: {
    arity: 1,
    doc: '1 where x > 0, else 0',
    forward: (x) => (x > 0 ? 1 : x <= 0 ? 0 : NaN),
    partials: () => [0],
    kinks: [{ at: [0], partials: [0] }],
    samples: { random: [[-5, 5]] },
  },
} satisfies { [K in UnaryName]?: Row<[number], OptionsOf<K>> };

/** Either form has an exponent ≤ 0, so neither overflows. */
function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** max(x, 0) + log1p(e^−|x|) never overflows, and keeps its digits in both tails. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** d x·σ(u) = σ(u) + x u′ σ(u)σ(−u), given u and x·u′; silu has u = x, gelu's tanh form a cubic. */
function silu<T>(m: Algebra<T>, u: T, xTimesSlope: T): T {
  return m.mul(m.sigmoid(u), m.add(1, m.mul(xTimesSlope, m.sigmoid(m.neg(u)))));
}
