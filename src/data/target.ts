// What a target column means: classes, each known by its index, or amounts.

import { CsvError, type Row } from './rows';
import { isNumber, isText, numberAt, quote, type Column } from './table';

/** More different whole numbers than this are amounts. */
const MOST_CODES = 20;

/** A whole number that stands in fewer rows than this is an amount. */
const FEWEST_ROWS = 2;

export interface Target {
  /** One number a row: the amount, or the index of the class. */
  y: number[];
  /** The classes in order, numbers by size and names as people sort them; none if the target is an amount. */
  classes?: string[];
}

/**
 * Names are classes. Whole numbers are if there are at most 20 different ones and each stands in two rows or
 * more: one that stands alone is rather a measurement. 0 and 1, or −1 and 1, alone are always classes.
 * Any other numbers are amounts; a name among mostly amounts is a mistake, not a class.
 *
 * @throws CsvError if a cell is empty or not a number among numbers, or if all cells are the same
 */
export function readTarget(rows: readonly Row[], column: Column): Target {
  const cells = rows.map((row) => textAt(row, column));
  const numbers = cells.filter(isNumber).map(Number);
  const mostlyAmounts = numbers.length > cells.length / 2 && !areCodes(numbers);
  if (cells.some(isText) && !mostlyAmounts) {
    return encode(cells, distinct(cells, column).sort(new Intl.Collator('en', { numeric: true }).compare));
  }
  const y = rows.map((row) => numberAt(row, column));
  const codes = distinct(y, column).sort((a, b) => a - b);
  return areCodes(y) ? encode(y, codes) : { y };
}

function textAt({ line, cells }: Row, { file, name, index }: Column): string {
  if (cells[index] !== '') return cells[index];
  const remedy = 'Fill it in, or remove the row.';
  throw new CsvError(file, line, `column ${quote(name)}: expected a target, got an empty cell. ${remedy}`);
}

function areCodes(numbers: readonly number[]): boolean {
  const rows = new Map<number, number>();
  for (const value of numbers) rows.set(value, (rows.get(value) ?? 0) + 1);
  const values = [...rows.keys()];
  if (values.every((value) => value === 0 || value === 1)) return true;
  if (values.every((value) => Math.abs(value) === 1)) return true;
  if (!values.every(Number.isInteger)) return false;
  return values.length <= MOST_CODES && [...rows.values()].every((count) => count >= FEWEST_ROWS);
}

function distinct<T extends string | number>(values: readonly T[], { file, name }: Column): T[] {
  const different = [...new Set(values)];
  if (different.length > 1) return different;
  const given = `only ${quote(String(different[0]))}`;
  throw new CsvError(
    file,
    undefined,
    `column ${quote(name)}: expected at least 2 different targets, got ${given}.`,
  );
}

function encode<T extends string | number>(values: readonly T[], classes: readonly T[]): Target {
  const indices = new Map(classes.map((value, i) => [value, i]));
  return { y: values.map((value) => indices.get(value)!), classes: classes.map(String) };
}
