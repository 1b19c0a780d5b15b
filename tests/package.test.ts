// The package as its users get it: packed, unpacked into a project of its own, required, imported, type-checked
// and run.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, type Package } from './support/package';
import { typeErrors } from './support/types';

let packed: Package;
let project: string;

beforeAll(() => {
  packed = pack();
  const packages = { '@types/node': '@types/node', 'ts-node': 'ts-node', typescript: 'typescript' };
  project = packed.project('project', {}, packages);
}, 120_000);

afterAll(() => packed.remove());

const PROGRAM = `
const x = new Value(3, 'x');
const y = x.mul(x).add(parse('tanh(w)', { w: 0 }).output);
y.backward();
const net = new MLP(2, [4, 1], { seed: 1 });
const { history } = fit(net, xor(), { epochs: 2, seed: 1 });
const { classes } = csv('a,b\\n1,yes\\n2,no\\n3,yes\\n4,no');
console.log(x.grad, history.length, classes?.join());
`;
const NAMES = '{ csv, fit, MLP, parse, Value, xor }';

test('the package can be required', () => {
  expect(run('required.cjs', `const ${NAMES} = require('stepgrad');${PROGRAM}`)).toBe('6 2 no,yes\n');
});

test('the package can be imported', () => {
  expect(run('imported.mjs', `import ${NAMES} from 'stepgrad';${PROGRAM}`)).toBe('6 2 no,yes\n');
});

test('its types hold in strict projects, ES modules and CommonJS, libraries checked too', () => {
  const typed = `${PROGRAM}
const z: Value = x.leakyRelu(0.2).max(1).clamp(0, y);
const gradient: number = z.grad;
// @ts-expect-error a string is no operand
x.add('1');
console.log(gradient);`;
  writeFileSync(join(project, 'module.mts'), `import ${NAMES} from 'stepgrad';${typed}`);
  writeFileSync(join(project, 'common.cts'), `import ${NAMES} from 'stepgrad';${typed}`);
  const options = ['--module', 'node16', '--target', 'es2022', '--types', 'node'];
  expect(typeErrors(project, ['module.mts', 'common.cts'], options)).toEqual([]);
});

test('the bin trains, and predicts', () => {
  const bin = join(project, 'node_modules', 'stepgrad', 'dist', 'cli', 'stepgrad.js');
  const trained = node([bin, 'train', 'iris', '--epochs', '5', '--json', '--out', 'run']);
  const last = JSON.parse(trained.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(last).toMatchObject({ event: 'end', reason: 'epochs', epoch: 5, run: 'run' });
  writeFileSync(join(project, 'new.csv'), '5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n');
  expect(node([bin, 'predict', 'run', 'new.csv']).trim().split('\n')).toHaveLength(2);
});

test('the bin serves the page, which is in the package', async () => {
  const bin = join(project, 'node_modules', 'stepgrad', 'dist', 'cli', 'stepgrad.js');
  const child = spawn(process.execPath, [bin, 'play', '--no-open'], { cwd: project });
  const [address] = (await once(child.stdout, 'data')) as [Buffer];
  const page = await fetch(String(address).trim());
  expect(await page.text()).toContain('<title>stepgrad</title>');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});

test.each(['cases.ts', 'cases.mts', 'cases.mjs', 'cases.cjs', 'modules/cases.ts', 'modules/cases.js'])(
  'the bin checks the functions of %s with the copy of stepgrad that the file imports',
  (name) => {
    const bin = join('node_modules', 'stepgrad', 'dist', 'cli', 'stepgrad.js');
    const imports = name.endsWith('.cjs')
      ? "const { defineOp, exp } = require('stepgrad'); exports.cases ="
      : "import { defineOp, exp } from 'stepgrad'; export const cases =";
    const twice = "defineOp({ name: 'twice', arity: 1, forward: (x) => 2 * x, partials: () => [2] })";
    mkdirSync(join(project, 'modules'), { recursive: true });
    writeFileSync(join(project, 'modules', 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(project, name),
      `${imports} [{ name: 'exp', f: ([x]) => exp(${twice}(x)), at: [1] }];`,
    );
    expect(node([bin, 'check', name])).toBe('exp passed: 1 of 1 derivative ok\n1 of 1 case passed\n');
  },
);

test('the package holds what is run and nothing else', () => {
  const listing = execFileSync('tar', ['-tzf', packed.tarball], { encoding: 'utf8' });
  const expected =
    /^package\/(dist\/.+|demos\/data\/.+|package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD-PARTY-LICENSES)$/;
  expect(
    listing
      .trim()
      .split('\n')
      .filter((name) => !expected.test(name)),
  ).toEqual([]);
});

function run(name: string, program: string): string {
  writeFileSync(join(project, name), program);
  return node([name]);
}

function node(args: string[]): string {
  return execFileSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
