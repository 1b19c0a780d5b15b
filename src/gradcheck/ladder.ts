// Slopes of functions that are not tame: differences at twenty step widths, from a tenth down to where rounding
// eats everything. The widths that agree best win, after Ridders (1982); kinks and jumps show in what the two
// sides do as the steps grow narrower.

import { agrees, toleranceFor, type Expectation } from './expectation';
import { estimate, jumpOf, levelAt, NARROWER, type Estimate, type Level, type Line } from './levels';
import type { Slope } from './slope';

const WIDEST = 0.1;
const LEVELS = 21;

/** An estimate, and the narrower of its two levels. */
interface Candidate extends Estimate {
  readonly narrow: Level;
}

/** The slope of the line at t = 0, where its value is finite. */
export function climb(line: Line, expected: Expectation): Slope {
  const ladder = (scale: number): Level[] =>
    Array.from({ length: LEVELS }, (_, k) => levelAt(line, WIDEST * scale * NARROWER ** -k));
  const ladders = [ladder(Math.max(1, line.distance))];
  // Near 0 a function may live on the scale of x itself, as √x does.
  if (line.distance > 0 && line.distance < WIDEST) ladders.push(ladder(line.distance));
  const here = line.at(0);
  const narrowest = ladders[ladders.length - 1];
  // An expected slope that is far too large must not make the other scale's errors look small.
  const found = mostCertain(
    ladders.map((levels) => consistent(here, levels, expected)),
    (value) => expected.atol + expected.rtol * Math.abs(value),
  );
  const jump = discontinuity(here, narrowest);
  if (jump !== undefined) return jump;
  return isRough(here, narrowest) || isBeyondReach(line, narrowest) ? { ...found, kind: 'rough' } : found;
}

/** Even the narrowest step leaves the domain on one side, but the numbers right next to the point do not. */
function isBeyondReach({ at, exact, distance }: Line, levels: readonly Level[]): boolean {
  const { below, above } = levels[levels.length - 1];
  const step = Number.EPSILON * distance;
  const beside = [at(exact(step)), at(exact(-step))];
  return Number.isFinite(below) !== Number.isFinite(above) && beside.every(Number.isFinite) && step > 0;
}

/** On either side the closest values agree with each other, but not with the value at the point. */
function discontinuity(here: number, levels: readonly Level[]): Slope | undefined {
  const closest = levels.slice(-4);
  const jumps = (values: readonly number[]): boolean => {
    const last = values[values.length - 1];
    const gap = Math.abs(last - here);
    const spread = Math.max(...values) - Math.min(...values);
    return gap > 16 * Number.EPSILON * Math.max(Math.abs(here), Math.abs(last)) && spread <= gap / 8;
  };
  const [below, above] = [closest.map((level) => level.below), closest.map((level) => level.above)];
  if (!jumps(below) && !jumps(above)) return undefined;
  return { kind: 'discontinuous', value: NaN, error: 0, left: below[3], right: above[3] };
}

/** The narrowest steps change f about as much as the widest do: it varies faster than any step can follow. */
function isRough(here: number, levels: readonly Level[]): boolean {
  const changes = levels.map(({ below, above }) => Math.max(Math.abs(below - here), Math.abs(above - here)));
  const narrow = Math.max(...changes.slice(-4));
  // The third largest: poles must not make all others look small.
  const wide = changes.filter(Number.isFinite).sort((a, b) => b - a)[2] ?? 0;
  return narrow > 64 * Number.EPSILON * Math.abs(here) && narrow > wide / 64;
}

/** The slope on which the levels agree best. */
function consistent(here: number, levels: readonly Level[], expected: Expectation): Slope {
  const estimates = levels.slice(1).map((narrow, k) => ({ narrow, ...estimate(levels[k], narrow) }));
  // Three levels must agree: two may do so by chance.
  const candidates = estimates.map((found, k) => {
    const change = Math.abs(found.value - estimates[Math.max(0, k - 1)].value);
    return { ...found, error: Math.max(found.error, change) };
  });
  const finite = candidates.filter(({ error }) => Number.isFinite(error));
  // Next to the edge of a domain only narrow levels have both sides, and they are to be believed.
  const twoSided = finite.filter(({ left, right }) => Number.isFinite(left) && Number.isFinite(right));
  const best = bestOf(twoSided.length > 0 ? twoSided : finite, expected);
  if (best === undefined) return { kind: 'nonfinite', value: NaN, error: Infinity, left: NaN, right: NaN };
  if (agrees(best.value, expected)) return best;
  const other = otherReading(best, finite, here, expected);
  return other === undefined ? best : { ...other, kind: 'flat' };
}

/** How close, in proportion, counts as a sign of agreement. */
const NEAR = 0.01;

/**
 * A staircase, of rounding or of f itself, has two slopes: that of a stair, 0, and that of the whole. Where the one
 * is certain and the other as expected, this is the other.
 */
function otherReading(
  best: Candidate,
  candidates: readonly Candidate[],
  here: number,
  expected: Expectation,
): Candidate | undefined {
  const { slope } = expected;
  const isStair = ({ above, below }: Level): boolean => above === here && below === here;
  if (isStair(best.narrow)) {
    return candidates.find(({ value, error }) => Math.abs(value - slope) + error <= NEAR * Math.abs(slope));
  }
  const isResolved = ({ rounding }: Level): boolean => Math.abs(best.value) > 4 * rounding;
  return candidates.find(
    ({ value, narrow }) => isStair(narrow) && isResolved(narrow) && agrees(value, expected),
  );
}

/** A slope this small beside the expected one is as good as 0: its error counts as it is, not in proportion to it. */
const FLOOR = 1e-6;

/**
 * The most certain candidate. Where narrower levels agree on another slope, they are right: f bends faster than wide
 * steps can follow. Where the slopes to the left and to the right differ, f has a kink at the point; or next to it,
 * and then narrower levels lie on one side of it and see none.
 */
function bestOf(candidates: readonly Candidate[], expected: Expectation): (Slope & Candidate) | undefined {
  if (candidates.length === 0) return undefined;
  const { slope, rtol, atol } = expected;
  const best = mostCertain(
    candidates,
    (value) => atol + rtol * Math.max(Math.abs(value), FLOOR * Math.abs(slope)),
  );
  const narrower = candidates.filter(({ narrow }) => narrow.h < best.narrow.h);
  const other = narrower.filter(
    ({ value, error }) =>
      error < NEAR * Math.abs(value) && Math.abs(value - best.value) > 4 * (error + best.error),
  );
  if (other.length > 0) return bestOf(other, expected);
  const jump = jumpOf(best);
  if (jump <= Math.max(toleranceFor(best.value, expected), 4 * best.error)) {
    return { ...best, kind: 'smooth' };
  }
  const clear = narrower.filter((level) => 16 * level.narrow.rounding < jump && jumpOf(level) < jump / 2);
  return bestOf(clear, expected) ?? { ...best, kind: 'kink' };
}

/** The one whose error is the smallest share of what is tolerated at its value. */
function mostCertain<T extends Estimate>(found: readonly T[], tolerance: (value: number) => number): T {
  const doubt = ({ value, error }: T): number =>
    error > 0 && error < Infinity ? error / tolerance(value) : error;
  return found.reduce((best, other) => (doubt(other) < doubt(best) ? other : best));
}
