// The factor of each schedule at named epochs, by hand; warm-up; and the one schedule that has a state.

import { schedules, type Schedule } from '../../src/optim/schedules';
import { expectAllClose } from '../support/closeness';

const factors = (schedule: Schedule, epochs: readonly number[]): number[] =>
  epochs.map((epoch) => schedule.factor(epoch));

test.each<[string, Schedule, number[], number[]]>([
  ['constant stays 1', schedules.constant(), [0, 1, 1000], [1, 1, 1]],
  ['step falls to a tenth every 30 epochs', schedules.step(), [0, 29.9, 30, 59, 60], [1, 1, 0.1, 0.1, 0.01]],
  [
    'step takes its length and gamma',
    schedules.step({ every: 2, gamma: 0.5 }),
    [0, 1, 2, 5],
    [1, 1, 0.5, 0.25],
  ],
  ['exponential multiplies by 0.99 an epoch', schedules.exponential(), [0, 1, 2], [1, 0.99, 0.9801]],
  ['exponential takes its gamma', schedules.exponential({ gamma: 0.5 }), [0, 1, 3], [1, 0.5, 0.125]],
  // (1 + cos(π t / T)) / 2: PyTorch's CosineAnnealingLR with eta_min 0
  [
    'cosine anneals as PyTorch’s',
    schedules.cosine({ epochs: 12 }),
    [0, 3, 4, 6, 8],
    [1, (1 + Math.SQRT1_2) / 2, 0.75, 0.5, 0.25],
  ],
  // eta_min + (1 − eta_min)(1 + cos) / 2
  ['cosine ends where told', schedules.cosine({ epochs: 12, end: 0.2 }), [0, 4, 6, 12], [1, 0.8, 0.6, 0.2]],
  ['cosine stays at its end', schedules.cosine({ epochs: 12, end: 0.2 }), [13, 1000], [0.2, 0.2]],
  // micrograd: 1.0 − 0.9k/100
  [
    'linear is micrograd’s 1 − 0.9k/100',
    schedules.linear({ epochs: 100 }),
    [0, 1, 50, 99],
    [1, 0.991, 0.55, 0.109],
  ],
  [
    'linear ends where told, and stays there',
    schedules.linear({ epochs: 4, end: 0 }),
    [0, 1, 2, 3],
    [1, 0.75, 0.5, 0.25],
  ],
  // PyTorch's OneCycleLR: initial = max/25, the top at 30 %, final = initial/10⁴
  [
    'oneCycle climbs from 1/25 to 1 at 30 %, and falls to a ten-thousandth of its start',
    schedules.oneCycle({ epochs: 100 }),
    [0, 15, 30, 65, 100],
    [0.04, 0.52, 1, (1 + 4e-6) / 2, 4e-6],
  ],
  ['oneCycle stays at its end', schedules.oneCycle({ epochs: 100 }), [150], [4e-6]],
  ['oneCycle rises where told', schedules.oneCycle({ epochs: 10, rise: 0.5 }), [2.5, 5], [0.52, 1]],
  ['oneCycle without a rise starts at its top', schedules.oneCycle({ epochs: 10, rise: 0 }), [0], [1]],
])('%s', (what, schedule, epochs, expected) => {
  expectAllClose(factors(schedule, epochs), expected, 1e-12, what);
});

const withWarmup = { warmup: 4 };
test.each<[string, Schedule, number]>([
  ['constant', schedules.constant(withWarmup), 1],
  ['step', schedules.step({ ...withWarmup, every: 1 }), 1],
  ['exponential', schedules.exponential(withWarmup), 1],
  ['cosine', schedules.cosine({ ...withWarmup, epochs: 10 }), 1],
  ['linear', schedules.linear({ ...withWarmup, epochs: 10 }), 1],
  ['oneCycle', schedules.oneCycle({ ...withWarmup, epochs: 10 }), 1 / 25],
  ['reduceOnPlateau', schedules.reduceOnPlateau(withWarmup), 1],
])('%s warms up in a straight line to where it starts', (what, schedule, start) => {
  const expected = [0.2, 0.3, 0.4, 0.8, 1].map((share) => share * start);
  expectAllClose(factors(schedule, [0, 0.5, 1, 3, 4]), expected, 1e-14, what);
});

test('after the warm-up a schedule runs from its beginning, and still ends at the last epoch', () => {
  const step = schedules.step({ warmup: 4, every: 2, gamma: 0.5 });
  expect(factors(step, [4, 5, 6, 8])).toEqual([1, 1, 0.5, 0.25]);
  const linear = schedules.linear({ warmup: 4, epochs: 10, end: 0.4 });
  expectAllClose(factors(linear, [4, 7, 10]), [1, 0.7, 0.4], 1e-14, 'linear');
});

