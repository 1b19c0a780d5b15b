// CSV texts as data: to learn from, with a target, and to predict from, with the columns a model knows.

import type { Dataset } from './datasets';
import { CsvError } from './rows';
import { list, numberAt, quote, readTable, type Column, type Table } from './table';
import { readTarget } from './target';

export { CsvError } from './rows';

interface ReadingOptions {
  /** Whether the first row is a header; detected by default. */
  header?: boolean;
  /** What messages call the text, `csv` by default. */
  name?: string;
}

export interface CsvOptions extends ReadingOptions {
  /**
   * Name or index of the target column, the last one by default. Indices count from 0, or from −1 at the
   * end; a text of digits is an index, unless a column has that very name.
   */
  target?: string | number;
}

export interface CsvRowsOptions extends ReadingOptions {
  /** Names of the feature columns, in the order in which the model knows them. */
  features: readonly string[];
  /** Name of the target column, to read that too where there is one. */
  target?: string;
}

/** A data set with the names of its columns. */
export interface CsvDataset extends Dataset<number[]> {
  /** Names of the columns of x: those of the header, or `x1`, `x2`, … */
  features: string[];
  /** Name of the target: that of the header, or `y`. */
  target: string;
  /** What the indices in y stand for; undefined if y holds amounts. */
  classes?: string[];
}

export interface CsvRows {
  /** The features of each row, in the order asked for. */
  x: number[][];
  /** The target cell of each row as it stands there; undefined if not asked for, or not in the text. */
  y?: string[];
}

/**
 * Reads a data set: a table of numbers, but for the target column, which may hold names.
 *
 * A target of names is read as classes; so is one of few whole numbers, each in two rows or more, or of 0 and
 * 1, or −1 and 1, alone. Any other numbers are amounts.
 *
 * @param text - cells divided by commas, semicolons, tabs or bars, in quotes where need be
 * @returns at least 2 rows of at least 1 feature
 * @throws CsvError if the text is no such table, or has more than 10⁶ cells; its message names the line
 *
 * @example
 * csv('petal,species\n1.4,setosa\n4.7,versicolor');
 * // { x: [[1.4], [4.7]], y: [0, 1], features: ['petal'], target: 'species', classes: ['setosa', 'versicolor'] }
 */
export function csv(text: string, { target, header, name = 'csv' }: CsvOptions = {}): CsvDataset {
  const table = readTable(text, name, header);
  const { rows } = table;
  const width = rows[0].cells.length;
  if (width < 2) {
    const expected = 'expected at least 2 columns, a feature and the target, got 1';
    throw new CsvError(name, undefined, `${expected}. Divide cells by commas, semicolons or tabs.`);
  }
  if (rows.length < 2) throw new CsvError(name, undefined, 'expected at least 2 rows to learn from, got 1.');

  const at = targetIndex(table, target);
  const names = table.header?.cells ?? defaultNames(width, at);
  const columns = names.map((column, index): Column => ({ file: name, name: column, index }));
  const features = columns.filter(({ index }) => index !== at);
  return {
    x: rows.map((row) => features.map((column) => numberAt(row, column))),
    ...readTarget(rows, columns[at]),
    features: features.map((column) => column.name),
    target: names[at],
  };
}

/**
 * Reads rows to predict from. With a header, the columns are found by name, in any order, and others are
 * ignored. Without one, they stand in the order of `features`, and the target may follow them.
 *
 * @returns at least 1 row
 * @throws CsvError if a feature has no column, or no number in it; its message names the line
 */
export function csvRows(text: string, { features, target, header, name = 'csv' }: CsvRowsOptions): CsvRows {
  const table = readTable(text, name, header, features);
  const names = table.header?.cells ?? positionalNames(table, features, target);
  const missing = features.filter((feature) => !names.includes(feature));
  if (missing.length > 0) {
    const problem = `the header lacks ${list(missing)}, which the model needs; it has ${list(names)}.`;
    throw new CsvError(name, table.header?.line, problem);
  }
  const columns = features.map((feature): Column => ({
    file: name,
    name: feature,
    index: names.indexOf(feature),
  }));
  const at = target === undefined ? -1 : names.indexOf(target);
  return {
    x: table.rows.map((row) => columns.map((column) => numberAt(row, column))),
    y: at < 0 ? undefined : table.rows.map(({ cells }) => cells[at]),
  };
}

function targetIndex({ file, header, rows }: Table, target: string | number = -1): number {
  const width = rows[0].cells.length;
  const named = typeof target === 'string' ? header?.cells.indexOf(target) : undefined;
  if (named !== undefined && named >= 0) return named;
  const index = /^-?\d+$/.test(String(target)) ? Number(target) : NaN;
  const at = index < 0 ? width + index : index;
  if (at >= 0 && at < width) return at;
  const choice =
    header === undefined ? 'there is no header, so it takes' : `expected ${list(header.cells)}, or`;
  const given = typeof target === 'string' ? quote(target) : String(target);
  const problem = `no column is the target ${given}: ${choice} an index from ${-width} to ${width - 1}.`;
  throw new CsvError(file, undefined, problem);
}

function defaultNames(width: number, target: number): string[] {
  const names = Array.from({ length: width - 1 }, (_, i) => `x${i + 1}`);
  names.splice(target, 0, 'y');
  return names;
}

function positionalNames({ file, rows }: Table, features: readonly string[], target = ''): string[] {
  const width = rows[0].cells.length;
  if (width === features.length) return [...features];
  if (width === features.length + 1) return [...features, target];
  const expected = `${features.length} columns (${list(features)}), or one more with the target last`;
  throw new CsvError(file, rows[0].line, `expected ${expected}, got ${width}.`);
}
