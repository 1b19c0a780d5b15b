// Which loss a run has, how classes may be written for it, and what counts as right.

import type { Dataset } from '../../src/data/datasets';
import { sum } from '../../src/engine/functions';
import { MLP } from '../../src/nn/mlp';
import * as losses from '../../src/nn/losses';
import { fit, type FitOptions } from '../../src/training/fit';
import type { HistoryEntry } from '../../src/training/run';
import type { LossName } from '../../src/training/task';
import type { Operand } from '../../src/engine/value';
import { expectClose } from '../support/closeness';

/** The first epoch of a net with one weight an output and no biases, measured and left as it is. */
function measure(weights: number[], data: Dataset, options: FitOptions = {}): HistoryEntry {
  const layer = { weights: weights.map((w) => [w]), biases: weights.map(() => 0) };
  const activation = options.loss === 'bce' ? ('sigmoid' as const) : ('linear' as const);
  const net = MLP.fromJSON({ inputs: 1, layers: [{ activation, ...layer }] });
  return fit(net, data, { epochs: 1, optimizer: 'sgd', lr: 0, seed: 1, ...options }).history[0];
}

const X = [[2], [-1], [0.4], [-3]];

test('the loss is mse unless told, for amounts and for several outputs', () => {
  expect(measure([1], { x: [[3]], y: [1] }).loss).toBe(4);
  expect(measure([1, 2], { x: [[3]], y: [[1, 2]] }).loss).toBe((4 + 16) / 2);
});

test('the loss is crossEntropy for class indices and several outputs', () => {
  const { loss } = measure([1, -1], { x: [[1]], y: [0] });
  expectClose(loss, Math.log1p(Math.exp(-2)), 1e-14, 'loss');
});

test.each<[LossName, number, number]>([
  ['mse', 0.5, (1.5 ** 2 + 1.5 ** 2) / 2],
  ['mae', 0.5, 1.5],
  ['huber', 0.5, 1],
])('%s takes amounts as they are, and then nothing is right or wrong', (loss, target, value) => {
  const entry = measure([1], { x: [[2], [-1]], y: [target, target] }, { loss });
  expectClose(entry.loss, value, 1e-15, loss);
  expect(entry).not.toHaveProperty('accuracy');
});

// The outputs are 2, −1, 0.4 and −3: on the side of classes 1, 0, 1, 0 from 0, and of 1, 0, 0, 0 from ½.
test.each<[LossName, number]>([
  ['bceWithLogits', 0.75],
  ['bce', 0.75], // of σ(outputs)
  ['hinge', 0.75],
  ['squaredHinge', 0.75],
  ['mse', 0.5],
  ['mae', 0.5],
  ['huber', 0.5],
])('with %s and classes 0 and 1 the share %d is right', (loss, accuracy) => {
  expect(measure([1], { x: X, y: [1, 0, 1, 1] }, { loss }).accuracy).toBe(accuracy);
});

test.each<LossName>(['bceWithLogits', 'bce', 'hinge', 'squaredHinge', 'mse', 'mae', 'huber'])(
  'with %s and classes −1 and 1 an output is right that has their sign',
  (loss) => {
    expect(measure([1], { x: X, y: [1, -1, 1, 1] }, { loss }).accuracy).toBe(0.75);
  },
);

test.each<LossName>(['bceWithLogits', 'bce', 'hinge', 'squaredHinge'])(
  '%s has the same value however the two classes are written',
  (loss) => {
    const zeroOne = measure([1], { x: X, y: [1, 0, 1, 1] }, { loss });
    const signs = measure([1], { x: X, y: [1, -1, 1, 1] }, { loss });
    expect(signs).toEqual(zeroOne);
  },
);

test('hinge reads class 0 as −1', () => {
  const outputs = X.map(([x]) => x);
  const expected = losses.hinge(outputs, [1, -1, 1, 1]).data;
  expectClose(measure([1], { x: X, y: [1, 0, 1, 1] }, { loss: 'hinge' }).loss, expected, 1e-15, 'loss');
});

test('with crossEntropy the class with the largest output is right', () => {
  // outputs (x, −x): class 0 where x > 0
  const entry = measure([1, -1], { x: X, y: [0, 1, 1, 1] }, { loss: 'crossEntropy' });
  expect(entry.accuracy).toBe(0.75);
});

test.each<[LossName, number]>([
  ['mse', 0.5],
  ['bceWithLogits', 0.75],
])('with %s and one-hot targets a row is right if every output is', (loss, accuracy) => {
  const y = [
    [1, 0],
    [0, 1],
    [1, 0],
    [1, 0],
  ];
  expect(measure([1, -1], { x: X, y }, { loss }).accuracy).toBe(accuracy);
});

test('soft targets have a loss and no accuracy', () => {
  const entry = measure([1], { x: [[0]], y: [0.3] }, { loss: 'bceWithLogits' });
  expectClose(entry.loss, Math.LN2, 1e-15, 'loss');
  expect(entry).not.toHaveProperty('accuracy');
});

test('a loss of the user’s own is given a row’s outputs and its target as an array', () => {
  const seen: (readonly Operand[])[] = [];
  const entry = measure(
    [1, 1],
    { x: [[3], [5]], y: [2, 4] },
    {
      loss: (outputs, target) => {
        seen.push(target);
        return sum(outputs).mul(target[0]);
      },
    },
  );
  expect(seen).toEqual([[2], [4]]);
  expect(entry).toEqual({ epoch: 1, loss: (6 * 2 + 10 * 4) / 2, lr: 0 });
});

test('validation is measured by the same loss and the same rule', () => {
  const validation = { x: [[1], [2]], y: [1, 0] };
  const { valLoss, valAccuracy } = measure([1], { x: X, y: [1, 0, 1, 1] }, { loss: 'hinge', validation });
  expect([valLoss, valAccuracy]).toEqual([(0 + 3) / 2, 0.5]);
});
