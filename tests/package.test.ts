// The package as its users get it: packed, unpacked into a project of its own, required, imported, type-checked
// and run.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'stepgrad-package-'));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'stepgrad'), { recursive: true });
  // Packing builds first.
  execFileSync('npm', ['pack', '--silent', '--pack-destination', project], { cwd: ROOT, stdio: 'pipe' });
  const tarball = join(project, 'stepgrad-0.1.0.tgz');
  execFileSync('tar', ['-xzf', tarball, '-C', join(modules, 'stepgrad'), '--strip-components=1']);
  for (const name of Object.keys(dependencies))
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

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
  const options = [
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    'false',
    '--module',
    'node16',
    '--target',
    'es2022',
  ];
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = ['--typeRoots', join(ROOT, 'node_modules', '@types'), '--types', 'node'];
  expect(node([tsc, ...options, ...types, 'module.mts', 'common.cts'])).toBe('');
});

test('the bin trains, and predicts', () => {
  const bin = join(project, 'node_modules', 'stepgrad', 'dist', 'cli', 'stepgrad.js');
  const trained = node([bin, 'train', 'iris', '--epochs', '5', '--json', '--out', 'run']);
  const last = JSON.parse(trained.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(last).toMatchObject({ event: 'end', reason: 'epochs', epoch: 5, run: 'run' });
  writeFileSync(join(project, 'new.csv'), '5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n');
  expect(node([bin, 'predict', 'run', 'new.csv']).trim().split('\n')).toHaveLength(2);
});

test('the package holds what is run and nothing else', () => {
  const listing = execFileSync('tar', ['-tzf', join(project, 'stepgrad-0.1.0.tgz')], { encoding: 'utf8' });
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
