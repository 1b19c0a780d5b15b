// The order within columns, chosen so that few lines cross.

/** A column's places, and for each place its neighbours in the columns on either side. */
export interface Columns {
  readonly columns: number[][];
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

const SWEEPS = 24;

/**
 * Puts the columns in an order with few crossings: swept forth and back, each place goes to the mean of its neighbours
 * in the column before, and the best order that was met is kept.
 *
 * @see Sugiyama, Tagawa, Toda (1981), "Methods for visual understanding of hierarchical system structures"
 */
export function untangle({ columns, before, after }: Columns): void {
  const at = before.map(() => 0);
  const settle = (column: readonly number[]): void => column.forEach((item, i) => (at[item] = i));
  columns.forEach(settle);
  let best = columns.map((column) => [...column]);
  let least = crossings(columns, after, at);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const forth = sweep % 2 === 1;
    const near = forth ? before : after;
    for (const column of forth ? columns : columns.slice().reverse()) {
      const aim = new Map(column.map((item) => [item, mean(near[item].map((to) => at[to])) ?? at[item]]));
      column.sort((a, b) => aim.get(a)! - aim.get(b)!);
      settle(column);
    }
    const count = crossings(columns, after, at);
    if (count < least) {
      least = count;
      best = columns.map((column) => [...column]);
    }
  }
  best.forEach((column, i) => (columns[i] = column));
}

/**
 * @see Barth, Mutzel, Jünger (2002), "Simple and efficient bilayer cross counting": lines in the order of their starts
 * cross once for each earlier one that ends further down, counted in a tree of sums.
 */
function crossings(
  columns: readonly (readonly number[])[],
  after: Columns['after'],
  at: readonly number[],
): number {
  let count = 0;
  columns.slice(0, -1).forEach((column, i) => {
    const sums = new Array<number>(columns[i + 1].length + 1).fill(0);
    let lines = 0;
    for (const item of column) {
      for (const end of after[item].map((to) => at[to]).sort((a, b) => a - b)) {
        count += lines++;
        for (let j = end + 1; j > 0; j -= j & -j) count -= sums[j];
        for (let j = end + 1; j < sums.length; j += j & -j) sums[j]++;
      }
    }
  });
  return count;
}

export function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}
