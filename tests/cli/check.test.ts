// The check command: expressions and files of cases, verdicts, exit codes, messages.

import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { at, eventsOf, installLibrary, linesOf, stepgrad, write } from './support';

const REPOSITORY = resolve(__dirname, '../..');

test('an expression whose derivatives are right: a table, exit 0', async () => {
  const { code, stdout, stderr } = await stepgrad(['check', 'tanh(w*x + b)', '--at', 'w=0.5,x=2,b=-1']);
  expect(linesOf(stdout).map((line) => line.replace(/\d\.\de[+-]\d+/, 'ERROR'))).toEqual([
    'gradcheck passed: 3 of 3 derivatives ok',
    '',
    '      autograd   numeric   difference   verdict',
    expect.stringMatching(/^ {2}w {10}2 {9}2 +ERROR {3}ok$/),
    expect.stringMatching(/^ {2}x {8}0.5 {7}0.5 +ERROR {3}ok$/),
    expect.stringMatching(/^ {2}b {10}1 {9}1 +ERROR {3}ok$/),
  ]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('a kink fails with exit 1, and its op is named', async () => {
  const { code, stdout } = await stepgrad(['check', 'relu(x)', '--at', 'x=0']);
  expect(stdout).toContain('gradcheck failed: 0 of 1 derivative ok, 1 kink');
  expect(stdout).toContain('kink: slope 0 to the left, 1 to the right');
  expect(stdout).toContain('x: relu(x = 0) stands at a kink');
  expect(code).toBe(1);
});

test.each([
  [['abs(x)', '--at', 'x=0', '--kink', 'subgradient'], 0],
  [['step(x)', '--at', 'x=0', '--kink', 'subgradient'], 1],
  [['x**3*e', '--at', 'x = pi/2, e = -1e-3', '--order', '2'], 0],
  [['x*y', '--at', 'x=2,y=3', '--directions', '2'], 0],
  [['x + 1e15', '--at', 'x=0.3'], 1],
])('check %j ends with %d', async (words, expected) => {
  expect((await stepgrad(['check', ...words])).code).toBe(expected);
});

test('--json is a line for the case and one for the end, infinities as strings', async () => {
  const { code, stdout } = await stepgrad(['check', 'log(x)', '--at', 'x=0', '--json']);
  const [one, end] = eventsOf(stdout);
  expect(one).toMatchObject({ event: 'case', name: 'log(x)', ok: false });
  expect((one['entries'] as object[])[0]).toMatchObject({
    input: 0,
    name: 'x',
    autograd: 'Infinity',
    numeric: 'NaN',
    verdict: 'nonfinite',
    culprit: { op: 'log', message: 'log(x = 0) is -Infinity' },
  });
  expect(end).toEqual({ event: 'end', ok: false, cases: 1, failed: 1 });
  expect(code).toBe(1);
});

test('colours are for those who ask: the verdict stands out', async () => {
  const words = ['check', 'x*y', '--at', 'x=2,y=0.5'];
  const { stdout } = await stepgrad(words, { env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\x1b[1;32mok\x1b[0m');
  expect((await stepgrad(words)).stdout).not.toContain('\x1b');
});

test.each([
  [['x*y'], '--at: x, y have no value; write --at x=1,y=1'],
  [['x', '--at', 'x'], '--at: "x" is not NAME=NUMBER; write --at x=2,y=3'],
  [['2*pi'], 'check: "2*pi" has no names, so there is nothing to derive by'],
  [['(x+1)(2)', '--at', 'x=1'], 'parse: only ops can be called. (at character 1 of "(x+1)(2)")'],
  [
    ['x', '--at', 'x=1', '--kink', 'fial'],
    '--kink: "fial" is not one of fail, skip, subgradient; did you mean fail?',
  ],
  [[], "missing required argument 'expression'"],
])('check %j is told what is wrong, in one line, and ends with 2', async (words, message) => {
  const { code, stdout, stderr } = await stepgrad(['check', ...words]);
  expect(stderr).toBe(`stepgrad: ${message}\n`);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('check --help shows examples first, and says what the verdicts mean', async () => {
  const { stdout } = await stepgrad('check --help');
  expect(stdout).toMatch(/^Examples:\n {2}stepgrad check "tanh/);
  expect(stdout).toContain('Verdicts: ok; wrong, and how;');
  for (const option of 'at order rtol atol eps directions kink json'.split(' '))
    expect(stdout).toContain(`--${option}`);
});

describe('a file of cases', () => {
  beforeAll(() => {
    // A project with stepgrad, ts-node and typescript installed.
    installLibrary();
    for (const name of ['ts-node', 'typescript']) {
      symlinkSync(join(REPOSITORY, 'node_modules', name), at('node_modules', name));
    }
    write(
      'gradients.ts',
      `import { defineOp, tanh, type Value } from 'stepgrad';
const cube = defineOp({
  name: 'cube',
  arity: 1,
  forward: (x) => x ** 3,
  partials: (m, [x]) => [m.mul(2, m.square(x))],
});
export const cases = [
  { name: 'tanh', f: ([x]: Value[]) => tanh(x), at: [0.5] },
  {
    name: 'my cube',
    f: ([x, y]: Value[]) =>
      cube(x).mul(y),
    at: [2, 3],
  },
  { name: 'thrower', f: (): Value => { throw new RangeError('on purpose'); }, at: [2] },
  { name: 'bent', f: ([x]: Value[]) => x.relu(), at: [0], options: { kink: 'skip' } },
];
`,
    );
  });

  test('in TypeScript: a line a case, the table of those that fail, the culprit with its line, exit 1', async () => {
    const { code, stdout, stderr } = await stepgrad('check gradients.ts');
    expect(stderr).toBe('');
    const text = stdout.replace(/made at \S*\//, 'made at …/');
    expect(text).toContain(
      'tanh passed: 1 of 1 derivative ok\nmy cube failed: 1 of 2 derivatives ok, 1 wrong\n',
    );
    expect(text).toContain('x[0]         24        36       1.2e+1   wrong: off by the factor 0.6667');
    expect(text).toContain(
      '  x[0]: cube(x[0] = 2): its rule says 8, differences say 12: off by the factor 0.6667\n    made at …/gradients.ts:13:',
    );
    expect(text).toContain('thrower failed: RangeError: on purpose\n');
    expect(text).toContain('bent passed: 0 of 1 derivative ok, 1 kink\n2 of 4 cases passed\n');
    expect(code).toBe(1);
  });

  test('--json: a line a case, then the end', async () => {
    const { code, stdout } = await stepgrad('check gradients.ts --json');
    const events = eventsOf(stdout);
    expect(events.map(({ event, name, ok }) => [event, name, ok])).toEqual([
      ['case', 'tanh', true],
      ['case', 'my cube', false],
      ['case', 'thrower', false],
      ['case', 'bent', true],
      ['end', undefined, false],
    ]);
    expect(events[2]['error']).toBe('RangeError: on purpose');
    expect(events[4]).toMatchObject({ cases: 4, failed: 2 });
    expect(code).toBe(1);
  });

  test.each([
    ['plain.cjs', `exports.cases = [{ name: 'square', f: ([x]) => x.square(), at: [3] }];`],
    ['plain.mjs', `export const cases = [{ name: 'square', f: ([x]) => x.square(), at: [3] }];`],
    ['whole.mjs', `export default { cases: [{ name: 'square', f: ([x]) => x.square(), at: [3] }] };`],
    [
      'module.mts',
      `export const cases = [{ name: 'square' as string, f: ([x]: any[]) => x.square(), at: [3] }];`,
    ],
  ])('%s, which imports nothing, passes with exit 0', async (name, text) => {
    write(name, text);
    const { code, stdout, stderr } = await stepgrad(`check ${name}`);
    expect(stdout).toBe('square passed: 1 of 1 derivative ok\n1 of 1 case passed\n');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('a node that is kept between calls is stale here too: nothing calls f before the check does', async () => {
    write(
      'stale.mjs',
      `let kept; export const cases = [{ name: 'stale', f: ([x]) => (kept ??= x.square()), at: [3] }];`,
    );
    const { code, stdout } = await stepgrad('check stale.mjs');
    expect(stdout).toContain('wrong: stale');
    expect(code).toBe(1);
  });

  test('TypeScript in a project of ES modules is read as well', async () => {
    write('modules/package.json', '{"type":"module"}');
    write(
      'modules/cases.ts',
      `import { exp, type Value } from 'stepgrad';\nexport const cases = [{ name: 'exp', f: ([x]: Value[]) => exp(x), at: [3] }];`,
    );
    const { code, stdout } = await stepgrad('check modules/cases.ts');
    expect(stdout).toContain('exp passed');
    expect(code).toBe(0);
  });

  const EXAMPLE = "write export const cases = [{ name: 'square', f: ([x]) => x.square(), at: [3] }]";

  test.each([
    ['none.ts', undefined, 'cannot read none.ts: there is no such file or folder; check the path', 4],
    ['broken.ts', 'export const cases = [', 'cannot load broken.ts: broken.ts', 4],
    ['broken.cjs', 'exports.cases = [;', "cannot load broken.cjs: Unexpected token ';' at /", 4],
    [
      'misplaced.cjs',
      "exports.cases = [{ name: 'a', f: (x) => x[0], at: [1], kink: 'skip' }]",
      'misplaced.cjs: case 1, a: a case has no kink; write options: { kink: … } if it is one of them',
      2,
    ],
    ['failing.cjs', 'throw new Error("at once")', 'cannot load failing.cjs: at once; mend the file', 4],
    ['empty.ts', 'export const other = 1;', `empty.ts exports no cases; ${EXAMPLE}`, 2],
    ['nameless.cjs', 'exports.cases = [{}]', `nameless.cjs: case 1 has no name; ${EXAMPLE}`, 2],
    ['f.cjs', 'exports.cases = [{ name: "a" }]', `f.cjs: case 1, a: f is no function; ${EXAMPLE}`, 2],
    [
      'at.cjs',
      'exports.cases = [{ name: "a", f: (x) => x, at: 3 }]',
      `at.cjs: case 1, a: at is no list of numbers, one an input; ${EXAMPLE}`,
      2,
    ],
  ])('%s is refused in one line', async (name, text, message, exit) => {
    if (text !== undefined) write(name, text);
    const { code, stdout, stderr } = await stepgrad(`check ${name}`);
    expect(stderr.startsWith(`stepgrad: ${message}`)).toBe(true);
    expect(linesOf(stderr)).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(exit);
  });

  test('has points of its own', async () => {
    const { code, stderr } = await stepgrad('check gradients.ts --at x=1');
    expect(stderr).toBe('stepgrad: --at: a file has points of its own; leave the option out\n');
    expect(code).toBe(2);
  });
});

test('TypeScript without ts-node is told what to install', async () => {
  write('../elsewhere/cases.ts', 'export const cases = [];');
  const { code, stderr } = await stepgrad('check ../elsewhere/cases.ts');
  expect(stderr).toContain('TypeScript files are read by ts-node, which is not installed; run npm install');
  expect(code).toBe(4);
});
