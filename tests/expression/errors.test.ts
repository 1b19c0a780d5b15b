// Formulas that cannot be read, and names of what there is not: the whole message, and where it points.

import { Value } from '../../src/engine/value';
import { expr, parse } from '../../src/expression/parse';
import { ParseError } from '../../src/expression/syntax';

const values = { x: 1, y: 2, a: 3, b: 4 };

function errorOf(source: string): ParseError {
  try {
    parse(source, values);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
  throw new Error(`${source} was read`);
}

const needsTwoArrays =
  'dot takes two arrays of one length and perhaps a bias, as in dot([w1, w2], [x1, x2], b).';

// Source, what is wrong, and where, counted from 0.
test.each([
  ['q', '"q" has no value; pass one, as in { q: 1 }.', 0],
  ['x + q', '"q" has no value; pass one, as in { q: 1 }.', 4],
  ['xq + q', '"xq" has no value; pass one, as in { xq: 1 }.', 0],
  ['NaN', '"NaN" has no value; pass one, as in { NaN: 1 }.', 0],
  ['tanh', 'tanh is an op; call it, as in tanh(x).', 0],
  ['2 * sum', 'sum is an op; call it, as in sum(x).', 4],
  ['foo(x)', 'there is no op "foo".', 0],
  ['x + softmax(x, y)', 'there is no op "softmax".', 4],
  ['Tanh(x)', 'there is no op "Tanh".', 0],
  ['tanh()', 'tanh takes 1 operand, but got 0.', 0],
  ['1 + tanh(x, y)', 'tanh takes 1 operand, but got 2.', 4],
  ['mul(x)', 'mul takes 2 operands, but got 1.', 0],
  ['clamp(x, 0)', 'clamp takes 3 operands, but got 2.', 0],
  ['leakyRelu(x, 1, 2)', 'leakyRelu takes 1 to 2 operands, but got 3.', 0],
  ['hardtanh(x, 1, 2, 3)', 'hardtanh takes 1 to 3 operands, but got 4.', 0],
  ['leakyRelu(x, y)', 'the options of leakyRelu must be plain numbers or strings.', 13],
  ['sum()', 'sum needs at least one operand.', 0],
  ['mean([])', 'mean needs at least one operand.', 0],
  ['logSumExp()', 'logSumExp needs at least one operand.', 0],
  ['dot(x, y)', needsTwoArrays, 0],
  ['dot()', needsTwoArrays, 0],
  ['dot([x])', needsTwoArrays, 0],
  ['2 + dot([x], [y], a, b)', needsTwoArrays, 4],
  ['dot([x, y], [a])', needsTwoArrays, 0],
  ['sum([x,,y])', 'there is an empty place in an array.', 0],
  ['[x, y]', 'an array outside sum, mean, dot and logSumExp has no meaning in a formula.', 0],
  ['tanh([x])', 'an array outside sum, mean, dot and logSumExp has no meaning in a formula.', 5],
  ['', 'there is no formula.', undefined],
  ['  \n ', 'there is no formula.', undefined],
  ['x y', 'an operator is missing between two terms.', undefined],
  ['2 (x)', 'an operator is missing between two terms.', undefined],
  ['x; y', 'an operator is missing between two terms.', undefined],
  ['2x', 'Variable names cannot start with a number (2x)', 1],
  ['0x10', 'Variable names cannot start with a number (0x)', 1],
  ['y + x²', '"x²" is no name: names are of letters, digits and _', 4],
  ['x→y', '"x→y" is no name: names are of letters, digits and _', 0],
  ['1.2.3', 'Unexpected period', 3],
  ['1e', 'Expected exponent (1e)', 2],
  ['x +', 'Expected expression after +', 3],
  ['* x', 'Unexpected "*"', 0],
  ['x **', 'Expected an exponent after **', 4],
  ['x ^ * 2', 'Expected an exponent after ^', 4],
  ['(x', 'Unclosed (', 2],
  ['x)', 'Unexpected ")"', 1],
  ['max(x', 'Expected )', 5],
  ['max(x,,y)', 'Unexpected token ,', 7],
  ['max(x,)', 'Unexpected token )', 7],
  ['max(x y)', 'Expected comma', 6],
  ['sum([x', 'Expected ]', 6],
  ["gelu(x, 'tanh)", 'Unclosed quote after "tanh)"', 14],
  ['x + -', 'missing unaryOp argument', 5],
  ['2 * (x, y)', 'a comma outside a call has no meaning in a formula.', 4],
  ['x = 1', 'Unexpected "="', 2],
  ['x > y', 'Unexpected ">"', 2],
  ['x % y', 'Unexpected "%"', 2],
  ['!x', 'Unexpected "!"', 0],
  ['x && y', 'Unexpected "&"', 2],
  ['#', 'Unexpected "#"', 0],
  ["'x'", "'x' is not a number.", 0],
  ['x + true', 'true is not a number.', 4],
  ['a ? x : y', 'a ? b : c (write where(a, b, c)) has no meaning in a formula.', undefined],
  ['a.b', 'a dot or a bracket after a name has no meaning in a formula.', 0],
  ['a[0]', 'a dot or a bracket after a name has no meaning in a formula.', 0],
  ['this', 'this has no meaning in a formula.', 0],
  ['tanh(x)(y)', 'only ops can be called.', 0],
])('%j is refused: %s', (source, what, index) => {
  const error = errorOf(source);
  const where = index === undefined ? '' : ` (at character ${index + 1} of "${source}")`;
  expect([error.message, error.index]).toEqual([`parse: ${what}${where}`, index]);
  expect([error.source, error.name]).toEqual([source, 'ParseError']);
});

test('a word that is right in one place and wrong in another is pointed at where it is wrong', () => {
  expect(errorOf('tanh(x) + tanh()').index).toBe(10);
  expect(errorOf('tanh(x) + tanh').index).toBe(10);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'the prototype name %s is neither a value nor an op',
  (name) => {
    expect(errorOf(name).message).toContain(`"${name}" has no value`);
    expect(errorOf(`${name}(x)`).message).toContain(`there is no op "${name}"`);
    expect(errorOf(`x.${name}`).message).toContain('a dot or a bracket after a name has no meaning');
  },
);

test('a long source is shortened in the message', () => {
  const source = `${'x + '.repeat(50)}q`;
  const { message, index } = errorOf(source);
  expect(message).toContain(`(at character 201 of "${source.slice(0, 57)}…")`);
  expect(index).toBe(200);
});

test.each([
  ['parentheses', `${'('.repeat(100_000)}x${')'.repeat(100_000)}`],
  ['signs', `${'-'.repeat(100_000)}x`],
  ['powers', Array(100_000).fill('x').join('**')],
  ['calls', `${'tanh('.repeat(100_000)}x${')'.repeat(100_000)}`],
])('100,000 nested %s are refused as too deep, and not by a stack overflow', (_, source) => {
  expect(errorOf(source).message).toBe('parse: the formula is nested too deeply.');
});

test.each([
  ['hardtanh(x, 2, 1)', 'hardtanh: min must be below max, got 2 and 1.'],
  ["gelu(x, 'erf')", "gelu: the approximation must be 'none' or 'tanh', got 'erf'."],
  ['gelu(x, 5)', 'gelu: option 1 must be a string, got 5.'],
])('%s is refused in the words of the op', (source, message) => {
  expect(() => parse(source, values)).toThrow(message);
});

test.each([['2'], [null], [undefined], [{ data: 1 }]])('the value %j for a name is a TypeError', (value) => {
  const given = { x: value as unknown as number };
  expect(() => parse('x', given)).toThrow(TypeError);
  expect(() => parse('x + 1', given)).toThrow('must be a number');
});

test('expr refuses what is neither a Value nor a number', () => {
  expect(() => expr`${'2' as unknown as number}`).toThrow(TypeError);
  expect(() => expr`1 + ${'2' as unknown as number}`).toThrow(
    'add: operand 2 must be a Value or a number, got "2".',
  );
});

test('expr refuses a formula as parse does', () => {
  expect(() => expr`foo(${new Value(1)})`).toThrow(ParseError);
  expect(() => expr`${1} +`).toThrow('parse: Expected expression after +');
});
