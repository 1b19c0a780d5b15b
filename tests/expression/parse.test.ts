// From a formula to a graph: inputs, ops by name, options, arrays, constants, and Values to build upon.

import { dot, tanh } from '../../src/engine/functions';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { expr, parse } from '../../src/expression/parse';
import { opWith } from '../../src/ops/table';
import { partialsAt, randomPoints, rows, valueAt } from '../support/rows';

test('the formula of the contract is a neuron, with inputs by name and the right gradients', () => {
  const { output, inputs } = parse('tanh(w*x + b)', { w: 1, x: 2, b: 0.5 });
  output.backward();
  const slope = 1 / Math.cosh(2.5) ** 2;
  expect(output.data).toBe(Math.tanh(2.5));
  expect(Object.keys(inputs)).toEqual(['w', 'x', 'b']);
  expect(inputs.w.grad).toBeCloseTo(2 * slope, 15);
  expect(inputs.x.grad).toBeCloseTo(slope, 15);
  expect(inputs.b.grad).toBeCloseTo(slope, 15);
});

test('inputs are leaves labelled with their names', () => {
  const { inputs } = parse('x * y1', { x: 3, y1: 4 });
  expect(Object.values(inputs).map(({ label, data, op }) => [label, data, op])).toEqual([['x', 3, ''], ['y1', 4, '']]); // prettier-ignore
});

test('a name that stands twice is one leaf', () => {
  const { output, inputs } = parse('x * x + x', { x: 3 });
  output.backward();
  expect(inputs.x.grad).toBe(7);
});

test('an input that the formula does not use is there with a gradient of 0', () => {
  const { output, inputs } = parse('x', { x: 3, unused: 4 });
  output.backward();
  expect([inputs.x.grad, inputs.unused.grad]).toEqual([1, 0]);
});

test('a Value given is built upon, and keeps its label', () => {
  const x = new Value(0.5, 'mine');
  const { output, inputs } = parse('h ** 2', { h: tanh(x) });
  output.backward();
  expect(x.grad).toBeCloseTo(2 * Math.tanh(0.5) * (1 - Math.tanh(0.5) ** 2), 15);
  expect(inputs.h.parents[0]).toBe(x);
  expect(parse('h', { h: x }).output).toBe(x);
  expect(x.label).toBe('mine');
});

test.each(rows.filter(({ op }) => op.arity !== 'n'))(
  'the op $name can be called by name',
  ({ name, op, facts }) => {
    const [at] = randomPoints(facts.samples.random, 1, 8);
    const names = at.map((_, i) => `x${i}`);
    const { output } = parse(
      `${name}(${names.join(', ')})`,
      Object.fromEntries(names.map((n, i) => [n, at[i]])),
    );
    expect([output.op, output.data]).toEqual([name, valueAt(op, at)]);
    expect(output.localGrads).toEqual(partialsAt(op, at));
  },
);

test.each([
  ['sum(x, y, 2)', 'sum', 7, 3],
  ['sum([x, y, 2])', 'sum', 7, 3],
  ['mean(x, y, 4)', 'mean', 3, 3],
  ['mean([x, y])', 'mean', 2.5, 2],
  ['logSumExp(x)', 'logSumExp', 2, 1],
  ['dot([x, 2], [y, 4])', 'dot', 14, 4],
  ['dot([x, 2], [y, 4], -1)', 'dot', 13, 5],
  ['dot([], [], x)', 'dot', 2, 1],
])('%s is one %s', (source, op, value, operands) => {
  const { output } = parse(source, { x: 2, y: 3 });
  expect([output.op, output.data, output.parents.length]).toEqual([op, value, operands]);
});

test.each([
  ['leakyRelu(x, 0.2)', 'leakyRelu', [0.2]],
  ['leakyRelu(x, 2 / 10)', 'leakyRelu', [0.2]],
  ['leakyRelu(x, -0.5)', 'leakyRelu', [-0.5]],
  ['elu(x, pi)', 'elu', [Math.PI]],
  ["gelu(x, 'tanh')", 'gelu', ['tanh']],
  ['gelu(x, "tanh")', 'gelu', ['tanh']],
  ['hardtanh(x, -4)', 'hardtanh', [-4]],
  ['hardtanh(x, -1.5, 4)', 'hardtanh', [-1.5, 4]],
] as const)('%s passes the options on', (source, name, options) => {
  const op = opWith(name, options as never);
  const { output } = parse(source, { x: -2 });
  expect([output.data, output.localGrads]).toEqual([valueAt(op, [-2]), partialsAt(op, [-2])]);
});

