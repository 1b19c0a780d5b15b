// How long the bars of a picture are, beside the longest.

import type { Bars } from './lesson';

/** For each group the length of each bar, from 0 to 1. On a logarithmic scale bars begin at a power of ten. */
export function barLengths({ scale, groups }: Pick<Bars, 'scale' | 'groups'>): number[][] {
  const place = scale === 'log' ? Math.log10 : (x: number) => x;
  const all = groups.flatMap(({ values }) => values).map(place);
  const low = scale === 'log' ? Math.floor(Math.min(...all)) : 0;
  const high = Math.max(...all);
  return groups.map(({ values }) => values.map((value) => (place(value) - low) / (high - low)));
}
