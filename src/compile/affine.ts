// Regularity: rows of numbers that grow by the same steps. It is all that a compiler needs to know of a matrix.

/** Numbers first, first + step, first + 2 step, … in each place of a row. */
export interface Run {
  /** Where the run begins in the list. */
  readonly at: number;
  readonly count: number;
  /** How much each place grows from one row to the next; zeros where there is only one. */
  readonly step: readonly number[];
}

/** The list, cut greedily into runs. */
export function runsOf(rows: readonly (readonly number[])[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < rows.length;) {
    if (at + 1 === rows.length) {
      runs.push({ at, count: 1, step: rows[at].map(() => 0) });
      break;
    }
    const step = difference(rows[at + 1], rows[at]);
    let end = at + 2;
    while (end < rows.length && isStep(rows[end], rows[end - 1], step)) end++;
    // Two rows always are a run: not, if the second begins a longer one.
    const isChance =
      end - at === 2 &&
      end + 1 < rows.length &&
      isStep(rows[end + 1], rows[end], difference(rows[end], rows[end - 1]));
    if (isChance) {
      runs.push({ at, count: 1, step: step.map(() => 0) });
      at++;
      continue;
    }
    runs.push({ at, count: end - at, step });
    at = end;
  }
  return runs;
}

/** `outer` runs of `inner` rows each, one after the other. */
export interface Patch {
  readonly first: readonly number[];
  readonly inner: number;
  readonly innerStep: readonly number[];
  readonly outer: number;
  readonly outerStep: readonly number[];
}

/** The list, cut greedily into runs of runs of one length. */
export function patchesOf(rows: readonly (readonly number[])[]): Patch[] {
  const runs = runsOf(rows);
  // Runs may be stacked if they are of one length and one step.
  const stackable = runs.map(({ at, count, step }) => [...rows[at], count, ...step]);
  const width = rows.length === 0 ? 0 : rows[0].length;
  const patches: Patch[] = [];
  for (let i = 0; i < runs.length;) {
    const { at, count, step } = runs[i];
    let end = i + 1;
    const outerStep = end < runs.length ? difference(stackable[end], stackable[i]) : [];
    const alike = outerStep.length > 0 && outerStep.slice(width).every((x) => x === 0);
    if (alike) while (end < runs.length && isStep(stackable[end], stackable[end - 1], outerStep)) end++;
    patches.push({
      first: rows[at],
      inner: count,
      innerStep: step,
      outer: end - i,
      outerStep: alike ? outerStep.slice(0, width) : step.map(() => 0),
    });
    i = end;
  }
  return patches;
}

/** Orders rows by their first place, then by their second, … */
export function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

function difference(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, i) => x - b[i]);
}

function isStep(a: readonly number[], b: readonly number[], step: readonly number[]): boolean {
  for (let i = 0; i < step.length; i++) if (a[i] - b[i] !== step[i]) return false;
  return true;
}
