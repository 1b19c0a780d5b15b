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
      const swapped: (number | (typeof inputs)[number])[] = [];
      for (let i = 0; i < n; i++) swapped.push(inputs[n + i]);
      for (let i = 0; i < n; i++) swapped.push(inputs[i]);
      if (inputs.length > 2 * n) swapped.push(1);
      return swapped;
    },
    samples: { random: [...FOUR, [-3, 3]] },
  },
  logSumExp: {
    arity: 'n',
    doc: 'log(e^x₁ + e^x₂ + …), without overflow',
    forward: (inputs) => {
      let top = 0;
      for (let i = 1; i < inputs.length; i++) if (!(inputs[i] <= inputs[top])) top = i;
      const largest = inputs[top];
      if (Math.abs(largest) === Infinity) return largest; // ∞ − ∞ is NaN
      let rest = 0;
      for (let i = 0; i < inputs.length; i++) if (i !== top) rest += Math.exp(inputs[i] - largest);
      return largest + Math.log1p(rest);
    },
    partials: (m, inputs, y) => inputs.map((x) => m.exp(m.sub(x, y))), // d logSumExp = softmax
    samples: { random: FOUR, special: [[1000, 1001, 999, 1000.5]] },
  },
} satisfies { [K in NaryName]: NaryRow };

function sum(inputs: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < inputs.length; i++) total += inputs[i];
  return total;
}
