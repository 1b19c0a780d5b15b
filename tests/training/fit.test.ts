// What fit does in one update, by hand, and in which order it sees the rows.

import { blobs, moons, type Dataset } from '../../src/data/datasets';
import type { Operand, Value } from '../../src/engine/value';
import { MLP } from '../../src/nn/mlp';
import { SGD } from '../../src/optim/optimizers';
import { schedules } from '../../src/optim/schedules';
import { fit, type FitOptions, type FitResult } from '../../src/training/fit';
import type { Model } from '../../src/training/run';
import { expectAllClose, expectClose } from '../support/closeness';

/** w · x + b. */
const line = (w: number, b: number): MLP =>
  MLP.fromJSON({ inputs: 1, layers: [{ activation: 'linear', weights: [[w]], biases: [b] }] });

const weightsOf = (model: Model): number[] => model.parameters().map(({ data }) => data);

const ROWS: Dataset = { x: [[0], [1], [2], [3], [4]], y: [1, 3, 2, 5, 4] };

/** A line that keeps the inputs it is asked about; fit's first look at row 0 is left out. */
function watched(): { model: Model; seen: number[] } {
  const seen: number[] = [];
  const net = line(0, 0);
  const forward = (x: readonly Operand[]): Value[] => {
    seen.push(Number(x[0]));
    return net.forward(x);
  };
  return { model: { forward, parameters: () => net.parameters() }, seen };
}

function rowsSeen(options: FitOptions): number[] {
  const { model, seen } = watched();
  fit(model, ROWS, { seed: 1, ...options });
  return seen.slice(1);
}

// Loss (2.5 · 1 − 0.5)² = 4; d/dw = d/db = 2 · 2 = 4.
test('one update by SGD is the one computed by hand', () => {
  const net = line(2.5, 0);
  const { history } = fit(net, { x: [[1]], y: [0.5] }, { epochs: 1, optimizer: 'sgd', lr: 0.1 });
  expect(history).toEqual([{ epoch: 1, loss: 4, lr: 0.1 }]);
  expectAllClose(weightsOf(net), [2.1, -0.4], 1e-15, 'weights');
});

// The penalty 0.1 · (2² + 1²) = 0.5 adds 0.2 · w to each gradient, which are 2 · 3 = 6.
test('l2 adds l2 · Σ w² over weights and biases to the loss', () => {
  const net = line(2, 1);
  const options = { epochs: 1, optimizer: 'sgd', lr: 0.1, l2: 0.1 } as const;
  const { history } = fit(net, { x: [[1]], y: [0] }, options);
  expectClose(history[0].loss, 9.5, 1e-15, 'loss');
  expectAllClose(weightsOf(net), [2 - 0.64, 1 - 0.62], 1e-15, 'weights');
});

// The gradient (4, 4) has the norm √32.
test('clipNorm scales the gradient before the update', () => {
  const net = line(2, 0);
  fit(net, { x: [[1]], y: [0] }, { epochs: 1, optimizer: 'sgd', lr: 0.1, clipNorm: 1 });
  const step = (0.1 * 4) / (Math.sqrt(32) + 1e-6);
  expectAllClose(weightsOf(net), [2 - step, -step], 1e-15, 'weights');
});

test.each([1, 2, 3, 5, 100])(
  'with batches of %d rows the loss of an epoch is the mean over rows',
  (batchSize) => {
    const options = { epochs: 2, batchSize, optimizer: 'sgd', lr: 0, seed: 1 } as const;
    const { history } = fit(line(1, 1), ROWS, options);
    history.forEach(({ loss }) => expectClose(loss, (0 + 1 + 1 + 1 + 1) / 5, 1e-15, 'loss'));
  },
);

test('a batch that does not divide the rows leaves a smaller one at the end, and the schedule sees fractions', () => {
  const epochs: number[] = [];
  const schedule = { factor: (epoch: number) => (epochs.push(epoch), 1) };
  fit(line(0, 0), ROWS, { epochs: 2, batchSize: 2, schedule, seed: 1 });
  expectAllClose(epochs, [0, 1 / 3, 2 / 3, 1, 4 / 3, 5 / 3], 1e-15, 'epochs');
});

test('without shuffling the rows come as they stand, every epoch', () => {
  expect(rowsSeen({ epochs: 2, batchSize: 2, shuffle: false })).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
});

