// The train command's arguments and options: their help, their ranges, their defaults.

import type { Command } from 'commander';
import { activations, type Activation } from '../nn/activation';
import { optimizers, type OptimizerName } from '../training/fit';
import { LOSS_NAMES } from '../training/task';
import { numberIn, oneOf, sizes, type Range } from './choices';
import { DATA_NAMES } from './problem';
import { SCHEDULE_NAMES } from './runFolder';
import { train, type TrainOptions } from './train';

const EXAMPLES = `Examples:
  stepgrad train moons
  stepgrad train spirals --hidden 32,32 --activation tanh --epochs 500
  stepgrad train iris --val 0.3 --patience 20 --out runs/iris
  stepgrad train wine.csv --target quality --loss mse --plot wine.svg
  stepgrad train --resume runs/iris

Ctrl-C saves the run and says how to continue it.
`;

const ACTIVATION_NAMES = Object.keys(activations) as Activation[];
const OPTIMIZER_NAMES = Object.keys(optimizers) as OptimizerName[];
const LARGEST_SEED = Number.MAX_SAFE_INTEGER;

export function define(command: Command): void {
  const number = (flags: string, range: Range, help: string): void => {
    command.option(`${flags} <number>`, help, numberIn(flags, range));
  };
  const word = (flags: string, known: readonly string[], help: string): void => {
    command.option(`${flags} <name>`, help, oneOf(flags, known));
  };
  command
    .argument('[data]', `${DATA_NAMES.join(', ')}, or a CSV file`)
    .addHelpText('before', EXAMPLES)
    .option(
      '--hidden <sizes>',
      'neurons of each hidden layer (16,16 for most)',
      sizes('--hidden', { min: 1, max: 4096, whole: true }, 20),
    );
  word('--activation', ACTIVATION_NAMES, `${ACTIVATION_NAMES.join(', ')} (relu for most)`);
  word('--loss', LOSS_NAMES, `${LOSS_NAMES.join(', ')} (by the target)`);
  word('--optimizer', OPTIMIZER_NAMES, `${OPTIMIZER_NAMES.join(', ')} (adam)`);
  number('--lr', { min: 0, above: true }, 'learning rate, > 0 (by the data)');
  word('--schedule', SCHEDULE_NAMES, `${SCHEDULE_NAMES.join(', ')} (constant)`);
  number('--epochs', { min: 1, max: 1e7, whole: true }, 'passes over the data (by the data)');
  number('--batch', { min: 1, max: 1e6, whole: true }, 'rows an update (by the data)');
  number('--l2', { min: 0 }, 'adds this times the sum of all squared weights to the loss (0)');
  number('--seed', { min: 0, max: LARGEST_SEED, whole: true }, 'decides all that is random (1)');
  number('--noise', { min: 0, max: 100 }, 'deviation of the points of moons, circles, spirals, blobs');
  number('--n', { min: 2, max: 1e6, whole: true }, 'how many points of moons, circles, spirals, blobs (100)');
  command.option('--target <column>', 'the column to predict, by name or by index from 0 (the last)');
  number(
    '--val',
    { min: 0, max: 0.9 },
    'share of the rows held back for validation (0.2 of 50 rows or more in a file)',
  );
  number('--patience', { min: 1, max: 1e7, whole: true }, 'stop after so many epochs that are no better');
  word('--engine', ['auto', 'eager', 'compiled'], 'auto, eager, compiled: how gradients are computed (auto)');
  command
    .option('--out <dir>', "the run's folder (runs/NAME-001, or the next number)")
    .option('--resume <dir>', 'continue the run of that folder')
    .option('--json', 'JSON lines on standard output')
    .option('--quiet', 'only the result')
    .option('--plot <file.svg>', 'also draw the decision boundary, or else the loss curve, into this file')
    .action(async (data: string | undefined, options: TrainOptions) => {
      process.exitCode = await train(data, options);
    });
}
