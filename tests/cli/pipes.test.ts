// Where the output goes: closed pipes and full devices end a run quietly or in one line; pipes have no colours.

import { bash, linesOf } from './support';

test.each([
  ['the result', '$STEPGRAD train xor --epochs 2 2>/dev/null | true'],
  ['JSON lines', '$STEPGRAD train moons --epochs 3000 --json --out pipe-json | head -1 >/dev/null'],
  ['the progress', '$STEPGRAD train moons --epochs 3000 --out pipe-err 2>&1 >/dev/null | head -1 >/dev/null'],
  ['help', '$STEPGRAD train --help | true'],
])('a pipe closed early on %s is no error', async (_, line) => {
  const { code, stderr } = await bash(`set -o pipefail; ${line}`);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('what stands before the closed end of a pipe arrives', async () => {
  const { stdout } = await bash('$STEPGRAD train moons --epochs 3000 --json --out head | head -3');
  expect(linesOf(stdout)).toHaveLength(3);
  expect(stdout).toMatch(/^{"event":"start"/);
});

test.each([
  ['the result', 'train xor --epochs 2 --quiet --out full-1'],
  ['JSON lines', 'train xor --epochs 2 --json --out full-2'],
])('%s on a full device is an error of one line', async (_, words) => {
  const { code, stderr } = await bash(`$STEPGRAD ${words} > /dev/full`);
  expect(stderr).toBe(
    'stepgrad: cannot write the output: no space is left on the disk; free some, or choose another place\n',
  );
  expect(code).toBe(4);
});

test.each<Record<string, string>>([
  {},
  { FORCE_COLOR: '3' },
  { TERM: 'xterm-256color', COLORTERM: 'truecolor' },
])('lines in a pipe have no codes under %j, for no pictures are among them', async (env) => {
  const { stdout, stderr } = await bash('$STEPGRAD train xor --epochs 3', env);
  expect(stdout + stderr).not.toContain('\x1b');
  expect(linesOf(stderr).length).toBeGreaterThan(2);
});
