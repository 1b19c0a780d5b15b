// Curves as SVG: several series over one x axis, on one or two y axes.

import { stretches, type Point, type Series } from './series';
import type { Markup } from './svg';
import { curvePath, curveSample, curveStyle } from './svgCurve';
import { framedSvg } from './svgFrame';
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
  /** What the x and the left axis show; unless said, all values. Curves end where they leave the left axis. */
  readonly xRange?: Range;
  readonly yRange?: Range;
}

interface DrawnCurve {
  readonly index: number;
  readonly onRight: boolean;
  readonly lines: readonly Point[][];
}

/**
 * Curves as an SVG picture of 960 × 600 units, in colours and dashes that differ, with a legend.
 *
 * @param curves - values that are not finite are gaps; many points are thinned to what can be seen
 */
export function curveSvg(curves: readonly Curve[], options: CurveSvgOptions = {}): Markup {
  const names = curves.map(({ name }) => name).join(', ');
  const { scale = 'linear', title = names, xLabel = '', yLabel = '', rightLabel = '', rightRange } = options;
  const drawn = curves.map((curve, index): DrawnCurve => {
    const onRight = curve.side === 'right';
    return { index, onRight, lines: stretches(curve, onRight ? 'linear' : scale) };
  });
  const left = drawn.filter(({ onRight }) => !onRight);
  const right = drawn.filter(({ onRight }) => onRight);
  const rightAxis = right.length > 0 ? yAxis(right, 'linear', undefined, rightRange) : undefined;
  const frame = {
    title,
    description: options.description ?? `Curves: ${names}.`,
    x: xAxis(drawn, options.xRange),
    y: yAxis(left, scale, options.yRange),
    xLabel,
    yLabel: scale === 'log' ? `${yLabel} (log scale)`.trimStart() : yLabel,
    right: rightAxis && { axis: rightAxis, label: rightLabel },
    legend: curves.map(({ name }, i) => ({
      name,
      sample: (x: number, y: number) => curveSample(x, y, curveStyle(i)),
    })),
  };
  return framedSvg(frame, ({ xOf, yOf }) => {
    const paths = ({ lines, index }: DrawnCurve, along: Axis): Markup[] => {
      const area = { xOf, yOf: (y: number) => yOf(y, along), yRange: along.range };
      return lines.map((line) => curvePath(line, area, curveStyle(index)));
    };
    return [
      ...left.flatMap((curve) => paths(curve, frame.y)),
      ...right.flatMap((curve) => paths(curve, rightAxis ?? frame.y)),
    ].join('\n');
  });
}

function xAxis(drawn: readonly DrawnCurve[], range?: Range): Axis {
  const values = drawn.flatMap(({ lines }) => lines.flat().map(({ x }) => x));
  return axis(range ?? rangeOf(values) ?? [0, 1], { ticks: 9, whole: values.every(Number.isInteger) });
}

/** @param atLeast - values that the axis reaches whatever the curves do */
function yAxis(
  drawn: readonly DrawnCurve[],
  scale: Scale,
  range?: Range,
  atLeast: readonly number[] = [],
): Axis {
  const values = drawn.flatMap(({ lines }) => lines.flat().map(({ y }) => y));
  const seen = range ?? rangeOf([...values, ...atLeast]) ?? (scale === 'log' ? [0.1, 1] : [0, 1]);
  return axis(seen, { ticks: 7, scale, loose: true });
}
