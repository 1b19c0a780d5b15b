// What binds tighter than what: as in mathematics, and where mathematics is silent as in Python.

import fc from 'fast-check';
import { parse } from '../../src/expression/parse';

const at = { x: 3, a: 24, b: 4, c: 2 };

test.each([
  ['-x**2', -9],
  ['-x^2', -9],
  ['(-x)**2', 9],
  ['-2^2', -4],
  ['2**3**2', 512],
  ['2^3^2', 512],
  ['(2**3)**2', 64],
  ['2**-1', 0.5],
  ['2**-x**2', 2 ** -9],
  ['2^3*4', 32],
  ['4*2^3', 32],
  ['-x^2*3', -27],
  ['a-b-c', 18],
  ['a-(b-c)', 22],
  ['a/b/c', 3],
  ['a/(b/c)', 12],
  ['a/b*c', 12],
  ['a+b*c', 32],
  ['(a+b)*c', 56],
  ['a*-b', -96],
  ['a--b', 28],
  ['a-+b', 20],
  ['--x', 3],
  ['-(-x)', 3],
  ['+x', 3],
  ['relu(x)**2', 9],
  ['2*relu(x)^-1', 2 / 3],
  ['2 * -x ** 2', -18],
  ['a - b * c ** 2 / 8', 22],
])('%s is %d at x = 3, a = 24, b = 4, c = 2', (source, expected) => {
  expect(parse(source, at).output.data).toBe(expected);
});

test.each([
  ['1', 1],
  ['1e3', 1000],
  ['1E-3', 0.001],
  ['1.5e+2', 150],
  ['.5', 0.5],
  ['5.', 5],
  ['.5e1', 5],
  ['007', 7],
  ['1e400', Infinity],
])('the number %s is %d', (source, expected) => {
  expect(parse(source).output.data).toBe(expected);
});

test.each(['a+b*c', ' a + b * c ', 'a\n+\tb  *c', '((a))+(b*(c))'])(
  'spaces and parentheses are free: %j',
  (source) => {
    expect(parse(source, at).output.data).toBe(32);
  },
);

/** A tree that prints as a formula and as JavaScript, with parentheses only where `loose` leaves them out. */
type Tree = number | string | { sign: '-'; of: Tree } | { operator: string; left: Tree; right: Tree };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('x', 'a', 'b', 'c'),
    fc.record({ sign: fc.constant('-' as const), of: tie('tree') }),
    fc.record({ operator: fc.constantFrom('+', '-', '*', '/'), left: tie('tree'), right: tie('tree') }),
  ),
}));

test('random formulas without powers have the value JavaScript gives the same text', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
      // Joined without parentheses, so that precedence decides.
      const text = trees.map(inFull).join(' - ') + ` * ${inFull(trees[0])} / 7`;
      expect(parse(text, at).output.data).toBe(inJavaScript(text));
    }),
    { seed: 51, numRuns: 300 },
  );
});

test('random chains of operators without any parentheses have the value JavaScript gives them', () => {
  const term = fc.constantFrom(
    'x',
    'a',
    'b',
    'c',
    '2',
    '0.5',
    '-x',
    '-3',
    '+a',
    'x ** 2',
    '2 ** -c',
    'c ** 2 ** 2',
  );
  const link = fc.tuple(fc.constantFrom('+', '-', '*', '/'), term);
  fc.assert(
    fc.property(term, fc.array(link, { maxLength: 12 }), (first, links) => {
      const text = [first, ...links.flat()].join(' ');
      expect(parse(text, at).output.data).toBe(inJavaScript(text));
    }),
    { seed: 52, numRuns: 300 },
  );
});

test('random trees of powers and signs have the value of the tree', () => {
  const { powers } = fc.letrec<{ powers: Tree }>((tie) => ({
    powers: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('x', 'c', 2, 0.5),
      fc.record({ sign: fc.constant('-' as const), of: tie('powers') }),
      fc.record({ operator: fc.constantFrom('**', '*'), left: tie('powers'), right: tie('powers') }),
    ),
  }));
  fc.assert(
    fc.property(powers, (one) => {
      expect(parse(inFull(one).replaceAll('**', '^'), at).output.data).toBe(inJavaScript(inFull(one)));
    }),
    { seed: 53, numRuns: 300 },
  );
});

function inFull(node: Tree): string {
  if (typeof node !== 'object') return String(node);
  if ('sign' in node) return `(-${inFull(node.of)})`;
  return `(${inFull(node.left)} ${node.operator} ${inFull(node.right)})`;
}

function inJavaScript(text: string): number {
  const names = Object.keys(at);
  // `- -x` is two signs in a formula as in JavaScript, which however refuses −x ** 2 and has no ^ for powers.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const evaluate = new Function(...names, `return ${text};`) as (...values: number[]) => number;
  return evaluate(...Object.values(at));
}
