// The options of gradcheck, checked, with their defaults.

import { show } from '../engine/show';

export interface GradcheckOptions {
  /** Relative tolerance, of the larger of the two derivatives. Default 1e-6. */
  readonly rtol?: number | undefined;
  /** Absolute tolerance. Default 1e-8. */
  readonly atol?: number | undefined;
  /** The first step width of differences, in units of max(1, |x|). Default ∛ε ≈ 6e-6. */
  readonly eps?: number | undefined;
  /** 2 checks the gradient, and where it is right the second derivatives. Default 1. */
  readonly order?: 1 | 2 | undefined;
  /**
   * What is made of a point without a derivative. `fail`: the check fails, the default. `skip`: kinks and
   * jumps pass. `subgradient`: a kink passes, since its derivative lies between the slopes on its two sides; a
   * jump fails.
   */
  readonly kink?: 'fail' | 'skip' | 'subgradient' | undefined;
  /** Checks so many random directions, not every input: for functions of thousands of inputs. */
  readonly directions?: number | undefined;
  /** What to call the inputs. Default `x[0]`, `x[1]`, … for those that f does not label. */
  readonly names?: readonly string[] | undefined;
}

export type Settings = Required<{ [K in keyof GradcheckOptions]: Exclude<GradcheckOptions[K], undefined> }>;

/**
 * @throws TypeError for an option that there is not
 * @throws RangeError for one out of range
 */
export function settingsOf(options: GradcheckOptions): Settings {
  const { rtol = 1e-6, atol = 1e-8, eps = Math.cbrt(Number.EPSILON), order = 1, kink = 'fail' } = options;
  const { directions = 0, names = [] } = options;
  const settings = { rtol, atol, eps, order, kink, directions, names };
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(settings, name));
  if (unknown !== undefined) {
    const known = Object.keys(settings).join(', ');
    throw new TypeError(`gradcheck: there is no option ${unknown}; there are ${known}.`);
  }
  const refuse = (name: string, expected: string, got: unknown): never => {
    throw new RangeError(`gradcheck: ${name} must be ${expected}, got ${show(got)}.`);
  };
  if (!(rtol >= 0 && rtol <= 1)) refuse('rtol', 'a number from 0 to 1', rtol);
  if (!(atol >= 0 && atol < Infinity)) refuse('atol', 'a number ≥ 0', atol);
  if (rtol === 0 && atol === 0) refuse('rtol or atol', '> 0, since differences are never exact', 0);
  if (!(eps > 0 && eps <= 0.1)) refuse('eps', 'a number > 0 and ≤ 0.1', eps);
  if (![1, 2].includes(order)) refuse('order', '1 or 2', order);
  if (!KINKS.includes(kink)) refuse('kink', KINKS.join(', '), kink);
  if (!Number.isInteger(directions) || directions < 0) refuse('directions', 'a whole number ≥ 0', directions);
  return settings;
}

export const KINKS = ['fail', 'skip', 'subgradient'];
