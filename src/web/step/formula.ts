// A formula as it is typed: the numbers of its names, or what is wrong with it and where.

import { namesIn } from '../../expression/names';
import { parse } from '../../expression/parse';
import { ParseError } from '../../expression/syntax';
import { fill } from '../../lessons/text';

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

/** What is wrong, and the place: the formula up to it, and a mark. */
export function located({ message, index }: Problem, text: string, template: string): string {
  if (index === undefined) return message;
  const before = text.slice(Math.max(0, index - 12), index);
  const place = `…${before}▸${text.slice(index, index + 12)}…`;
  return `${fill(template, { index: String(index + 1), message })}  ${place}`;
}

/** Without the name of the function, and the place, which is said apart. */
function plain(message: string): string {
  return message
    .replace(/^parse: /, '')
    .replace(/ \(at character .*\)$/s, '')
    .replace(/\.$/, '');
}
