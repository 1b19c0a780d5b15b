// What is to be learned: a made set with points added and removed, or the learner's own table.

import { useMemo } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { makeData } from '../../training/recipes';
import type { PageState } from '../state/link';
import { usePage } from '../state/page';
import { useCsvFile } from './csvFile';

/** @returns undefined if it is a table that is not there */
export function useProblem(): CsvDataset | undefined {
  const { state } = usePage();
  const file = useCsvFile();
  const { data, n, noise, dseed, extra, gone } = state;
  return useMemo(
    () => (data === 'csv' ? file?.data : pointsOf({ data, n, noise, dseed, extra, gone })),
    [data === 'csv' ? file : undefined, data, n, noise, dseed, extra, gone],
  );
}

type Points = Pick<PageState, 'n' | 'noise' | 'dseed' | 'extra' | 'gone'> & {
  data: Exclude<PageState['data'], 'csv'>;
};

/** The set without the rows that are gone, and then the points that were added. At least one of each class stays. */
export function pointsOf({ data, n, noise, dseed, extra, gone }: Points): CsvDataset {
  const made = makeData(data, { n, noise, seed: dseed });
  const classes = made.classes ?? [];
  const kept = made.x.map((x, i) => ({ x, y: made.y[i] })).filter((_, i) => !gone.includes(i));
  const added = extra
    .filter(({ label }) => label < classes.length)
    .map(({ x, y, label }) => ({ x: [x, y], y: label }));
  const rows = [...kept, ...added];
  const isWhole = classes.every((_, label) => rows.some(({ y }) => y === label));
  return isWhole ? { ...made, x: rows.map(({ x }) => x), y: rows.map(({ y }) => y) } : made;
}
