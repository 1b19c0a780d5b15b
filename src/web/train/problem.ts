// What is to be learned: a made set with points added and removed, or the learner's own table.

import { useMemo } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { usePage } from '../state/page';
import { useCsvFile } from './csvFile';
import { pointsOf } from './points';

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
