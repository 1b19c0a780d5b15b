// Ops of any number of operands, each a single node: a sum of a thousand terms is one step, not a thousand.

import type { NaryName } from './algebra';
import type { NaryRow } from './op';

const FOUR: [number, number][] = [[-3, 3], [-3, 3], [-3, 3], [-3, 3]]; // prettier-ignore

export const nary = {
  sum: {
    arity: 'n',
    doc: 'x₁ + x₂ + …; 0 for no operands',
    forward: sum,
    partials: (_, inputs) => inputs.map(() => 1),
    samples: { random: FOUR },
  },
  mean: {
    arity: 'n',
    doc: '(x₁ + x₂ + …) / n',
    forward: (inputs) => sum(inputs) / inputs.length,
    partials: (_, inputs) => inputs.map(() => 1 / inputs.length),
    samples: { random: FOUR },
  },
  dot: {
    arity: 'n',
    doc: 'w₁x₁ + w₂x₂ + … + bias; operands: all w, then all x, then the bias if there is one',
    forward: (inputs) => {
      const n = inputs.length >> 1;
      let total = inputs.length > 2 * n ? inputs[2 * n] : 0;
      for (let i = 0; i < n; i++) total += inputs[i] * inputs[n + i];
      return total;
    },
    partials: (_, inputs) => {
      const n = inputs.length >> 1;
      const swapped = new Array<number | (typeof inputs)[number]>(inputs.length);
      for (let i = 0; i < n; i++) swapped[i] = inputs[n + i];
      for (let i = 0; i < n; i++) swapped[n + i] = inputs[i];
      if (inputs.length > 2 * n) swapped[2 * n] = 1;
      return swapped;
    },
    samples: { random: [...FOUR, [-3, 3]] },
  },
  logSumExp: {
    arity: 'n',
    doc: 'log(e^x₁ + e^x₂ + …), without overflow',
    forward: (inputs) => {
      let top = 0;
      for (let i = 1; i < inputs.length; i++) if (inputs[i] > inputs[top] || Number.isNaN(inputs[i])) top = i;
      const largest = inputs[top];
      if (Math.abs(largest) === Infinity) return largest; // ∞ − ∞ is NaN
      let rest = 0;
      for (let i = 0; i < inputs.length; i++) if (i !== top) rest += Math.exp(inputs[i] - largest);
      return largest + Math.log1p(rest);
    },
    // d logSumExp = softmax. The largest share is 1 less the others, so that its own derivative does not cancel.
    partials: (m, inputs, y) => {
      const powers = inputs.map((x) => m.exp(m.sub(x, y)));
      const total = m.sum(powers); // 1, but for the digits that y has lost to a large common offset
      const shares = powers.map((power) => m.div(power, total));
      const isLargest = shares.map((share) => m.sub(share, 0.5));
      const others = m.sum(shares.map((share, i) => m.where(isLargest[i], 0, share)));
      return shares.map((share, i) => m.where(isLargest[i], m.sub(1, others), share));
    },
    samples: { random: FOUR, special: [[1000, 1001, 999, 1000.5]] },
  },
} satisfies { [K in NaryName]: NaryRow };

function sum(inputs: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < inputs.length; i++) total += inputs[i];
  return total;
}
