// Help, and what a mistyped command line is told: one line on stderr, exit code 2.

import { Command } from 'commander';
import { version } from '../../package.json';
import { define } from '../../src/cli/trainCommand';
import { bash, stepgrad } from './support';

const DATA = 'xor, moons, circles, spirals, blobs, iris, digits';
const LOSSES = 'mse, mae, huber, bce, bceWithLogits, hinge, squaredHinge, crossEntropy';
const ACTIVATIONS =
  'linear, sigmoid, logSigmoid, tanh, relu, relu6, leakyRelu, elu, selu, gelu, silu, mish, softplus, ' +
  'softsign, hardtanh, hardSigmoid, hardSwish, step, sin';
const sizesOf = (given: string): string =>
  `--hidden: "${given}" is not a list of 1 to 20 layer sizes, each a whole number from 1 to 4096; ` +
  'write --hidden 16,16';

test.each([
  ['', 'Examples:\n  stepgrad train moons '],
  ['--help', 'Examples:\n  stepgrad train moons '],
  ['help', 'Examples:\n  stepgrad train moons '],
  ['train --help', 'Examples:\n  stepgrad train moons\n'],
  ['help train', 'Examples:\n  stepgrad train moons\n'],
  ['predict --help', 'Examples:\n  stepgrad predict runs/iris new.csv\n'],
  ['play --help', 'Examples:\n  stepgrad play '],
])('`stepgrad %s` shows examples first', async (words, beginning) => {
  const { code, stdout, stderr } = await stepgrad(words);
  expect(stdout.slice(0, beginning.length)).toBe(beginning);
  expect(stdout).toContain('Usage: stepgrad');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('the help of train names every option', async () => {
  const { stdout } = await stepgrad('train --help');
  const options =
    'hidden activation loss optimizer lr schedule epochs batch l2 seed noise n target val patience engine ' +
    'out resume json quiet plot debug help';
  for (const option of options.split(' ')) expect(stdout).toMatch(new RegExp(`--${option}\\b`));
});

test.each(['--version', '-V'])('%s is the version of the package', async (word) => {
  const { code, stdout } = await stepgrad(word);
  expect(stdout).toBe(`${version}\n`);
  expect(code).toBe(0);
});

test.each([
  ['trian moons', "unknown command 'trian'; did you mean train?"],
  ['xyzzy', "unknown command 'xyzzy'"],
  ['--verbose', "unknown option '--verbose'"],
  ['train', 'train: what to train on is missing; name a data set or a CSV file: stepgrad train moons'],
  ['train moons xor', "too many arguments for 'train'. Expected 1 argument but got 2"],
  ['predict', "missing required argument 'dir'"],
  ['train moons --epoch 3', "unknown option '--epoch'; did you mean --epochs?"],
  ['train moons --epochs', "option '--epochs <number>' argument missing"],
  ['train mons', `train: "mons" is neither a CSV file nor one of ${DATA}; did you mean moons?`],
  ['train xor --lr -1', '--lr: "-1" is not a number > 0'],
])('`stepgrad %s` is told what is wrong, in one line', async (words, message) => {
  const { code, stdout, stderr } = await stepgrad(words);
  expect(stderr).toBe(`stepgrad: ${message}\n`);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

// By the command alone, without a process each.
test.each([
  ['XOR', `train: "XOR" is neither a CSV file nor one of ${DATA}; did you mean xor?`],
  ['whatever', `train: "whatever" is neither a CSV file nor one of ${DATA}`],
  ['xor --activation rellu', `--activation: "rellu" is not one of ${ACTIVATIONS}; did you mean relu?`],
  ['xor --loss crossentropy', `--loss: "crossentropy" is not one of ${LOSSES}; did you mean crossEntropy?`],
  [
    'xor --optimizer adan',
    '--optimizer: "adan" is not one of sgd, adam, adamw, rmsprop, adagrad; did you mean adam?',
  ],
  [
    'xor --schedule cosin',
    '--schedule: "cosin" is not one of constant, step, exponential, cosine, linear, oneCycle, ' +
      'reduceOnPlateau; did you mean cosine?',
  ],
  ['xor --engine fast', '--engine: "fast" is not one of auto, eager, compiled'],
  ['xor --lr 0', '--lr: "0" is not a number > 0'],
  ['xor --lr Infinity', '--lr: "Infinity" is not a number > 0'],
  ['xor --lr 1e999', '--lr: "1e999" is not a number > 0'],
  ['xor --lr fast', '--lr: "fast" is not a number > 0'],
  ['xor --hidden 0', sizesOf('0')],
  ['xor --hidden 16,,16', sizesOf('16,,16')],
  ['xor --hidden 16,', sizesOf('16,')],
  ['xor --hidden 4097', sizesOf('4097')],
  ['xor --hidden 2.5', sizesOf('2.5')],
  [`xor --hidden 1${',1'.repeat(20)}`, sizesOf(`1${',1'.repeat(20)}`)],
  ['xor --epochs 0', '--epochs: "0" is not a whole number from 1 to 10000000'],
  ['xor --epochs 1e99', '--epochs: "1e99" is not a whole number from 1 to 10000000'],
  ['xor --epochs 1.5', '--epochs: "1.5" is not a whole number from 1 to 10000000'],
  ['xor --batch 0', '--batch: "0" is not a whole number from 1 to 1000000'],
  ['xor --l2 -1', '--l2: "-1" is not a number ≥ 0'],
  ['xor --seed -1', '--seed: "-1" is not a whole number from 0 to 9007199254740991'],
  ['xor --seed 1e16', '--seed: "1e16" is not a whole number from 0 to 9007199254740991'],
  ['moons --noise nan', '--noise: "nan" is not a number from 0 to 100'],
  ['moons --noise -0.1', '--noise: "-0.1" is not a number from 0 to 100'],
  ['moons --n 1', '--n: "1" is not a whole number from 2 to 1000000'],
  ['moons --val 1', '--val: "1" is not a number from 0 to 0.9'],
  ['moons --val -0.1', '--val: "-0.1" is not a number from 0 to 0.9'],
  ['moons --patience 0', '--patience: "0" is not a whole number from 1 to 10000000'],
  ['xor --n 10', '--n: xor is 4 rows without noise; leave the option out'],
  ['iris --noise 1', '--noise: only moons, circles, spirals, blobs take it; leave it out'],
  ['moons --target y', '--target: moons has one target; leave the option out'],
])('`stepgrad train %s` is refused', async (words, message) => {
  const command = new Command();
  define(command);
  const refused = command.parseAsync(words.split(' '), { from: 'user' });
  await expect(refused).rejects.toMatchObject({ name: 'CliError', message, exitCode: 2 });
});

test('an empty number is none', async () => {
  const { code, stderr } = await stepgrad(['train', 'xor', '--lr', '']);
  expect(stderr).toBe('stepgrad: --lr: "" is not a number > 0\n');
  expect(code).toBe(2);
});

test.each(['--debug train mons', 'train mons --debug'])(
  '`stepgrad %s` adds the stack trace',
  async (words) => {
    const { code, stderr } = await stepgrad(words);
    expect(stderr).toMatch(/^stepgrad: train: "mons" is neither .*\nCliError: train: [^]*\n {4}at /);
    expect(code).toBe(2);
  },
);

test('nothing is written by a command line that is refused', async () => {
  await stepgrad('train xor --lr 0 --out refused');
  const { stdout } = await bash('ls');
  expect(stdout).toBe('');
});
