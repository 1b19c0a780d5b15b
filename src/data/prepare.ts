// What is done to data before training: rows set apart for testing, and columns brought to one scale.

import { Random } from '../random/random';
import type { Dataset } from './datasets';

/** A linear map of each column, the same for all rows. */
export interface Standardizer {
  /** One number a column, subtracted first. */
  readonly mean: readonly number[];
  /** One number > 0 a column, by which the difference is divided. */
  readonly deviation: readonly number[];
  /**
   * Maps rows of as many columns into new rows.
   *
   * @throws RangeError if a row has another number of columns
   */
  apply(rows: readonly (readonly number[])[]): number[][];
}

export interface SplitOptions {
  /** Part of the rows to set apart for testing, between 0 and 1; 0.2 by default. */
  fraction?: number;
  /** A whole number from 0 to 2⁵³ − 1; without one, a different split every time. */
  seed?: number;
}

/**
 * Divides the rows at random into two parts.
 *
 * @returns the parts, `test` of round(fraction · rows) rows and `train` of the others; they share their rows
 *   with the data
 * @throws RangeError if x and y differ in length, or if a part would be empty
 */
export function split<Y extends number[] | number[][]>(
  { x, y }: Dataset<Y>,
  { fraction = 0.2, seed }: SplitOptions = {},
): { train: Dataset<Y>; test: Dataset<Y> } {
  if (x.length !== y.length) {
    throw new RangeError(
      `split: expected a target for each row, got ${x.length} rows and ${y.length} targets.`,
    );
  }
  if (!(fraction > 0 && fraction < 1)) {
    throw new RangeError(`split: fraction must be a number > 0 and < 1, got ${fraction}.`);
  }
  const size = Math.round(fraction * x.length);
  if (size === 0 || size === x.length) {
    const empty = size === 0 ? 'test' : 'train';
    const remedy = 'Give more rows, or another fraction.';
    throw new RangeError(
      `split: fraction ${fraction} of ${x.length} rows leaves none to ${empty} on. ${remedy}`,
    );
  }
  const order = Random.of(seed, 'split').permutation(x.length);
  // Rows of Y, picked one by one, are a Y again, which the type of map() does not say.
  const take = (rows: number[]) => ({ x: rows.map((i) => x[i]), y: rows.map((i) => y[i]) as Y });
  return { train: take(order.slice(size)), test: take(order.slice(0, size)) };
}

/**
 * Shifts and scales each column to mean 0 and standard deviation 1 (of the population: divided by n). A
 * constant column becomes 0, its deviation being given as 1.
 *
 * @param x - at least 1 row; rows of one length, of finite numbers
 * @returns the rows so mapped, and the map, to apply to other rows
 * @throws RangeError for any other x
 * @see scikit-learn `sklearn.preprocessing.StandardScaler`
 */
export function standardize(x: readonly (readonly number[])[]): Standardizer & { x: number[][] } {
  if (x.length === 0) throw new RangeError('standardize: expected at least 1 row, got none.');
  checkWidth('standardize', x, x[0].length);
  const columns = x[0].map((_, j) => x.map((row) => row[j]));
  const moments = columns.map(momentsOf);
  const map = standardizer(
    moments.map(({ mean }) => mean),
    moments.map(({ deviation }) => deviation || 1),
  );
  return { ...map, x: map.apply(x) };
}

/**
 * The map (value − mean) / deviation of each column, from the numbers that {@link standardize} found.
 *
 * @throws RangeError if the two differ in length, or hold anything but finite numbers, deviations > 0
 */
export function standardizer(mean: readonly number[], deviation: readonly number[]): Standardizer {
  if (mean.length !== deviation.length) {
    const given = `${mean.length} means and ${deviation.length} deviations`;
    throw new RangeError(`standardizer: expected a mean and a deviation for each column, got ${given}.`);
  }
  mean.forEach((value, j) => {
    if (Number.isFinite(value)) return;
    throw new RangeError(`standardizer: mean[${j}] must be a finite number, got ${value}.`);
  });
  deviation.forEach((value, j) => {
    if (Number.isFinite(value) && value > 0) return;
    throw new RangeError(`standardizer: deviation[${j}] must be a finite number > 0, got ${value}.`);
  });
  const saved = { mean: [...mean], deviation: [...deviation] };
  return {
    ...saved,
    apply(rows) {
      checkWidth('standardizer', rows, saved.mean.length);
      return rows.map((row) => row.map((value, j) => (value - saved.mean[j]) / saved.deviation[j]));
    },
  };
}

/** Measured from the first value: then a constant column has that very mean, and deviation 0, exactly. */
function momentsOf(column: readonly number[], index: number): { mean: number; deviation: number } {
  const row = column.findIndex((value) => !Number.isFinite(value));
  if (row >= 0) {
    const given = `got ${column[row]} in row ${row}, column ${index}`;
    throw new RangeError(`standardize: expected finite numbers, ${given} (counted from 0).`);
  }
  const mean = column[0] + average(column.map((value) => value - column[0]));
  const deviation = Math.sqrt(average(column.map((value) => (value - mean) ** 2)));
  if (Number.isFinite(deviation)) return { mean, deviation };
  const largest = Math.max(...column.map(Math.abs));
  const problem = `numbers up to ${largest} are too large to be scaled, in column ${index} (counted from 0)`;
  throw new RangeError(`standardize: ${problem}. Give them in a larger unit.`);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkWidth(who: string, rows: readonly (readonly number[])[], width: number): void {
  const i = rows.findIndex((row) => row.length !== width);
  if (i < 0) return;
  throw new RangeError(
    `${who}: expected rows of ${width} numbers, got ${rows[i].length} in row ${i} (counted from 0).`,
  );
}
