// A formula as it is typed: the numbers of its names, or what is wrong with it and where.

import { namesIn } from '../../expression/names';
import { parse } from '../../expression/parse';
import { ParseError } from '../../expression/syntax';

export type Numbers = Readonly<Record<string, number>>;

export interface Problem {
  readonly message: string;
  /** Where in the formula, counted from 0; undefined where the whole is meant. */
  readonly index: number | undefined;
}

/** What a name is worth that has not been given a number. */
const UNSAID = 1;

/**
 * @param given - the numbers of some names; others have 1
 * @returns the numbers of exactly the names that the formula has, or a problem
 */
export function readFormula(formula: string, given: Numbers): { at: Numbers } | { problem: Problem } {
  try {
    const at = numbersFor(formula, given);
    parse(formula, at);
    return { at };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { problem: { message: plain(error.message), index: error.index } };
  }
}

/** The numbers of exactly the names in a formula that can be read. */
export function numbersFor(formula: string, given: Numbers): Numbers {
  const { needed, constants } = namesIn(formula);
  const used = [...needed, ...constants.filter((name) => Object.hasOwn(given, name))];
  return Object.fromEntries(used.map((name) => [name, Object.hasOwn(given, name) ? given[name] : UNSAID]));
}

/** Without the name of the function, and the place, which is said apart. */
function plain(message: string): string {
  return message
    .replace(/^parse: /, '')
    .replace(/ \(at character .*\)$/s, '')
    .replace(/\.$/, '');
}
