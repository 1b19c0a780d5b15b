// `--at x=2,y=3`: the point at which an expression is looked at.

import { namesIn } from '../expression/names';
import { parse } from '../expression/parse';
import { ParseError } from '../expression/syntax';
import { ops } from '../ops/table';
import { didYouMean } from './choices';
import { CliError } from './errors';

/** The values of an expression's names, in the order in which they stand in it. */
export type Point = ReadonlyMap<string, number>;

/**
 * Parses `x=2,y=-1e-3`; a value may be a formula of numbers, as `pi/2`.
 *
 * @param before - what the option said where it stood before
 * @throws CliError
 */
export function readPoint(given: string, before?: ReadonlyMap<string, number>): Map<string, number> {
  const point = new Map(before);
  for (const part of given.split(/,(?=\s*[A-Za-z_$][\w$]*\s*=)/)) {
    const match = /^\s*([A-Za-z_$][\w$]*)\s*=(.+)$/.exec(part);
    if (match === null) throw new CliError(`--at: "${part.trim()}" is not NAME=NUMBER; write --at x=2,y=3`);
    const [, name, value] = match;
    if (point.has(name)) throw new CliError(`--at: ${name} stands there twice; give it one value`);
    point.set(name, numberOf(name, value));
  }
  return point;
}

function numberOf(name: string, text: string): number {
  try {
    return parse(text).output.data;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new CliError(`--at: the value of ${name}, "${text.trim()}", is not a number; write --at ${name}=2`);
  }
}

/**
 * The point for an expression: exactly its names.
 *
 * @throws CliError if there is no such op, a name has no value, or a value no name
 * @throws ParseError if the expression cannot be read
 */
export function pointFor(expression: string, given: ReadonlyMap<string, number>): Point {
  const { needed, constants, called } = namesIn(expression);
  const unknown = called.find((name) => !Object.hasOwn(ops, name));
  if (unknown !== undefined) {
    throw new CliError(`"${expression}": there is no op ${unknown}${didYouMean(unknown, Object.keys(ops))}`);
  }
  const missing = needed.filter((name) => !given.has(name));
  if (missing.length > 0) {
    const example = needed.map((name) => `${name}=${given.get(name) ?? 1}`).join(',');
    throw new CliError(
      `--at: ${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} no value; write --at ${example}`,
    );
  }
  const used = [...needed, ...constants.filter((name) => given.has(name))];
  for (const name of given.keys()) {
    if (used.includes(name)) continue;
    const known = used.length === 0 ? 'which has no names' : `whose names are ${used.join(', ')}`;
    throw new CliError(`--at: "${name}" is not in the expression, ${known}${didYouMean(name, used)}`);
  }
  return new Map(used.map((name) => [name, given.get(name)!]));
}
