// Heights within columns: every place as near to its neighbours as the order and the gaps allow.

import { countOf, sumOf, type Columns } from './neighbours';

const SWEEPS = 16;
/** The last sweeps look to both sides, so that labels and bends lie in the middle of their lines. */
const BOTH_SIDES = 4;

/**
 * The y of each place's middle.
 *
 * @param rooms - what each place takes up to either side: two that follow each other stand as far apart, at least, as
 *   theirs together
 */
export function heightsOf({ columns, before, after }: Columns, rooms: ArrayLike<number>): Float64Array {
  const y = new Float64Array(rooms.length);
  const aims = new Float64Array(rooms.length);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forth = sweep % 2 === 1;
    const [side, other] = forth ? [before, after] : [after, before];
    for (const column of forth ? columns : columns.slice().reverse()) {
      for (const place of column) {
        let count = countOf(side, place);
        let sum = sumOf(side, place, y);
        if (count === 0 || sweep >= SWEEPS - BOTH_SIDES) {
          count += countOf(other, place);
          sum += sumOf(other, place, y);
        }
        aims[place] = count === 0 ? 0 : sum / count;
      }
      fit(column, aims, rooms, y);
    }
  }
  return y;
}

/**
 * Gives a column the heights nearest to the aims, by least squares, that keep its places apart: those that would overlap
 * become a block, which stands at the mean of what its members want.
 *
 * @see Barlow et al. (1972), "Statistical inference under order restrictions": pool adjacent violators
 */
function fit(column: Int32Array, aims: Float64Array, rooms: ArrayLike<number>, y: Float64Array): void {
  // Shifted up by the room above it, each place may stand where the one before does.
  const shifts = new Float64Array(column.length);
  const sums: number[] = [];
  const sizes: number[] = [];
  column.forEach((place, i) => {
    if (i > 0) shifts[i] = shifts[i - 1] + rooms[column[i - 1]] + rooms[place];
    let sum = aims[place] - shifts[i];
    let size = 1;
    while (sums.length > 0 && sums[sums.length - 1] / sizes[sizes.length - 1] > sum / size) {
      sum += sums.pop()!;
      size += sizes.pop()!;
    }
    sums.push(sum);
    sizes.push(size);
  });
  let i = 0;
  sums.forEach((sum, block) => {
    for (const end = i + sizes[block]; i < end; i++) y[column[i]] = sum / sizes[block] + shifts[i];
  });
}
