// The order within columns, chosen so that few lines cross.

import { countOf, sumOf, type Columns } from './neighbours';

const SWEEPS = 24;

/**
 * Puts the columns in an order with few crossings: swept forth and back, each place goes to the mean of its neighbours
 * in the column before, and the best order that was met is kept.
 *
 * @see Sugiyama, Tagawa, Toda (1981), "Methods for visual understanding of hierarchical system structures"
 */
export function untangle({ columns, before, after }: Columns): void {
  const at = new Int32Array(before.starts.length - 1);
  const aims = new Float64Array(at.length);
  for (const column of columns) settle(column, at);
  const settled: (Int32Array | undefined)[] = [];
  let best = columns.map((column) => column.slice());
  let least = crossings({ columns, before, after }, at);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const forth = sweep % 2 === 1;
    const near = forth ? before : after;
    for (const column of forth ? columns : columns.slice().reverse()) {
      for (const place of column) {
        const count = countOf(near, place);
        aims[place] = count === 0 ? at[place] : sumOf(near, place, at) / count;
      }
      column.sort((a, b) => aims[a] - aims[b]);
      settle(column, at);
    }
    const count = crossings({ columns, before, after }, at);
    if (count < least) {
      least = count;
      best = columns.map((column) => column.slice());
    }
    // As it was two sweeps ago: from here on all would come again.
    if (settled[sweep % 2]?.every((position, place) => position === at[place])) break;
    settled[sweep % 2] = at.slice();
  }
  best.forEach((column, i) => (columns[i] = column));
}

/**
 * How many pairs of lines cross.
 *
 * @param at - each place's position in its column
 * @see Barth, Mutzel, Jünger (2002), "Simple and efficient bilayer cross counting": a line crosses those which start
 * above it and end below it, counted in a tree of sums.
 */
function crossings({ columns, after: { starts, places } }: Columns, at: Int32Array): number {
  const sums = new Int32Array(columns.reduce((most, { length }) => Math.max(most, length), 0) + 1);
  let count = 0;
  for (let i = 1; i < columns.length; i++) {
    const { length } = columns[i];
    sums.fill(0, 0, length + 1);
    let above = 0;
    for (const place of columns[i - 1]) {
      const [start, end] = [starts[place], starts[place + 1]];
      for (let line = start; line < end; line++) {
        count += above;
        for (let j = at[places[line]] + 1; j > 0; j -= j & -j) count -= sums[j];
      }
      for (let line = start; line < end; line++) {
        for (let j = at[places[line]] + 1; j <= length; j += j & -j) sums[j]++;
      }
      above += end - start;
    }
  }
  return count;
}

function settle(column: Int32Array, at: Int32Array): void {
  for (let i = 0; i < column.length; i++) at[column[i]] = i;
}
