// From a series of numbers, some of which may be missing, to the stretches of a curve.

import { isDrawable, type Scale } from './ticks';

export interface Series {
  readonly name: string;
  /** A value that is not a number, or infinite, is a gap in the curve. */
  readonly y: readonly number[];
  /** One for each y; without it 0, 1, 2, … */
  readonly x?: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A range of two decades is where small values begin to drown on a linear axis. */
const WIDE = 100;

/** The unbroken stretches of a series. On a logarithmic scale values ≤ 0 are gaps, too. */
export function stretches({ x, y }: Series, scale: Scale): Point[][] {
  const found: Point[][] = [];
  let open = false;
  y.forEach((value, i) => {
    const point = { x: x === undefined ? i : x[i], y: value };
    const drawn = isDrawable(point.x) && isDrawable(value, scale);
    if (drawn && open) found[found.length - 1].push(point);
    else if (drawn) found.push([point]);
    open = drawn;
  });
  return found;
}

/**
 * The points that matter to a picture in which `column` says where a point stands: the first, lowest, highest
 * and last of each run in one column. The line through them covers what the line through all covers.
 *
 * @see Jugel et al., "M4: a visualization-oriented time series data aggregation", VLDB (2014)
 */
export function thinned(points: readonly Point[], column: (point: Point) => number): Point[] {
  const kept: Point[] = [];
  let start = 0;
  while (start < points.length) {
    const place = column(points[start]);
    let [lowest, highest, end] = [start, start, start];
    while (end < points.length && column(points[end]) === place) {
      if (points[end].y < points[lowest].y) lowest = end;
      if (points[end].y > points[highest].y) highest = end;
      end++;
    }
    const marks = new Set([start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1]);
    for (const i of marks) kept.push(points[i]);
    start = end;
  }
  return kept;
}

/** Logarithmic if the values are all positive and span more than two decades. */
export function scaleFor(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite);
  const min = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const max = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  return min > 0 && max / min > WIDE ? 'log' : 'linear';
}
