// The numeric side: the slope of a function of one variable by differences, how far it may be off, and whether
// there is a slope at all. Two step widths do where the function is tame and its slope is as expected.

import { agrees, toleranceFor, type Expectation } from './expectation';
import { climb } from './ladder';
import { estimate, levelAt, NARROWER, type Estimate, type Level, type Line } from './levels';

export interface Slope {
  /**
   * `flat`: f looks like a staircase, of rounding or of its own; what is expected is its slope or that of a stair.
   * `rough`: the narrowest steps change f as much as wide ones do.
   */
  readonly kind: 'smooth' | 'kink' | 'discontinuous' | 'flat' | 'rough' | 'nonfinite';
  readonly value: number;
  /** A bound for how far the value is off. */
  readonly error: number;
  /** The slopes on both sides; where f is discontinuous, its limits. */
  readonly left: number;
  readonly right: number;
}

/** The slope of the line at t = 0. At most 8 evaluations if f is tame and its slope is as expected. */
export function slopeOf(line: Line, expected: Expectation): Slope {
  const here = line.at(0);
  if (!Number.isFinite(here))
    return { kind: 'nonfinite', value: NaN, error: Infinity, left: here, right: here };
  const h = expected.eps * Math.max(1, line.distance);
  const first = pairAt(line, h);
  if (settles(first, expected)) return { ...first, kind: 'smooth' };
  // Rounding is less with wider steps, curvature with narrower ones.
  const second = pairAt(line, first.error < 2 * first.narrow.rounding ? 16 * h : h / 16);
  if (settles(second, expected)) return { ...second, kind: 'smooth' };
  return refute(first, second, expected) ? { ...first, kind: 'smooth' } : climb(line, expected);
}

interface Pair extends Estimate {
  readonly narrow: Level;
}

function pairAt(line: Line, h: number): Pair {
  const narrow = levelAt(line, h);
  return { ...estimate(levelAt(line, NARROWER * h), narrow), narrow };
}

/** Whether both agree, to a thousandth, on a slope that is far from the expected one, and nothing is odd about it. */
function refute(first: Pair, second: Pair, { slope }: Expectation): boolean {
  const little = Math.min(Math.abs(first.value), Math.abs(first.value - slope)) / 1000;
  const sure = [first, second].every(
    ({ error, left, right }) => error < little && Math.abs(right - left) < little,
  );
  return sure && Math.abs(first.value - second.value) < little;
}

/** Whether the slope is as expected, and nothing is odd about it. */
function settles({ value, error, left, right, narrow }: Pair, expected: Expectation): boolean {
  const tolerance = toleranceFor(value, expected);
  const smooth = Math.abs(right - left) <= tolerance + 2 * narrow.rounding; // false for NaN
  return smooth && error <= tolerance && agrees(value, expected);
}
