// The rows of a CSV text (RFC 4180), whatever divides their cells, with the lines on which they begin.

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

/** A text in quotes, in which a quote is written as two. */
const QUOTED = '"[^"]*(?:""[^"]*)*"';

const DELIMITERS = [',', '\t', '|', ';'];

/**
 * Rows without content are passed over.
 *
 * @throws CsvError if a quote is not closed, or does not end its cell
 */
export function readRows(text: string, file: string): Row[] {
  // Without a byte order mark; with one kind of line end, so that lines count alike in texts that mix them.
  const source = `${text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')}\n`;
  const ends = `${delimiterOf(source)}\n`;
  const cell = new RegExp(` *(?:(${QUOTED})[^\\S\n]*?|([^${ends}]*))[${ends}]`, 'gy');

  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let { line } = row;
  for (const { 0: found, 1: quoted = '', 2: plain = '', index } of source.matchAll(cell)) {
    if (plain.startsWith('"')) throw new CsvError(file, row.line, problemOf(source.slice(index)));
    row.cells.push((plain + quoted.slice(1, -1).replaceAll('""', '"')).trim());
    line += found.split('\n').length - 1;
    if (!found.endsWith('\n')) continue;
    rows.push(row);
    row = { line, cells: [] };
  }
  return rows.filter(({ cells }) => cells.some((text) => text !== ''));
}

/** The delimiter that divides the first ten rows most evenly, and most often. */
function delimiterOf(source: string): string {
  // What stands in quotes tells nothing.
  const lines = source
    .replace(new RegExp(`(?<=^|[${DELIMITERS.join('')}\n]) *${QUOTED}`, 'g'), '""')
    .split('\n');
  const first = lines.filter((line) => line.trim() !== '').slice(0, 10);
  let best = { delimiter: ',', cells: 2 * first.length - 1, unevenness: Infinity };
  for (const delimiter of DELIMITERS) {
    const widths = first.map((line) => line.split(delimiter).length);
    const cells = widths.reduce((sum, width) => sum + width, 0);
    const unevenness = widths.reduce((sum, width, i) => sum + Math.abs(width - (widths[i - 1] ?? width)), 0);
    if (cells > best.cells && unevenness <= best.unevenness) best = { delimiter, cells, unevenness };
  }
  return best.delimiter;
}

function problemOf(opened: string): string {
  const isClosed = opened.replace('"', '').replaceAll('""', '').includes('"');
  const problem = isClosed
    ? 'a closing quote must end the cell. Remove what follows it'
    : 'a quote is opened but never closed. Close it';
  return `${problem}, or write "" for a quote inside quotes.`;
}
