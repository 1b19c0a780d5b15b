// Where the page shows live what a lesson speaks of: the tab, and the state to open it in.

import type { LessonId } from '../../lessons/languages';
import type { PageState } from '../state/link';
import { begun, examples } from '../step/examples';

export type Live = Partial<PageState> & { readonly tab: Exclude<PageState['tab'], 'lessons'> };

/** @param section - from 0 */
export function liveFor(id: LessonId, section: number): Live | undefined {
  return LIVE[id][section];
}

/** By the places of sections. */
const LIVE: Readonly<Record<LessonId, Readonly<Record<number, Live>>>> = {
  derivative: {
    0: curve('square', { x: 3, low: -4, high: 4 }),
    1: curve('square', { x: -1.5, low: -2.5, high: 2.5 }),
    2: steps('a * b', { a: 2, b: -3 }),
    3: steps('(2*x + 1)**2', { x: 1 }),
  },
  activations: {
    0: curve('sigmoid', { x: 0, low: -6, high: 6 }),
    1: curve('leakyRelu', { x: -3, low: -4, high: 4 }),
    2: curve('sigmoid(16*x)', { x: 1, low: -3, high: 3 }),
  },
  'forward-pass': {
    0: steps('x1*w1 + x2*w2 + b', { x1: 1, w1: 0.2, x2: 0.5, w2: 0.5, b: 0.3 }),
    2: steps(examples.layer.formula, examples.layer.at),
  },
  losses: {
    1: curve('-log(x)', { x: 0.25, low: 0.01, high: 1 }),
    2: steps('(sigmoid(z) - y)**2', { z: 0.75, y: 0 }),
    3: curve('(sigmoid(x) - 1)**2', { x: -6, low: -8, high: 8 }),
  },
  backpropagation: {
    1: steps('(sigmoid(w*x + b) - y)**2', { w: 0.5, x: 2, b: -0.25, y: 1 }),
    2: { ...steps('a*b + a**2', { a: 2, b: 5 }), wrong: 'overwrite' },
  },
  update: {
    2: {
      ...{ tab: 'train', data: 'xor', extra: [], gone: [], hidden: [4], activation: 'tanh' },
      ...{ loss: 'mse', optimizer: 'sgd', lr: 0.3, l2: 0, batch: 4, seed: 1, target: 1, updates: 0 },
    },
  },
  'vanishing-gradients': {
    1: { tab: 'vanishing', depth: 10, deep: 'sigmoid', init: 'xavierUniform' },
    3: { tab: 'vanishing', depth: 10, deep: 'relu', init: 'heUniform' },
  },
};

function steps(formula: string, at: PageState['at']): Live {
  return { ...begun({ formula, at }), wrong: '', tab: 'step' };
}

function curve(f: string, range: Pick<PageState, 'x' | 'low' | 'high'>): Live {
  return { tab: 'functions', f, options: {}, ...range };
}
