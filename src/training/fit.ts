// fit: training in one call, with defaults that suit small nets.

import type { Dataset } from '../data/datasets';
import { noGrad } from '../engine/mode';
import { show } from '../engine/show';
import { Optimizer } from '../optim/optimizer';
import { Adagrad, Adam, AdamW, RMSprop, SGD } from '../optim/optimizers';
import type { Schedule } from '../optim/schedules';
import type { EngineChoice } from './engines';
import type { EngineName } from './objective';
import type { HistoryEntry, Model, Reason } from './run';
import type { LossName, RowLoss } from './task';
import { Trainer } from './trainer';

export const optimizers = { sgd: SGD, adam: Adam, adamw: AdamW, rmsprop: RMSprop, adagrad: Adagrad };

export type OptimizerName = keyof typeof optimizers;

export interface FitOptions {
  /** Passes over the data. Default 100. */
  epochs?: number;
  /** Rows an update. Default 32. */
  batchSize?: number;
  /** Whether rows come in a new order every epoch. Default true. */
  shuffle?: boolean;
  /** What to measure on after each epoch: a share of the data, held back, or other data. Default none. */
  validation?: number | Dataset;
  /** Default `crossEntropy` for class indices and several outputs, else `mse`. */
  loss?: LossName | RowLoss;
  /** By name, with its default settings, or ready made of the model's parameters. Default `adam`. */
  optimizer?: OptimizerName | Optimizer;
  /** The learning rate, for an optimiser given by name. Default 0.01. */
  lr?: number;
  /** Adds l2 · Σ w² over all parameters to the loss. Default 0. */
  l2?: number;
  /** How the learning rate changes. Default constant. */
  schedule?: Schedule;
  /** Scales gradients so that their norm is at most this. Default: as they are. */
  clipNorm?: number;
  /** Stops after this many epochs without a better validation loss (without validation: loss). */
  patience?: number;
  /** Decides the order of the rows and the validation split. Default: a different one every time. */
  seed?: number;
  /**
   * `eager` builds a graph a batch, `compiled` runs a WebAssembly program. `auto` (default) compiles if rows times epochs are
   * 1000 or more, which repays it, the loss is one of the library's, and the program does what the graphs do. The history is the
   * same to about 1e-9.
   */
  engine?: EngineChoice;
  /** Called after each epoch; returning false stops the run. */
  onEpoch?: (entry: HistoryEntry) => unknown;
}

export interface FitResult {
  history: HistoryEntry[];
  /** Why it ended: all epochs done, no better loss for `patience` epochs, or stopped by onEpoch. */
  reason: Reason;
  /** The epoch with the lowest validation loss (without validation: loss). */
  bestEpoch: number;
  /** What computed the run. */
  engine: EngineName;
}

/**
 * Trains the model in place: for each epoch and each batch forward, loss, backward, update.
 *
 * @param data - rows of inputs, and a target a row: numbers, class indices for crossEntropy, or arrays
 *   of numbers for several outputs
 * @throws RangeError if an option or the data do not fit
 * @throws DivergedError if the loss, a gradient or a weight becomes NaN or ±Infinity, naming the node
 *
 * @example
 * const net = new MLP(2, [16, 16, 1], { seed: 1 });
 * const { history } = fit(net, moons({ n: 100, seed: 1 }), { loss: 'bceWithLogits', epochs: 50, seed: 1 });
 */
export function fit(model: Model, data: Dataset, options: FitOptions = {}): FitResult {
  const { onEpoch } = options;
  const trainer = trainerFor(model, data, options);
  const run = trainer.run();
  let next = run.next();
  while (next.done !== true && (next.value === undefined || onEpoch?.(next.value) !== false)) {
    next = run.next();
  }
  const reason = next.done === true ? next.value : 'stopped';
  run.return('epochs'); // ends what has been stopped
  return { history: trainer.history, reason, bestEpoch: trainer.best.epoch, engine: trainer.engine };
}

/** The trainer that fit runs: options completed and checked. */
export function trainerFor(model: Model, data: Dataset, options: FitOptions = {}): Trainer {
  const { epochs = 100, batchSize = 32, shuffle = true, lr = 0.01, l2 = 0, engine = 'auto' } = options;
  const { optimizer = 'adam', validation, schedule, clipNorm, patience } = options;
  requireThat('epochs', epochs, 'a whole number ≥ 1', Number.isSafeInteger(epochs) && epochs >= 1);
  requireThat(
    'batchSize',
    batchSize,
    'a whole number ≥ 1',
    Number.isSafeInteger(batchSize) && batchSize >= 1,
  );
  requireThat('l2', l2, 'a finite number ≥ 0', l2 >= 0 && l2 < Infinity);
  requireThat('clipNorm', clipNorm, 'a number > 0', clipNorm === undefined || clipNorm > 0);
  requireThat('patience', patience, 'a number ≥ 1', patience === undefined || patience >= 1);
  requireThat(
    'schedule',
    schedule,
    'one of schedules',
    schedule === undefined || typeof schedule.factor === 'function',
  );
  const engines = ['auto', 'eager', 'compiled'];
  requireThat('engine', engine, "'auto', 'eager' or 'compiled'", engines.includes(engine));
  const share = typeof validation === 'number' ? validation : 0;
  requireThat('validation', validation, 'data, or a share ≥ 0 and < 1', share >= 0 && share < 1);
  const loss = checkData(model, data, options.loss);
  if (typeof validation === 'object') checkData(model, validation, loss);
  return new Trainer(model, data, {
    ...{ ...options, loss, epochs, batchSize, shuffle, l2, engine },
    optimizer: optimizer instanceof Optimizer ? optimizer : optimizerOf(optimizer, model, lr),
  });
}

function optimizerOf(name: OptimizerName, model: Model, lr: number): Optimizer {
  const known = Object.keys(optimizers).join(', ');
  requireThat('optimizer', name, `one of ${known}`, Object.hasOwn(optimizers, name));
  return new optimizers[name](model.parameters(), { lr });
}

/** The loss, chosen if none is given, once the data are known to fit it and the model. */
function checkData(model: Model, { x, y }: Dataset, given?: LossName | RowLoss): LossName | RowLoss {
  if (x.length === 0 || x.length !== y.length) {
    throw new RangeError(`fit: expected rows and a target a row, but got ${x.length} and ${y.length}.`);
  }
  const ragged = x.findIndex((row) => row.length !== x[0].length);
  if (ragged > 0) {
    throw new RangeError(
      `fit: row ${ragged}: expected ${x[0].length} inputs, as in row 0, but got ${x[ragged].length}.`,
    );
  }
  const outputs = noGrad(() => model.forward(x[0])).length;
  const loss = given ?? (outputs > 1 && typeof y[0] === 'number' ? 'crossEntropy' : 'mse');
  y.forEach((target, row) => {
    const fits =
      loss === 'crossEntropy'
        ? typeof target === 'number' && target < outputs
        : typeof loss === 'function' || [target].flat().length === outputs;
    if (fits) return;
    const expected = loss === 'crossEntropy' ? `a class below ${outputs}` : `${outputs} target(s)`;
    throw new RangeError(
      `fit: row ${row}: expected ${expected}, one an output of the model, but got ${JSON.stringify(target)}.`,
    );
  });
  return loss;
}

function requireThat(name: string, value: unknown, expected: string, holds: boolean): void {
  if (!holds) throw new RangeError(`fit: ${name} must be ${expected}, got ${show(value)}.`);
}
