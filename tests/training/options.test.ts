// What fit refuses, and in which words: bad options, and data that fit neither the model nor the loss.

import type { Dataset } from '../../src/data/datasets';
import { MLP } from '../../src/nn/mlp';
import { fit, type FitOptions, type OptimizerName } from '../../src/training/fit';
import type { LossName } from '../../src/training/task';

const DATA: Dataset = { x: [[1], [2], [3]], y: [0, 1, 0] };

/** Trains a net of one input and so many outputs. */
function run(options: FitOptions, data: Dataset = DATA, outputs = 1): () => unknown {
  return () => fit(new MLP(1, [outputs], { seed: 1 }), data, { epochs: 1, seed: 1, ...options });
}

test.each<[string, FitOptions]>([
  ['epochs must be a whole number ≥ 1, got 0', { epochs: 0 }],
  ['epochs must be a whole number ≥ 1, got 1.5', { epochs: 1.5 }],
  ['epochs must be a whole number ≥ 1, got NaN', { epochs: NaN }],
  ['batchSize must be a whole number ≥ 1, got 0', { batchSize: 0 }],
  ['batchSize must be a whole number ≥ 1, got 2.5', { batchSize: 2.5 }],
  ['l2 must be a finite number ≥ 0, got -1', { l2: -1 }],
  ['l2 must be a finite number ≥ 0, got Infinity', { l2: Infinity }],
  ['l2 must be a finite number ≥ 0, got NaN', { l2: NaN }],
  ['clipNorm must be a number > 0, got 0', { clipNorm: 0 }],
  ['clipNorm must be a number > 0, got NaN', { clipNorm: NaN }],
  ['patience must be a number ≥ 1, got 0', { patience: 0 }],
  [
    'optimizer must be one of sgd, adam, adamw, rmsprop, adagrad, got "adm"',
    { optimizer: 'adm' as OptimizerName },
  ],
  [
    'the loss "mean" is not one of mse, mae, huber, bce, bceWithLogits, hinge, squaredHinge, crossEntropy',
    { loss: 'mean' as LossName },
  ],
])('a bad option is refused by name and value: %s', (what, options) => {
  expect(run(options)).toThrow(new RangeError(`fit: ${what}.`));
});

test('an engine that there is not is refused', () => {
  expect(run({ engine: 'gpu' as 'eager' })).toThrow(RangeError);
  expect(run({ engine: 'gpu' as 'eager' })).toThrow(/^fit: engine must be 'auto'.* or '.*', got "gpu"\.$/);
});

test('what the optimiser, the split and the generator refuse is passed on', () => {
  const lr = 'optimizer: lr must be a finite number ≥ 0, got -1.';
  expect(run({ lr: -1 })).toThrow(new RangeError(lr));
  const share = 'fit: validation must be data, or a share ≥ 0 and < 1, got 1.';
  expect(run({ validation: 1 })).toThrow(new RangeError(share));
  const none = 'split: fraction 0.1 of 3 rows leaves none to test on. Give more rows, or another fraction.';
  expect(run({ validation: 0.1 })).toThrow(new RangeError(none));
  const seed = 'seed: expected a whole number from 0 to 2^53 − 1, got -1.';
  expect(run({ seed: -1 })).toThrow(new RangeError(seed));
});

const classes = (y: number[]): Dataset => ({ x: y.map((label) => [label]), y });

test.each<[string, Dataset, FitOptions, number]>([
  ['expected rows and a target a row, but got 0 and 0', { x: [], y: [] }, {}, 1],
  ['expected rows and a target a row, but got 2 and 1', { x: [[1], [2]], y: [1] }, {}, 1],
  [
    'row 1: expected 1 target(s), one an output of the model, but got [1,2]',
    { x: [[1], [2]], y: [[1], [1, 2]] },
    {},
    1,
  ],
  ['row 0: expected 2 target(s), one an output of the model, but got 0', DATA, { loss: 'mse' }, 2],
  ['row 2: expected a class below 2, one an output of the model, but got 2', classes([0, 1, 2]), {}, 2],
  [
    'crossEntropy takes class indices, whole numbers from 0, one a row',
    classes([0, 0.5]),
    { loss: 'crossEntropy' },
    2,
  ],
  [
    'crossEntropy takes class indices, whole numbers from 0, one a row',
    classes([0, -1]),
    { loss: 'crossEntropy' },
    2,
  ],
  [
    'bce takes targets from 0 to 1. For class indices use crossEntropy',
    classes([0, 1, 2]),
    { loss: 'bce' },
    1,
  ],
  [
    'bceWithLogits takes targets from 0 to 1. For class indices use crossEntropy',
    classes([0, -1, 1]),
    { loss: 'bceWithLogits' },
    1,
  ],
  ['hinge takes two classes, written −1 and 1 or 0 and 1', classes([0, 1, 2]), { loss: 'hinge' }, 1],
  [
    'squaredHinge takes two classes, written −1 and 1 or 0 and 1',
    classes([0.5, 1]),
    { loss: 'squaredHinge' },
    1,
  ],
  ['expected rows and a target a row, but got 1 and 0', DATA, { validation: { x: [[1]], y: [] } }, 1],
  [
    'row 0: expected 1 target(s), one an output of the model, but got [1,2]',
    DATA,
    { validation: { x: [[1]], y: [[1, 2]] } },
    1,
  ],
])('data are refused that do not fit: %s', (what, data, options, outputs) => {
  expect(run(options, data, outputs)).toThrow(new RangeError(`fit: ${what}.`));
});

test('rows of another width than the model’s inputs are refused', () => {
  const message = 'MLP: expected 1 inputs, but got 2.';
  expect(run({}, { x: [[1, 2]], y: [1] })).toThrow(new RangeError(message));
});
