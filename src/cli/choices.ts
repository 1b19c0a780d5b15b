// Words and numbers from the command line, checked: a mistyped word is told what it may have meant, and a
// number out of range what the range is.

import { closest, distance } from 'fastest-levenshtein';
import { CliError } from './errors';

/** `; did you mean relu?` if one of the known words is near. */
export function didYouMean(given: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(given.toLowerCase(), [...known]);
  return distance(given.toLowerCase(), near.toLowerCase()) <= Math.max(2, given.length / 3)
    ? `; did you mean ${near}?`
    : '';
}

/** Parses one of several words. */
export function oneOf<T extends string>(option: string, known: readonly T[]): (given: string) => T {
  return (given) => {
    if ((known as readonly string[]).includes(given)) return given as T;
    throw new CliError(`${option}: "${given}" is not one of ${known.join(', ')}${didYouMean(given, known)}`);
  };
}

export interface Range {
  min: number;
  max?: number;
  whole?: boolean;
  /** Whether min itself is out of range. */
  above?: boolean;
}

/** Parses a number in a range. */
export function numberIn(option: string, range: Range): (given: string) => number {
  return (given) => {
    const x = given.trim() === '' ? NaN : Number(given);
    if (isIn(x, range)) return x;
    throw new CliError(`${option}: "${given}" is not ${describeRange(range)}`);
  };
}

/** Parses `16,16`: the sizes of hidden layers. */
export function sizes(option: string, range: Range, most: number): (given: string) => number[] {
  return (given) => {
    const list = given.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
    if (list.length <= most && list.every((size) => isIn(size, range))) return list;
    throw new CliError(
      `${option}: "${given}" is not a list of 1 to ${most} layer sizes, each ${describeRange(range)}; write ${option} 16,16`,
    );
  };
}

function isIn(x: number, { min, max = Number.MAX_VALUE, whole = false, above = false }: Range): boolean {
  return x <= max && (above ? x > min : x >= min) && (!whole || Number.isInteger(x));
}

function describeRange({ min, max, whole = false, above = false }: Range): string {
  const kind = whole ? 'a whole number' : 'a number';
  if (max === undefined) return `${kind} ${above ? '>' : '≥'} ${min}`;
  return above ? `${kind} > ${min} and ≤ ${max}` : `${kind} from ${min} to ${max}`;
}
