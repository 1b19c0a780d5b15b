// Curves as SVG: several series over one x axis, on one or two y axes.

import { cycle, hex, PALETTE } from './color';
import { stretches, thinned, type Point, type Series } from './series';
import { decimal, element, type Attributes, type Markup } from './svg';
import { framedSvg, type SvgArea } from './svgFrame';
import { axis, rangeOf, type Axis, type Range, type Scale } from './ticks';

export interface Curve extends Series {
  /** Which y axis it is drawn against; 'left' unless said. */
  readonly side?: 'left' | 'right';
}

export interface CurveSvgOptions {
  /** The names of the curves unless said. */
  readonly title?: string;
  /** What there is to see, in a sentence, for those who cannot; without it, the names of the curves. */
  readonly description?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** The label of the right axis, which is there if a curve is drawn against it, and always linear. */
  readonly rightLabel?: string;
  /** What the right axis reaches at least. */
  readonly rightRange?: Range;
  /** Of the left axis; 'linear' unless said. On a logarithmic one values ≤ 0 are not drawn. */
  readonly scale?: Scale;
}

interface DrawnCurve {
  readonly onRight: boolean;
  readonly style: Attributes;
  readonly lines: readonly Point[][];
}

/** Solid, dashed, dotted, dash-dotted, long dashes: curves can be told apart without colour. */
const DASHES = ['none', '10 6', '1.5 7', '14 6 2 6', '22 6'];
const STROKE: Attributes = { fill: 'none', 'stroke-width': 3, 'stroke-linejoin': 'round' };

/**
 * Curves as an SVG picture of 960 × 600 units, in colours and dashes that differ, with a legend.
 *
 * @param curves - values that are not finite are gaps; many points are thinned to what can be seen
 */
export function curveSvg(curves: readonly Curve[], options: CurveSvgOptions = {}): Markup {
  const names = curves.map(({ name }) => name).join(', ');
  const { scale = 'linear', title = names, xLabel = '', yLabel = '', rightLabel = '', rightRange } = options;
  const drawn = curves.map((curve, i): DrawnCurve => {
    const onRight = curve.side === 'right';
    return { onRight, style: styleOf(i), lines: stretches(curve, onRight ? 'linear' : scale) };
  });
  const left = drawn.filter(({ onRight }) => !onRight);
  const right = drawn.filter(({ onRight }) => onRight);
  const rightAxis = right.length > 0 ? yAxis(right, 'linear', rightRange) : undefined;
  const frame = {
    title,
    description: options.description ?? `Curves: ${names}.`,
    x: xAxis(drawn),
    y: yAxis(left, scale),
    xLabel,
    yLabel: scale === 'log' ? `${yLabel} (log scale)`.trimStart() : yLabel,
    right: rightAxis && { axis: rightAxis, label: rightLabel },
    legend: curves.map(({ name }, i) => ({
      name,
      sample: (x: number, y: number) => sample(x, y, styleOf(i)),
    })),
  };
  return framedSvg(frame, (area) =>
    [
      ...left.flatMap(({ style, lines }) => lines.map((line) => path(line, area, style))),
      ...right.flatMap(({ style, lines }) => lines.map((line) => path(line, area, style, rightAxis))),
    ].join('\n'),
  );
}

function xAxis(drawn: readonly DrawnCurve[]): Axis {
  const values = drawn.flatMap(({ lines }) => lines.flat().map(({ x }) => x));
  return axis(rangeOf(values) ?? [0, 1], { ticks: 9, whole: values.every(Number.isInteger) });
}

function yAxis(drawn: readonly DrawnCurve[], scale: Scale, atLeast: readonly number[] = []): Axis {
  const values = drawn.flatMap(({ lines }) => lines.flat().map(({ y }) => y));
  const range = rangeOf([...values, ...atLeast]) ?? (scale === 'log' ? [0.1, 1] : [0, 1]);
  return axis(range, { ticks: 7, scale, loose: true });
}

function styleOf(index: number): Attributes {
  return {
    ...STROKE,
    stroke: hex(cycle(PALETTE, index)),
    'stroke-dasharray': cycle(DASHES, index),
    'stroke-linecap': cycle(DASHES, index).startsWith('1.5') ? 'round' : 'butt',
  };
}

function sample(x: number, y: number, style: Attributes): Markup {
  return element('path', { d: `M${decimal(x - 20)} ${decimal(y)}h40`, ...style });
}

/** One stretch of a curve; a point that stands alone is a dot. */
function path(line: readonly Point[], area: SvgArea, style: Attributes, along?: Axis): Markup {
  const kept = thinned(line, ({ x }) => Math.floor(area.xOf(x)));
  const [start, ...rest] = kept.map(({ x, y }) => `${decimal(area.xOf(x))} ${decimal(area.yOf(y, along))}`);
  if (rest.length === 0) {
    const dot = { 'stroke-width': 9, 'stroke-linecap': 'round', 'stroke-dasharray': 'none' };
    return element('path', { d: `M${start}h0`, ...style, ...dot });
  }
  return element('path', { d: `M${start}L${rest.join(' ')}`, ...style });
}
