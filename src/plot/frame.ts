// What stands around a terminal picture: title, legend, and two axes with their ticks.

import type { Color } from './color';
import { fitRow, rowWidth, type Row, type Span } from './picture';
import { textWidth, truncate } from './text';
import { cellOf, type Axis } from './ticks';

export interface LegendEntry {
  /** How this series or class is drawn. */
  readonly mark: Span;
  readonly name: string;
}

export interface Frame {
  /** Of the whole, in characters. */
  readonly width: number;
  readonly height: number;
  readonly title?: string;
  readonly xLabel?: string;
  readonly legend: readonly LegendEntry[];
  /** The axes, given the number of ticks there is room for. */
  readonly xAxis: (ticks: number) => Axis;
  readonly yAxis: (ticks: number) => Axis;
}

/** Where the picture proper is drawn: its size in characters, and what its sides mean. */
export interface Area {
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
}

/** A picture smaller than this is worth more than its frame. */
const MIN_WIDTH = 10;
const MIN_HEIGHT = 3;
/** Characters an x tick wants, and rows a y tick wants. */
const X_TICK = 10;
const Y_TICK = 3;

const DIM: Color = [128, 128, 128];

/**
 * A framed picture of exactly frame.height rows and frame.width columns. Where there is no room for the
 * frame, the picture alone.
 *
 * @param draw - the picture proper: rows for an area of that size
 */
export function framed(frame: Frame, draw: (area: Area) => readonly Row[]): Row[] {
  const { width, height, xLabel, xAxis, yAxis } = frame;
  if (width < 1 || height < 1) return Array<Row>(Math.max(0, height)).fill([]);
  const header = headerRows(frame);
  const rows = height - header.length - (xLabel === undefined ? 2 : 3);
  const y = yAxis(ticksIn(rows, Y_TICK));
  const gutter = Math.max(...y.ticks.map(({ label }) => label.length)) + 2;
  const columns = width - gutter;
  if (columns < MIN_WIDTH || rows < MIN_HEIGHT) {
    const bare = { width, height, x: xAxis(2), y: yAxis(2) };
    return draw(bare).map((row) => fitRow(row, width));
  }
  const x = xAxis(ticksIn(columns, X_TICK));
  const sides = yAxisRows(y, rows, gutter);
  const picture = draw({ width: columns, height: rows, x, y });
  const label = centred(xLabel ?? '', gutter, columns);
  return [
    ...header,
    ...picture.map((row, i) => [sides[i], ...row]),
    ...xAxisRows(x, columns, gutter),
    ...(xLabel === undefined ? [] : [[{ text: label }]]),
  ].map((row) => fitRow(row, width));
}

function ticksIn(room: number, each: number): number {
  return Math.max(2, 1 + Math.floor(room / each));
}

/** Title to the left, legend to the right: in one row if they fit, else one below the other. */
function headerRows({ title = '', legend, width }: Frame): Row[] {
  const heading: Row = [{ text: truncate(title, width), bold: true }];
  const keys = legendRows(legend, width);
  if (title === '') return keys;
  if (keys.length === 0) return [heading];
  const room = width - rowWidth(heading) - rowWidth(keys[0]);
  if (keys.length > 1 || room < 2) return [heading, ...keys];
  return [[...heading, { text: ' '.repeat(room) }, ...keys[0]]];
}

/** As many entries a row as fit. */
function legendRows(legend: readonly LegendEntry[], width: number): Row[] {
  const rows: Span[][] = [];
  for (const { mark, name } of legend) {
    const entry: Row = [mark, { text: ` ${truncate(name, width - textWidth(mark.text) - 1)}` }];
    const last = rows.at(-1);
    const fits = last !== undefined && rowWidth(last) + 2 + rowWidth(entry) <= width;
    if (fits) last.push({ text: '  ' }, ...entry);
    else rows.push([...entry]);
  }
  return rows;
}

/** The left side of each row of the picture: ` 0.5 ┤` at a tick, `     │` elsewhere. */
function yAxisRows(y: Axis, rows: number, gutter: number): Span[] {
  const labels = new Map(y.ticks.map(({ value, label }) => [rows - 1 - cellOf(y, value, rows), label]));
  return Array.from({ length: rows }, (_, row) => {
    const label = labels.get(row);
    const text = label === undefined ? '│'.padStart(gutter) : `${label} ┤`.padStart(gutter);
    return { text, foreground: DIM };
  });
}

/** The line below the picture, and the labels below the line. */
function xAxisRows(x: Axis, columns: number, gutter: number): Row[] {
  let line = '';
  let labels = '';
  for (const { value, label } of x.ticks) {
    const column = cellOf(x, value, columns);
    const centre = gutter + column - Math.floor((label.length - 1) / 2);
    const start = Math.max(0, Math.min(gutter + columns - label.length, centre));
    if (labels !== '' && start < labels.length + 2) continue;
    line = `${line.padEnd(column, '─')}┬`;
    labels = labels.padEnd(start) + label;
  }
  const corner = '└'.padStart(gutter);
  return [
    [{ text: corner + line.padEnd(columns, '─'), foreground: DIM }],
    [{ text: labels, foreground: DIM }],
  ];
}

function centred(text: string, left: number, columns: number): string {
  const short = truncate(text, columns);
  return ' '.repeat(left + Math.floor((columns - textWidth(short)) / 2)) + short;
}
