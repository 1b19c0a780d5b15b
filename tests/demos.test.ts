// Every demo prints what it is there to show, and runs as its first lines say.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

const ROOT = join(__dirname, '..');

/** What the output must hold, by demo. */
const SHOWN: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  'check-my-derivative.ts': [
    'gradcheck failed: 2 of 4 derivatives ok, 2 wrong',
    '  w1, x: swish(0.75, beta = 2), operand 1: its rule says 0.817574, differences say 1.04129',
    /made at \S*check-my-derivative\.ts:22:\d+/,
    'gradcheck passed: 4 of 4 derivatives ok',
  ],
  'digits.ts': [
    /epoch 60 .* (9[6-9]|100)\.\d % of the held-out digits right/,
    /^\d\.\d s, compiled$/m,
    /read as (\d); it is \1/,
  ],
  'first-graph.ts': ['g     = 24.7041', 'dg/da = 138.8338', 'dg/db = 645.5773'],
  'forward-pass.ts': ['Z = [0.75, 1.15]', /A = \[0\.679178699\d*, 0\.759510916\d*\]/, 'dA1/dw12 = 0.000000'],
  'iris.ts': [/(9[5-9]|100)\.\d % of the held-out flowers right/, /^setosa +8 {2}0 {2}0$/m],
  'moons.ts': [/step 100 {2}loss 0\.0\d+ {2}accuracy 100 %/, /^\.{20}/m, /#{20}$/m],
  'xor.ts': ['0 xor 0 = 0', '0 xor 1 = 1', '1 xor 0 = 1', '1 xor 1 = 0', /epoch 200 {2}loss 0\.00\d+/],
};

const demos = readdirSync(join(ROOT, 'demos')).filter((name) => name.endsWith('.ts'));

test('every demo is known here', () => {
  expect(demos).toEqual(Object.keys(SHOWN));
});

/** Runs as a process of its own, as its first lines say: all are started in the same way, and this one computes longest. */
const OWN = 'digits.ts';

test.each(demos)('demos/%s prints what it is there to show, in under 50 lines of code', async (name) => {
  const output = name === OWN ? byCommand(name) : await byImport(name);
  for (const shown of SHOWN[name]) expect(output).toMatch(shown);
  const source = readFileSync(join(ROOT, 'demos', name), 'utf8');
  expect(source.split('\n').length).toBeLessThan(50);
  expect(source).toContain(`\n// Run: npx ts-node demos/${name}\n`);
});

async function byImport(name: string): Promise<string> {
  const print = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await import(join(ROOT, 'demos', name));
  const output = print.mock.calls.map((words) => `${format(...words)}\n`).join('');
  print.mockRestore();
  return output;
}

function byCommand(name: string): string {
  const args = [join(ROOT, 'node_modules', 'ts-node', 'dist', 'bin.js'), join('demos', name)];
  return execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
}
