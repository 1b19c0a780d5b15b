// What every terminal picture is made of: rows of spans, each a text in one style. A picture becomes
// strings only at the end, for a terminal of so many colours.

import type { Color } from './color';
import { fit, printable, textWidth } from './text';

export interface Span {
  readonly text: string;
  readonly foreground?: Color;
  readonly background?: Color;
  readonly bold?: boolean;
}

export type Row = readonly Span[];

/** Bits of colour a terminal can show: 1 none at all, 4 sixteen colours, 8 the 256, 24 every colour. */
export type Depth = 1 | 4 | 8 | 24;

const RESET = '\x1b[0m';

/** The rows as plain strings: no colour, no escape codes. */
export function plain(rows: readonly Row[]): string[] {
  return rows.map((row) => row.map((span) => printable(span.text)).join(''));
}

/**
 * The rows as strings for a terminal, with the colours nearest to those of the spans.
 *
 * @param depth - what the terminal can show; at 1 the same as {@link plain}
 */
export function ansi(rows: readonly Row[], depth: Depth): string[] {
  if (depth === 1) return plain(rows);
  return rows.map((row) => {
    let line = '';
    let current = '';
    for (const span of row) {
      const style = styleOf(span, depth);
      if (style !== current) {
        if (current !== '') line += RESET;
        if (style !== '') line += `\x1b[${style}m`;
        current = style;
      }
      line += printable(span.text);
    }
    return current === '' ? line : line + RESET;
  });
}

/** The columns a row takes. */
export function rowWidth(row: Row): number {
  return row.reduce((width, span) => width + textWidth(span.text), 0);
}

/** The row in exactly `width` columns: filled up with spaces, or cut. */
export function fitRow(row: Row, width: number): Row {
  const fitted: Span[] = [];
  let room = width;
  for (const span of row) {
    const text = textWidth(span.text) <= room ? span.text : fit(span.text, room);
    room -= textWidth(text);
    fitted.push({ ...span, text });
    if (room === 0) break;
  }
  if (room > 0) fitted.push({ text: ' '.repeat(room) });
  return fitted;
}

function styleOf({ foreground, background, bold }: Span, depth: Exclude<Depth, 1>): string {
  const codes: string[] = [];
  if (bold === true) codes.push('1');
  if (foreground !== undefined) codes.push(COLOR_CODES[depth](foreground, 0));
  if (background !== undefined) codes.push(COLOR_CODES[depth](background, 10));
  return codes.join(';');
}

/** The code that selects a colour, by depth; those of the background are 10 above those of the foreground. */
const COLOR_CODES: Record<Exclude<Depth, 1>, (color: Color, offset: 0 | 10) => string> = {
  4: (color, offset) => String(nearestOf16(color) + offset),
  8: (color, offset) => `${38 + offset};5;${nearestOf256(color)}`,
  24: (color, offset) => `${38 + offset};2;${color.join(';')}`,
};

/** Each channel on or off, and the bright variant if the strongest is strong: keeps hues apart. */
function nearestOf16(color: Color): number {
  const [red, green, blue] = color.map((channel) => Math.round(channel / 255));
  const base = Math.max(...color) >= 160 ? 90 : 30;
  return base + red + 2 * green + 4 * blue;
}

/** Colours 16 to 255 of xterm: a cube of 6 × 6 × 6, then 24 greys. */
const LEVELS = [0, 95, 135, 175, 215, 255];
const XTERM: readonly Color[] = [
  ...LEVELS.flatMap((red) => LEVELS.flatMap((green) => LEVELS.map((blue): Color => [red, green, blue]))),
  ...Array.from({ length: 24 }, (_, i): Color => [8 + 10 * i, 8 + 10 * i, 8 + 10 * i]),
];

function nearestOf256(color: Color): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < XTERM.length; i++) {
    const d = distance(color, XTERM[i]);
    if (d < least) [best, least] = [i, d];
  }
  return 16 + best;
}

/** Of channels, and again of the differences between channels, so that a pale blue turns grey rather than pink. */
function distance([r0, g0, b0]: Color, [r1, g1, b1]: Color): number {
  const [red, green, blue] = [r0 - r1, g0 - g1, b0 - b1];
  return red ** 2 + green ** 2 + blue ** 2 + (red - green) ** 2 + (green - blue) ** 2 + (blue - red) ** 2;
}
