// What is to be learned: a data set of our own or the user's, coded for its loss, and the net that suits it.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { csv, type CsvDataset } from '../data/csv';
import { blobs, circles, moons, spirals, xor, type Dataset } from '../data/datasets';
import { split, standardize, standardizer } from '../data/prepare';
import type { Activation } from '../nn/activation';
import type { LossName } from '../training/task';
import { didYouMean } from './choices';
import { CliError, EXIT, fileError } from './errors';

/** What names a data set; enough to have the very same one again. */
export interface DataSource {
  /** A name, or a file's path. */
  from: string;
  n?: number;
  noise?: number;
  target?: string;
  seed: number;
  /** Of a file's text: a run must not be taken up on other data. */
  sha256?: string;
}

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

interface Scale {
  mean: readonly number[];
  deviation: readonly number[];
}

/** What to train with where nothing else is said. */
export interface Defaults {
  hidden: number[];
  activation: Activation;
  lr: number;
  epochs: number;
  batch: number;
  val: number;
}

const GENERATED = { xor: () => xor(), moons, circles, spirals, blobs };
const SHIPPED = ['iris', 'digits'];
export const DATA_NAMES: readonly string[] = [...Object.keys(GENERATED), ...SHIPPED];

const PLANE: Defaults = { hidden: [16, 16], activation: 'relu', lr: 0.02, epochs: 200, batch: 16, val: 0 };
const DEFAULTS: Readonly<Record<string, Partial<Defaults>>> = {
  xor: { hidden: [8], activation: 'tanh', lr: 0.1, epochs: 200, batch: 4 },
  spirals: { hidden: [32, 32], activation: 'tanh', lr: 0.01, epochs: 500 },
  iris: { lr: 0.01, epochs: 100 },
  digits: { hidden: [32], lr: 0.005, epochs: 20, batch: 32 },
};

/** Files of fewer rows are too small to hold some back. */
const ROWS_FOR_VALIDATION = 50;

/** A data set as it comes: features as they are measured, targets as class indices or amounts. */
export interface RawData extends CsvDataset {
  source: DataSource;
  defaults: Defaults;
}

/** @throws CliError if there is no such data set or file; CsvError if the file is not one to learn from */
export function readData(source: Omit<DataSource, 'sha256'>): RawData {
  const { from, n, noise, seed, target } = source;
  const given = n === undefined ? '--noise' : '--n';
  if (Object.hasOwn(GENERATED, from)) {
    if (target !== undefined) throw new CliError(`--target: ${from} has one target; leave the option out`);
    if (from === 'xor' && (n ?? noise) !== undefined) {
      throw new CliError(`${given}: xor is 4 rows without noise; leave the option out`);
    }
    const { x, y } = GENERATED[from as 'moons']({ n, noise, seed });
    const classes = [...new Set(y)].sort((a, b) => a - b).map(String);
    const names = { features: ['x1', 'x2'], target: 'y', classes };
    return { x, y, ...names, source, defaults: { ...PLANE, ...DEFAULTS[from] } };
  }
  if ((n ?? noise) !== undefined) {
    throw new CliError(`${given}: only ${Object.keys(GENERATED).slice(1).join(', ')} take it; leave it out`);
  }
  const text = readText(from);
  const data = csv(text, { target, name: basename(from) });
  const val = data.x.length >= ROWS_FOR_VALIDATION ? 0.2 : 0;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { ...data, source: { ...source, sha256 }, defaults: { ...PLANE, val, ...DEFAULTS[from] } };
}

/** The loss where none is asked for. */
export function defaultLoss({ classes }: RawData): LossName {
  if (classes === undefined) return 'mse';
  return classes.length === 2 ? 'bceWithLogits' : 'crossEntropy';
}

/** How many outputs a net needs. */
export function outputsOf({ classes, loss }: Pick<Coding, 'classes' | 'loss'>): number {
  if (classes === undefined) return 1;
  return classes.length === 2 && loss !== 'crossEntropy' ? 1 : classes.length;
}

export interface Encoded {
  coding: Coding;
  train: Dataset;
  validation?: Dataset;
  /** The rows of validation as they came. */
  heldBack?: Dataset<number[]>;
}

/**
 * The data as a net takes them: features standardised by what the training rows measure, if they come from a
 * file; amounts standardised; classes coded as the loss takes them.
 *
 * @throws CliError if the loss does not fit the target
 */
export function encode(raw: RawData, loss: LossName, val: number): Encoded {
  const { features, target, classes } = raw;
  if (classes === undefined && !['mse', 'mae', 'huber'].includes(loss)) {
    throw new CliError(`--loss: ${loss} is for classes, but ${target} holds amounts; use mse, mae or huber`);
  }
  const parts = val > 0 ? split(raw, { fraction: val, seed: raw.source.seed }) : { train: raw };
  const isFile = raw.source.sha256 !== undefined;
  const coding: Coding = {
    features,
    target,
    classes,
    loss,
    inputs: isFile ? scaleOf(parts.train.x) : undefined,
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

function readText(from: string): string {
  const path = SHIPPED.includes(from) ? shippedPath(from) : from;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) {
      throw new CliError(`cannot read ${path}: it is not UTF-8; save it as UTF-8`, EXIT.file, {
        cause: error,
      });
    }
    const bareWord = !/[./\\]/.test(from) && !existsSync(from);
    if (!bareWord) throw fileError('read', path, error);
    const known = DATA_NAMES.join(', ');
    throw new CliError(
      `train: "${from}" is neither a CSV file nor one of ${known}${didYouMean(from, DATA_NAMES)}`,
      EXIT.usage,
    );
  }
}

/** From the sources as from the built package, data lie in the package's own folder. */
function shippedPath(name: string): string {
  const file = join('demos', 'data', `${name}.csv`);
  const places = [join(__dirname, '..', file), join(__dirname, '..', '..', file)];
  return places.find(existsSync) ?? places[0];
}
