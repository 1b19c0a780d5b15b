// The learner's own table. It stays in the page: no link holds it, and nothing is sent anywhere.

import { useEffect, useState } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { defaultLoss, encode } from '../../training/coding';

export interface CsvFile {
  readonly name: string;
  readonly data: CsvDataset;
}

export const MOST_BYTES = 5_000_000;

let current: CsvFile | undefined;
const listeners = new Set<() => void>();

/**
 * Takes a file as the data to learn from.
 *
 * @throws CsvError if it is no table to learn from; its message names the line
 * @throws RangeError if its numbers are too large to be scaled
 */
export async function takeFile(file: File): Promise<CsvFile> {
  const [text, { csv }] = await Promise.all([file.text(), import('../../data/csv')]);
  const data = csv(text, { name: file.name });
  encode(data, { loss: defaultLoss(data), val: 0, seed: 0, scaled: true });
  current = { name: file.name, data };
  for (const tell of listeners) tell();
  return current;
}

export function useCsvFile(): CsvFile | undefined {
  const [, again] = useState({});
  useEffect(() => {
    const tell = (): void => again({});
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, []);
  return current;
}
