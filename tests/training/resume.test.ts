// A run stopped after any batch, saved as JSON text and taken up in a fresh trainer, net and optimiser ends
// exactly as one that was never stopped.

import { moons } from '../../src/data/datasets';
import { MLP } from '../../src/nn/mlp';
import type { Optimizer } from '../../src/optim/optimizer';
import { Adam, RMSprop, SGD } from '../../src/optim/optimizers';
import { schedules, type Schedule } from '../../src/optim/schedules';
import { trainerFor } from '../../src/training/fit';
import { stateOf, takeUp } from '../../src/training/saved';
import type { Trainer } from '../../src/training/trainer';
import type { TrainingState } from '../../src/training/run';

const EPOCHS = 6;
/** 10 rows, of which 2 are held back; 8 in batches of 3. */
const DATA = moons({ n: 10, seed: 1 });
const BATCHES = 3;

interface Setting {
  optimizer: (net: MLP) => Optimizer;
  schedule: () => Schedule;
  patience?: number;
}

const plateau = (): Schedule => schedules.reduceOnPlateau({ factor: 0.5, patience: 0, threshold: 0.3 });

const settings: [string, Setting][] = [
  ['Adam', { optimizer: (net) => new Adam(net.parameters(), { lr: 0.1 }), schedule: plateau }],
  [
    'momentum',
    { optimizer: (net) => new SGD(net.parameters(), { lr: 0.3, momentum: 0.9 }), schedule: plateau },
  ],
  [
    'RMSprop that runs out of patience',
    {
      optimizer: (net) => new RMSprop(net.parameters(), { lr: 0.3 }),
      schedule: () => schedules.oneCycle({ epochs: EPOCHS }),
      patience: 2,
    },
  ],
];

/** All made anew, the net of other weights each time. */
function fresh({ optimizer, schedule, patience }: Setting, seed: number): Trainer {
  const net = new MLP(2, [3, 1], { seed });
  return trainerFor(net, DATA, {
    loss: 'bceWithLogits',
    optimizer: optimizer(net),
    schedule: schedule(),
    ...{ epochs: EPOCHS, batchSize: 3, validation: 0.2, patience, l2: 1e-3, clipNorm: 2, seed: 5 },
  });
}

/** Goes on to the end, or for so many batches, and returns what there was to say. */
function go(trainer: Trainer, batches = Infinity) {
  const run = trainer.run();
  for (let done = 0; done < batches; done++) {
    const next = run.next();
    if (next.done === true) return next.value;
  }
  return undefined;
}

test.each(settings)('a run with %s may be stopped after every batch', (_, setting) => {
  const whole = fresh(setting, 1);
  const reason = go(whole);
  const batches = whole.history.length * BATCHES;
  expect(whole.batches).toBe(BATCHES);
  expect(new Set(whole.history.map(({ lr }) => lr)).size).toBeGreaterThan(1); // the schedule did something
  for (let stop = 0; stop <= batches; stop++) {
    const first = fresh(setting, 1);
    go(first, stop);
    const text = JSON.stringify(stateOf(first));
    const second = fresh(setting, 2);
    takeUp(second, JSON.parse(text) as TrainingState);
    expect(JSON.stringify(stateOf(second))).toBe(text);
    expect(go(second)).toBe(reason);
    expect(second.history).toEqual(whole.history);
    expect(stateOf(second)).toEqual(stateOf(whole));
    expect(second.best).toEqual(whole.best);
  }
});

test('one of these runs ends by patience and the others by their epochs', () => {
  expect(settings.map(([, setting]) => go(fresh(setting, 1)))).toEqual(['epochs', 'epochs', 'patience']);
});

test('a run yields after every batch, and an entry after the last of an epoch', () => {
  const trainer = fresh(settings[0][1], 1);
  const epochs = [...trainer.run()].map((entry) => entry?.epoch);
  const expected = Array.from({ length: EPOCHS }, (_, i) => [undefined, undefined, i + 1]);
  expect(epochs).toEqual(expected.flat());
});

test('a state is a copy: the run that goes on leaves it alone', () => {
  const trainer = fresh(settings[0][1], 1);
  go(trainer, 4);
  const state = stateOf(trainer);
  const text = JSON.stringify(state);
  go(trainer, 4);
  expect(JSON.stringify(state)).toBe(text);
  const other = fresh(settings[0][1], 2);
  takeUp(other, state);
  go(other, 4);
  expect(JSON.stringify(state)).toBe(text);
});

test('a finished run that is taken up again has nothing left to do', () => {
  const [whole, again] = [fresh(settings[0][1], 1), fresh(settings[0][1], 2)];
  go(whole);
  takeUp(again, stateOf(whole));
  expect(again.run().next()).toEqual({ done: true, value: 'epochs' });
});

test('the best weights are those after the best epoch, not the last', () => {
  const trainer = fresh(settings[2][1], 1);
  const after: number[][] = [];
  for (const entry of trainer.run()) if (entry !== undefined) after.push(stateOf(trainer).parameters);
  expect(trainer.best.epoch).toBeLessThan(after.length);
  expect(trainer.best.parameters).toEqual(after[trainer.best.epoch - 1]);
});
