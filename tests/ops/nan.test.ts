// Nothing is clamped in silence: outside its domain an op is NaN, and NaN in is NaN out.

import { ops } from '../../src/ops/table';
import { partialsAt, rows, valueAt } from '../support/rows';

const outside = rows.flatMap(({ op, facts }) => (facts.samples.outside ?? []).map((at) => ({ op, at })));

test.each(outside)('$op.name is NaN at $at, outside its domain', ({ op, at }) => {
  expect(valueAt(op, at)).toBeNaN();
});

test('every op with a domain, but for those that are infinite at its edge, has a point outside it', () => {
  const without = rows.filter(
    ({ facts }) => facts.domain !== undefined && facts.samples.outside === undefined,
  );
  expect(without.map(({ name }) => name)).toEqual(['reciprocal', 'div']);
});

test('a division by zero is infinite, or NaN for 0 / 0', () => {
  expect([valueAt(ops.reciprocal, [0]), valueAt(ops.reciprocal, [-0])]).toEqual([Infinity, -Infinity]);
  expect([valueAt(ops.div, [-3, 0]), valueAt(ops.div, [0, 0])]).toEqual([-Infinity, NaN]);
});

/** Operands that are NaN and need not make the result NaN: it does not depend on them. */
const EXCEPTIONS = [
  'where, operand 0', // a condition that is NaN is not > 0
  'where, operand 1', // the branch not taken: see the test of where below
  'where, operand 2',
];

const operands = rows.flatMap(({ op, facts }) =>
  facts.samples.random.map((_, i) => ({
    op,
    i,
    at: facts.samples.random.map(([lo, hi]) => 0.3 * lo + 0.7 * hi),
  })),
);

test.each(operands.filter(({ op, i }) => !EXCEPTIONS.includes(`${op.name}, operand ${i}`)))(
  '$op.name is NaN if operand $i is',
  ({ op, i, at }) => {
    expect(valueAt(op, at.with(i, NaN))).toBeNaN();
  },
);

test('where depends only on the branch taken', () => {
  expect(valueAt(ops.where, [NaN, 5, 7])).toBe(7);
  expect(valueAt(ops.where, [1, 5, NaN])).toBe(5);
  expect(valueAt(ops.where, [0, NaN, 7])).toBe(7);
  expect(valueAt(ops.where, [1, NaN, 7])).toBeNaN();
  expect(valueAt(ops.where, [0, 5, NaN])).toBeNaN();
});

test('pow(NaN, 0) is 1, since a⁰ is 1 for every a, but pow(1, NaN) is NaN', () => {
  expect(valueAt(ops.pow, [NaN, 0])).toBe(1);
  expect(valueAt(ops.pow, [1, NaN])).toBeNaN();
});

test('hypot(NaN, ∞) is ∞, since it is for every number in place of NaN', () => {
  expect(valueAt(ops.hypot, [NaN, Infinity])).toBe(Infinity);
  expect(valueAt(ops.hypot, [-Infinity, NaN])).toBe(Infinity);
});

test.each([
  ['NaN, 1, 2', [NaN, 1, 2]],
  ['1, NaN, 2', [1, NaN, 2]],
  ['2, 1, NaN', [2, 1, NaN]],
  ['∞, NaN', [Infinity, NaN]],
  ['NaN, ∞', [NaN, Infinity]],
  ['NaN, −∞', [NaN, -Infinity]],
])('logSumExp(%s) is NaN wherever the NaN stands', (_, at) => {
  expect(valueAt(ops.logSumExp, at)).toBeNaN();
});

test.each([
  ['max', NaN, 1],
  ['max', 1, NaN],
  ['min', NaN, -Infinity],
  ['logAddExp', NaN, Infinity],
  ['logAddExp', -Infinity, NaN],
  ['mul', 0, NaN],
  ['atan2', NaN, Infinity],
] as const)('%s(%d, %d) is NaN, however the other operand dominates', (name, a, b) => {
  expect(valueAt(ops[name], [a, b])).toBeNaN();
});

test.each(['hypot', 'atan2'] as const)('the partials of %s at NaN are NaN too', (name) => {
  expect(partialsAt(ops[name], [NaN, 1])).toEqual([NaN, NaN]);
});

test.each([
  'exp',
  'tanh',
  'sigmoid',
  'gelu',
  'silu',
  'softplus',
  'sqrt',
  'log',
  'relu',
  'step',
  'abs',
] as const)('the derivative of %s at NaN is NaN or 0, never another number', (name) => {
  const [partial] = partialsAt(ops[name], [NaN]);
  expect(Number.isNaN(partial) || partial === 0).toBe(true);
});
