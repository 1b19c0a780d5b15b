// Formulas to begin with.

import type { PageState } from '../state/link';
import type { Numbers } from './formula';

export interface Example {
  readonly formula: string;
  readonly at: Numbers;
}

export const examples = {
  neuron: { formula: 'tanh(x1*w1 + x2*w2 + b)', at: { x1: 2, w1: -3, x2: 0, w2: 1, b: 6.88 } },
  diamond: { formula: 'sin(x) * exp(x)', at: { x: 1 } },
  fanOut: { formula: '(w*x - a)**2 + (w*x - b)**2 + w**2', at: { w: 0.5, x: 2, a: 3, b: -1 } },
  softmax: { formula: 'logSumExp(z1, z2, z3) - z1', at: { z1: 2, z2: 1, z3: 0.1 } },
  layer: {
    formula: 'sigmoid(x1*w11 + x2*w21 + b1) + sigmoid(x1*w12 + x2*w22 + b2)',
    at: { x1: 1, w11: 0.2, x2: 0.5, w21: 0.5, b1: 0.3, w12: 0.8, w22: 0.1, b2: 0.3 },
  },
} satisfies Record<string, Example>;

export type ExampleName = keyof typeof examples;
export const EXAMPLE_NAMES = Object.keys(examples) as readonly ExampleName[];

/** Which example a formula is. */
export function exampleOf(formula: string): ExampleName | undefined {
  return EXAMPLE_NAMES.find((name) => examples[name].formula === formula);
}

/** The page's state when a formula begins, at its first step. */
export function begun({ formula: expr, at }: Example): Partial<PageState> {
  return { from: 'expression', expr, at, step: 0, term: -1, open: [], stops: [], why: '' };
}
