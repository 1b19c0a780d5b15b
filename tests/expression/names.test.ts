// The names in a formula: which need values, and what is called.

import { namesIn } from '../../src/expression/names';

test.each([
  ['tanh(w*x + b)', ['w', 'x', 'b'], [], ['tanh']],
  ['x*x - x', ['x'], [], []],
  ['2*pi*r + e', ['r'], ['pi', 'e'], []],
  ['dot([w1, w2], [x1, -x2], b)', ['w1', 'w2', 'x1', 'x2', 'b'], [], ['dot']],
  ['max(a, nosuch(b))', ['a', 'b'], [], ['max', 'nosuch']],
  ['3', [], [], []],
  ['a**b^c', ['a', 'b', 'c'], [], []],
])('%s needs %j, may be given %j, calls %j', (source, needed, constants, called) => {
  expect(namesIn(source)).toEqual({ needed, constants, called });
});

test('an op that is not called is no name: parse says how to call it', () => {
  expect(namesIn('x + tanh').needed).toEqual(['x']);
});

test('a sum of 100,000 terms is walked without recursion', () => {
  expect(namesIn(`x${'+x'.repeat(100_000)}`).needed).toEqual(['x']);
});

test('what cannot be read is a parse error', () => {
  expect(() => namesIn('x +')).toThrow('parse: ');
});
