// Heights within columns: every place as near to its neighbours as the order and the gaps allow.

import { mean, type Columns } from './order';

const SWEEPS = 16;

/** The y of each place's middle; `apart(a, b)` is how far those of two that follow each other stand apart at least. */
export function heightsOf(
  { columns, before, after }: Columns,
  apart: (above: number, below: number) => number,
): number[] {
  const y = before.map(() => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forth = sweep % 2 === 1;
    for (const column of forth ? columns : columns.slice().reverse()) {
      const aims = column.map((item) => {
        const all = [...before[item], ...after[item]];
        const side = forth ? before[item] : after[item];
        // At last to both sides, so that labels and bends lie in the middle of their lines.
        const near = side.length > 0 && sweep < SWEEPS - 4 ? side : all;
        return mean(near.map((to) => y[to])) ?? 0;
      });
      const fitted = fit(aims, column.map((item, i) => (i === 0 ? 0 : apart(column[i - 1], item)))); // prettier-ignore
      column.forEach((item, i) => (y[item] = fitted[i]));
    }
  }
  return y;
}

/**
 * The heights nearest to the aims, by least squares, that keep their gaps: places that would overlap become a block,
 * which stands at the mean of what its members want.
 *
 * @see Barlow et al. (1972), "Statistical inference under order restrictions": pool adjacent violators
 */
function fit(aims: readonly number[], gaps: readonly number[]): number[] {
  let shift = 0;
  const shifts = gaps.map((gap) => (shift += gap));
  const blocks: { sum: number; size: number }[] = [];
  aims.forEach((aim, i) => {
    let block = { sum: aim - shifts[i], size: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.size > block.sum / block.size;
      last = blocks.at(-1)
    ) {
      block = { sum: last.sum + block.sum, size: last.size + block.size };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks
    .flatMap(({ sum, size }) => new Array<number>(size).fill(sum / size))
    .map((y, i) => y + shifts[i]);
}
