// What the defaults achieve, over twenty seeds: micrograd's demo, and the command line on xor and moons.

import { encoded, readData } from '../../src/cli/problem';
import { defaultLoss, outputsOf } from '../../src/training/coding';
import { moons } from '../../src/data/datasets';
import { MLP } from '../../src/nn/mlp';
import { schedules } from '../../src/optim/schedules';
import { fit, type FitResult } from '../../src/training/fit';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

/** Trains on a data set with the settings the command line has for it, up to an accuracy. */
function trainAsCli(from: 'xor' | 'moons', seed: number, enough = Infinity): FitResult {
  const raw = readData({ from, seed });
  const { hidden, activation, lr, epochs, batch, val } = raw.defaults;
  const loss = defaultLoss(raw);
  const { coding, train, validation } = encoded(raw, loss, val);
  const net = new MLP(coding.features.length, [...hidden, outputsOf(coding)], { activation, seed });
  const onEpoch = ({ accuracy = 0 }): boolean => accuracy < enough;
  return fit(net, train, { loss, lr, epochs, batchSize: batch, validation, seed, onEpoch });
}

// Measured over all 100 epochs: 16 of the 20 seeds end at 100 %, the others at 99 %. To save time a run ends here
// once it is there, and the test once 14 are.
test('micrograd’s demo comes to tell 100 moons apart without a mistake, for 14 seeds of 20 at least', () => {
  let solved = 0;
  for (const seed of SEEDS) {
    const net = new MLP(2, [16, 16, 1], { activation: 'relu', init: 'uniform', seed });
    const { history } = fit(net, moons({ n: 100, noise: 0.1, seed }), {
      ...{ loss: 'hinge', l2: 1e-4, optimizer: 'sgd', lr: 1, epochs: 100, batchSize: 100, seed },
      schedule: schedules.linear({ epochs: 100 }),
      onEpoch: ({ accuracy }) => accuracy !== 1,
    });
    const best = Math.max(...history.map(({ accuracy = 0 }) => accuracy));
    expect(best).toBeGreaterThanOrEqual(0.98);
    if (best === 1) solved++;
    if (solved === 14) break;
  }
  expect(solved).toBe(14);
});

test('xor is solved by the settings of the command line for every seed', () => {
  for (const seed of SEEDS) {
    const { accuracy, loss } = trainAsCli('xor', seed).history.at(-1)!;
    expect({ seed, accuracy }).toEqual({ seed, accuracy: 1 });
    expect(loss).toBeLessThan(0.01);
  }
});

test('moons reach an accuracy of 98 % by the settings of the command line for every seed', () => {
  for (const seed of SEEDS) {
    const { history, reason } = trainAsCli('moons', seed, 0.98);
    expect({ seed, reason }).toEqual({ seed, reason: 'stopped' });
    expect(history.at(-1)!.accuracy).toBeGreaterThanOrEqual(0.98);
  }
});
