// What to make of a derivative, of what differences say of it, and of what forward mode says.

import { toleranceFor, type Expectation } from './expectation';
import type { Slope } from './slope';

export type Verdict = 'ok' | 'wrong' | 'kink' | 'discontinuous' | 'noisy' | 'nondeterministic' | 'nonfinite';

export interface Judgement {
  readonly verdict: Verdict;
  /** The derivative by differences. */
  readonly numeric: number;
  /** What kind of wrong it is, or what is odd about the point. */
  readonly note?: string;
}

/** By how much the possible error of a difference may exceed the tolerance, if it is to prove a derivative right. */
const LENIENCE = 10;
/** The same where the two are equal to the last bit, as those of flat functions are. */
const LENIENCE_IF_EQUAL = 1000;
/** How many times its possible error a difference must be off to prove a derivative wrong. */
const BEYOND_ERROR = 3;
/** Reverse and forward mode use the same rules, so they differ by rounding alone. */
const FORWARD_RTOL = 1e-9;

/**
 * @param expected - with the derivative that reverse mode computed
 * @param forward - the same by forward mode
 */
export function judge(expected: Expectation, forward: number, slope: Slope): Judgement {
  const autograd = expected.slope;
  const { kind, value: numeric, left, right } = slope;
  if (kind === 'nonfinite') {
    return {
      verdict: 'nonfinite',
      numeric,
      note: Number.isFinite(left) ? 'f is not finite around the point' : `f is ${left}`,
    };
  }
  if (!Number.isFinite(autograd)) return { verdict: 'nonfinite', numeric, note: `autograd is ${autograd}` };
  if (kind === 'discontinuous') {
    const note = `f goes from ${short(left)} to ${short(right)}`;
    return { verdict: 'discontinuous', numeric, note };
  }
  if (kind === 'kink') {
    const note = `slope ${short(left)} to the left, ${short(right)} to the right`;
    const slack = toleranceFor(numeric, expected) + slope.error;
    const between = autograd >= Math.min(left, right) - slack && autograd <= Math.max(left, right) + slack;
    return between
      ? { verdict: 'kink', numeric, note }
      : { verdict: 'wrong', numeric, note: `outside of the kink: ${note}` };
  }
  const tolerance = toleranceFor(numeric, expected);
  const difference = Math.abs(autograd - numeric);
  const error = kind === 'smooth' ? slope.error : Infinity;
  if (difference > tolerance && difference > BEYOND_ERROR * error) {
    return { verdict: 'wrong', numeric, note: kindOfWrong(autograd, numeric, expected.atol) };
  }
  const lenience = difference === 0 ? LENIENCE_IF_EQUAL : LENIENCE;
  if (difference <= tolerance && error <= lenience * tolerance) return { verdict: 'ok', numeric };
  // Differences cannot tell. Both modes follow the same rules, but each in its own way.
  const slack = expected.atol + FORWARD_RTOL * Math.max(Math.abs(forward), Math.abs(autograd));
  if (Math.abs(forward - autograd) > slack) {
    return { verdict: 'wrong', numeric, note: `forward mode says ${short(forward)}` };
  }
  const lost = {
    smooth: `rounding may be ${error.toExponential(0)}`,
    flat: 'narrow steps do not change f, wide ones do',
    rough: 'f varies faster than steps can follow',
  };
  return { verdict: 'noisy', numeric, note: `${lost[kind]}; forward mode agrees` };
}

function kindOfWrong(autograd: number, numeric: number, atol: number): string {
  if (Math.abs(autograd) <= atol) return 'zero where it should not be';
  if (Math.abs(numeric) <= atol) return 'not zero where it should be';
  const ratio = autograd / numeric;
  const is = (factor: number): boolean => Math.abs(ratio / factor - 1) < 1e-3;
  if (is(2)) return 'counted twice (ratio 2.000)';
  if (is(-1)) return 'sign flipped (ratio -1.000)';
  return `off by the factor ${factorText(ratio)}`;
}

/** Enough digits to tell a factor from 1. */
function factorText(ratio: number): string {
  const digits = Math.max(4, 2 - Math.floor(Math.log10(Math.abs(ratio - 1))));
  const plain = Math.abs(ratio) >= 1e-3 && Math.abs(ratio) < 1e4;
  return plain ? ratio.toPrecision(digits) : ratio.toExponential(2);
}

/** A number in up to six digits. */
export function short(x: number): string {
  return String(Number(x.toPrecision(6)));
}
