// Ops of the user's own: a definition is a row of the table.

import { grad } from '../../src/calculus/grad';
import { hessian } from '../../src/calculus/second';
import { taylor } from '../../src/calculus/taylor';
import { defineOp } from '../../src/engine/define';
import { noGrad } from '../../src/engine/mode';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { secondPartials } from '../support/duals';

const cube = defineOp({
  name: 'cube',
  arity: 1,
  forward: (x) => x ** 3,
  partials: (m, [x]) => [m.mul(3, m.square(x))],
});

const area = defineOp({
  name: 'area',
  arity: 2,
  forward: (a, b) => a * b,
  partials: (_, [a, b]) => [b, a],
});

const volume = defineOp({
  name: 'volume',
  arity: 3,
  forward: (a, b, c) => a * b * c,
  partials: (m, [a, b, c]) => [m.mul(b, c), m.mul(a, c), m.mul(a, b)],
});

const determinant = defineOp({
  name: 'determinant',
  arity: 4,
  forward: (a, b, c, d) => a * d - b * c,
  partials: (m, [a, b, c, d]) => [d, m.neg(c), m.neg(b), a],
});

const [a, b, c, d] = [2, 3, 5, 7].map((x) => new Value(x));

test.each([
  ['cube', cube(a), 8, [a], [12]],
  ['area', area(a, b), 6, [a, b], [3, 2]],
  ['volume', volume(a, b, c), 30, [a, b, c], [15, 10, 6]],
  ['determinant', determinant(a, b, c, d), -1, [a, b, c, d], [7, -5, -3, 2]],
] as const)('%s is a node like those of the table', (name, node, data, parents, localGrads) => {
  expect([node.op, node.data]).toEqual([name, data]);
  expect(node.parents).toEqual(parents);
  expect(node.localGrads).toEqual(localGrads);
});

//   x ─► x² ─► cube ─► · 2 ─► sin
test('an own op passes gradients on in the middle of a graph', () => {
  const x = new Value(0.9);
  const y = cube(x.square()).mul(2).sin();
  y.backward();
  expect(x.grad).toBeCloseTo(Math.cos(2 * 0.9 ** 6) * 12 * 0.9 ** 5, 13);
  expect(topologicalOrder(y).map(({ op }) => op)).toEqual(['', 'square', 'cube', '', 'mul', 'sin']);
});

test('an own op takes plain numbers, and under noGrad makes a leaf', () => {
  expect(area(2, new Value(4)).data).toBe(8);
  expect(noGrad(() => cube(a)).op).toBe('');
  expect(noGrad(() => volume(a, 1, 4)).data).toBe(8);
});

test('partials may use the output and give plain numbers', () => {
  const gain = defineOp({
    name: 'gain',
    arity: 2,
    forward: (x, y) => Math.exp(x) + 3 * y,
    partials: (m, [, y], output) => [m.sub(output, m.mul(3, y)), 3],
  });
  const y = gain(1, 2);
  expect(y.localGrads[0]).toBeCloseTo(Math.E, 14);
  expect(y.localGrads[1]).toBe(3);
});

test('an own op runs over algebras other than numbers, so that its second derivatives are there', () => {
  expect(secondPartials(cube(a).rule!, [2])).toEqual([[12]]);
  expect(secondPartials(volume(a, b, c).rule!, [2, 3, 5])).toEqual([[0, 5, 3], [5, 0, 2], [3, 2, 0]]); // prettier-ignore
});

test('two ops of one name do not disturb each other', () => {
  const other = defineOp({ name: 'cube', arity: 1, forward: (x) => x, partials: () => [1] });
  expect([other(a).data, cube(a).data]).toEqual([2, 8]);
});

