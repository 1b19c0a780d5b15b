// How fast a run trains.

import type { Pace } from '../training/run';

/** Rows per second, a whole number; undefined before the first update. */
export function rowsPerSecond({ rows, ms }: Pace): number | undefined {
  return ms > 0 ? Math.round((1000 * rows) / ms) : undefined;
}

/** As a text, `55K rows/s`; none before the first update. */
export function speed(pace: Pace): [] | [string] {
  const rows = rowsPerSecond(pace);
  return rows === undefined ? [] : [`${rows.toLocaleString('en', { notation: 'compact' })} rows/s`];
}
