// A CSV text as a table of cells with line numbers: what the text says, before anyone asks what it means.

import { CsvError, readRows, type Row } from './rows';

const MOST_CELLS = 1e6;

/** What stands for a missing or impossible number: neither a number nor a name. */
const MISSING = /^([+-]?(nan|inf|infinity)|na|n\/a|null|\?|)$/i;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** At least one row, all of one length; the header, if there is one, is not among them. */
export interface Table {
  file: string;
  header: Row | undefined;
  rows: Row[];
}

/** One column of a table: where to look, and what to call it. */
export interface Column {
  file: string;
  name: string;
  index: number;
}

/**
 * Reads commas, semicolons, tabs or bars between the cells, whichever the text uses, and any kind of line
 * end; lines without content are passed over.
 *
 * @param header - whether the first row is a header; without it, the table tells
 * @param known - names that make the row in which they all stand a header
 * @throws CsvError if the text has no rows, or more than 10⁶ cells, rows of different lengths, a quote that
 *   is not closed, or a header in which a name is missing or stands twice
 */
export function readTable(
  text: string,
  file: string,
  header: boolean | undefined,
  known: readonly string[] = [],
): Table {
  const rows = readRows(text, file);
  if (rows.length === 0) throw new CsvError(file, undefined, 'expected rows of cells, got an empty text.');
  const width = rows[0].cells.length;
  for (const { line, cells } of rows) {
    if (cells.length === width) continue;
    const rule = `Each row needs as many as line ${rows[0].line}.`;
    throw new CsvError(file, line, `expected ${width} cells, got ${cells.length}. ${rule}`);
  }
  const cells = rows.length * width;
  if (cells > MOST_CELLS) {
    const remedy = 'Take fewer rows or columns.';
    throw new CsvError(file, undefined, `expected at most ${MOST_CELLS} cells, got ${cells}. ${remedy}`);
  }
  const isKnown = known.length > 0 && known.every((name) => rows[0].cells.includes(name));
  if (!(header ?? (isKnown || looksLikeHeader(rows)))) return { file, header: undefined, rows };
  checkHeader(rows[0], file);
  if (rows.length === 1) throw new CsvError(file, rows[0].line, 'expected rows below the header, got none.');
  return { file, header: rows[0], rows: rows.slice(1) };
}

/**
 * The number in a cell.
 *
 * @throws CsvError if there is none, or one that a double cannot hold
 */
export function numberAt({ line, cells }: Row, { file, name, index }: Column): number {
  const cell = cells[index];
  if (isNumber(cell)) return Number(cell);
  const expected = NUMBER.test(cell) ? 'a finite number' : 'a number';
  const given = cell === '' ? 'an empty cell. Fill it in, or remove the row' : quote(cell);
  throw new CsvError(file, line, `column ${quote(name)}: expected ${expected}, got ${given}.`);
}

export function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && Number.isFinite(Number(cell));
}

/** Whether a cell holds a name or a class: neither a number nor what stands for a missing one. */
export function isText(cell: string): boolean {
  return !NUMBER.test(cell) && !MISSING.test(cell);
}

/** A text for a message: in quotes, on one line, and not too long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}

/** Names for a message: all if they are few, else the first ones and how many there are. */
export function list(names: readonly string[]): string {
  const shown = names.slice(0, 12).map(quote).join(', ');
  return names.length > 12 ? `${shown}, … (${names.length} in all)` : shown;
}

/**
 * A first row of names only is a header, for no data are without a number. So is one with a name above a
 * column of numbers, unless one of its names stands again in its own column, as classes do.
 */
function looksLikeHeader([{ cells }, ...others]: Row[]): boolean {
  if (cells.every(isText)) return true;
  if (others.length === 0) return false;
  const columns = cells.map((name, i) => ({ name, below: others.map((row) => row.cells[i]) }));
  const named = columns.filter(({ name }) => isText(name));
  if (named.some(({ name, below }) => below.includes(name))) return false;
  return named.some(({ below }) => below.every((cell) => !isText(cell)));
}

function checkHeader({ line, cells }: Row, file: string): void {
  const nameless = cells.indexOf('');
  if (nameless >= 0) {
    const remedy = 'Name it in the header, or remove it.';
    throw new CsvError(file, line, `column ${nameless + 1} of ${cells.length} has no name. ${remedy}`);
  }
  const twice = cells.find((name, i) => cells.indexOf(name) < i);
  if (twice !== undefined) {
    throw new CsvError(file, line, `two columns are called ${quote(twice)}. Give each a name of its own.`);
  }
}
