// How far central differences are from the derivative, by the width of their step: wide steps bend away, narrow ones
// drown in rounding.

import { levelAt, type Line } from '../../gradcheck/levels';

export interface StepErrors {
  /** Widths of steps, the widest first. */
  readonly h: readonly number[];
  /** Relative to the derivative, absolute if that is 0; NaN where f has no value on one side. */
  readonly error: readonly number[];
  /** The best width, and how far its difference is off; undefined where there is none. */
  readonly best: { readonly h: number; readonly error: number } | undefined;
  /** The width from which on all narrower steps are right but for the last bits; undefined where some are not. */
  readonly exactFrom: number | undefined;
}

const DECADES = 16;
const PER_DECADE = 4;
/** Neighbours on either side. */
const BESIDE = 2;
const LAST_BITS = 4 * Number.EPSILON;
/** Fewer of the narrowest steps are right by chance. */
const ENOUGH = 4 * PER_DECADE;

/** @param x - the point around which the line runs */
export function stepErrors(line: Line, x: number, slope: number): StepErrors {
  const size = Math.max(1, Math.abs(x));
  const h = Array.from({ length: DECADES * PER_DECADE + 1 }, (_, k) => size / 10 ** (k / PER_DECADE));
  const error = h.map((width) => {
    const off = Math.abs(levelAt(line, width).central - slope);
    return slope === 0 ? off : off / Math.abs(slope);
  });
  return { h, error, best: bestOf(h, error), exactFrom: exactFrom(h, error) };
}

function exactFrom(h: readonly number[], error: readonly number[]): number | undefined {
  const wrong = error.findLastIndex((one) => one > LAST_BITS);
  const right = error.slice(wrong + 1).filter(Number.isFinite);
  return right.length >= ENOUGH ? h[wrong + 1] : undefined;
}

/** A lucky hit is no good width: those beside it count as well. */
function bestOf(h: readonly number[], error: readonly number[]): StepErrors['best'] {
  const around = error.map((own, k) => {
    const known = error.slice(Math.max(0, k - BESIDE), k + BESIDE + 1).filter(Number.isFinite);
    return Number.isFinite(own) ? Math.max(...known) : Infinity;
  });
  const least = Math.min(...around);
  const best = around.indexOf(least);
  return least === Infinity ? undefined : { h: h[best], error: error[best] };
}
