// The first steps of each optimiser by hand, from w = 2 with a given gradient a step.

import { Value } from '../../src/engine/value';
import type { Optimizer } from '../../src/optim/optimizer';
import { Adagrad, Adam, AdamW, RMSprop, SGD } from '../../src/optim/optimizers';
import { expectAllClose } from '../support/closeness';

/** Where w = 2 stands after each step, given the gradient of each. */
function path(make: (parameters: Value[]) => Optimizer, gradients: readonly number[]): number[] {
  const w = new Value(2);
  const optimizer = make([w]);
  return gradients.map((gradient) => {
    w.grad = gradient;
    optimizer.step();
    return w.data;
  });
}

test.each<[string, (parameters: Value[]) => Optimizer, number[], number[]]>([
  ['SGD moves by −lr · g', (p) => new SGD(p, { lr: 0.1 }), [1, -2], [1.9, 2.1]],
  // velocity: 1, then 0.9 + 1
  [
    'momentum keeps a share of the last step',
    (p) => new SGD(p, { lr: 0.1, momentum: 0.9 }),
    [1, 1],
    [1.9, 1.71],
  ],
  // steps: 1 + 0.9 · 1, then 1 + 0.9 · 1.9
  [
    'Nesterov looks ahead along the velocity',
    (p) => new SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true }),
    [1, 1],
    [1.81, 1.81 - 0.271],
  ],
  // g + w/2: 1 + 1, then 1 + 0.9
  [
    'weight decay adds to the gradient',
    (p) => new SGD(p, { lr: 0.1, weightDecay: 0.5 }),
    [1, 1],
    [1.8, 1.61],
  ],
  // Any first step is lr · g / (|g| + eps), and a constant gradient goes on so.
  [
    'Adam moves by lr whatever the size of the gradient',
    (p) => new Adam(p, { lr: 0.1 }),
    [1000, 1000],
    [1.9, 1.8],
  ],
  // mean: 0.5, 0.25 − 1 = −0.75, over 0.5, 0.75; square: 0.5, 0.25 + 2, over 0.5, 0.75
  [
    'Adam divides a mean by the root of a mean square, each corrected for its start at 0',
    (p) => new Adam(p, { lr: 0.1, betas: [0.5, 0.5], eps: 0 }),
    [1, -2],
    [1.9, 1.9 + 0.1 / Math.sqrt(3)],
  ],
  // g + w/2 = 2; 2 / (2 + 2)
  ['eps and weight decay enter Adam', (p) => new Adam(p, { lr: 0.1, eps: 2, weightDecay: 0.5 }), [1], [1.95]],
  // 2 · (1 − 0.1 · 0.5) − 0.1
  ['AdamW shrinks the weight itself', (p) => new AdamW(p, { lr: 0.1, weightDecay: 0.5, eps: 0 }), [3], [1.8]],
  ['AdamW decays by 0.01 unless told', (p) => new AdamW(p, { lr: 0.1, eps: 0 }), [3], [2 * 0.999 - 0.1]],
  // square: 0.25 · 1, then 0.75 · 0.25 + 0.25 = 0.4375
  [
    'RMSprop divides by the running root mean square',
    (p) => new RMSprop(p, { lr: 0.1, alpha: 0.75, eps: 0 }),
    [1, 1],
    [1.8, 1.8 - 0.1 / Math.sqrt(0.4375)],
  ],
  // 0.25 − 0.25²
  [
    'centred RMSprop divides by the running deviation',
    (p) => new RMSprop(p, { lr: 0.1, alpha: 0.75, eps: 0, centered: true }),
    [1],
    [2 - 0.1 / Math.sqrt(0.1875)],
  ],
  // steps: 2, then 0.5 · 2 + 1/√0.4375
  [
    'RMSprop with momentum keeps a share of the last step',
    (p) => new RMSprop(p, { lr: 0.1, alpha: 0.75, eps: 0, momentum: 0.5 }),
    [1, 1],
    [1.8, 1.8 - 0.1 * (1 + 1 / Math.sqrt(0.4375))],
  ],
  // g + w/2 = 2, square 1
  [
    'eps and weight decay enter RMSprop',
    (p) => new RMSprop(p, { lr: 0.1, alpha: 0.75, eps: 1, weightDecay: 0.5 }),
    [1],
    [1.9],
  ],
  // sums: 9, 9 + 16
  [
    'Adagrad divides by the root of all squares so far',
    (p) => new Adagrad(p, { lr: 0.1, eps: 0 }),
    [3, 4],
    [1.9, 1.82],
  ],
  // rates: 0.1, 0.1/1.5
  [
    'lrDecay slows Adagrad from the second step on',
    (p) => new Adagrad(p, { lr: 0.1, eps: 0, lrDecay: 0.5 }),
    [3, 4],
    [1.9, 1.9 - (0.1 / 1.5) * 0.8],
  ],
  // g + w/2 = 4, sum 9 + 16, eps 3
  [
    'the first sum, eps and weight decay enter Adagrad',
    (p) => new Adagrad(p, { lr: 0.1, initialAccumulatorValue: 9, eps: 3, weightDecay: 0.5 }),
    [3],
    [1.95],
  ],
])('%s', (what, make, gradients, expected) => {
  expectAllClose(path(make, gradients), expected, 1e-9, what);
});

