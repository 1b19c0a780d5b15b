// A CSV text as a table of cells with line numbers: what the text says, before anyone asks what it means.

import Papa from 'papaparse';

const MOST_CELLS = 1e6;

/** What stands for a missing or impossible number: neither a number nor a name. */
const MISSING = /^([+-]?(nan|inf|infinity)|na|n\/a|null|\?|)$/i;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A CSV text that cannot be used. The message is one line: `FILE:LINE: what is wrong`. */
export class CsvError extends Error {
  override readonly name = 'CsvError';

  /** @param line - where the trouble is, counted from 1; none if it is with the text as a whole */
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    problem: string,
  ) {
    super(`${line === undefined ? file : `${file}:${line}`}: ${problem}`);
  }
}

/** The cells of a row, without the spaces around them, and the line on which the row begins. */
export interface Row {
  line: number;
  cells: string[];
}

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

function readRows(text: string, file: string): Row[] {
  // With one kind of line end, lines count alike in files that mix them.
  // The one at the end lets the last cell, too, have spaces after its closing quote.
  const source = withoutSpacesBeforeQuotes(`${text.replace(/\r\n?/g, '\n')}\n`);
  // The guess must not see empty lines, which look like rows of one cell; the lines count only if they stay.
  const guess = { newline: '\n', preview: 1, skipEmptyLines: 'greedy' } as const;
  const { delimiter } = Papa.parse(source.trimStart(), guess).meta;
  const { data, errors } = Papa.parse<string[]>(source, { newline: '\n', delimiter });

  let line = 1;
  const rows = data.map((cells): Row => {
    const row = { line, cells: cells.map((cell) => cell.trim()) };
    line += cells.join('').split('\n').length;
    return row;
  });
  for (const { row, code } of errors) {
    const problem =
      code === 'MissingQuotes'
        ? 'a quote is opened but never closed. Close it'
        : 'a closing quote must end the cell. Remove what follows it';
    throw new CsvError(file, rows[row ?? 0].line, `${problem}, or write "" for a quote inside quotes.`);
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** A quote opens a cell only if it stands first; whatever is in quotes is left as it is. */
function withoutSpacesBeforeQuotes(text: string): string {
  return text.replace(/"[^"]*"|(?<=^|[,;|\t\n]) +(?=")/g, (found) => found.trimStart());
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
