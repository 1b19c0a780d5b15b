// What a node remembers: its operands and local derivatives as they were when it was made.

import { clamp, dot, exp, logSumExp, mean, mul, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';

test('a node knows its op, its operands in order and a local derivative for each', () => {
  const a = new Value(6);
  const b = new Value(3);
  const y = a.div(b);
  expect(y.op).toBe('div');
  expect(y.parents).toEqual([a, b]);
  expect(y.parents[0]).toBe(a);
  expect(y.localGrads).toEqual([1 / 3, -6 / 9]);
});

test('nodes of one, three and five operands keep them all', () => {
  const [a, b, c] = [new Value(0.5), new Value(-1), new Value(2)];
  expect([a.exp().parents, a.exp().localGrads]).toEqual([[a], [Math.exp(0.5)]]);
  const clamped = clamp(a, b, c);
  expect([clamped.parents, clamped.localGrads]).toEqual([[a, b, c], [1, 0, 0]]); // prettier-ignore
  const neuron = dot([a, b], [b, c], a);
  expect(neuron.parents).toEqual([a, b, b, c, a]);
  expect(neuron.localGrads).toEqual([-1, 2, 0.5, -1, 1]);
});

test('a leaf has no op, no parents and no local derivatives', () => {
  const x = new Value(3, 'x');
  expect([x.op, x.parents, x.localGrads, x.grad, x.label]).toEqual(['', [], [], 0, 'x']);
  expect(new Value(3).label).toBeUndefined();
});

test('changing the data of a leaf later changes neither the local derivatives nor the gradient', () => {
  const x = new Value(3);
  const y = x.mul(x).exp();
  const locals = y.parents[0].localGrads;
  x.data = 100;
  expect(y.parents[0].localGrads).toEqual(locals);
  y.backward();
  expect(x.grad).toBe(Math.exp(9) * 6);
});

test('a new node sees the changed data', () => {
  const x = new Value(3);
  x.square();
  x.data = 5;
  const y = x.square();
  expect([y.data, y.localGrads]).toEqual([25, [10]]);
});

test('writing to the arrays handed out changes nothing in the graph', () => {
  const [a, b] = [new Value(2), new Value(5)];
  const y = dot([a], [b], 1);
  (y.localGrads as number[])[0] = 77;
  (y.parents as Value[])[0] = new Value(0);
  expect(y.localGrads).toEqual([5, 2, 1]);
  expect(y.parents[0]).toBe(a);
});

test.each([
  ['sum', sum],
  ['mean', mean],
  ['logSumExp', logSumExp],
  ['dot', (xs: Value[]) => dot(xs, [5])],
])('the array handed to %s may be changed once the node is made', (_, f) => {
  const x = new Value(2);
  const xs = [x];
  const y = f(xs);
  xs[0] = new Value(99);
  y.backward();
  expect(y.parents[0]).toBe(x);
  expect([x.grad > 0, xs[0].grad]).toEqual([true, 0]);
});

test('numbers in the array handed over stay numbers when the parents are asked for', () => {
  const xs = [1, new Value(2)];
  expect(sum(xs).parents).toHaveLength(2);
  expect(xs[0]).toBe(1);
});

test('a plain number among the operands becomes a node when the parents are asked for', () => {
  const y = new Value(3).mul(4);
  expect(y.parents.map(({ data, op }) => [data, op])).toEqual([[3, ''], [4, '']]); // prettier-ignore
  expect(y.parents[1]).toBeInstanceOf(Value);
});

test('a constant is not made before it is asked for', () => {
  const y = new Value(3).mul(4);
  expect(y.second).toBe(4);
  y.backward();
  expect(y.second).toBe(4);
});

test.each([
  ['one operand', () => exp(4)],
  ['two operands', () => mul(3, 4)],
  ['three operands', () => clamp(3, 4, 5)],
  ['an array of operands', () => dot([2], [3], 4)],
])('a constant is the same node every time, among %s', (_, make) => {
  const y = make();
  const before = y.parents;
  y.backward();
  expect(y.parents.length).toBe(before.length);
  y.parents.forEach((parent, i) => expect(parent).toBe(before[i]));
});

test('a constant never gets a gradient, even after it has been looked at', () => {
  const x = new Value(3);
  const y = dot([x, 2], [4, x], 5);
  const constants = y.parents.filter((parent) => parent !== x);
  y.backward();
  y.backward();
  expect(constants.map(({ grad }) => grad)).toEqual([0, 0, 0]);
  expect(x.grad).toBe(12);
});

test('a constant used again, in another graph, is a leaf there like any other', () => {
  const y = new Value(3).mul(4);
  const four = y.parents[1];
  const x = new Value(2);
  x.mul(four).backward();
  y.backward();
  expect([x.grad, four.grad]).toEqual([4, 2]);
});

test('labels are text for the reader and never change a result', () => {
  const results = [undefined, 'x', '', '__proto__', 'NaN'].map((label) => {
    const x = new Value(0.7, label);
    const y = x.sin().mul(x);
    y.label = label;
    y.backward();
    return [y.data, x.grad];
  });
  expect(new Set(results.map(String)).size).toBe(1);
});

test.each([
  [new Value(2), 'Value(data=2, grad=0)'],
  [new Value(-0.5, 'w "1"'), 'Value(data=-0.5, grad=0, label="w \\"1\\"")'],
  [new Value(2).mul(3), 'Value(data=6, grad=0, op=mul)'],
  [new Value(NaN), 'Value(data=NaN, grad=0)'],
])('toString shows data, gradient, op and label: %s', (value, text) => {
  expect(value.toString()).toBe(text);
  expect(`${String(value)}!`).toBe(`${text}!`);
});
