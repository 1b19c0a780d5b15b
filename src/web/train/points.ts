// The rows of a made set, of which some are gone and to which points were added.

import type { CsvDataset } from '../../data/csv';
import { makeData } from '../../training/recipes';
import type { PageState } from '../state/link';

type Points = Pick<PageState, 'n' | 'noise' | 'dseed' | 'extra' | 'gone'> & {
  data: Exclude<PageState['data'], 'csv'>;
};

/** The set without the rows that are gone, and then the points that were added. */
export function pointsOf(points: Points): CsvDataset {
  const made = madeFor(points);
  const rows = rowsOf(made, points);
  return { ...made, x: rows.map(({ x }) => x), y: rows.map(({ y }) => y) };
}

/** The state without a row of {@link pointsOf}. */
export function withoutRow(points: Points, row: number): Partial<PageState> {
  return rowsOf(madeFor(points), points)[row].without();
}

function madeFor({ data, n, noise, dseed }: Points): CsvDataset {
  return makeData(data, { n, noise, seed: dseed });
}

interface Row {
  readonly x: number[];
  readonly y: number;
  /** The state without it. */
  without(this: void): Partial<PageState>;
}

/** Where a class would have no row, none is gone. */
function rowsOf({ x, y, classes = [] }: CsvDataset, { extra, gone }: Points): Row[] {
  const made = x.map((point, i): Row => ({
    x: point,
    y: y[i],
    without: () => ({ gone: [...gone, i].sort((a, b) => a - b) }),
  }));
  const added = extra.map((point, i): Row => ({
    x: [point.x, point.y],
    y: point.label,
    without: () => ({ extra: extra.filter((_, j) => j !== i) }),
  }));
  const all = [...made, ...added].filter((row) => row.y < classes.length);
  const isGone = new Set(gone.map((i) => made[i]));
  const kept = all.filter((row) => !isGone.has(row));
  const left = new Set(kept.map((row) => row.y));
  return left.size === classes.length ? kept : all;
}
