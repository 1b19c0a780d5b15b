// Files that cannot be read, written or used: one line on stderr that names them, and exit code 4.

import { cpSync } from 'node:fs';
import { at, bash, eventsOf, exists, filesIn, read, stepgrad, write, type Outcome } from './support';

function expectOneLine({ code, stderr }: Outcome, message: string, exitCode = 4): void {
  expect(stderr).toBe(`stepgrad: ${message}\n`);
  expect(code).toBe(exitCode);
}

beforeAll(async () => {
  write('plain.txt', 'not a folder\n');
  expect((await stepgrad('train xor --hidden 3 --epochs 5 --quiet --out run')).code).toBe(0);
});

const MISSING = 'there is no such file or folder; check the path';
const FOLDER = 'it is a folder; name a file';
test.each([
  ['train data/none.csv', `cannot read data/none.csv: ${MISSING}`],
  ['predict run none.csv', `cannot read none.csv: ${MISSING}`],
  ['train ./run', `cannot read ./run: ${FOLDER}`],
  ['predict run run', `cannot read run: ${FOLDER}`],
  [
    'predict none',
    'cannot read none: there is no run in it (no config.json); name a folder that train wrote',
  ],
  [
    'train --resume plain.txt',
    'cannot read plain.txt: there is no run in it (no config.json); name a folder that train wrote',
  ],
  [
    'train xor --out plain.txt/run',
    'cannot make the folder plain.txt: a file of that name is in the way; choose another place',
  ],
  [
    'train xor --out plain.txt',
    'cannot make the folder plain.txt: a file of that name is in the way; choose another place',
  ],
  ['train xor --out /proc/none/run', `cannot make the folder /proc/none: ${MISSING}`],
])('`stepgrad %s` names the file or folder', async (words, message) => {
  expectOneLine(await stepgrad(words), message);
});

test('a picture that cannot be written is an error before the run begins', async () => {
  const outcome = await stepgrad('train xor --epochs 2 --quiet --out kept --plot none/xor.svg');
  expectOneLine(outcome, `cannot write none/xor.svg: ${MISSING}`);
  expect(exists('kept')).toBe(false);
});

test.each([
  ['empty', '', 'expected rows of cells, got an empty text', ''],
  ['of one class', 'x,y\n1,a\n2,a\n', 'column "y": expected at least 2 different targets, got only "a"', ''],
  ['of one row', 'x,y\n1,2\n', 'expected at least 2 rows to learn from, got 1', ''],
  ['of a header alone', 'x,y\n', 'expected rows below the header, got none', ':1'],
  [
    'of one column',
    'x\n1\n2\n',
    'expected at least 2 columns, a feature and the target, got 1. Divide cells by commas, semicolons or tabs',
    '',
  ],
  ['ragged', 'x,y\n1,2\n3,4,5\n', 'expected 2 cells, got 3. Each row needs as many as line 1', ':3'],
  ['with NaN in a feature', 'x,y\n1,2\nNaN,4\n', 'column "x": expected a number, got "NaN"', ':3'],
  [
    'with a number too large',
    'x,y\n1,2\n\n1e999,4\n',
    'column "x": expected a finite number, got "1e999"',
    ':4',
  ],
  [
    'with a quote left open',
    'x,y\n1,2\n"3,4\n',
    'a quote is opened but never closed. Close it, or write "" for a quote inside quotes',
    ':3',
  ],
])('a table %s is refused by name and line', async (kind, text, message, line) => {
  const name = `${kind.replaceAll(' ', '-')}.csv`;
  write(`tables/${name}`, text);
  expectOneLine(await stepgrad(`train tables/${name} --out refused`), `${name}${line}: ${message}`);
  expect(exists('refused')).toBe(false);
});

test('a target that no column has is refused with those there are', async () => {
  write('ab.csv', 'a,b\n0.5,1\n1.5,2\n');
  const message = 'ab.csv: no column is the target "c": expected "a", "b", or an index from -2 to 1';
  expectOneLine(await stepgrad('train ab.csv --target c'), message);
});

