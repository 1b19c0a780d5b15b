// An optimiser's state: saved as JSON text and loaded into a fresh one, it goes on bit for bit.

import { Value } from '../../src/engine/value';
import type { Optimizer, OptimizerState } from '../../src/optim/optimizer';
import { Adagrad, Adam, AdamW, RMSprop, SGD } from '../../src/optim/optimizers';

const STEPS = 12;

const makers: [string, (parameters: Value[]) => Optimizer][] = [
  ['SGD', (p) => new SGD(p, { lr: 0.1 })],
  ['SGD with momentum', (p) => new SGD(p, { lr: 0.1, momentum: 0.9 })],
  ['SGD with Nesterov momentum', (p) => new SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true })],
  ['Adam', (p) => new Adam(p, { lr: 0.1 })],
  ['AdamW', (p) => new AdamW(p, { lr: 0.1 })],
  ['RMSprop', (p) => new RMSprop(p, { lr: 0.1, momentum: 0.5, centered: true })],
  ['Adagrad', (p) => new Adagrad(p, { lr: 0.1, lrDecay: 0.2 })],
];

const start = (): Value[] => [new Value(1.5), new Value(-0.7)];

/** Steps from..to on gradients that differ from step to step. */
function run(parameters: Value[], optimizer: Optimizer, from: number, to: number): number[] {
  for (let step = from; step < to; step++) {
    parameters.forEach((w, i) => (w.grad = Math.sin(3 * step + i) + w.data));
    optimizer.step();
  }
  return parameters.map(({ data }) => data);
}

test.each(makers)('%s stopped after any step goes on bit for bit in a fresh one', (_, make) => {
  const whole = start();
  const expected = run(whole, make(whole), 0, STEPS);
  for (let stop = 0; stop <= STEPS; stop++) {
    const first = start();
    const before = make(first);
    run(first, before, 0, stop);
    const saved = JSON.parse(JSON.stringify(before.state())) as OptimizerState;
    const second = first.map(({ data }) => new Value(data));
    const after = make(second);
    after.load(saved);
    expect(run(second, after, stop, STEPS)).toEqual(expected);
  }
});

test.each(makers)('the state of %s holds its steps and its present learning rate', (_, make) => {
  const parameters = start();
  const optimizer = make(parameters);
  run(parameters, optimizer, 0, 3);
  optimizer.lr = 0.025;
  const saved = optimizer.state();
  expect([saved.steps, saved.lr]).toEqual([3, 0.025]);
  const fresh = make(start());
  fresh.load(saved);
  expect(fresh.lr).toBe(0.025);
});

test('a state is a copy: further steps leave it alone, and it is left alone by them once loaded', () => {
  const parameters = start();
  const optimizer = new Adam(parameters);
  run(parameters, optimizer, 0, 2);
  const saved = optimizer.state();
  const text = JSON.stringify(saved);
  const others = start();
  const other = new Adam(others);
  other.load(saved);
  run(parameters, optimizer, 2, 4);
  run(others, other, 2, 4);
  expect(JSON.stringify(saved)).toBe(text);
});

test('the state of another number of parameters is refused, and nothing of it is taken', () => {
  const optimizer = new Adam(start());
  const before = optimizer.state();
  const three = new Adam([...start(), new Value(0)]).state();
  const message = 'load: expected "mean" of 2 parameters, but the state has 3.';
  expect(() => optimizer.load(three)).toThrow(new RangeError(message));
  expect(optimizer.state()).toEqual(before);
});

test.each<[string, Optimizer, Optimizer, string]>([
  ['SGD', new SGD(start()), new Adam(start()), 'nothing, but it remembers mean, square'],
  [
    'SGD with momentum',
    new SGD(start(), { momentum: 0.9 }),
    new SGD(start()),
    'velocity, but it remembers nothing',
  ],
  ['Adam', new Adam(start()), new RMSprop(start()), 'mean, square, but it remembers mean, square, velocity'],
  ['Adagrad', new Adagrad(start()), new Adam(start()), 'sum, but it remembers mean, square'],
])('%s refuses the state of another kind of optimiser', (_, optimizer, other, what) => {
  const before = optimizer.state();
  const message = `load: expected a state that remembers ${what}.`;
  expect(() => optimizer.load({ ...other.state(), lr: 77 })).toThrow(new RangeError(message));
  expect(optimizer.state()).toEqual(before);
});
