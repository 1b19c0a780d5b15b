// `--wrt x`: by which of an expression's names to derive.

import { didYouMean } from './choices';
import { CliError } from './errors';

/**
 * The name that is asked for; the only one there is, if none is.
 *
 * @param names - those of the expression, at least one
 * @param given - a name; true where the option stands alone
 * @throws CliError if there is no such name, or if it could be any of several
 */
export function nameAmong(names: readonly string[], given: string | true | undefined): string {
  if (typeof given === 'string') {
    if (names.includes(given)) return given;
    throw new CliError(
      `--wrt: "${given}" is not in the expression, whose names are ${names.join(', ')}${didYouMean(given, names)}`,
    );
  }
  if (names.length === 1) return names[0];
  throw new CliError(`--wrt: say by which name to derive, ${names.join(' or ')}; write --wrt ${names[0]}`);
}
