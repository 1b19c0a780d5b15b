// Differences of a function of one variable around a point, and what two step widths together say of its slope.

/** A function along a line through the point in question, which is at t = 0. */
export interface Line {
  at(this: void, t: number): number;
  /** The t next to the one asked for that the line can reach exactly. */
  exact(this: void, t: number): number;
  /** How far the point is from 0: steps are taken in proportion to it, but never below 1. */
  readonly distance: number;
}

/** The differences at one step width. */
export interface Level {
  readonly h: number;
  readonly left: number;
  readonly right: number;
  readonly central: number;
  /** f one step to the left, and one to the right. */
  readonly below: number;
  readonly above: number;
  /** What rounding of f alone may do to these slopes. */
  readonly rounding: number;
}

/** From one level to the next. */
export const NARROWER = 4;

/** An evaluation may be off by a few units in the last place. */
const ROUNDING = 4 * Number.EPSILON;

export function levelAt({ at, exact }: Line, h: number): Level {
  const [up, down] = [exact(h), exact(-h)];
  const [here, above, below] = [at(0), at(up), at(down)];
  const largest = Math.max(...[here, above, below].filter(Number.isFinite).map(Math.abs));
  return {
    h,
    left: (below - here) / down,
    right: (above - here) / up,
    central: (above - below) / (up - down),
    below,
    above,
    rounding: (ROUNDING * largest) / h,
  };
}

/** What two levels say, extrapolated to no step at all (Richardson 1911). */
export interface Estimate {
  readonly value: number;
  /** A bound for how far the value is off. */
  readonly error: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The slope from both sides, or from the one side on which f is finite.
 *
 * @param wide - a level
 * @param narrow - the next one
 */
export function estimate(wide: Level, narrow: Level): Estimate {
  // Written so that slopes near the largest number do not overflow.
  const left = narrow.left + (narrow.left - wide.left) / (NARROWER - 1);
  const right = narrow.right + (narrow.right - wide.right) / (NARROWER - 1);
  const central = narrow.central + (narrow.central - wide.central) / (NARROWER * NARROWER - 1);
  const sided = Number.isFinite(left) ? [left, narrow.left] : [right, narrow.right];
  const [value, rough] = Number.isFinite(central) ? [central, narrow.central] : sided;
  return { value, error: Math.abs(value - rough) + narrow.rounding, left, right };
}

/** How much the slopes on both sides differ; 0 where only one side is finite. */
export function jumpOf({ left, right }: Pick<Estimate, 'left' | 'right'>): number {
  const jump = Math.abs(right - left);
  return Number.isFinite(jump) ? jump : 0;
}
