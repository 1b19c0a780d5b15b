// How a curve looks in SVG: its colour, its dashes, its path.

import { clipped } from './clip';
import { cycle, hex, PALETTE } from './color';
import { thinned, type Point } from './series';
import { decimal, element, type Attributes, type Markup } from './svg';
import type { Range } from './ticks';

/** Where values stand in the drawing, and which y are seen. */
export interface CurveArea {
  readonly xOf: (value: number) => number;
  readonly yOf: (value: number) => number;
  readonly yRange: Range;
}

/** Solid, dashed, dotted, dash-dotted, long dashes: curves can be told apart without colour. */
const DASHES = ['none', '10 6', '1.5 7', '14 6 2 6', '22 6'];
const STROKE: Attributes = { fill: 'none', 'stroke-width': 3, 'stroke-linejoin': 'round' };

/** The style of curve number `index`. */
export function curveStyle(index: number): Attributes {
  return {
    ...STROKE,
    stroke: hex(cycle(PALETTE, index)),
    'stroke-dasharray': cycle(DASHES, index),
    'stroke-linecap': cycle(DASHES, index).startsWith('1.5') ? 'round' : 'butt',
  };
}

/** A piece of a curve for a legend, 40 units wide around a point. */
export function curveSample(x: number, y: number, style: Attributes): Markup {
  return element('path', { d: `M${decimal(x - 20)} ${decimal(y)}h40`, ...style });
}

/** One stretch of a curve, cut to the y that are seen; a point that stands alone is a dot. */
export function curvePath(stretch: readonly Point[], area: CurveArea, style: Attributes): Markup {
  return clipped(stretch, area.yRange)
    .map((line) => path(line, area, style))
    .join('\n');
}

function path(line: readonly Point[], { xOf, yOf }: CurveArea, style: Attributes): Markup {
  const kept = thinned(line, ({ x }) => Math.floor(xOf(x)));
  const [start, ...rest] = kept.map(({ x, y }) => `${decimal(xOf(x))} ${decimal(yOf(y))}`);
  if (rest.length === 0) {
    const dot = { 'stroke-width': 9, 'stroke-linecap': 'round', 'stroke-dasharray': 'none' };
    return element('path', { d: `M${start}h0`, ...style, ...dot });
  }
  return element('path', { d: `M${start}L${rest.join(' ')}`, ...style });
}
