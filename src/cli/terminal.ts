// What the terminal can do, and a block of lines in it that is redrawn in place.

import { WriteStream } from 'node:tty';
import { ansi, fitRow, rowWidth, type Depth, type Row } from '../plot/picture';

export interface Size {
  columns: number;
  rows: number;
}

/** NO_COLOR, FORCE_COLOR and TERM are respected; a pipe has no colours unless forced. */
export function colorDepth(stream: NodeJS.WriteStream): Depth {
  const { env } = process;
  if (!stream.isTTY && (env['FORCE_COLOR'] ?? '') === '') return 1;
  return WriteStream.prototype.getColorDepth.call(stream, env) as Depth;
}

/** COLUMNS is respected, up to what the terminal has: rows that it folds could not be redrawn in place. */
export function sizeOf(stream: NodeJS.WriteStream): Size {
  const asked = Number(process.env['COLUMNS']);
  const wanted = Number.isInteger(asked) && asked > 0 ? asked : Infinity;
  const columns = Math.min(wanted, stream.columns || Infinity);
  return { columns: columns === Infinity ? 80 : columns, rows: stream.rows || 24 };
}

/** Whether lines can be redrawn in place. */
export function canRedraw(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && process.env['TERM'] !== 'dumb';
}

const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
const CLEAR_BELOW = '\x1b[J';

/** Lines at the bottom of the terminal, redrawn in place until they are left standing. */
export class LiveBlock {
  /** The widths of the rows shown. */
  private shown: readonly number[] = [];
  private readonly restoreCursor = () => this.stream.write(SHOW_CURSOR);

  constructor(private readonly stream: NodeJS.WriteStream) {
    stream.write(HIDE_CURSOR);
    process.once('exit', this.restoreCursor);
  }

  /** Shows the rows in place of those shown before, cut to the terminal's width. */
  draw(rows: readonly Row[]): void {
    const { columns } = sizeOf(this.stream);
    const cut = rows.map((row) => (rowWidth(row) < columns ? row : fitRow(row, columns - 1)));
    this.stream.write(this.erase(columns) + ansi(cut, colorDepth(this.stream)).join('\n') + '\n');
    this.shown = cut.map(rowWidth);
  }

  /** Gives the terminal back. */
  close(): void {
    process.off('exit', this.restoreCursor);
    this.restoreCursor();
  }

  /** Back to the first row shown. A terminal made narrower since has folded rows into several. */
  private erase(columns: number): string {
    const lines = this.shown.reduce((total, width) => total + Math.max(1, Math.ceil(width / columns)), 0);
    return lines === 0 ? '' : `\x1b[${lines}A\r${CLEAR_BELOW}`;
  }
}
