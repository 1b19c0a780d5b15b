// What train says and writes: in plain lines, as JSON lines, and in the run's folder.

import { eventsOf, exists, filesIn, linesOf, read, stepgrad, write, type Json } from './support';

const FILES = ['best.json', 'boundary.svg', 'config.json', 'last.json', 'loss.svg', 'metrics.jsonl'];

test('a plain run says how it goes on stderr, and the result on stdout, in at most 20 lines', async () => {
  const { code, stdout, stderr } = await stepgrad('train moons --epochs 50 --out plain');
  expect(code).toBe(0);
  const [progress, result] = [linesOf(stderr), linesOf(stdout)];
  expect(progress[0]).toBe('moons: 100 rows, 2 classes; net 2-16-16 relu, bceWithLogits, adam 0.02');
  expect(progress[progress.length - 1]).toMatch(/^epoch 50\/50 {2}loss [\d.e-]+ {2}accuracy [\d.]+ %$/);
  expect(result).toHaveLength(2);
  expect(result[0]).toMatch(
    /^moons: loss [\d.e-]+ {2}accuracy [\d.]+ % after 50 epochs \([\d.]+s \w+, [\d.]+[KM]? rows\/s\)$/,
  );
  expect(result[1]).toBe('Saved in plain. Predict with: stepgrad predict plain FILE.csv');
  expect(progress.length + result.length).toBeLessThanOrEqual(20);
  expect(progress.length).toBeGreaterThan(5);
  expect(stdout + stderr).not.toContain('\x1b');
});

test('a run leaves its six files, whole, and nothing else', async () => {
  await stepgrad('train circles --hidden 4 --epochs 7 --n 20 --out whole');
  expect(filesIn('whole')).toEqual(FILES);
  const metrics = eventsOf(read('whole/metrics.jsonl'));
  expect(metrics.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const config = JSON.parse(read('whole/config.json')) as Json;
  expect(config).toMatchObject({ format: 1, hidden: [4], epochs: 7, source: { from: 'circles', n: 20 } });
  for (const name of ['loss.svg', 'boundary.svg']) {
    expect(read(`whole/${name}`)).toMatch(/^(<\?xml[^>]*>\s*)?<svg [^]*<\/svg>\n$/);
  }
});

test('the log of a run stopped before its first epoch is empty, without so much as an empty line', async () => {
  const { code } = await stepgrad('train moons --lr 1e300 --epochs 3 --out none');
  expect(code).toBe(3);
  expect(read('none/metrics.jsonl')).toBe('');
});

test('runs without --out are numbered, each in a folder of its own', async () => {
  const first = await stepgrad('train xor --epochs 2 --quiet');
  const second = await stepgrad('train xor --epochs 2 --quiet');
  expect(first.stdout).toContain('Saved in runs/xor-001.');
  expect(second.stdout).toContain('Saved in runs/xor-002.');
  expect(filesIn('runs')).toEqual(['xor-001', 'xor-002']);
});

test('a folder that holds a run is refused for another, and stays as it is', async () => {
  await stepgrad('train xor --epochs 2 --out used --quiet');
  const before = read('used/metrics.jsonl');
  const { code, stderr } = await stepgrad('train xor --epochs 3 --out used');
  expect(code).toBe(2);
  expect(stderr).toBe(
    'stepgrad: --out: used holds a run already; continue it with --resume used, or name another folder\n',
  );
  expect(read('used/metrics.jsonl')).toBe(before);
});

test('--json is an event a line: the start, every epoch, the end', async () => {
  const { code, stdout, stderr } = await stepgrad('train moons --json --epochs 4 --out json');
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const events = eventsOf(stdout);
  expect(events.map(({ event }) => event)).toEqual(['start', ...Array<string>(4).fill('epoch'), 'end']);
  expect(events[0]).toMatchObject({ name: 'moons', run: 'json', rows: 100, heldBack: 0 });
  const last = events[4];
  expect(last).toMatchObject({ epoch: 4, loss: expect.any(Number) as number });
  const { loss, accuracy } = last;
  expect(events[5]).toMatchObject({ event: 'end', reason: 'epochs', epoch: 4, loss, accuracy, run: 'json' });
  expect(events[5]['rowsPerSecond']).toBeGreaterThan(0);
});

test('--quiet leaves only the result', async () => {
  const { stdout, stderr } = await stepgrad('train xor --epochs 3 --quiet --out quiet');
  expect(stderr).toBe('');
  expect(linesOf(stdout)).toHaveLength(2);
});

test('--plot draws the boundary where two features are classified, or else the loss curve', async () => {
  write('line.csv', 'a,b\n0.5,1.5\n1,2\n1.5,2.5\n2.5,3.7\n');
  await stepgrad('train xor --epochs 2 --out drawn --plot xor.svg');
  await stepgrad('train line.csv --epochs 2 --out amounts --plot line.svg');
  expect(read('xor.svg')).toBe(read('drawn/boundary.svg'));
  expect(read('line.svg')).toBe(read('amounts/loss.svg'));
  expect(exists('amounts/boundary.svg')).toBe(false);
});

test('the same seed gives the same run, byte for byte, and another seed another', async () => {
  const command = 'train moons --epochs 4 --noise 0.2 --val 0.2 --quiet';
  await Promise.all([
    stepgrad(`${command} --seed 5 --out five`),
    stepgrad(`${command} --seed 5 --out again`),
    stepgrad(`${command} --seed 6 --out six`),
  ]);
  for (const name of FILES) expect(read(`again/${name}`)).toBe(read(`five/${name}`));
  expect(read('six/metrics.jsonl')).not.toBe(read('five/metrics.jsonl'));
});

test('all options go together', async () => {
  const command =
    'train blobs --hidden 6,5 --activation gelu --loss crossEntropy --optimizer rmsprop --lr 0.003 ' +
    '--schedule cosine --epochs 6 --batch 9 --l2 0.0001 --seed 11 --noise 0.6 --n 60 --val 0.25 ' +
    '--patience 5 --engine eager --out all --plot all.svg --json --quiet --debug';
  const { code, stdout } = await stepgrad(command);
  expect(code).toBe(0);
  expect(JSON.parse(read('all/config.json'))).toMatchObject({
    source: { from: 'blobs', n: 60, noise: 0.6, seed: 11 },
    coding: { loss: 'crossEntropy' },
    ...{ hidden: [6, 5], activation: 'gelu', optimizer: 'rmsprop', lr: 0.003, schedule: 'cosine' },
    ...{ epochs: 6, batch: 9, l2: 0.0001, val: 0.25, patience: 5, engine: 'eager' },
  });
  expect(eventsOf(stdout)[0]).toMatchObject({ rows: 45, heldBack: 15 });
  const model = (JSON.parse(read('all/best.json')) as { model: { layers: unknown[] } }).model;
  expect(model.layers).toHaveLength(3);
  expect(exists('all.svg')).toBe(true);
});

test.each(['step', 'exponential', 'cosine', 'linear', 'oneCycle', 'reduceOnPlateau'])(
  'under --schedule %s the learning rate changes',
  async (schedule) => {
    const { stdout } = await stepgrad(
      `train moons --n 20 --noise 3 --json --epochs 40 --lr 1 --schedule ${schedule} --out ${schedule}`,
    );
    const rates = eventsOf(stdout).flatMap(({ event, lr }) => (event === 'epoch' ? [lr] : []));
    expect(rates).toHaveLength(40);
    expect(new Set(rates).size).toBeGreaterThan(1);
  },
);