test('with shuffling each epoch has every row once, in an order of its own', () => {
  const seen = rowsSeen({ epochs: 2, batchSize: 1 });
  const [first, second] = [seen.slice(0, 5), seen.slice(5)];
  expect([...first].sort()).toEqual([0, 1, 2, 3, 4]);
  expect([...second].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(first).not.toEqual(second);
});

test('a batch larger than the data is all of them, in their order', () => {
  expect(rowsSeen({ epochs: 1, batchSize: 100 })).toEqual([0, 1, 2, 3, 4]);
});

test('validation by share holds rows back from training, measured after each epoch', () => {
  const seen = rowsSeen({ epochs: 2, batchSize: 1, validation: 0.4 });
  const epochs = [seen.slice(0, 5), seen.slice(5)];
  const held = epochs.map((rows) => rows.slice(3).sort());
  expect(held[0]).toEqual(held[1]);
  epochs.forEach((rows) => expect([...rows].sort()).toEqual([0, 1, 2, 3, 4]));
});

test('validation on other data measures them without learning from them', () => {
  const validation = { x: [[10], [20]], y: [0, 0] };
  const [plain, tested] = [line(2, 0), line(2, 0)];
  const options = { epochs: 3, optimizer: 'sgd', lr: 0.01, seed: 1 } as const;
  const without = fit(plain, ROWS, options);
  const { history } = fit(tested, ROWS, { ...options, validation });
  expect(weightsOf(tested)).toEqual(weightsOf(plain));
  expect(history.map(({ valLoss: _, ...rest }) => rest)).toEqual(without.history);
  const [w, b] = weightsOf(tested);
  expectClose(
    history[2].valLoss!,
    ((10 * w + b) ** 2 + (20 * w + b) ** 2) / 2,
    1e-14,
    'after the last update',
  );
});

test('a history has an entry an epoch, with accuracy and validation where there are any', () => {
  const run = (options: FitOptions): FitResult =>
    fit(new MLP(2, [3, 1], { seed: 1 }), moons({ n: 20, seed: 1 }), { epochs: 3, seed: 1, ...options });
  const { history, reason, bestEpoch } = run({ loss: 'bceWithLogits', validation: 0.25 });
  expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  for (const entry of history) {
    expect(Object.keys(entry)).toEqual(['epoch', 'loss', 'accuracy', 'valLoss', 'valAccuracy', 'lr']);
  }
  expect([reason, bestEpoch]).toEqual(['epochs', 3]);
  expect(Object.keys(run({ loss: 'bceWithLogits' }).history[0])).toEqual(['epoch', 'loss', 'accuracy', 'lr']);
});

test('the same seed gives the same history and weights bit for bit, another seed does not', () => {
  const run = (seed: number): unknown => {
    const net = new MLP(2, [4, 3], { seed: 1 });
    const { history } = fit(net, blobs({ n: 30, seed: 1 }), {
      epochs: 4,
      batchSize: 7,
      validation: 0.2,
      seed,
    });
    return { history, weights: weightsOf(net) };
  };
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('the schedule moves the learning rate from the optimiser’s own, and the history tells it', () => {
  const schedule = schedules.linear({ epochs: 4, end: 0.2 });
  const options = { epochs: 4, optimizer: 'sgd', lr: 0.1, schedule } as const;
  const { history } = fit(line(1, 0), ROWS, options);
  expectAllClose(history.map(({ lr }) => lr), [0.1, 0.08, 0.06, 0.04], 1e-14, 'lr'); // prettier-ignore
});

test('an optimiser may be ready made instead of named, with its own learning rate', () => {
  const [named, made] = [line(1, 0), line(1, 0)];
  const byName = fit(named, ROWS, { epochs: 3, optimizer: 'sgd', lr: 0.02, seed: 1 });
  const optimizer = new SGD(made.parameters(), { lr: 0.02 });
  const byHand = fit(made, ROWS, { epochs: 3, optimizer, seed: 1 });
  expect(byHand.history).toEqual(byName.history);
  expect(weightsOf(made)).toEqual(weightsOf(named));
});

test('unless told fit takes 100 epochs of Adam at 0.01, in batches of 32', () => {
  const data = blobs({ n: 40, seed: 1 });
  const run = (options: FitOptions): unknown =>
    fit(new MLP(2, [3], { seed: 1 }), data, { seed: 1, ...options });
  const spelled = { epochs: 100, batchSize: 32, shuffle: true, optimizer: 'adam', lr: 0.01 } as const;
  expect(run({})).toEqual(run({ ...spelled, loss: 'crossEntropy', l2: 0, schedule: schedules.constant() }));
});

test('the engine may be named: eager gives what auto gives', () => {
  const run = (engine: 'auto' | 'eager'): FitResult => fit(line(1, 0), ROWS, { epochs: 2, engine, seed: 1 });
  const [auto, eager] = [run('auto'), run('eager')];
  auto.history.forEach(({ loss }, i) => expectClose(loss, eager.history[i].loss, 1e-12, 'loss'));
});
