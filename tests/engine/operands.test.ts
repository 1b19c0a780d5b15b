// What is not a number or a Value is refused where it enters, by the name of the op and the place of the
// operand. NaN and the infinities are numbers.

import { add, dot, logSumExp, mean, sum, tanh, where } from '../../src/engine/functions';
import { noGrad } from '../../src/engine/mode';
import { Value, type Operand } from '../../src/engine/value';

const bad: [given: unknown, shown: string, name?: string][] = [
  [undefined, 'undefined'],
  [null, 'null'],
  ['2', '"2"'],
  [2n, '2n (a bigint)'],
  [true, 'true'],
  [{}, 'an object'],
  [[], 'an empty array'],
  [{ data: 2 }, 'an object', 'an object that looks like a Value'],
  [Symbol('two'), 'Symbol(two)'],
];

const x = new Value(3);

describe.each(bad)('%p', (anything, shown, name = shown) => {
  const given = anything as Operand;
  const message = (op: string, position: number) =>
    `${op}: operand ${position} must be a Value or a number, got ${shown}. Wrap data as new Value(number).`;

  test(`a Value of ${name} is a TypeError`, () => {
    const make = () => new Value(given as number);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`Value: data must be a number, got ${shown}.`);
  });

  test.each([
    ['a method', 'mul', 2, () => x.mul(given)],
    ['a method of three operands', 'clamp', 3, () => x.clamp(0, given)],
    ['a function of one operand', 'tanh', 1, () => tanh(given)],
    ['a function of two operands, first', 'add', 1, () => add(given, x)],
    ['a function of two operands, second', 'add', 2, () => add(1, given)],
    ['a function of three operands', 'where', 2, () => where(1, given, x)],
    ['an empty array', 'sum', 3, () => sum([x, 2, given, x])],
    ['the mean of an array', 'mean', 1, () => mean([given])],
    ['the weights of dot', 'dot', 2, () => dot([x, given], [1, 2])],
    ['the inputs of dot', 'dot', 4, () => dot([x, x], [1, given], 3)],
    ['logSumExp', 'logSumExp', 2, () => logSumExp([x, given])],
  ])(`${name} as an operand of %s is a TypeError naming op and place: %s, %i`, (_, op, position, make) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message(op, position));
  });

  test(`${name} is refused under noGrad too`, () => {
    expect(() => noGrad(() => x.add(given))).toThrow(message('add', 2));
  });
});

test('an operand left out is refused as undefined', () => {
  const method = x.mul.bind(x) as () => Value;
  expect(method).toThrow('mul: operand 2 must be a Value or a number, got undefined.');
});

test('a Value without data is refused', () => {
  expect(() => Reflect.construct(Value, []) as Value).toThrow('Value: data must be a number, got undefined.');
});

test.each([
  [NaN, NaN],
  [Infinity, Infinity],
  [-Infinity, -Infinity],
])('%d is a number like any other, as data and as an operand', (given, expected) => {
  expect(new Value(given).data).toBe(expected);
  expect(new Value(1).add(given).data).toBe(expected);
});

test('an operand refused leaves the mode of recording as it was', () => {
  expect(() => x.mul(undefined as unknown as number)).toThrow(TypeError);
  expect(x.mul(2).op).toBe('mul');
});
