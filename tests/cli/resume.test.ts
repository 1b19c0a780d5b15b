// Taking a run up again: what it may be told, what it must find unchanged, and that a full disk cannot hurt it.

import { bash, filesIn, linesOf, read, start, stepgrad, traces, write } from './support';

const TABLE = 'a,b,kind\n' + Array.from({ length: 12 }, (_, i) => `${i},${i % 5},${i % 2}\n`).join('');
const MOONS = 'train moons --hidden 12,12 --epochs 120 --out';

beforeAll(async () => {
  write('table.csv', TABLE);
  expect((await stepgrad('train table.csv --hidden 4 --epochs 10 --quiet --out ten')).code).toBe(0);
});

test('a run that has ended stays as it is, and ends the same again', async () => {
  const before = traces('ten');
  const { code, stdout } = await stepgrad('train --resume ten');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^table: loss .* after 10 epochs \([\d.]+s \w+\)\nSaved in ten\. Predict with: /);
  expect(traces('ten')).toEqual(before);
});

test('--epochs makes a run longer, as if it had been that long from the start', async () => {
  const train = 'train table.csv --hidden 4 --quiet';
  await stepgrad(`${train} --epochs 25 --out long`);
  await stepgrad(`${train} --epochs 10 --out extended`);
  const { code, stdout } = await stepgrad('train table.csv --resume extended --epochs 25 --quiet');
  expect(code).toBe(0);
  expect(stdout).toContain(' after 25 epochs ');
  expect(traces('extended')).toEqual(traces('long'));
  expect(read('extended/config.json')).toBe(read('long/config.json'));
});

test('it goes on by the engine it began with, however long it is to be', async () => {
  const train = 'train table.csv --hidden 4 --quiet';
  await stepgrad(`${train} --epochs 10 --out short`);
  await stepgrad(`${train} --epochs 200 --engine eager --out graphs`);
  const longer = await stepgrad('train --resume short --epochs 200 --quiet');
  expect(longer.stdout).toMatch(/ after 200 epochs \([\d.]+s eager, /);
  expect(traces('short')).toEqual(traces('graphs'));
  expect(read('short/config.json')).toBe(read('graphs/config.json'));

  await stepgrad(`${train} --epochs 200 --lr 1e-300 --patience 2 --out stale`);
  const shorter = await stepgrad('train --resume stale --epochs 20 --quiet');
  expect(shorter.stdout).toMatch(/ after 3 epochs, no longer improving \([\d.]+s compiled\)/);
});

test.each([
  ['lr', '0.5'],
  ['hidden', '3'],
  ['seed', '2'],
  ['batch', '4'],
  ['target', 'a'],
  ['val', '0.2'],
  ['out', 'elsewhere'],
  ['optimizer', 'sgd'],
])('--%s is refused: a resumed run keeps its settings', async (option, value) => {
  const { code, stderr } = await stepgrad(`train --resume ten --${option} ${value}`);
  expect(stderr).toBe(
    `stepgrad: --${option}: a resumed run keeps its settings; leave the option out, or begin a new run\n`,
  );
  expect(code).toBe(2);
});

test('other data are refused by name', async () => {
  const { code, stderr } = await stepgrad('train moons --resume ten');
  expect(stderr).toBe('stepgrad: train: ten is a run on table.csv, not on moons; leave the name out\n');
  expect(code).toBe(2);
});

test('a table that has changed, or is gone, is refused, until it is back', async () => {
  const before = traces('ten');
  write('table.csv', TABLE.replace('3,3,1', '3,3,0'));
  const changed = await stepgrad('train --resume ten');
  expect(changed.stderr).toBe(
    'stepgrad: cannot resume ten: table.csv has changed since; bring the file back, or begin a new run\n',
  );
  expect(changed.code).toBe(4);
  await bash('rm table.csv');
  const gone = await stepgrad('train --resume ten');
  expect(gone.stderr).toBe(
    'stepgrad: cannot read table.csv: there is no such file or folder; check the path\n',
  );
  expect(gone.code).toBe(4);
  write('table.csv', TABLE);
  expect((await stepgrad('train --resume ten')).code).toBe(0);
  expect(traces('ten')).toEqual(before);
});

// `ulimit -f` makes the system itself refuse writes beyond so many KiB: what a full disk does.
const TOO_LARGE = 'the file would be larger than allowed; choose another place';

test('a disk that is full from the start is known before the work, not after', async () => {
  const { code, stderr } = await bash(`trap '' XFSZ; ulimit -f 2; $STEPGRAD ${MOONS} full`);
  expect(stderr).toBe(`stepgrad: cannot write full/best.json: ${TOO_LARGE}\n`);
  expect(code).toBe(4);
  expect(filesIn('full').filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect((await stepgrad('train --resume full --quiet')).code).toBe(0);
});

test('a disk that fills up during a run ends it, and the last checkpoint stays good', async () => {
  await stepgrad(`${MOONS} uninterrupted --quiet`);
  const running = start(`${MOONS} filled --json`);
  await running.until('"epoch":20,');
  running.child.kill('SIGINT');
  expect((await running.outcome).code).toBe(130);
  const before = traces('filled');
  const epochs = linesOf(before['metrics.jsonl']).length;

  // Room for what is there, and little more: the log grows past it.
  const room = Math.ceil(before['last.json'].length / 1024) + 1;
  const line = `trap '' XFSZ; ulimit -f ${room}; $STEPGRAD train --resume filled`;
  const { code, stdout, stderr } = await bash(line);
  expect(linesOf(stderr).at(-1)).toBe(`stepgrad: cannot write filled/last.json: ${TOO_LARGE}`);
  expect(stdout).toBe('');
  expect(code).toBe(4);
  expect(read('filled/last.json')).toBe(before['last.json']);
  expect(filesIn('filled').filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(epochs).toBeLessThan(120);
  expect((await stepgrad('predict filled', { input: 'x1,x2\n0,1\n' })).code).toBe(0);

  expect((await stepgrad('train --resume filled --quiet')).code).toBe(0);
  expect(traces('filled')).toEqual(traces('uninterrupted'));
});

test('no room for even the first file of a moment leaves all files as they were', async () => {
  await stepgrad('train moons --hidden 4 --epochs 20 --quiet --out tight');
  const before = traces('tight');
  const line = "trap '' XFSZ; ulimit -f 1; $STEPGRAD train --resume tight --epochs 30";
  const { code, stderr } = await bash(line);
  expect(stderr).toBe(`stepgrad: cannot write tight/metrics.jsonl: ${TOO_LARGE}\n`);
  expect(code).toBe(4);
  expect(traces('tight')).toEqual(before);
});
