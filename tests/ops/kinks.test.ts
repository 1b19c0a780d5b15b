// Points without a derivative. PyTorch's choices are written out here a second time, so that neither the
// table nor a rule can change one unnoticed.

import { ops, opWith } from '../../src/ops/table';
import { secondPartials } from '../support/duals';
import { partialsAt, rows, valueAt } from '../support/rows';

const kinks = rows.flatMap(({ op, facts }) => (facts.kinks ?? []).map((kink) => ({ op, ...kink })));

test.each(kinks)('$op.name at $at has the partials its row says: $partials', ({ op, at, partials }) => {
  expect(partialsAt(op, at)).toEqual(partials);
});

test.each([
  ['relu', [0], [0]],
  ['relu6', [0], [0]],
  ['relu6', [6], [0]],
  ['abs', [0], [0]],
  ['clamp', [-1, -1, 1], [1, 0, 0]],
  ['clamp', [1, -1, 1], [1, 0, 0]],
  ['hardtanh', [-1], [0]],
  ['hardtanh', [1], [0]],
  ['leakyRelu', [0], [0.01]],
  ['elu', [0], [1]],
  ['selu', [0], [1.7580993408473766]],
  ['hardSigmoid', [-3], [0]],
  ['hardSigmoid', [3], [0]],
  ['hardSwish', [-3], [0]],
  ['hardSwish', [3], [1]],
  ['sqrt', [0], [Infinity]],
  ['cbrt', [0], [Infinity]],
  ['log', [0], [Infinity]],
  ['max', [2, 2], [0.5, 0.5]],
  ['min', [2, 2], [0.5, 0.5]],
  ['max', [Infinity, Infinity], [0.5, 0.5]],
  ['min', [0, -0], [0.5, 0.5]],
  ['pow', [0, 0], [0, 0]],
  ['pow', [0, 2], [0, 0]],
  ['pow', [-2, 3], [12, NaN]],
  ['hypot', [0, 0], [0, 0]],
  ['atan2', [0, 0], [0, 0]],
] as const)("%s at %j: PyTorch's choice of partials is %j", (name, at, partials) => {
  expect(partialsAt(ops[name], at)).toEqual(partials);
});

test.each(['sign', 'step', 'floor', 'ceil', 'round'] as const)(
  'the derivative of %s is 0 everywhere',
  (name) => {
    for (const x of [-1e9, -2.5, -1, -0.5, 0, 0.5, 1, 1.5, 3, 1e300]) {
      expect(partialsAt(ops[name], [x])).toEqual([0]);
    }
  },
);

test('the slope at the kink follows the option: leakyRelu its slope, elu its alpha', () => {
  expect(partialsAt(opWith('leakyRelu', [0.2]), [0])).toEqual([0.2]);
  expect(partialsAt(opWith('elu', [0.7]), [0])).toEqual([0.7]);
});

test('hardtanh is flat at the edges that its options set', () => {
  const op = opWith('hardtanh', [-2, 5]);
  expect([-2, -1, 1, 5].map((x) => partialsAt(op, [x])[0])).toEqual([0, 1, 1, 0]);
});

test.each([
  [0, 0, 1],
  [-2, 3, -8],
  [1, Infinity, 1],
  [1, -Infinity, 1],
  [-1, Infinity, 1],
  [-1, -Infinity, 1],
  [2, -Infinity, 0],
  [0, -1, Infinity],
])('pow(%d, %d) is %d', (a, b, expected) => {
  expect(valueAt(ops.pow, [a, b])).toBe(expected);
});

test('a power with a whole exponent has its second derivative at 0 too', () => {
  expect(secondPartials(ops.pow, [0, 2])[0][0]).toBe(2);
  expect(secondPartials(ops.pow, [0, 3])[0][0]).toBe(0);
});
