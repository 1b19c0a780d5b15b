// Functions as curves to draw: sampled at equal distances, and looked at more closely where they jump, end or go off
// to infinity, so that a picture joins only what belongs together and is not flattened by a pole.

import { rangeOf, type Range } from './ticks';
import type { Point } from './series';

/** What is drawn of a number x: a value for each curve, as f(x), f′(x), …; NaN where there is none. */
export type Functions = (x: number) => readonly number[];

export interface SampleOptions {
  /** From where to where; the first below the second. */
  readonly x: Range;
  /** What will be seen; unless said, all there is, but for the neighbourhood of poles. */
  readonly y?: Range;
  /** How many samples, at least 2. */
  readonly samples: number;
}

export interface Sampled {
  /** For each function its points; a y that is NaN is a gap. */
  readonly curves: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
  /** What a picture should show; undefined if no function has a finite value anywhere. */
  readonly y: Range | undefined;
  /** Whether some curve goes on beyond that. */
  readonly clipped: boolean;
}

/** A difference of less than this share of the height is no jump that could be seen. */
const JUMP = 1 / 50;
/** What is next to the largest sample is so much larger at a pole. */
const POLE = 10;
/** How often an interval is halved in the search for a jump or a pole. */
const HALVINGS = 40;
/** Of the values of functions with poles, those between these shares, and as much again, are seen. */
const BULK = [0.1, 0.9] as const;

/** Numbers at equal distances, the ends included. */
export function spaced([from, to]: Range, count: number): number[] {
  const last = count - 1;
  return Array.from({ length: count }, (_, i) => (from * (last - i) + to * i) / last);
}

export function sampleCurves(functions: Functions, { x, y: asked, samples }: SampleOptions): Sampled {
  const places = spaced(x, samples);
  const values = places.map(functions);
  const curves = values[0].map((_, k) => {
    const at = (place: number): Point => ({ x: place, y: functions(place)[k] });
    return { at, points: places.map((place, i) => ({ x: place, y: values[i][k] })) };
  });
  const step = places[1] - places[0];
  const poles = curves.map(({ at, points }) => hasPole(points, at, step));
  const y =
    asked ??
    viewOf(
      curves.map(({ points }) => points.map((point) => point.y)),
      poles,
    );
  if (y === undefined) return { curves: [], y, clipped: false };
  const isBeyond = (point: Point): boolean => point.y < y[0] || point.y > y[1];
  return {
    curves: curves.map(({ at, points }) => {
      const all = points.flatMap((point, i) =>
        i === 0 ? [point] : [...between(points[i - 1], point, at, y), point],
      );
      return { x: all.map((point) => point.x), y: all.map((point) => point.y) };
    }),
    y,
    clipped: curves.some(({ points }, k) => poles[k] || (asked !== undefined && points.some(isBeyond))),
  };
}

type At = (x: number) => Point;

/** Whether a function grows without bound somewhere: at its largest sample the search goes uphill from there. */
function hasPole(points: readonly Point[], at: At, step: number): boolean {
  const size = ({ y }: Point): number => (Number.isNaN(y) ? -1 : Math.abs(y));
  let highest = points.reduce((best, point) => (size(point) > size(best) ? point : best));
  const limit = POLE * size(highest);
  for (let i = 0, width = step / 2; i < HALVINGS && limit > 0; i++, width /= 2) {
    for (const next of [at(highest.x - width), at(highest.x + width)]) {
      if (size(next) > size(highest)) highest = next;
    }
    if (size(highest) > limit) return true;
  }
  return size(highest) === Infinity;
}

/** All values of functions without poles, and the bulk of the values of those with. */
function viewOf(values: readonly (readonly number[])[], poles: readonly boolean[]): Range | undefined {
  const finite = values.map((list) => list.filter(Number.isFinite));
  const tame = finite.filter((_, k) => !poles[k]).flat();
  const wild = finite.filter((_, k) => poles[k]).flat();
  return rangeOf([...(rangeOf(tame) ?? []), ...bulkOf(wild)]);
}

function bulkOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = BULK.map((share) => sorted[Math.round(share * (sorted.length - 1))]);
  const height = high - low;
  if (!(height > 0)) return rangeOf(values) ?? [];
  return [Math.max(sorted[0], low - height), Math.min(sorted[sorted.length - 1], high + height)];
}

/** What to draw between two samples: where the curve is broken, its two ends and a gap; else nothing more. */
function between(left: Point, right: Point, at: At, view: Range): Point[] {
  const ends = breakBetween(left, right, at, view);
  if (ends === undefined) return [];
  const [a, b] = ends;
  const gap = { x: b.x, y: NaN };
  // A pole that is met exactly has an end on either side.
  if (Number.isFinite(right.y) && !Number.isFinite(b.y)) return [a, gap, ...between(b, right, at, view)];
  return [a, gap, b];
}

/** Halves the interval, and keeps the half with the larger difference: if it stays large, the curve is broken there. */
function breakBetween(left: Point, right: Point, at: At, view: Range): [Point, Point] | undefined {
  const [low, high] = view;
  const height = high - low;
  // What is far beyond the picture looks the same, however far.
  const seen = (y: number): number => Math.min(Math.max(y, low - height), high + height);
  const difference = (a: Point, b: Point): number => {
    const known = Number(Number.isFinite(a.y)) + Number(Number.isFinite(b.y));
    return known === 2 ? Math.abs(seen(a.y) - seen(b.y)) : known === 1 ? Infinity : 0;
  };
  let [a, b] = [left, right];
  for (let i = 0; i < HALVINGS; i++) {
    if (difference(a, b) <= JUMP * height) return undefined;
    const middle = at((a.x + b.x) / 2);
    if (difference(a, middle) >= difference(middle, b)) b = middle;
    else a = middle;
  }
  return [a, b];
}
