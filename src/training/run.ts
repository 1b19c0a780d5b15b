// What a training run is given, what it reports, and what is saved of it.

import type { Dataset } from '../data/datasets';
import type { Operand, Value } from '../engine/value';
import type { Optimizer, OptimizerState } from '../optim/optimizer';
import type { Schedule } from '../optim/schedules';
import type { EngineChoice } from './engines';
import type { LossName, RowLoss } from './task';

/** What can be trained: an MLP, or anything else with outputs and parameters. */
export interface Model {
  forward(x: readonly Operand[]): Value[];
  parameters(): Value[];
}

export interface TrainerOptions {
  optimizer: Optimizer;
  loss: LossName | RowLoss;
  /** Passes over the data, a whole number ≥ 1. */
  epochs: number;
  /** Rows an update; all of them where there are fewer. */
  batchSize: number;
  /** Whether rows come in a new order every epoch; a batch of all rows keeps its order. */
  shuffle: boolean;
  /** What to measure on after each epoch: a share of the data, held back, or other data. */
  validation?: number | Dataset | undefined;
  /** Adds l2 · Σ w² over all parameters to the loss. */
  l2: number;
  schedule?: Schedule | undefined;
  /** Scales gradients so that their norm is at most this. */
  clipNorm?: number | undefined;
  /** Stops after this many epochs without a better validation loss; without validation, a better loss. */
  patience?: number | undefined;
  seed?: number | undefined;
  engine: EngineChoice;
}

/** One epoch. Loss and accuracy are means over its rows, as measured before each update. */
export interface HistoryEntry {
  /** From 1. */
  epoch: number;
  loss: number;
  /** The share of rows that came out right, where there is right and wrong. */
  accuracy?: number;
  valLoss?: number;
  valAccuracy?: number;
  /** The learning rate of the last update. */
  lr: number;
}

export type Reason = 'epochs' | 'patience' | 'stopped';

/** What changes as a run goes on, but for what model, optimiser, schedule and history hold. */
export interface Progress {
  /** Batches done of the epoch under way. */
  batch: number;
  /** The generator's state when the epoch under way began. */
  random: readonly number[];
  /** Sums over the rows done of the epoch under way. */
  sums: Measure;
  best: { readonly epoch: number; readonly loss: number; readonly parameters: readonly number[] };
}

/** All that the rest of a run depends on, as plain data. */
export interface TrainingState extends Progress {
  parameters: number[];
  optimizer: OptimizerState;
  schedule: number[];
  history: HistoryEntry[];
}

/** Sums over rows. */
export interface Measure {
  loss: number;
  correct: number;
  rows: number;
}

/** How many rows were trained on, and how long that took: updates alone, without validation, saving or drawing. */
export interface Pace {
  rows: number;
  ms: number;
}

/** The loss, a gradient or a weight became NaN or ±Infinity. The weights are those before that update. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';

  constructor(
    message: string,
    /** The node that went bad first, where it is a node. */
    readonly node?: Value,
  ) {
    super(message);
  }
}
