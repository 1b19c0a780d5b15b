// First derivatives as functions of plain numbers: gradient, vjp, jvp, jacobian.

import fc from 'fast-check';
import { gradient, jacobian, jvp, vjp } from '../../src/calculus/first';
import { hessian } from '../../src/calculus/second';
import { noGrad } from '../../src/engine/mode';
import { dot, log, mul, sqrt, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { expectAllClose, expectClose } from '../support/closeness';
import { randomGraph } from '../support/random-graph';

/** Two outputs of three inputs, with a Jacobian to write down by hand. */
const pair = ([a, b, c]: Value[]): Value[] => [a.mul(b), b.add(c.square())];

test('the gradient of a·b + b² is [b, a + 2b]', () => {
  expect(gradient(([a, b]) => a.mul(b).add(b.square()), [3, 5])).toEqual([5, 13]);
});

test('an input that is not used has the derivative 0, and a constant function has no other', () => {
  expect(gradient(([a]) => a.exp(), [0, 7])).toEqual([1, 0]);
  expect(gradient(() => new Value(4), [1, 2])).toEqual([0, 0]);
  expect(gradient(([, b]) => b, [1, 2])).toEqual([0, 1]);
});

test('the Jacobian has a row an output and a column an input', () => {
  expect(jacobian(pair, [2, 3, 5])).toEqual([
    [3, 2, 0],
    [0, 1, 10],
  ]);
});

//   one input, three outputs: forward passes are fewer
test('a tall Jacobian is the same, by forward passes', () => {
  expect(jacobian(([x]) => [x, x.square(), x.mul(x).mul(x)], [2])).toEqual([[1], [4], [12]]);
});

test('the Jacobian of a function to one Value is a row', () => {
  expect(jacobian(([a, b]) => a.mul(b), [2, 3])).toEqual([[3, 2]]);
});

test('a function to no outputs has an empty Jacobian', () => {
  expect(jacobian(() => [], [1, 2])).toEqual([]);
});

test('vjp is a row vector times the Jacobian, jvp the Jacobian times a column', () => {
  expect(vjp(pair, [2, 3, 5], [10, 1])).toEqual([30, 21, 10]);
  expect(jvp(pair, [2, 3, 5], [1, 10, 100])).toEqual({ value: [6, 28], tangent: [23, 1010] });
});

test('of a function to one Value, vjp takes a number and jvp gives numbers', () => {
  expect(vjp(([a, b]) => a.mul(b), [2, 3], 10)).toEqual([30, 20]);
  expect(jvp(([a, b]) => a.mul(b), [2, 3], [1, 1])).toEqual({ value: 6, tangent: 5 });
});

test('an output that is an input, and one that stands there twice, count as outputs', () => {
  const f = ([a, b]: Value[]): Value[] => [a, a.mul(b), a];
  expect(jacobian(f, [2, 3])).toEqual([
    [1, 0],
    [3, 2],
    [1, 0],
  ]);
  expect(vjp(f, [2, 3], [1, 0, 1])).toEqual([2, 0]);
});

test('forward and reverse mode agree on random graphs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 200 }), (seed, nodes) => {
      const { point } = randomGraph(seed, nodes);
      const f = (x: Value[]): Value => randomGraph(seed, nodes, x).output;
      const direction = point.map((_, i) => Math.cos(3 * i + 1));
      const byReverse = gradient(f, point).reduce((total, slope, i) => total + slope * direction[i], 0);
      expectClose(jvp(f, point, direction).tangent, byReverse, 1e-9, 'derivative along the direction');
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('what does not move adds nothing, not even where its local derivative is infinite', () => {
  const f = ([a, b]: Value[]): Value => sqrt(a).add(b);
  expect(jvp(f, [0, 1], [0, 1])).toEqual({ value: 1, tangent: 1 });
  expect(jvp(f, [0, 1], [1, 1]).tangent).toBe(Infinity);
});

test('Values from outside are constants, and keep the gradients they have', () => {
  const w = new Value(3, 'w');
  const before = w.square();
  before.backward();
  expect(gradient(([x]) => before.mul(x).mul(w), [2])).toEqual([27]);
  expect([w.grad, before.grad]).toEqual([6, 1]);
});

test('a function that runs a backward pass of its own does no harm', () => {
  const f = ([x, y]: Value[]): Value => {
    const inner = x.square().add(y.square());
    inner.backward();
    return x.mul(inner.data);
  };
  expect(gradient(f, [3, 1])).toEqual([10, 0]);
  expect(jacobian((x) => [f(x)], [3, 1])).toEqual([[10, 0]]);
});

test('noGrad around a call does not reach into it', () => {
  expect(noGrad(() => gradient(([x]) => x.square(), [3]))).toEqual([6]);
  const cubes = (x: Value[]): Value => sum(x.map((xi) => xi.pow(3)));
  expect(noGrad(() => hessian(cubes, new Array<number>(9).fill(1)))[8][8]).toBe(6);
});

test('the function may change the array it is handed', () => {
  expect(
    gradient(
      (x) => {
        x.reverse();
        return x[0].square().add(x[1]);
      },
      [3, 5],
    ),
  ).toEqual([1, 10]);
});

test('300,000 inputs, more than a call can have arguments, have a gradient', () => {
  const x = Array.from({ length: 3e5 }, (_, i) => i % 7);
  const slopes = gradient((values) => dot(values, values), x);
  expect(slopes).toHaveLength(3e5);
  expect(slopes.slice(0, 8)).toEqual([0, 2, 4, 6, 8, 10, 12, 0]);
});

test('the gradient of log-sum-exp by hand is softmax', () => {
  const at = [0.3, -1, 2];
  const powers = at.map(Math.exp);
  const total = powers.reduce((a, b) => a + b);
  const f = (x: Value[]): Value => log(sum(x.map((xi) => xi.exp())));
  expectAllClose(
    gradient(f, at),
    powers.map((p) => p / total),
    1e-15,
    'gradient',
  );
});

test.each([
  ['no function', () => gradient(3 as never, [1]), 'gradient: f must be a function, got 3.'],
  ['no array', () => gradient(([x]) => x, 3 as never), 'gradient: x must be an array of numbers, got 3.'],
  [
    'a Value in the point',
    () => jvp(([x]) => x, [new Value(1) as never], [1]),
    'jvp: x must be an array of numbers, got an object at index 0.',
  ],
  [
    'a function to a number',
    () => gradient(([x]) => x.data as never, [1]),
    'gradient: f must return a Value, but returned 1; a plain number has no derivative, so compute with Values.',
  ],
  [
    'a function to nothing',
    () => jacobian(() => undefined as never, [1]),
    'jacobian: f must return a Value, but returned undefined.',
  ],
  [
    'a number among the outputs',
    () => jacobian(([x]) => [x, 2 as never], [1]),
    'jacobian: f must return a Value, but returned 2; a plain number has no derivative, so compute with Values.',
  ],
  [
    'several outputs where one is needed',
    () => gradient(([x]) => [x] as never, [1]),
    'gradient: f must return a Value, but returned an array.',
  ],
])('%s is refused', (_, call, message) => {
  expect(call).toThrow(new TypeError(message));
});

test.each([
  ['vjp', () => vjp(pair, [1, 2, 3], [1]), 'vjp: expected u to hold 2 numbers, but got 1.'],
  [
    'vjp of one output',
    () => vjp(([x]) => mul(x, 2), [1], [1, 2]),
    'vjp: expected u to hold 1 number, but got 2.',
  ],
  ['jvp', () => jvp(pair, [1, 2, 3], [1, 2]), 'jvp: expected v to hold 3 numbers, but got 2.'],
])('%s needs a vector of the right length', (_, call, message) => {
  expect(call).toThrow(new RangeError(message));
});
