// How often values lie where.

import type { Range } from '../../plot/ticks';

/** Counts in equal parts of a range. */
export interface Histogram {
  readonly range: Range;
  readonly counts: readonly number[];
}

const BINS = 24;

/** Of the values in the range, both ends included; others, as what is infinite, are in no part. */
export function histogram(values: readonly number[], range: Range): Histogram {
  const [low, high] = range;
  const counts = Array<number>(BINS).fill(0);
  for (const value of values) {
    if (value >= low && value <= high) counts[binOf(value, range)]++;
  }
  return { range, counts };
}

function binOf(value: number, [low, high]: Range): number {
  return Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS));
}

/** The middle of the fullest part; undefined where all are empty. */
export function peakOf({ range: [low, high], counts }: Histogram): number | undefined {
  const most = Math.max(...counts);
  return most === 0 ? undefined : low + ((counts.indexOf(most) + 0.5) / counts.length) * (high - low);
}
