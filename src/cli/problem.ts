// What is to be learned: a data set of our own or the user's, from files or made, and coded for its loss.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { csv, type CsvDataset } from '../data/csv';
import { encode, suits, type Encoded } from '../training/coding';
import { isMade, MADE_NAMES, makeData, recipeFor, type Recipe } from '../training/recipes';
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

const SHIPPED = ['iris', 'digits'];
export const DATA_NAMES: readonly string[] = [...MADE_NAMES, ...SHIPPED];

/** A data set as it comes: features as they are measured, targets as class indices or amounts. */
export interface RawData extends CsvDataset {
  source: DataSource;
  defaults: Recipe;
}

/** @throws CliError if there is no such data set or file; CsvError if the file is not one to learn from */
export function readData(source: Omit<DataSource, 'sha256'>): RawData {
  const { from, n, noise, seed, target } = source;
  const given = n === undefined ? '--noise' : '--n';
  if (isMade(from)) {
    if (target !== undefined) throw new CliError(`--target: ${from} has one target; leave the option out`);
    if (from === 'xor' && (n ?? noise) !== undefined) {
      throw new CliError(`${given}: xor is 4 rows without noise; leave the option out`);
    }
    return { ...makeData(from, { n, noise, seed }), source, defaults: recipeFor(from) };
  }
  if ((n ?? noise) !== undefined) {
    throw new CliError(`${given}: only ${MADE_NAMES.slice(1).join(', ')} take it; leave it out`);
  }
  const text = readText(from);
  const data = csv(text, { target, name: basename(from) });
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { ...data, source: { ...source, sha256 }, defaults: recipeFor(from, data.x.length) };
}

/**
 * The data as a net takes them.
 *
 * @throws CliError if the loss does not fit the target
 */
export function encoded(raw: RawData, loss: LossName, val: number): Encoded {
  if (!suits(loss, raw)) {
    throw new CliError(
      `--loss: ${loss} is for classes, but ${raw.target} holds amounts; use mse, mae or huber`,
    );
  }
  const { seed, sha256 } = raw.source;
  return encode(raw, { loss, val, seed, scaled: sha256 !== undefined });
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
