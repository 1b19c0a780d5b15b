// The matchers, as functions that Jest and Vitest both understand: each answers whether it holds, and what to say
// if that was not wanted. The files beside this one hand them to the one framework or the other.

import type { Scalar, Vector } from '../calculus/evaluate';
import { Value } from '../engine/value';
import { gradcheck } from '../gradcheck/gradcheck';
import type { GradcheckOptions } from '../gradcheck/options';
import { compare, type GradientsOptions } from './comparison';
import { matcherError, matcherHint, what } from './hint';

/** Nodes, each with the gradient that it should have. */
export type ExpectedGradients = readonly (readonly [leaf: Value, gradient: number])[];

/** What a matcher answers. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers as `expect(…)` has them; R is what they return there. */
export interface GradientMatchers<R> {
  /**
   * Whether the derivatives of the function are right at x, by {@link gradcheck}. If they are not, the message is
   * its table, which names the op to blame. With `.not` whatever gradcheck does not accept passes, a kink included.
   *
   * @example
   * expect(([a, b]) => a.mul(b).tanh()).toHaveCorrectGradientsAt([0.5, -1]);
   */
  toHaveCorrectGradientsAt(x: readonly number[], options?: GradcheckOptions): R;

  /**
   * Whether the gradient of the Value with respect to each node is the number beside it: what backward() would
   * leave in its `.grad`, which stays as it is.
   *
   * @example
   * expect(a.mul(b)).toHaveGradients([[a, b.data], [b, a.data]]);
   */
  toHaveGradients(expected: ExpectedGradients, options?: GradientsOptions): R;
}

/**
 * `expect(f).toHaveCorrectGradientsAt(x, options?)`.
 *
 * @param received - f, a function of n Values
 * @param x - n numbers
 * @throws TypeError if received is not a function, and whatever gradcheck throws
 */
export function toHaveCorrectGradientsAt(
  this: unknown,
  received: unknown,
  x: readonly number[],
  options?: GradcheckOptions,
): MatcherResult {
  const hint = (isNot: boolean): string =>
    matcherHint(this, 'toHaveCorrectGradientsAt', { received: 'f', expected: 'x', isNot });
  if (typeof received !== 'function') {
    const remedy =
      received instanceof Value
        ? 'For the gradients of a Value write expect(value).toHaveGradients([[leaf, 1]])'
        : 'Write expect(([x]) => x.square()).toHaveCorrectGradientsAt([3])';
    throw matcherError(
      hint(false),
      `f must be a function from an array of Values to a Value, got ${what(received)}. ${remedy}.`,
    );
  }
  const report = gradcheck(received as Scalar | Vector, x, options);
  const all = report.entries.every(({ verdict }) => verdict === 'ok')
    ? 'all derivatives are right'
    : 'all derivatives are right, but where the options accept that there is none';
  const surprise = report.ok ? `Expected a derivative that is not right, but ${all}.\n\n` : '';
  return { pass: report.ok, message: () => `${hint(report.ok)}\n\n${surprise}${report.toString()}` };
}

/**
 * `expect(value).toHaveGradients([[leaf, gradient], …], options?)`.
 *
 * @param received - a Value
 * @param expected - nodes of its graph, leaves or not, each with the gradient it should have
 * @throws TypeError if received is not a Value, or expected does not hold pairs of a Value and a number
 * @throws RangeError if there are no pairs, or a tolerance is out of range
 */
export function toHaveGradients(
  this: unknown,
  received: unknown,
  expected: ExpectedGradients,
  options: GradientsOptions = {},
): MatcherResult {
  const hint = (isNot: boolean): string =>
    matcherHint(this, 'toHaveGradients', { received: 'value', expected: '[[leaf, gradient], …]', isNot });
  if (!(received instanceof Value)) {
    const remedy =
      typeof received === 'function' ? ' To check a function write toHaveCorrectGradientsAt([3]).' : '';
    throw matcherError(hint(false), `value must be a Value, got ${what(received)}.${remedy}`);
  }
  requirePairs(hint(false), expected);
  for (const [name, tolerance] of Object.entries({ rtol: options.rtol ?? 0, atol: options.atol ?? 0 })) {
    if (Number.isFinite(tolerance) && tolerance >= 0) continue;
    const message = `${name} must be a number ≥ 0, got ${what(tolerance)}.`;
    throw matcherError(hint(false), message, RangeError);
  }
  const { ok, text } = compare(received, expected, options);
  return { pass: ok, message: () => `${hint(ok)}\n\n${text()}` };
}

/** Both, as `expect.extend` takes them. */
export const matchers = { toHaveCorrectGradientsAt, toHaveGradients };

function requirePairs(hint: string, expected: unknown): void {
  const usage = 'Write toHaveGradients([[a, 1], [b, 2]]), a Value and a number in each pair.';
  if (!Array.isArray(expected)) {
    throw matcherError(hint, `expected an array of pairs [leaf, gradient], got ${what(expected)}. ${usage}`);
  }
  if (expected.length === 0) {
    throw matcherError(hint, `there are no pairs, so nothing would be compared. ${usage}`, RangeError);
  }
  expected.forEach((pair: unknown, i) => {
    const entries: readonly unknown[] | undefined = Array.isArray(pair) ? pair : undefined;
    const [leaf, gradient] = entries ?? [];
    if (entries?.length === 2 && leaf instanceof Value && typeof gradient === 'number') return;
    const got = entries === undefined ? what(pair) : `[${entries.map(what).join(', ')}]`;
    throw matcherError(hint, `#${i + 1} must be a pair [leaf, gradient], got ${got}. ${usage}`);
  });
}