test.each([
  ['too few', () => [1], 'wrong: partials must return 2 derivatives, one an operand; got [1].'],
  ['too many', () => [1, 2, 3], 'wrong: partials must return 2 derivatives, one an operand; got [1, 2, 3].'],
  [
    'a missing one',
    () => [1, undefined as never],
    'wrong: partials must return 2 derivatives, one an operand; got [1, undefined].',
  ],
  ['no array', () => 1 as never, 'wrong: partials must return 2 derivatives, one an operand; got 1.'],
  [
    'nothing',
    () => undefined as never,
    'wrong: partials must return 2 derivatives, one an operand; got undefined.',
  ],
])('partials of %s are a RangeError when the op is used', (_, partials, message) => {
  const wrong = defineOp({ name: 'wrong', arity: 2, forward: (x) => x, partials });
  expect(() => wrong(1, 2)).toThrow(new RangeError(message));
});

test.each([
  ['a text', () => '3' as never, 'odd: forward must return a number, but returned "3".'],
  ['nothing', () => undefined as never, 'odd: forward must return a number, but returned undefined.'],
  ['a Value', () => new Value(3) as never, 'odd: forward must return a number, but returned an object.'],
])('a forward that returns %s is a TypeError when the op is used', (_, forward, message) => {
  const odd = defineOp({ name: 'odd', arity: 1, forward, partials: () => [1] });
  expect(() => odd(1)).toThrow(new TypeError(message));
});

test('a forward may return NaN', () => {
  const undefinedHere = defineOp({ name: 'nowhere', arity: 1, forward: () => NaN, partials: () => [0] });
  expect(undefinedHere(1).data).toBeNaN();
});

const good = { name: 'good', arity: 1, forward: (x: number) => x, partials: () => [1] };

test.each([
  ['no name', { ...good, name: undefined }, 'defineOp: name must be an identifier, got undefined.'],
  ['an empty name', { ...good, name: '' }, 'defineOp: name must be an identifier, got "".'],
  ['a name of two words', { ...good, name: 'my op' }, 'defineOp: name must be an identifier, got "my op".'],
  ['an arity of 0', { ...good, arity: 0 }, 'defineOp: the arity of good must be a whole number ≥ 1, got 0.'],
  [
    'an arity of 1.5',
    { ...good, arity: 1.5 },
    'defineOp: the arity of good must be a whole number ≥ 1, got 1.5.',
  ],
  [
    "an arity of 'n'",
    { ...good, arity: 'n' },
    'defineOp: the arity of good must be a whole number ≥ 1, got "n".',
  ],
  [
    'no forward',
    { ...good, forward: undefined },
    'defineOp: good needs two functions, forward and partials.',
  ],
  ['no partials', { ...good, partials: 3 }, 'defineOp: good needs two functions, forward and partials.'],
])('a definition with %s is a TypeError', (_, definition, message) => {
  expect(() => defineOp(definition as never)).toThrow(new TypeError(message));
});

test('a wrong number of operands is a TypeError', () => {
  const loose = area as (...operands: number[]) => Value;
  expect(() => loose(1)).toThrow(new TypeError('area: expected 2 operands, but got 1.'));
  expect(() => loose(1, 2, 3)).toThrow(new TypeError('area: expected 2 operands, but got 3.'));
  expect(() => (cube as () => Value)()).toThrow('cube: expected 1 operands, but got 0.');
});

test('an operand of the wrong kind is refused by the name of the own op', () => {
  expect(() => volume(1, 2, '3' as never)).toThrow(
    'volume: operand 3 must be a Value or a number, got "3". Wrap data as new Value(number).',
  );
});

test('partials made with Math or operators, not with the algebra, are refused when they are to be derived again', () => {
  const careless = defineOp({
    name: 'careless',
    arity: 1,
    forward: Math.sin,
    partials: (_, [x]) => [Math.cos(x as number)],
  });
  const x = new Value(1);
  const y = careless(x);
  y.backward();
  expect(x.grad).toBe(Math.cos(1));
  const message =
    'careless: partial 1 is not made with the algebra. Write m.mul(2, m.cos(x)), not 2 * Math.cos(x).';
  expect(() => grad(y, [x])).toThrow(new TypeError(message));
  expect(() => hessian(([v]) => careless(v), [1])).toThrow(new TypeError(message));
  expect(() => taylor((v) => careless(v), 1, 2)).toThrow(new TypeError(message));
});
