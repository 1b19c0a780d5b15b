// Grading: from what a learner wrote to right or wrong, and if wrong, by which slip.

import { parse } from '../expression/parse';
import type { Question, Slip } from './lesson';

export type Grade =
  | { readonly kind: 'right' }
  /** Rightly rounded, but to one digit only. */
  | { readonly kind: 'coarse' }
  | { readonly kind: 'wrong'; readonly slip?: Slip }
  /** Not a number. */
  | { readonly kind: 'unreadable' };

/** How far off an answer may be, relative to the right one. */
const TOLERANCE = 0.01;
/** Or as far as rounding to so many significant digits takes it. */
const DIGITS = 2;
/** No number of interest is longer, and the parser need not dig through it. */
export const LONGEST = 200;

/**
 * Grades an answer: a number, a fraction, a percentage, or a formula of numbers. It is right within 1 %, or if
 * it is the right number rounded to at least two digits.
 */
export function grade(text: string, { answer, slips }: Pick<Question, 'answer' | 'slips'>): Grade {
  const given = readAnswer(text);
  if (given === undefined) return { kind: 'unreadable' };
  if (isNear(given.value, answer)) return { kind: 'right' };
  const slip = nearest(
    given.value,
    slips.filter(({ value }) => isNear(given.value, value)),
  );
  const rounded = Math.abs(given.value - answer) <= given.halfUnit;
  if (rounded && given.digits >= DIGITS) return { kind: 'right' };
  if (rounded && given.digits > 0 && slip === undefined) return { kind: 'coarse' };
  return slip === undefined ? { kind: 'wrong' } : { kind: 'wrong', slip };
}

/** A number as it was written. */
interface Given {
  readonly value: number;
  /** Significant digits; 0 for a formula, which is taken at its word. */
  readonly digits: number;
  /** What rounding to these digits may take away. */
  readonly halfUnit: number;
}

/** @returns nothing if it is not a finite number, or could be two, as 1,000 */
export function readAnswer(text: string): Given | undefined {
  const plain = normalised(text);
  if (plain === '' || plain.length > LONGEST || THOUSANDS.test(plain)) return undefined;
  const [, body, percent] = /^(.*?)\s*(%?)$/.exec(plain)!;
  const scale = percent === '%' ? 0.01 : 1;
  const value = valueOf(body) * scale;
  if (!Number.isFinite(value)) return undefined;
  const decimal = DECIMAL.exec(body);
  if (decimal === null) return { value, digits: 0, halfUnit: 0 };
  const [, whole, fraction = '', exponent = '0'] = decimal;
  const digits = (whole + fraction).replace(/^0+/, '').length;
  return { value, digits, halfUnit: 0.5 * 10 ** (Number(exponent) - fraction.length) * scale };
}

const DECIMAL = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;
/** 1,000 is a thousand to one reader and one to another. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

/** Other ways to write a number: full-width digits, a decimal comma, true signs, ² and ³, a fraction's ½. */
function normalised(text: string): string {
  const signs = text.replace(/²/g, '**2').replace(/³/g, '**3').normalize('NFKC');
  return signs
    .replace(/[−–]/g, '-')
    .replace(/[×·⋅]/g, '*')
    .replace(/[÷⁄]/g, '/')
    .trim()
    .replace(/^[=≈~]\s*/, '')
    .replace(/^([+-]?\d*),(\d+)(?=\s*%?$)/, (whole, before: string, after: string) =>
      THOUSANDS.test(whole) ? whole : `${before}.${after}`,
    );
}

function valueOf(formula: string): number {
  try {
    return parse(formula).output.data;
  } catch {
    return NaN; // a name, a word, half a formula
  }
}

function isNear(given: number, expected: number): boolean {
  return Math.abs(given - expected) <= TOLERANCE * Math.abs(expected);
}

function nearest(given: number, slips: readonly Slip[]): Slip | undefined {
  const distance = ({ value }: Slip): number => Math.abs(given - value);
  return slips.reduce<Slip | undefined>(
    (best, slip) => (best === undefined || distance(slip) < distance(best) ? slip : best),
    undefined,
  );
}
