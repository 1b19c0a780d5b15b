// Settings that follow the operands: their effect, their defaults, and what is refused.

import { numbers as m, ops, opWith } from '../../src/ops/table';
import { duals } from '../../src/calculus/duals';
import { secondPartials } from '../support/duals';
import { expectClose } from '../support/closeness';
import { partialsAt, rows, valueAt } from '../support/rows';

test('leakyRelu takes its slope', () => {
  const op = opWith('leakyRelu', [0.2]);
  expect([valueAt(op, [-3]), valueAt(op, [3])]).toEqual([-3 * 0.2, 3]);
  expect([partialsAt(op, [-3]), partialsAt(op, [3])]).toEqual([[0.2], [1]]);
});

test('elu takes its alpha', () => {
  const op = opWith('elu', [2]);
  expectClose(valueAt(op, [-0.5]), -0.7869386805747332, 1e-15, 'value');
  expectClose(partialsAt(op, [-0.5])[0], 1.2130613194252668, 1e-15, 'derivative');
  expectClose(secondPartials(op, [-0.5])[0][0], 1.2130613194252668, 1e-15, 'second derivative');
});

test.each([
  [1, 0.8411919906082767, 1.0829640838457826],
  [-1.5, -0.10042842301976708, -0.12771079315143308],
  [3, 2.996362607918227, 1.0115841666309697],
])("gelu(%d, 'tanh') is the approximation", (x, value, derivative) => {
  const op = opWith('gelu', ['tanh']);
  expectClose(valueAt(op, [x]), value, 1e-12, 'value');
  expectClose(partialsAt(op, [x])[0], derivative, 1e-12, 'derivative');
});

test('hardtanh takes its bounds', () => {
  const op = opWith('hardtanh', [-2, 5]);
  expect([-3, 0.5, 9].map((x) => valueAt(op, [x]))).toEqual([-2, 0.5, 5]);
  expect([-3, 0.5, 9].map((x) => partialsAt(op, [x])[0])).toEqual([0, 1, 0]);
});

test('an option left out keeps its default', () => {
  expect(opWith('hardtanh', [-0.5]).options).toEqual([-0.5, 1]);
  expect(opWith('leakyRelu', [])).toBe(ops.leakyRelu);
});

test('the ops with options are leakyRelu, elu, gelu and hardtanh, with the defaults of PyTorch', () => {
  const defaults = rows.filter(({ op }) => op.options.length > 0).map(({ op }) => [op.name, ...op.options]);
  expect(defaults).toEqual([['leakyRelu', 0.01], ['elu', 1], ['gelu', 'none'], ['hardtanh', -1, 1]]); // prettier-ignore
});

test.each([
  ['min above max', () => opWith('hardtanh', [2, 1]), 'hardtanh: min must be below max, got 2 and 1.'],
  ['min equal to max', () => opWith('hardtanh', [1, 1]), 'hardtanh: min must be below max, got 1 and 1.'],
  ['a bound that is NaN', () => opWith('hardtanh', [NaN]), 'hardtanh: min must be below max, got NaN and 1.'],
  [
    'an unknown approximation',
    () => opWith('gelu', ['erf' as 'tanh']),
    "gelu: the approximation must be 'none' or 'tanh', got 'erf'.",
  ],
])('%s is a RangeError', (_, make, message) => {
  expect(make).toThrow(new RangeError(message));
  expect(make).toThrow(RangeError);
});

test.each([
  [
    'a text for a slope',
    () => opWith('leakyRelu', ['0.2' as never]),
    'leakyRelu: option 1 must be a number, got 0.2.',
  ],
  ['a number for a text', () => opWith('gelu', [1 as never]), 'gelu: option 1 must be a string, got 1.'],
  [
    'an object',
    () => opWith('hardtanh', [-1, {} as never]),
    'hardtanh: option 2 must be a number, got [object Object].',
  ],
])('%s is a TypeError that counts the options', (_, make, message) => {
  expect(make).toThrow(new TypeError(message));
  expect(make).toThrow(TypeError);
});

test('an algebra takes options after the operand', () => {
  expect(m.leakyRelu(-3, 0.5)).toBe(-1.5);
  expect(m.gelu(1, 'tanh')).toBe(valueAt(opWith('gelu', ['tanh']), [1]));
  expect(duals.leakyRelu({ value: -3, slope: 2 }, 0.5)).toEqual({ value: -1.5, slope: 1 });
});
