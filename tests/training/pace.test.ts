// How fast a run trains: the clock runs while updates are made, and at no other time.

import type { Operand, Value } from '../../src/engine/value';
import { MLP } from '../../src/nn/mlp';
import { trainerFor } from '../../src/training/fit';
import type { Model } from '../../src/training/run';

let now = 0;

beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const [TRAINED, VALIDATED] = [1, 2];

/** A line that takes 10 ms for a row to train on, and a minute for one to validate on. */
class Slow implements Model {
  private readonly net = new MLP(1, [1], { seed: 1 });

  forward(x: readonly Operand[]): Value[] {
    now += x[0] === TRAINED ? 10 : 60_000;
    return this.net.forward([...x]);
  }

  parameters(): Value[] {
    return this.net.parameters();
  }
}

// Batches of 2, 2 and 1 rows.
test('rows are counted batch by batch, and the time of updates alone', () => {
  const data = { x: Array.from({ length: 5 }, () => [TRAINED]), y: [1, 2, 3, 4, 5] };
  const trainer = trainerFor(new Slow(), data, {
    ...{ epochs: 2, batchSize: 2, seed: 1, engine: 'eager' },
    validation: { x: [[VALIDATED]], y: [0] },
  });
  expect(trainer.pace).toEqual({ rows: 0, ms: 0 });
  const run = trainer.run();
  const paces = Array.from({ length: 4 }, () => {
    run.next();
    now += 1000; // what whoever drives the run does in the meantime
    return { ...trainer.pace };
  });
  expect(paces).toEqual([
    { rows: 2, ms: 20 },
    { rows: 4, ms: 40 },
    { rows: 5, ms: 50 },
    { rows: 7, ms: 70 },
  ]);
});