test('a loss for classes is refused for amounts', async () => {
  write('amounts.csv', 'a,b\n0.5,1.5\n1.5,2.5\n');
  const message = '--loss: crossEntropy is for classes, but b holds amounts; use mse, mae or huber';
  expectOneLine(await stepgrad('train amounts.csv --loss crossEntropy'), message, 2);
});

// What a crash of the disk, another program or an editor may leave.
const DAMAGE: Record<string, (text: string) => string> = {
  empty: () => '',
  'cut off': (text) => text.slice(0, text.length / 2),
  'of bytes at random': () => '\x00\x9c\xff\x13',
  null: () => 'null',
  'without fields': () => '{}',
  'a list': () => '[]',
  'with empty fields': () =>
    '{"format":1,"source":{},"coding":{},"hidden":[],"parameters":[],"history":[],"best":{},"model":{}}',
  'with its parameters gone': (text) => text.replace(/"parameters":\[[^\]]*\]/g, '"parameters":[]'),
};

describe.each([
  ['train --resume', 'config.json'],
  ['train --resume', 'last.json'],
  ['predict', 'config.json'],
  ['predict', 'best.json'],
])('%s with a %s that is', (words, name) => {
  const kinds = Object.keys(DAMAGE).filter((kind) => name === 'last.json' || !kind.startsWith('with its'));
  test.each(kinds)('%s names the corrupt file', async (kind) => {
    const run = `damaged-${name}-${words.slice(0, 5)}-${kind.replaceAll(' ', '-')}`;
    cpSync(at('run'), at(run), { recursive: true });
    write(`${run}/${name}`, DAMAGE[kind](read(`run/${name}`)));
    const outcome = await stepgrad(`${words} ${run}`, { input: 'x1,x2\n0,1\n' });
    expect(outcome.stderr).toMatch(
      new RegExp(
        `^stepgrad: cannot read ${run}/${name}: it is corrupt, not [^\\n]*; restore it from a copy\\n$`,
      ),
    );
    expect(outcome.code).toBe(4);
  });
});

test('best.json gone is no crash', async () => {
  cpSync(at('run'), at('gone'), { recursive: true });
  await bash('rm gone/best.json');
  expectOneLine(await stepgrad('predict gone'), `cannot read gone/best.json: ${MISSING}`);
});

test('training that ends in NaN or ∞ says where, and leaves a checkpoint that loads', async () => {
  const train = 'train moons --lr 1e300 --epochs 3';
  const { code, stderr } = await stepgrad(`${train} --quiet --out diverged`);
  expect(code).toBe(3);
  expect(stderr).toMatch(/^stepgrad: training diverged in epoch 1: .*layer\d\.neuron\d+\.(w\d+|bias).*\n$/);
  expect(stderr).toMatch(/ is (NaN|-?Infinity)\. .* kept in diverged; try a smaller --lr than 1e\+300\n$/);
  expect(filesIn('diverged')).toEqual(['best.json', 'config.json', 'last.json', 'metrics.jsonl']);
  const predicted = await stepgrad('predict diverged', { input: 'x1,x2\n0,1\n' });
  expect(predicted.code).toBe(0);
  expect(predicted.stdout).toMatch(/^[01]\n$/);
  const json = await stepgrad(`${train} --json --out diverged-json`);
  const events = eventsOf(json.stdout);
  expect(events[events.length - 1]).toMatchObject({ event: 'end', reason: 'diverged', run: 'diverged-json' });
  expect(json.code).toBe(3);
});

test('a parameter that overflows in its update is named', async () => {
  const { code, stderr } = await stepgrad('train xor --optimizer sgd --lr 1e308 --l2 1e300 --out over');
  expect(stderr).toMatch(
    /: the update of layer\d\.neuron\d+\.\w+ made it -?Infinity, at a learning rate of 1e\+308\. /,
  );
  expect(code).toBe(3);
});
