// What train makes of tables: the shipped ones, and those of the user.

import { eventsOf, iris, read, stepgrad, write, type Json } from './support';

interface Coding {
  features: string[];
  target: string;
  classes?: string[];
  loss: string;
  inputs: { mean: number[] };
  amount?: { mean: number[] };
}

function codingOf(run: string): Coding {
  return (JSON.parse(read(`${run}/config.json`)) as { coding: Coding }).coding;
}

test('iris is learned, with a fifth of the rows held back', async () => {
  const { code, stdout } = await stepgrad('train iris --epochs 40 --json --out iris');
  expect(code).toBe(0);
  const events = eventsOf(stdout);
  expect(events[0]).toMatchObject({ name: 'iris', rows: 120, heldBack: 30 });
  const end = events[events.length - 1];
  expect(end).toMatchObject({ event: 'end', reason: 'epochs', epoch: 40 });
  expect(end['accuracy']).toBeGreaterThan(0.9);
  expect(end['valAccuracy']).toBeGreaterThan(0.85);
  expect(codingOf('iris').classes).toHaveLength(3);
});

// y = 3a − b + 1, every row another number
const AMOUNTS = Array.from({ length: 12 }, (_, i) => {
  const [a, b] = [i / 4, (i * 5) % 12];
  return `${a},${b},${3 * a - b + 1}`;
});

test('a column of amounts is learned with the squared error', async () => {
  write('amounts.csv', ['a,b,y', ...AMOUNTS, ''].join('\n'));
  const { code, stdout, stderr } = await stepgrad(
    'train amounts.csv --epochs 150 --hidden 6 --activation tanh --out amounts',
  );
  expect(code).toBe(0);
  expect(stderr).toMatch(/^amounts: 12 rows, one amount \(standardised\); net 2-6 tanh, mse, adam/);
  expect(stdout).not.toContain('accuracy');
  expect(codingOf('amounts')).toMatchObject({ features: ['a', 'b'], target: 'y', loss: 'mse' });
  expect(codingOf('amounts').amount?.mean[0]).toBeCloseTo(-0.375, 12); // 3 · 1.375 − 5.5 + 1
  const metrics = eventsOf(read('amounts/metrics.jsonl')) as { loss: number }[];
  expect(metrics[149].loss).toBeLessThan(metrics[0].loss / 10);
});

const CLASSES = 'kind,x,z\nred,0.5,2\nblue,1.5,3\nred,0.25,2\nblue,1.75,4\n';

test.each([
  ['a name', 'kind'],
  ['an index', '0'],
  ['an index from the end', '-3'],
])('the target may be given by %s', async (_, target) => {
  write('kinds.csv', CLASSES);
  const out = `target${target}`;
  const { code, stderr } = await stepgrad(`train kinds.csv --target ${target} --epochs 3 --out ${out}`);
  expect(stderr).toMatch(/^kinds: 4 rows, 2 classes; net 2-16-16/);
  expect(code).toBe(0);
  expect(codingOf(out)).toMatchObject({ features: ['x', 'z'], target: 'kind', classes: ['blue', 'red'] });
  expect(codingOf(out).inputs.mean).toEqual([1, 2.75]);
});

test('without --target the last column is the target', async () => {
  write('last.csv', CLASSES.replaceAll('red', '1').replaceAll('blue', '2'));
  await stepgrad('train last.csv --epochs 2 --out last');
  expect(codingOf('last')).toMatchObject({ features: ['kind', 'x'], target: 'z' });
});

test('--val holds back its share, and says how well those rows go', async () => {
  const { stdout } = await stepgrad('train moons --n 40 --val 0.25 --epochs 2 --json --out val');
  const events = eventsOf(stdout);
  expect(events[0]).toMatchObject({ rows: 30, heldBack: 10 });
  expect(Object.keys(events[1])).toEqual(expect.arrayContaining(['valLoss', 'valAccuracy']));
  const without = await stepgrad('train iris --val 0 --epochs 1 --json --out without');
  expect(eventsOf(without.stdout)[0]).toMatchObject({ rows: 150, heldBack: 0 });
  expect(eventsOf(without.stdout)[1]).not.toHaveProperty('valLoss');
});

test('--patience ends a run that gets no better, and keeps its best epoch', async () => {
  const { code, stdout } = await stepgrad(
    'train moons --n 20 --noise 0.9 --val 0.5 --lr 0.1 --epochs 500 --patience 3 --json --out patient',
  );
  expect(code).toBe(0);
  const events = eventsOf(stdout);
  const end = events[events.length - 1];
  expect(end['reason']).toBe('patience');
  expect(end['epoch']).toBeLessThan(500);
  const losses = events.flatMap(({ valLoss }: Json) => (valLoss === undefined ? [] : [Number(valLoss)]));
  const best = JSON.parse(read('patient/best.json')) as { epoch: number };
  losses.pop(); // that of the end event
  expect(losses.indexOf(Math.min(...losses))).toBe(best.epoch - 1);
  expect(losses).toHaveLength(best.epoch + 3);
});

test('a table without a header, divided by semicolons, is read the same', async () => {
  const rows = iris().trim().split('\n').slice(1);
  write('bare.csv', rows.join('\n').replaceAll(',', ';'));
  const { code } = await stepgrad('train bare.csv --epochs 2 --quiet --out bare');
  await stepgrad('train iris --epochs 2 --batch 16 --lr 0.02 --quiet --out named');
  expect(code).toBe(0);
  expect(codingOf('bare')).toMatchObject({ features: ['x1', 'x2', 'x3', 'x4'], target: 'y' });
  expect(read('bare/metrics.jsonl')).toBe(read('named/metrics.jsonl'));
});