const kinds: [string, new (parameters: Value[], options?: { lr?: number }) => Optimizer, number][] = [
  ['SGD', SGD, 1e-3],
  ['Adam', Adam, 1e-3],
  ['AdamW', AdamW, 1e-3],
  ['RMSprop', RMSprop, 1e-2],
  ['Adagrad', Adagrad, 1e-2],
];

test.each(kinds)('%s has the learning rate of PyTorch by default', (_, Kind, lr) => {
  expect(new Kind([new Value(1)]).lr).toBe(lr);
});

test.each(kinds)('a learning rate set between steps of %s takes effect', (_, Kind) => {
  const [w, still] = [new Value(2), new Value(2)];
  const optimizer = new Kind([w, still], { lr: 0.1 });
  w.grad = 1;
  optimizer.lr = 0;
  optimizer.step();
  expect(w.data).toBe(2);
  optimizer.lr = 0.1;
  optimizer.step();
  expect(w.data).toBeLessThan(1.95);
});

test.each(kinds)('%s keeps parameters apart, and zeroGrad clears all of them', (_, Kind) => {
  const [a, b, alone] = [new Value(2), new Value(-3), new Value(-3)];
  const [both, one] = [new Kind([a, b], { lr: 0.1 }), new Kind([alone], { lr: 0.1 })];
  for (const gradient of [0.5, -4]) {
    [a.grad, b.grad, alone.grad] = [100, gradient, gradient];
    both.step();
    one.step();
  }
  expect(b.data).toBe(alone.data);
  both.zeroGrad();
  expect([a.grad, b.grad]).toEqual([0, 0]);
});

const w = [new Value(1)];
test.each<[string, () => Optimizer]>([
  ['lr must be a finite number ≥ 0, got -1', () => new SGD(w, { lr: -1 })],
  ['lr must be a finite number ≥ 0, got NaN', () => new Adam(w, { lr: NaN })],
  ['lr must be a finite number ≥ 0, got Infinity', () => new RMSprop(w, { lr: Infinity })],
  ['momentum must be a finite number ≥ 0, got -0.1', () => new SGD(w, { momentum: -0.1 })],
  ['weightDecay must be a finite number ≥ 0, got -2', () => new SGD(w, { weightDecay: -2 })],
  ['nesterov needs a momentum > 0, got 0', () => new SGD(w, { nesterov: true })],
  ['betas[0] must be at least 0 and below 1, got 1', () => new Adam(w, { betas: [1, 0.9] })],
  ['betas[1] must be at least 0 and below 1, got -0.5', () => new AdamW(w, { betas: [0.9, -0.5] })],
  ['eps must be a finite number ≥ 0, got -1', () => new Adam(w, { eps: -1 })],
  ['weightDecay must be a finite number ≥ 0, got NaN', () => new AdamW(w, { weightDecay: NaN })],
  ['alpha must be at least 0 and below 1, got 1', () => new RMSprop(w, { alpha: 1 })],
  ['momentum must be a finite number ≥ 0, got -3', () => new RMSprop(w, { momentum: -3 })],
  ['lrDecay must be a finite number ≥ 0, got -1', () => new Adagrad(w, { lrDecay: -1 })],
  [
    'initialAccumulatorValue must be a finite number ≥ 0, got -1',
    () => new Adagrad(w, { initialAccumulatorValue: -1 }),
  ],
])('a bad option is refused by name: %s', (what, make) => {
  expect(make).toThrow(new RangeError(`optimizer: ${what}.`));
});
