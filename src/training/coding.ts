// What a net's inputs and outputs mean: how features as they are measured become inputs, and targets what a loss takes.

import type { CsvDataset } from '../data/csv';
import type { Dataset } from '../data/datasets';
import { split, standardize, standardizer } from '../data/prepare';
import type { LossName } from './task';

/** What outputs mean, and how raw features become inputs: all that a prediction needs beside the net. */
export interface Coding {
  features: string[];
  target: string;
  /** The names of the classes; undefined where amounts are predicted. */
  classes?: string[] | undefined;
  loss: LossName;
  /** The shift and the scale of each feature, where features were standardised. */
  inputs?: Scale | undefined;
  /** The shift and the scale of the target, where it is an amount. */
  amount?: Scale | undefined;
}

export interface Scale {
  mean: readonly number[];
  deviation: readonly number[];
}

export interface EncodeOptions {
  readonly loss: LossName;
  /** The share of rows held back for validation; 0 for none. */
  readonly val: number;
  /** Decides which. */
  readonly seed: number;
  /** Whether features are standardised, by what the training rows measure. */
  readonly scaled: boolean;
}

export interface Encoded {
  coding: Coding;
  train: Dataset;
  validation?: Dataset;
  /** The rows of validation as they came. */
  heldBack?: Dataset<number[]>;
}

const FOR_AMOUNTS: readonly LossName[] = ['mse', 'mae', 'huber'];

/** Whether a loss can be asked for a target: amounts take few. */
export function suits(loss: LossName, { classes }: Pick<Coding, 'classes'>): boolean {
  return classes !== undefined || FOR_AMOUNTS.includes(loss);
}

/** The loss where none is asked for. */
export function defaultLoss({ classes }: Pick<Coding, 'classes'>): LossName {
  if (classes === undefined) return 'mse';
  return classes.length === 2 ? 'bceWithLogits' : 'crossEntropy';
}

/** How many outputs a net needs. */
export function outputsOf({ classes, loss }: Pick<Coding, 'classes' | 'loss'>): number {
  if (classes === undefined) return 1;
  return classes.length === 2 && loss !== 'crossEntropy' ? 1 : classes.length;
}

/**
 * The data as a net takes them: features standardised, if so wished; amounts standardised; classes coded as the loss takes them.
 *
 * @throws RangeError if the loss does not suit the target, or the split leaves a part empty
 */
export function encode(raw: CsvDataset, { loss, val, seed, scaled }: EncodeOptions): Encoded {
  const { features, target, classes } = raw;
  if (!suits(loss, raw)) {
    throw new RangeError(`encode: ${loss} is for classes, but ${target} holds amounts.`);
  }
  const parts = val > 0 ? split(raw, { fraction: val, seed }) : { train: raw };
  const coding: Coding = {
    features,
    target,
    classes,
    loss,
    inputs: scaled ? scaleOf(parts.train.x) : undefined,
    amount: classes === undefined ? scaleOf(parts.train.y.map((y) => [y])) : undefined,
  };
  const code = ({ x, y }: Dataset<number[]>): Dataset => ({
    x: encodeRows(coding, x),
    y: encodeTargets(coding, y),
  });
  if (!('test' in parts)) return { coding, train: code(parts.train) };
  return { coding, train: code(parts.train), validation: code(parts.test), heldBack: parts.test };
}

/** Raw features as inputs. */
export function encodeRows({ inputs }: Coding, x: number[][]): number[][] {
  return inputs === undefined ? x : standardizer(inputs.mean, inputs.deviation).apply(x);
}

/** Class indices or amounts as the loss takes them. */
export function encodeTargets(coding: Coding, y: number[]): number[] | number[][] {
  const { amount, loss } = coding;
  if (amount !== undefined) return y.map((value) => (value - amount.mean[0]) / amount.deviation[0]);
  const outputs = outputsOf(coding);
  if (outputs === 1 || loss === 'crossEntropy') return y;
  return y.map((label) => Array.from({ length: outputs }, (_, i) => Number(i === label)));
}

function scaleOf(x: number[][]): Scale {
  const { mean, deviation } = standardize(x);
  return { mean, deviation };
}