/** The factor after each of the losses. */
function watch(schedule: Schedule, losses: readonly number[]): number[] {
  return losses.map((loss) => {
    schedule.observe?.(loss);
    return schedule.factor(0);
  });
}

// As PyTorch: the counter must exceed the patience, and a reduction sets it back to 0.
test('reduceOnPlateau reduces once more than `patience` losses in a row were no better', () => {
  const schedule = schedules.reduceOnPlateau({ factor: 0.5, patience: 2 });
  const losses = [1, 0.9, 0.9, 0.95, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8, 0.8];
  expect(watch(schedule, losses)).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.125]);
});

test('reduceOnPlateau waits for 10 epochs and falls to a tenth unless told', () => {
  const got = watch(schedules.reduceOnPlateau(), Array<number>(12).fill(1));
  expect(got.slice(0, 11)).toEqual(Array(11).fill(1));
  expect(got[11]).toBe(0.1);
});

test('a gain below the threshold, a share of the best loss, does not count', () => {
  const options = { factor: 0.5, patience: 0, threshold: 0.1 };
  expect(watch(schedules.reduceOnPlateau(options), [1, 0.91])).toEqual([1, 0.5]);
  expect(watch(schedules.reduceOnPlateau(options), [1, 0.89])).toEqual([1, 1]);
});

test('reduceOnPlateau does not fall below its min', () => {
  const schedule = schedules.reduceOnPlateau({ factor: 0.1, patience: 0, min: 0.05 });
  expect(watch(schedule, [1, 1, 1, 1])).toEqual([1, 0.1, 0.05, 0.05]);
});

test('reduceOnPlateau goes on from a state saved as JSON text after any loss', () => {
  const losses = [1, 0.9, 0.95, 0.9, 0.9, 0.85, 0.9, 0.9, 0.9];
  const make = (): Schedule => schedules.reduceOnPlateau({ factor: 0.5, patience: 1 });
  const whole = watch(make(), losses);
  expect(new Set(whole).size).toBe(3); // it did something
  for (let stop = 0; stop <= losses.length; stop++) {
    const [first, second] = [make(), make()];
    const before = watch(first, losses.slice(0, stop));
    second.load?.(JSON.parse(JSON.stringify(first.state?.())) as number[]);
    expect([...before, ...watch(second, losses.slice(stop))]).toEqual(whole);
  }
});

test('two schedules made by one call each do not share what they have seen', () => {
  const [a, b] = [schedules.reduceOnPlateau({ patience: 0 }), schedules.reduceOnPlateau({ patience: 0 })];
  watch(a, [1, 1]);
  expect([a.factor(0), b.factor(0)]).toEqual([0.1, 1]);
});

test.each<[string, () => Schedule]>([
  ['every must be a finite number ≥ 1, got 0', () => schedules.step({ every: 0 })],
  ['gamma must be a finite number ≥ 0, got -1', () => schedules.step({ gamma: -1 })],
  ['gamma must be a finite number ≥ 0, got NaN', () => schedules.exponential({ gamma: NaN })],
  ['epochs must be a finite number ≥ 1, got 0', () => schedules.cosine({ epochs: 0 })],
  ['end must be a finite number ≥ 0, got -0.1', () => schedules.linear({ epochs: 5, end: -0.1 })],
  ['rise must be at least 0 and below 1, got 1', () => schedules.oneCycle({ epochs: 5, rise: 1 })],
  ['factor must be at least 0 and below 1, got 1', () => schedules.reduceOnPlateau({ factor: 1 })],
  ['patience must be a finite number ≥ 0, got -1', () => schedules.reduceOnPlateau({ patience: -1 })],
  ['threshold must be at least 0 and below 1, got 1', () => schedules.reduceOnPlateau({ threshold: 1 })],
  ['min must be at least 0 and below 1, got 1', () => schedules.reduceOnPlateau({ min: 1 })],
  ['warmup must be a finite number ≥ 0, got -1', () => schedules.constant({ warmup: -1 })],
  ['warmup must be a finite number ≥ 0, got -2', () => schedules.reduceOnPlateau({ warmup: -2 })],
])('a schedule refuses a bad option by name: %s', (what, make) => {
  expect(make).toThrow(RangeError);
  expect(make).toThrow(`${what}.`);
});
