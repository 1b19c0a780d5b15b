// Every op is a method and a function, and the two make the same node.

import * as functions from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { opWith } from '../../src/ops/table';
import { partialsAt, randomPoints, rows, valueAt } from '../support/rows';

type Call = (...operands: unknown[]) => Value;

const byName = functions as unknown as Record<string, Call>;
const fixed = rows.filter(({ op }) => op.arity !== 'n');

test.each(fixed)('x.$name(…) and $name(x, …) make the node that the row describes', ({ name, op, facts }) => {
  for (const at of randomPoints(facts.samples.random, 3, 5)) {
    const operands = at.map((data) => new Value(data));
    const [first, ...others] = operands;
    const method = (first as unknown as Record<string, Call>)[name](...others);
    for (const node of [method, byName[name](...operands)]) {
      expect([node.op, node.data]).toEqual([name, valueAt(op, at)]);
      expect(node.localGrads).toEqual(partialsAt(op, at));
      node.parents.forEach((parent, i) => expect(parent).toBe(operands[i]));
      expect(node.parents).toHaveLength(operands.length);
    }
  }
});

test.each(fixed)('the function $name takes plain numbers in every place', ({ name, op, facts }) => {
  const [at] = randomPoints(facts.samples.random, 1, 6);
  const node = byName[name](...at);
  expect([node.data, node.localGrads]).toEqual([valueAt(op, at), partialsAt(op, at)]);
  expect(node.parents.map(({ data }) => data)).toEqual(at);
});

test('every row has a function of its name', () => {
  expect(rows.filter(({ name }) => typeof byName[name] !== 'function')).toEqual([]);
});

test('the functions beyond the rows are softmax and logSoftmax', () => {
  const beyond = Object.keys(byName).filter((name) => !rows.some((row) => row.name === name));
  expect(beyond.sort()).toEqual(['logSoftmax', 'softmax']);
});

test.each([
  ['leakyRelu', -2, [0.2], (x: Value) => [x.leakyRelu(0.2), functions.leakyRelu(x, 0.2)]],
  ['elu', -2, [0.7], (x: Value) => [x.elu(0.7), functions.elu(x, 0.7)]],
  ['gelu', -2, ['tanh'], (x: Value) => [x.gelu('tanh'), functions.gelu(x, 'tanh')]],
  ['hardtanh', -2, [-3, 4], (x: Value) => [x.hardtanh(-3, 4), functions.hardtanh(x, -3, 4)]],
] as const)('%s takes its options as method and as function', (name, at, options, make) => {
  const op = opWith(name, options as never);
  for (const node of make(new Value(at))) {
    expect([node.op, node.data, node.localGrads]).toEqual([name, valueAt(op, [at]), partialsAt(op, [at])]);
  }
});

test('options that a row refuses are refused by method and function', () => {
  const message = 'hardtanh: min must be below max, got 1 and -1.';
  expect(() => new Value(0).hardtanh(1, -1)).toThrow(new RangeError(message));
  expect(() => functions.hardtanh(0, 1, -1)).toThrow(new RangeError(message));
});

test('the methods are not listed among the properties of a Value', () => {
  expect(Object.keys(new Value(1))).not.toContain('tanh');
  expect(Object.keys(Object.getPrototypeOf(Value.prototype) as object)).toEqual([]);
});
