// How a run ends before its last epoch: no better loss for a while, or a word from onEpoch.

import { MLP } from '../../src/nn/mlp';
import { fit, type FitOptions, type FitResult } from '../../src/training/fit';

const DATA = { x: [[1]], y: [0] };

/**
 * Fits w · x + b to 0 at x = 1, from w + b = 2. A step at rate lr makes the output 1 − 4 · lr times what it
 * was: at 0.1 it shrinks to 0.6, at 0.6 it grows to −1.4.
 */
function run(options: FitOptions): FitResult {
  const net = MLP.fromJSON({ inputs: 1, layers: [{ activation: 'linear', weights: [[2]], biases: [0] }] });
  return fit(net, DATA, { epochs: 20, optimizer: 'sgd', lr: 0.1, seed: 1, ...options });
}

const growsFrom = (epoch: number) => ({ factor: (now: number) => (now < epoch ? 1 : 6) });

test('a run whose loss keeps falling takes all its epochs', () => {
  const { history, reason, bestEpoch } = run({ patience: 1 });
  expect([history.length, reason, bestEpoch]).toEqual([20, 'epochs', 20]);
});

// The loss is measured before the update, so it is least at the start of the epoch in which it first grows.
test.each([1, 2, 5])('patience %d stops that many epochs after the best one', (patience) => {
  const { history, reason, bestEpoch } = run({ patience, schedule: growsFrom(3) });
  expect([history.length, reason, bestEpoch]).toEqual([4 + patience, 'patience', 4]);
});

test('a loss that stays the same is not a better one', () => {
  const { history, reason, bestEpoch } = run({ patience: 3, lr: 0 });
  expect([history.length, reason, bestEpoch]).toEqual([4, 'patience', 1]);
});

test('without patience a run goes on, and still tells its best epoch', () => {
  const { history, reason, bestEpoch } = run({ schedule: growsFrom(3) });
  expect([history.length, reason, bestEpoch]).toEqual([20, 'epochs', 4]);
});

test('patience that runs out at the last epoch is the reason', () => {
  const { history, reason } = run({ epochs: 6, patience: 2, schedule: growsFrom(3) });
  expect([history.length, reason]).toEqual([6, 'patience']);
});

// What is validated is measured after the update: the least output is there after the third.
test('with validation it is the validation loss that is watched', () => {
  const validation = { x: [[1]], y: [0] };
  const byShape = run({ patience: 2, validation, schedule: growsFrom(3) });
  expect([byShape.history.length, byShape.reason, byShape.bestEpoch]).toEqual([5, 'patience', 3]);
  // A target that lies the other way gets worse while the loss gets better.
  const opposite = run({ patience: 2, validation: { x: [[1]], y: [9] } });
  expect([opposite.history.length, opposite.reason, opposite.bestEpoch]).toEqual([3, 'patience', 1]);
});

test('onEpoch is given each entry as it comes, and stops the run by returning false', () => {
  const seen: number[] = [];
  const { history, reason } = run({ onEpoch: ({ epoch }) => seen.push(epoch) < 3 });
  expect(seen).toEqual([1, 2, 3]);
  expect([history.length, reason]).toEqual([3, 'stopped']);
});

test.each([undefined, null, 0, ''])('onEpoch that returns %p does not stop the run', (returned) => {
  expect(run({ epochs: 3, onEpoch: () => returned }).reason).toBe('epochs');
});

test('an error in onEpoch comes out of fit as it is', () => {
  const mine = new Error('mine');
  const onEpoch = (): never => {
    throw mine;
  };
  expect(() => run({ onEpoch })).toThrow(mine);
});