test('pi and e are constants', () => {
  expect(parse('pi').output.data).toBe(Math.PI);
  expect(parse('log(e ^ 2)').output.data).toBe(2);
});

test('a value named e or pi wins over the constant', () => {
  const { output, inputs } = parse('e * pi', { e: 5 });
  output.backward();
  expect([output.data, inputs.e.grad]).toEqual([5 * Math.PI, Math.PI]);
});

test('a value may have the name of an op, which can still be called', () => {
  expect(parse('tanh(tanh)', { tanh: 0.5 }).output.data).toBe(Math.tanh(0.5));
});

test('numbers alone are folded into one constant', () => {
  const { output } = parse('2 * pi * x', { x: 3 });
  expect(topologicalOrder(output).map(({ data }) => data)).toEqual([3, 2 * Math.PI, 6 * Math.PI]);
  expect(parse('relu(2) ** 3').output.parents).toEqual([]);
});

test('names may hold digits, underscores, dollars and letters of any language', () => {
  expect(parse('x_1 + $y + α + x₂', { x_1: 1, $y: 2, α: 4, 'x₂': 8 }).output.data).toBe(15);
});

test('signs may be typeset, or wide as on Chinese keyboards', () => {
  expect(parse('x × y − 8 ÷ y', { x: 3, y: 2 }).output.data).toBe(2);
  expect(parse('dot（［x，１．５］，［y，２］）＋ｘ', { x: 3, y: 2 }).output.data).toBe(12);
  expect(parse('x\u00a0+\u3000y', { x: 3, y: 2 }).output.data).toBe(5);
});

test('prototype names are inputs like any other when they are given', () => {
  const values = Object.fromEntries([['constructor', 2], ['__proto__', 3]]); // prettier-ignore
  const { output, inputs } = parse('constructor * __proto__', values);
  expect(output.data).toBe(6);
  expect(Object.keys(inputs)).toEqual(['constructor', '__proto__']);
});

test('a formula of 100,000 terms is read and differentiated', () => {
  const { output, inputs } = parse(Array(100_000).fill('x*x').join(' + '), { x: 2 });
  output.backward();
  expect([output.data, inputs.x.grad]).toEqual([400_000, 400_000]);
});

test('a call of 100,000 operands is one node', () => {
  expect(parse(`sum(${Array(100_000).fill('x').join()})`, { x: 2 }).output.parents).toHaveLength(100_000);
});

test('calls and parentheses nest 500 deep', () => {
  const { output } = parse(`${'-(neg('.repeat(500)}x${'))'.repeat(500)}`, { x: 2 });
  expect(output.data).toBe(2);
});

test('expr puts Values and numbers in place', () => {
  const [w, x] = [new Value(0.5), new Value(-3)];
  const y = expr`tanh(${w} * ${x} + ${1}) ** 2`;
  y.backward();
  const t = Math.tanh(-0.5);
  expect(y.data).toBeCloseTo(t * t, 15);
  expect(w.grad).toBeCloseTo(2 * t * (1 - t * t) * -3, 14);
});

test('expr binds its places like names: a negative number is not taken apart by a power', () => {
  expect(expr`${-3} ** 2`.data).toBe(9);
  expect(expr`-${-3} ** 2`.data).toBe(-9);
  expect(expr`2 ** ${-1}`.data).toBe(0.5);
});

test('expr gives the Value itself where it is the whole, and labels nothing', () => {
  const x = new Value(1);
  expect(expr`${x}`).toBe(x);
  expect(x.label).toBeUndefined();
  expect(expr`${7}`.data).toBe(7);
});

test('expr takes more than ten places, arrays and options', () => {
  const xs = Array.from({ length: 12 }, (_, i) => new Value(i));
  const [a, b, c, d, e, f, g, h, i, j, k, l] = xs;
  const y = expr`dot([${a}, ${b}, ${c}, ${d}, ${e}, ${f}], [${g}, ${h}, ${i}, ${j}, ${k}, ${l}])`;
  expect(y.data).toBe(dot(xs.slice(0, 6), xs.slice(6)).data);
  expect(y.parents).toEqual(xs);
  expect(expr`leakyRelu(${new Value(-2)}, ${0.5})`.data).toBe(-1);
});
