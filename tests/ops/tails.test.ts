// Far tails and near zeros by hand: where the textbook formula overflows, or rounds its answer away.

import { numbers as m, ops, opWith } from '../../src/ops/table';
import { expectClose } from '../support/closeness';
import { partialsAt, valueAt } from '../support/rows';

// op, x, value, derivative
test.each([
  ['softplus', 800, 800, 1],
  ['softplus', -40, 4.248354255291589e-18, 4.248354255291589e-18],
  ['softplus', -1e6, 0, 0],
  ['logSigmoid', -800, -800, 1],
  ['logSigmoid', 40, -4.248354255291589e-18, 4.248354255291589e-18],
  ['sigmoid', 40, 1, 4.248354255291589e-18],
  ['sigmoid', -800, 0, 0],
  ['tanh', 20, 1, 1.6993417021166355e-17],
  ['tanh', -400, -1, 0],
  ['log1p', 1e-18, 1e-18, 1],
  ['expm1', -1e-20, -1e-20, 1],
  ['gelu', -8, -4.976768459417427e-15, -3.979607261086796e-14],
  ['gelu', -20, -5.507248237212468e-88, -1.1014360483133464e-86],
  ['gelu', -37, -2.1184613523340935e-298, -7.838298669418516e-297],
  ['gelu', 8, 7.999999999999995, 1.0000000000000397],
  ['gelu', 1e200, 1e200, 1],
  ['silu', -100, -3.720075976020836e-42, -3.682875216260628e-42],
  ['silu', 1e300, 1e300, 1],
  ['mish', -40, -1.6993417021166355e-16, -1.6568581595637197e-16],
  ['mish', -1000, 0, 0],
  ['mish', 100, 100, 1],
  ['elu', -1e-18, -1e-18, 1],
  ['elu', -1000, -1, 0],
  ['elu', 1000, 1000, 1],
  ['selu', 1000, 1050.7009873554805, 1.0507009873554805],
  ['softsign', 1e200, 1, 0],
  ['erf', 6, 1, 2.617301239249265e-16],
  ['asinh', -1e300, -691.4686750787737, 1e-300],
  ['acosh', 1e200, 461.2101657793691, 1e-200],
  ['atanh', 1 - 2 ** -53, 18.714973875118524, 4503599627370496],
  ['hardSwish', 1e308, 1e308, 1],
] as const)('%s at %d keeps its digits', (name, x, value, derivative) => {
  expectClose(valueAt(ops[name], [x]), value, 1e-12, `${name}(${x})`);
  expectClose(partialsAt(ops[name], [x])[0], derivative, 1e-12, `d ${name}(${x})`);
});

test.each([
  ['sigmoid', Infinity, 1],
  ['sigmoid', -Infinity, 0],
  ['tanh', -Infinity, -1],
  ['softplus', -Infinity, 0],
  ['logSigmoid', Infinity, 0],
  ['erf', Infinity, 1],
  ['erfc', -Infinity, 2],
  ['sech', Infinity, 0],
  ['relu6', Infinity, 6],
  ['elu', -Infinity, -1],
  ['atan', -Infinity, -Math.PI / 2],
] as const)('%s(%d) is its limit %d', (name, x, limit) => {
  expect(valueAt(ops[name], [x]) + 0).toBe(limit);
});

test.each([
  [[1000, 1000, 1000], 1001.0986122886682],
  [[-1000, -1000, -1000], -998.9013877113318],
  [[-Infinity, 2], 2],
  [[-Infinity, -Infinity], -Infinity],
  [[Infinity, 3], Infinity],
  [[7], 7],
])('logSumExp of %j neither overflows nor vanishes', (xs, expected) => {
  expectClose(m.logSumExp(xs), expected, 1e-12, 'logSumExp');
});

test.each([
  [1000, 1000, 1000.6931471805599],
  [-1000, -1000, -999.3068528194401],
  [Infinity, Infinity, Infinity],
  [-Infinity, -Infinity, -Infinity],
  [-Infinity, 3, 3],
  [0, -1e-18, Math.LN2],
])('logAddExp(%d, %d) is %d', (a, b, expected) => {
  expectClose(m.logAddExp(a, b), expected, 1e-12, 'logAddExp');
});

test('the hypotenuse of huge and of tiny sides does not leave the range of a double', () => {
  expectClose(m.hypot(3e200, 4e200), 5e200, 1e-15, 'hypot(3e200, 4e200)');
  expectClose(m.hypot(3e-200, 4e-200), 5e-200, 1e-15, 'hypot(3e-200, 4e-200)');
});

test('the tanh form of gelu keeps its digits in its lower tail, where ½(1 + tanh) has none', () => {
  const op = opWith('gelu', ['tanh']);
  expectClose(valueAt(op, [-8]), -3.107782937501117e-21, 1e-12, 'value');
  expectClose(partialsAt(op, [-8])[0], -4.71478450410685e-20, 1e-12, 'derivative');
  expect(partialsAt(op, [-1e200])[0] + 0).toBe(0);
  expect(partialsAt(op, [1e200])[0]).toBe(1);
});
