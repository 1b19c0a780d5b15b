// What predict says of new rows, from a file or standard input, and when it cannot.

import { MLP, type MLPData } from '../../src/nn/mlp';
import { bash, eventsOf, iris, linesOf, read, stepgrad, write } from './support';

const SPECIES = ['setosa', 'versicolor', 'virginica'];
let rows: string[] = []; // of iris, without the header
let header = '';

beforeAll(async () => {
  [header, ...rows] = iris().trim().split('\n');
  write('iris.csv', iris());
  const trained = await stepgrad('train iris.csv --epochs 30 --quiet --out iris');
  expect(trained.code).toBe(0);
});

/** The cells of the features, in another order, of the first rows. */
function reordered(names: readonly string[], n: number): string {
  const columns = names.map((name) => header.split(',').indexOf(name));
  const pick = (row: string): string => columns.map((i) => row.split(',')[i]).join(',');
  return [header, ...rows.slice(0, n)].map(pick).join('\n');
}

test('each row of a file gets one line: the name of its class', async () => {
  const { code, stdout } = await stepgrad('predict iris iris.csv');
  expect(code).toBe(0);
  const answers = linesOf(stdout);
  expect(answers).toHaveLength(150);
  expect(answers.every((answer) => SPECIES.includes(answer))).toBe(true);
});

test('standardisation is remembered: of the rows it was trained on, nine in ten come out right', async () => {
  const { stdout, stderr } = await stepgrad('predict iris iris.csv');
  const right = linesOf(stdout).filter((answer, i) => rows[i].endsWith(`,${answer}`)).length;
  expect(right).toBeGreaterThanOrEqual(135);
  expect(stderr).toBe(`${right} of 150 right (${((100 * right) / 150).toFixed(1)} %)\n`);
});

test.each([
  ['standard input', 'predict iris'],
  ['a dash', 'predict iris -'],
])('rows may come from %s', async (_, words) => {
  const input = [header, ...rows.slice(0, 3)].join('\n');
  const { code, stdout } = await stepgrad(words, { input });
  expect(code).toBe(0);
  expect(linesOf(stdout)).toEqual(['setosa', 'setosa', 'setosa']);
});

test('a writer that takes its time is waited for', async () => {
  const { stdout } = await bash('(head -2 iris.csv; sleep 0.2; tail -1 iris.csv) | $STEPGRAD predict iris');
  expect(linesOf(stdout)).toEqual(['setosa', 'virginica']);
});

test('rows without the target are predicted in silence', async () => {
  const input = '5.1,3.5,1.4,0.2\n6.7,3.1,5.6,2.4\n';
  const { stdout, stderr } = await stepgrad('predict iris', { input });
  expect(linesOf(stdout)).toEqual(['setosa', 'virginica']);
  expect(stderr).toBe('');
});

test('a header finds the columns in any order, and others are passed over', async () => {
  const names = ['petal_width', 'species', 'sepal_length', 'petal_length', 'sepal_width'];
  const straight = await stepgrad('predict iris --json', {
    input: [header, ...rows.slice(0, 60)].join('\n'),
  });
  const crooked = await stepgrad('predict iris --json', { input: reordered(names, 60) });
  expect(crooked.code).toBe(0);
  expect(crooked.stdout).toBe(straight.stdout);
  expect(crooked.stderr).toBe(straight.stderr);
});

test('--json adds how probable the class is', async () => {
  const { stdout } = await stepgrad('predict iris iris.csv --json');
  const answers = eventsOf(stdout);
  expect(answers).toHaveLength(150);
  for (const { prediction, probability } of answers) {
    expect(SPECIES).toContain(prediction);
    expect(probability).toBeGreaterThan(1 / 3);
    expect(probability).toBeLessThanOrEqual(1);
  }
});

test('amounts come back in the units of the target', async () => {
  const amounts = Array.from({ length: 20 }, (_, i) => `${i},${1000.5 + 10 * i}`);
  write('amounts.csv', ['x,y', ...amounts, ''].join('\n'));
  await stepgrad('train amounts.csv --hidden 4 --activation tanh --epochs 300 --quiet --out amounts');
  const { stdout, stderr } = await stepgrad('predict amounts --json', { input: 'x\n5\n15\n' });
  const [five, fifteen] = eventsOf(stdout).map(({ prediction }) => Number(prediction));
  expect(Math.abs(five - 1050.5)).toBeLessThan(10);
  expect(Math.abs(fifteen - 1150.5)).toBeLessThan(10);
  expect(stderr).toBe('');
});

test('predictions come from the best epoch, not the last', async () => {
  await stepgrad(
    'train moons --n 20 --noise 0.9 --val 0.5 --lr 0.1 --epochs 200 --patience 9 --quiet --out best',
  );
  const { parameters } = JSON.parse(read('best/last.json')) as { parameters: number[] };
  const { epoch, model } = JSON.parse(read('best/best.json')) as { epoch: number; model: MLPData };
  expect(linesOf(read('best/metrics.jsonl'))).toHaveLength(epoch + 9);
  expect(read('best/best.json')).not.toContain(String(parameters[0]));
  const { stdout } = await stepgrad('predict best --json', { input: 'x1,x2\n0,1\n' });
  const [answer] = eventsOf(stdout);
  const yes = 1 / (1 + Math.exp(-MLP.fromJSON(model).forward([0, 1])[0].data));
  expect(answer['probability']).toBeCloseTo(Math.max(yes, 1 - yes), 12);
  expect(answer['prediction']).toBe(yes > 0.5 ? '1' : '0');
});

const CELLS = '5.1,3.5,1.4,0.2';
test.each([
  [
    'a column is missing',
    'sepal_length,sepal_width,petal_length\n1,2,3\n',
    'standard input:1: the header lacks "petal_width", which the model needs; it has "sepal_length", ' +
      '"sepal_width", "petal_length"',
  ],
  [
    'a cell is no number',
    `sepal_length,sepal_width,petal_length,petal_width\n${CELLS}\n5.1,wide,1.4,0.2\n`,
    'standard input:3: column "sepal_width": expected a number, got "wide"',
  ],
  [
    'a cell is empty',
    `${CELLS}\n5.1,,1.4,0.2\n`,
    'standard input:2: column "sepal_width": expected a number, got an empty cell. Fill it in, or remove the row',
  ],
  ['there is nothing', '', 'standard input: expected rows of cells, got an empty text'],
  [
    'there are too few columns',
    '1,2,3\n',
    'standard input:1: expected 4 columns ("sepal_length", "sepal_width", "petal_length", "petal_width"), ' +
      'or one more with the target last, got 3',
  ],
])('if %s, one line says so', async (_, input, message) => {
  const { code, stdout, stderr } = await stepgrad('predict iris', { input });
  expect(stderr).toBe(`stepgrad: ${message}\n`);
  expect(code).toBe(4);
  expect(stdout).toBe('');
});

test('an error in a file names the file and the line', async () => {
  write('deep/new.csv', `${CELLS}\n${CELLS}\n5.1,3.5,1.4,x\n`);
  const { code, stderr } = await stepgrad('predict iris deep/new.csv');
  expect(stderr).toBe('stepgrad: new.csv:3: column "petal_width": expected a number, got "x"\n');
  expect(code).toBe(4);
});
