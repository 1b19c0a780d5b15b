// Columns of places, and which place is next to which. Flat arrays: the sweeps walk along them some forty times.

/** Places column by column; lines lead from one column to the next. */
export interface Columns {
  /** From top to bottom. */
  readonly columns: Int32Array[];
  readonly before: Neighbours;
  readonly after: Neighbours;
}

/** In the column on one side, those of place i are `places` from `starts[i]` up to `starts[i + 1]`. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** For each of so many places, the places to which lines lead from it, in their order. */
export function neighboursOf(size: number, from: readonly number[], to: readonly number[]): Neighbours {
  const starts = new Int32Array(size + 1);
  for (const place of from) starts[place + 1]++;
  for (let i = 0; i < size; i++) starts[i + 1] += starts[i];
  const places = new Int32Array(to.length);
  const next = starts.slice();
  to.forEach((place, line) => (places[next[from[line]]++] = place));
  return { starts, places };
}

export function countOf({ starts }: Neighbours, place: number): number {
  return starts[place + 1] - starts[place];
}

/** The sum of what a place's neighbours have of something. */
export function sumOf({ starts, places }: Neighbours, place: number, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = starts[place]; i < starts[place + 1]; i++) sum += values[places[i]];
  return sum;
}
