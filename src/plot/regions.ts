// What a picture of a decision boundary is made from, in the terminal and in SVG alike: a classifier of
// points in the plane, asked on a grid, and the data it learned from.

import { cycle, mix, PALETTE, WHITE, type Color } from './color';
import { isDrawable, rangeOf, type Range } from './ticks';

export interface Prediction {
  /** The class, 0 ≤ label < number of classes. */
  readonly label: number;
  /** From 0, undecided, to 1, certain. For two classes of probability p and 1 − p that is |2p − 1|. */
  readonly confidence: number;
}

export interface BoundaryData {
  /** A prediction for each of the points given, each [x, y]; called once. */
  readonly predict: (points: number[][]) => readonly Prediction[];
  /** The data, each [x, y]. */
  readonly points: readonly (readonly number[])[];
  /** The class of each point. */
  readonly labels: readonly number[];
  /** The names of all classes. Ten can be told apart; after that, styles repeat. */
  readonly classes: readonly string[];
  readonly title?: string;
  /** What the two coordinates are. */
  readonly features?: readonly [x: string, y: string];
}

/** A grid over the plane, and what is predicted at the middle of each cell, row by row from the top left. */
export interface Regions {
  readonly columns: number;
  readonly rows: number;
  readonly predictions: readonly Prediction[];
}

/** The share of the data's extent left free on each side. */
const MARGIN = 0.08;
/** How much of its class's colour a region has where the classifier is undecided, and where it is certain. */
const FAINT = 0.1;
const STRONG = 0.55;

/**
 * The part of the plane to draw: around the points that have a place in it, with a margin.
 *
 * @throws RangeError if points and labels differ in length
 */
export function planeOf({ points, labels }: BoundaryData): { x: Range; y: Range } {
  if (points.length !== labels.length) {
    throw new RangeError(
      `boundary: expected a label for each of the ${points.length} points, got ${labels.length}.`,
    );
  }
  const drawn = points.filter(hasPlace);
  const side = (values: number[]): Range => {
    const [min, max] = rangeOf(values) ?? [-1, 1];
    const margin = MARGIN * (max - min) || 1;
    return [min - margin, max + margin];
  };
  return { x: side(drawn.map(([x]) => x)), y: side(drawn.map(([, y]) => y)) };
}

/** Whether a data point can be drawn: neither coordinate is missing or infinite. */
export function hasPlace([x, y]: readonly number[]): boolean {
  return isDrawable(x) && isDrawable(y);
}

/**
 * Asks the classifier on a grid of columns × rows cells.
 *
 * @throws RangeError if it does not answer with one prediction a point
 */
export function regionsOf(
  { predict }: BoundaryData,
  { x, y }: { x: Range; y: Range },
  columns: number,
  rows: number,
): Regions {
  const between = ([min, max]: Range, share: number) => min + (max - min) * share;
  const points = Array.from({ length: columns * rows }, (_, i) => [
    between(x, ((i % columns) + 0.5) / columns),
    between(y, 1 - (Math.floor(i / columns) + 0.5) / rows),
  ]);
  const predictions = predict(points);
  if (predictions.length !== points.length) {
    throw new RangeError(
      `boundary: expected predict to answer with ${points.length} predictions, one a point, got ${predictions.length}.`,
    );
  }
  return { columns, rows, predictions };
}

/** The colour of a region: a tint of its class's colour, the paler the less certain; white if it has no class. */
export function shade({ label, confidence }: Prediction): Color {
  if (!(label >= 0)) return WHITE;
  const certainty = confidence > 0 ? Math.min(1, confidence) : 0;
  return mix(WHITE, cycle(PALETTE, label), FAINT + (STRONG - FAINT) * certainty);
}
