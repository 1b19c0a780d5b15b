// Curves in a terminal, drawn in braille.

import { Canvas, overlay, type Dash } from './canvas';
import { clipped } from './clip';
import { cycle, PALETTE } from './color';
import { framed, type Area, type LegendEntry } from './frame';
import type { Row, Span } from './picture';
import { stretches, thinned, type Point, type Series } from './series';
import { axis, cellOf, rangeOf, type Range, type Scale } from './ticks';

export interface ChartOptions {
  /** Of the whole chart, in characters. */
  readonly width: number;
  readonly height: number;
  readonly title?: string;
  readonly xLabel?: string;
  /** Of the y axis; 'linear' unless said. On a logarithmic one values ≤ 0 are not drawn. */
  readonly scale?: Scale;
  /** What the axes show; unless said, all values. Curves end where they leave the y axis, which ends on ticks. */
  readonly xRange?: Range;
  readonly yRange?: Range;
  /** Whether the series are named above the chart; unless said, if there are several. */
  readonly legend?: boolean;
}

/** Solid, dotted, dashed, sparse: several series can be told apart without colour. */
const DASHES: readonly Dash[] = [
  [true],
  [true, false, false],
  [true, true, true, true, false, false, false],
  [true, false, false, false, false, false],
];

/**
 * A line chart of one or more series, in exactly `height` rows of exactly `width` columns. A legend names the
 * series if there are several. Where there is no room for axes, the curves alone.
 */
export function lineChart(series: readonly Series[], options: ChartOptions): Row[] {
  const { scale = 'linear', legend = series.length > 1 } = options;
  const curves = series.map((one) => stretches(one, scale));
  const points = curves.flat(2);
  const xRange = options.xRange ?? rangeOf(points.map(({ x }) => x)) ?? [0, 1];
  const yRange = options.yRange ?? rangeOf(points.map(({ y }) => y)) ?? (scale === 'log' ? [0.1, 1] : [0, 1]);
  const whole = points.every(({ x }) => Number.isInteger(x));
  const frame = {
    ...options,
    legend: legend ? series.map(legendEntry) : [],
    xAxis: (ticks: number) => axis(xRange, { ticks, whole }),
    yAxis: (ticks: number) => axis(yRange, { ticks, scale, loose: true }),
  };
  return framed(frame, (area) => {
    const layers = curves.map((curve, i) => drawn(curve, cycle(DASHES, i), area));
    return merged(layers, area);
  });
}

function legendEntry({ name }: Series, index: number): LegendEntry {
  const sample = new Canvas(3, 1);
  const middle = 1;
  sample.line(
    [
      [0, middle],
      [sample.width - 1, middle],
    ],
    cycle(DASHES, index),
  );
  return { mark: { text: sample.toRows()[0], foreground: cycle(PALETTE, index) }, name };
}

function drawn(curve: readonly Point[][], dash: Dash, { width, height, x, y }: Area): string[] {
  const canvas = new Canvas(width, height);
  const column = (point: Point) => cellOf(x, point.x, canvas.width);
  const row = (point: Point) => canvas.height - 1 - cellOf(y, point.y, canvas.height);
  for (const stretch of curve.flatMap((one) => clipped(one, y.range))) {
    const dots = thinned(stretch, column).map((point) => [column(point), row(point)] as const);
    canvas.line(dots, dash);
    if (stretch.length === 1) enlarge(canvas, dots[0]);
  }
  return canvas.toRows();
}

/** A dot that stands alone would be overlooked: it becomes four, in the same character. */
function enlarge(canvas: Canvas, [x, y]: readonly [number, number]): void {
  canvas.set(x ^ 1, y);
  canvas.set(x, y ^ 1);
  canvas.set(x ^ 1, y ^ 1);
}

/** All layers in one picture. Where curves share a character it has the dots of all, in the last one's colour. */
function merged(layers: readonly string[][], { width, height }: Area): Row[] {
  const empty = new Canvas(width, height).toRows();
  return empty.map((blank, row) => {
    const dots = layers.map((layer) => layer[row]).reduce(overlay, blank);
    return Array.from(dots, (text, column): Span => {
      const top = layers.map((layer) => layer[row][column] !== ' ').lastIndexOf(true);
      return top < 0 ? { text } : { text, foreground: cycle(PALETTE, top) };
    });
  });
}
