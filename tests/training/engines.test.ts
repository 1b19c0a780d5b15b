// A run by graphs and a run by a compiled program are one run: the same history, the same checkpoints, the same errors.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  circles,
  DivergedError,
  csv,
  fit,
  huber,
  MLP,
  moons,
  schedules,
  SGD,
  standardize,
  TraceError,
  where,
  xor,
  type Dataset,
  type FitOptions,
  type FitResult,
  type Model,
  type Operand,
  type Value,
} from '../../src/index';
import { trainerFor } from '../../src/training/fit';
import { stateOf, takeUp } from '../../src/training/saved';
import type { Trainer } from '../../src/training/trainer';

const iris = csv(readFileSync(join(__dirname, '..', '..', 'demos', 'data', 'iris.csv'), 'utf8'));
const flowers: Dataset = { x: standardize(iris.x).x, y: iris.y };

interface Case {
  readonly net: readonly [inputs: number, sizes: number[], options: ConstructorParameters<typeof MLP>[2]];
  readonly data: Dataset;
  readonly options: FitOptions;
}

const CASES: Readonly<Record<string, Case>> = {
  'moons, hinge with L2, all rows at a time': {
    net: [2, [16, 16, 1], { activation: 'relu', seed: 1 }],
    data: moons({ n: 100, noise: 0.1, seed: 1 }),
    options: { loss: 'hinge', l2: 1e-4, optimizer: 'sgd', lr: 0.1, batchSize: 100 },
  },
  'XOR, tanh and mse': {
    net: [2, [4, 1], { activation: 'tanh', seed: 2 }],
    data: xor(),
    options: { loss: 'mse', optimizer: 'adam', lr: 0.05, batchSize: 3 },
  },
  'iris, cross-entropy in shuffled batches, with a schedule and validation': {
    net: [4, [8, 3], { activation: 'sigmoid', seed: 3 }],
    data: flowers,
    options: {
      loss: 'crossEntropy',
      batchSize: 32,
      validation: 0.2,
      schedule: schedules.cosine({ epochs: 100 }),
      l2: 1e-3,
    },
  },
  'circles, logits, gradients clipped, weights decaying': {
    net: [2, [7, 5, 1], { activation: 'gelu', seed: 4 }],
    data: circles({ n: 61, noise: 0.05, seed: 2 }),
    options: { loss: 'bceWithLogits', optimizer: 'adamw', clipNorm: 0.5, batchSize: 16 },
  },
  'a loss of one’s own': {
    net: [2, [3, 1], { activation: 'silu', seed: 5 }],
    data: xor(),
    options: { loss: (outputs, target) => huber(outputs, target, 0.3), batchSize: 4 },
  },
};

function run({ net, data, options }: Case, engine: 'eager' | 'compiled'): FitResult {
  return fit(new MLP(...net), data, { epochs: 100, seed: 7, ...options, engine });
}

describe.each(Object.entries(CASES))('%s', (_, one) => {
  const [eager, compiled] = (['eager', 'compiled'] as const).map((engine) => run(one, engine));

  test('the history is the same by either engine, to 1e-9', () => {
    expect([eager.engine, compiled.engine]).toEqual(['eager', 'compiled']);
    expect(compiled.history.length).toBe(100);
    compiled.history.forEach((entry, i) => {
      const expected = eager.history[i];
      expect(entry.accuracy).toBe(expected.accuracy);
      expect(entry.valAccuracy).toBe(expected.valAccuracy);
      for (const key of ['loss', 'valLoss'] as const) {
        const [a = 0, b = 0] = [entry[key], expected[key]];
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(b), 1e-3));
      }
    });
  });

  test('a compiled run comes out the same again, bit for bit', () => {
    expect(run(one, 'compiled').history).toEqual(compiled.history);
  });
});

function finish(trainer: Trainer): void {
  const batches = trainer.run();
  while (batches.next().done !== true);
}

test('a compiled run that is saved and taken up again ends as one that never stopped', () => {
  const options: FitOptions = { epochs: 6, batchSize: 10, seed: 3, loss: 'hinge', engine: 'compiled' };
  const data = moons({ n: 50, seed: 1 });
  const net = (): MLP => new MLP(2, [6, 1], { seed: 9 });
  const whole = trainerFor(net(), data, options);
  finish(whole);
  const first = trainerFor(net(), data, options);
  const batches = first.run();
  for (let i = 0; i < 13; i++) batches.next();
  const second = trainerFor(net(), data, options);
  takeUp(second, stateOf(first));
  finish(second);
  expect(stateOf(second)).toEqual(stateOf(whole));
});

test('runs of 1000 rows or more are compiled, and runs too short to repay it are not', () => {
  const engineOf = (epochs: number): string =>
    fit(new MLP(2, [4, 1], { seed: 1 }), moons({ n: 50, seed: 1 }), { loss: 'hinge', epochs, seed: 1 })
      .engine;
  expect([engineOf(2), engineOf(19), engineOf(20), engineOf(100)]).toEqual([
    'eager',
    'eager',
    'compiled',
    'compiled',
  ]);
});

/** An MLP behind something that looks at its inputs. */
class Wrapped implements Model {
  private readonly net = new MLP(2, [3, 1], { activation: 'tanh', seed: 1 });

  constructor(private readonly look: (x: readonly Operand[]) => readonly Operand[]) {}

  forward(x: readonly Operand[]): Value[] {
    return this.net.forward(this.look(x).slice());
  }

  parameters(): Value[] {
    return this.net.parameters();
  }
}

const LONG: FitOptions = { epochs: 120, loss: 'hinge', seed: 1, optimizer: 'sgd' };

test('a model that branches on its inputs is not compiled, and says so if it must be', () => {
  const model = (): Wrapped => new Wrapped((x) => ((x[0] as number) > 0 ? x : [x[1], x[0]]));
  const data = moons({ n: 50, seed: 1 });
  expect(fit(model(), data, LONG).engine).toBe('eager');
  expect(() => fit(model(), data, { ...LONG, engine: 'compiled' })).toThrow(TraceError);
});

test('a model that is drawn anew for every row is noticed, and not compiled', () => {
  let calls = 0;
  const model = new Wrapped((x) => x.map((value) => where(calls++ % 3, value, 0)));
  expect(fit(model, moons({ n: 50, seed: 1 }), LONG).engine).toBe('eager');
});

test('a run that diverges names the node, compiled too', () => {
  const net = new MLP(2, [4, 1], { seed: 1 });
  const optimizer = new SGD(net.parameters(), { lr: 1e160 });
  const diverging = (): unknown =>
    fit(net, moons({ n: 50, seed: 1 }), { loss: 'mse', optimizer, engine: 'compiled', seed: 1 });
  expect(diverging).toThrow(DivergedError);
});
