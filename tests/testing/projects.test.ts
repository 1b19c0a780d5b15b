// The matchers as their users get them: in projects with each of the frameworks, type-checked and run.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pack, type Package } from '../support/package';
import { typeErrors } from '../support/types';

const MODULES = join(__dirname, '..', '..', 'node_modules');
const JEST = [
  join(MODULES, 'jest', 'bin', 'jest.js'),
  ...['--rootDir', '.', '--maxWorkers', '1', '--cacheDirectory', '.cache'],
];
// The other reporters of Vitest 5 need a younger Node than ours.
const VITEST = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter', 'tap'];

interface Kind {
  readonly entry: 'jest' | 'vitest';
  /** The line by which `expect` comes, '' where it is a global. */
  readonly imports: string;
  /** What is installed beside stepgrad, name to the folder in our node_modules. */
  readonly packages: Readonly<Record<string, string>>;
  /** The packages whose types are global. */
  readonly types: string;
  readonly runner: readonly string[];
}

const forJest = { expect: 'expect', '@types/node': '@types/node' }; // expect, as npm installs it: beside the others
const forVitest: Omit<Kind, 'packages'> = {
  entry: 'vitest',
  imports: "import { expect, test } from 'vitest';",
  types: 'node',
  runner: VITEST,
};
const KINDS: Readonly<Record<string, Kind>> = {
  '@types/jest': {
    entry: 'jest',
    imports: '',
    packages: { ...forJest, '@types/jest': '@types/jest' },
    types: 'jest',
    runner: JEST,
  },
  '@jest/globals': {
    entry: 'jest',
    imports: "import { expect, test } from '@jest/globals';",
    packages: { ...forJest, '@jest/globals': '@jest/globals' },
    types: 'node',
    runner: [...JEST, '--injectGlobals=false'],
  },
  'Vitest 4': { ...forVitest, packages: { '@types/node': '@types/node', vitest: 'vitest4' } },
  'Vitest 5': { ...forVitest, packages: { '@types/node': '@types/node', vitest: 'vitest5' } },
};

/** Right uses, and wrong ones, which must be errors. */
const TYPED = `
const f = ([x]: Value[]): Value => x.square();
const x: Value = new Value(3, 'x');
const y: Value = f([x]);
expect(f).toHaveCorrectGradientsAt([3]);
expect(f).not.toHaveCorrectGradientsAt([3] as const, { rtol: 1e-3, kink: 'skip' });
expect(y).toHaveGradients([[x, 6]]);
expect(y).not.toHaveGradients([[x, 6]] as const, { rtol: 1e-6, atol: 1 });
const nothing: void = expect(y).toHaveGradients([[x, 6]]);
const later: Promise<void> = expect(Promise.resolve(y)).resolves.toHaveGradients([[x, 6]]);
const never: Promise<void> = expect(Promise.resolve(y)).resolves.not.toHaveGradients([[x, 6]]);
expect.extend(matchers);
expect.extend({ toHaveGradients, toHaveCorrectGradientsAt });
const passes: boolean = matchers.toHaveGradients(y, [[x, 6]]).pass;
const says: string = toHaveCorrectGradientsAt(f, [3]).message();
// @ts-expect-error a string is no point
expect(f).toHaveCorrectGradientsAt('3');
// @ts-expect-error no point
expect(f).toHaveCorrectGradientsAt();
// @ts-expect-error a misspelt option
expect(f).toHaveCorrectGradientsAt([3], { rtoll: 1e-3 });
// @ts-expect-error a pair that is not in an array
expect(y).toHaveGradients([x, 6]);
// @ts-expect-error the gradient is a number
expect(y).toHaveGradients([[x, '6']]);
// @ts-expect-error no such option
expect(y).toHaveGradients([[x, 6]], { eps: 1e-3 });
// @ts-expect-error no such matcher
expect(y).toHaveGradient([[x, 6]]);
export { nothing, later, never, passes, says };
`;

/** A test that passes, and one that fails for each matcher. */
const RUN = `
const wrong = defineOp({ name: 'wrongSquare', arity: 1, forward: (x) => x * x, partials: (m, [x]) => [x] });
const x = new Value(3, 'x');
const y = x.square();
test('right', () => {
  expect(([x]) => x.square()).toHaveCorrectGradientsAt([3]);
  expect(y).toHaveGradients([[x, 6]]);
  expect(([x]) => wrong(x)).not.toHaveCorrectGradientsAt([3]);
});
test('wrong function', () => {
  expect(([x]) => wrong(x).mul(2)).toHaveCorrectGradientsAt([3]);
});
test('wrong gradient', () => {
  expect(y).toHaveGradients([[x, 5]]);
});
`;

/** What must be said of those that fail. */
const SAID = [
  /expect\(f\)\.toHaveCorrectGradientsAt\(x\)\n/,
  /x\[0\] +6 +12 +6\.0e\+0 +wrong/,
  /x\[0\]: wrongSquare\(x\[0\] = 3\)/,
  /made at .*run\.test\.m?js:\d+:\d+/,
  /expect\(value\)\.toHaveGradients\(\[\[leaf, gradient\], …\]\)\n/,
  /x {10}5 {10}6 {7}1\.0e\+0 {3}wrong/,
];

let packed: Package;
const folders = new Map<string, string>();

beforeAll(() => {
  packed = pack();
  for (const [name, kind] of Object.entries(KINDS)) folders.set(name, project(name, kind));
}, 120_000);

afterAll(() => packed.remove());

test.each(Object.entries(KINDS))(
  'with %s the types hold in strict projects, ES modules and CommonJS, libraries checked too',
  (name, { types }) => {
    const options = ['--lib', 'es2023', '--target', 'es2022', '--module', 'nodenext', '--types', types];
    expect(typeErrors(folders.get(name)!, ['module.mts', 'common.cts'], options)).toEqual([]);
  },
);

test.concurrent.each(Object.entries(KINDS))(
  'with %s the matchers pass, and fail with a table and the op to blame',
  async (name, { runner }) => {
    const { code, output } = await node(name, runner);
    expect(output).toMatch(/(✓|^ *ok 1 -) right/m);
    expect(output).toMatch(/(✕|not ok 2 -) wrong function/);
    expect(output).toMatch(/(✕|not ok 3 -) wrong gradient/);
    for (const said of SAID) expect(output).toMatch(said);
    expect(code).toBe(1);
  },
);

function project(name: string, { entry, imports, packages }: Kind): string {
  const all = '{ matchers, toHaveCorrectGradientsAt, toHaveGradients }';
  const typed = `import { Value } from 'stepgrad';\nimport ${all} from 'stepgrad/${entry}';\n${imports}${TYPED}`;
  const module = `import { defineOp, Value } from 'stepgrad';\nimport 'stepgrad/${entry}';\n${imports}${RUN}`;
  const common = module
    .replace(/^import (.*) from (.*);/gm, 'const $1 = require($2);')
    .replace(/^import (.*);/gm, 'require($1);');
  const [test, run] = entry === 'jest' ? ['run.test.js', common] : ['run.test.mjs', module];
  const files = { 'package.json': '{}', 'module.mts': typed, 'common.cts': typed, [test]: run };
  return packed.project(name.replace(/\W+/g, ''), files, packages);
}

interface Outcome {
  readonly code: unknown;
  /** Of both streams. */
  readonly output: string;
}

/** Runs node to its end in a project's folder. */
function node(name: string, args: readonly string[]): Promise<Outcome> {
  const options = { cwd: folders.get(name), env: { PATH: process.env['PATH'], NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}
