// Elementary functions in double-double arithmetic, good to some 90 bits: what kernels are measured against. None shares
// a method with them: halved arguments and Taylor series, Newton's iteration, series of positive terms and a continued fraction.

import {
  add,
  div,
  exactProduct,
  exactSum,
  fromNumber,
  mul,
  neg,
  ONE,
  polynomial,
  scale,
  sub,
  type DoubleDouble,
} from './double-double';
import { CIRCULAR_BOUND } from '../../src/compile/kernels/circular';

/** value · 2^exponent: results that are subnormal keep their digits. */
export interface Exact {
  readonly value: DoubleDouble;
  readonly exponent: number;
}

export type Reference = (x: number) => Exact;

const LN2: DoubleDouble = { high: 0.6931471805599453, low: 2.3190468138462996e-17 };
const TWO_OVER_SQRT_PI: DoubleDouble = { high: 1.1283791670955126, low: 1.533545961316588e-17 };
/** π/2 in four doubles. */
const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104316826e-50];

const plain = (value: DoubleDouble): Exact => ({ value, exponent: 0 });

export const references = {
  exp: (x) => exp(fromNumber(clamp(x, -750, 750))),
  expm1: (x) => {
    if (Math.abs(x) < TINY) return plain(fromNumber(x));
    if (x > 100) return exp(fromNumber(Math.min(x, 750)));
    return plain(expm1(fromNumber(Math.max(x, -100))));
  },
  log: (x) => plain(log(x, 0)),
  log1p: (x) => {
    const { high, low } = exactSum(1, x);
    return plain(Math.abs(x) < TINY ? fromNumber(x) : log(high, low));
  },
  sin: (x) => plain(Math.abs(x) > CIRCULAR_BOUND ? fromNumber(Math.sin(x)) : circular(x, 0)),
  cos: (x) => plain(Math.abs(x) > CIRCULAR_BOUND ? fromNumber(Math.cos(x)) : circular(x, 1)),
  tanh: (x) => {
    if (Math.abs(x) < TINY) return plain(fromNumber(x));
    const e = expm1(fromNumber(2 * clamp(x, -50, 50)));
    return plain(div(e, add(e, fromNumber(2))));
  },
  erf: (x) => {
    if (Math.abs(x) < TINY) return { value: mul(TWO_OVER_SQRT_PI, fromNumber(x * 2 ** 200)), exponent: -200 };
    return plain(
      Math.abs(x) < SERIES_BOUND
        ? erf(x)
        : mul(fromNumber(Math.sign(x)), sub(ONE, unscaled(erfc(Math.min(Math.abs(x), 30))))),
    );
  },
  erfc: (x) => {
    if (x < SERIES_BOUND && x > -SERIES_BOUND) return plain(sub(ONE, erf(x)));
    return x > 0 ? erfc(Math.min(x, 30)) : plain(sub(fromNumber(2), unscaled(erfc(Math.min(-x, 30)))));
  },
} satisfies Record<string, Reference>;

/** f(x) is x, or a multiple of it, to more bits than count; and its square may be no double. */
const TINY = 2 ** -200;
const SERIES_BOUND = 3;

/** How far a number is from the exact one, in units of the last place of the latter. */
export function ulpError(actual: number, { value, exponent }: Exact): number {
  const size = Math.abs(value.high);
  if (size === 0) return actual === 0 ? 0 : Infinity;
  if (!Number.isFinite(actual)) return actual === unscaled({ value, exponent }).high ? 0 : Infinity;
  const place = Math.max(Math.floor(Math.log2(size)), -1022 - exponent) - 52;
  const error = sub(scale(fromNumber(actual), -exponent), value);
  return Math.abs(error.high) / 2 ** place;
}

function exp(x: DoubleDouble): Exact {
  const { n, value } = reducedExpm1(x);
  const exponent = n - (n % 2); // an even one may be halved
  return { value: scale(add(value, ONE), n % 2), exponent };
}

function expm1(x: DoubleDouble): DoubleDouble {
  const { n, value } = reducedExpm1(x);
  return add(scale(value, n), sub(fromNumber(2 ** n), ONE));
}

/** x = n ln 2 + r; the value is eʳ − 1. */
function reducedExpm1(x: DoubleDouble): { n: number; value: DoubleDouble } {
  const n = Math.round(x.high / LN2.high);
  const halvings = 6;
  const small = scale(sub(x, mul(fromNumber(n), LN2)), -halvings);
  let value = mul(small, polynomial(small, EXPM1));
  for (let i = 0; i < halvings; i++) value = mul(value, add(value, fromNumber(2)));
  return { n, value };
}

/** log(high + low): Newton's iteration for eʸ − 1, from what Math.log1p says. */
function log(high: number, low: number): DoubleDouble {
  const k = Math.round(Math.log2(high));
  const m = scale({ high, low }, -k);
  const less = add(fromNumber(m.high - 1), fromNumber(m.low));
  const y = Math.log1p(less.high);
  const change = add(less, mul(m, expm1(fromNumber(-y))));
  const correction = sub(change, scale(mul(change, change), -1));
  return add(mul(fromNumber(k), LN2), add(fromNumber(y), correction));
}

/** sin(x + shift π/2), |x| < 2²⁰. */
function circular(x: number, shift: number): DoubleDouble {
  const k = Math.round(x / HALF_PI[0]);
  let r = fromNumber(x);
  for (const part of HALF_PI) r = sub(r, exactProduct(k, part));
  if (Math.abs(x) < TINY) r = fromNumber(x);
  const square = mul(r, r);
  const quadrant = (((k + shift) % 4) + 4) % 4;
  const value = quadrant % 2 === 0 ? mul(r, polynomial(square, SINE)) : polynomial(square, COSINE);
  return quadrant < 2 ? value : neg(value);
}

/** 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (2n + 1)!! (DLMF 7.6.2): all terms are positive. */
function erf(x: number): DoubleDouble {
  const square = exactProduct(x, x);
  const sum = mul(polynomial(square, ERF), fromNumber(x));
  return mul(mul(TWO_OVER_SQRT_PI, unscaled(exp(neg(square)))), sum);
}

/** e^(−x²) / √π / (x + ½ / (x + 1 / (x + 1½ / …))) (DLMF 7.9.1). */
function erfc(x: number): Exact {
  let fraction = fromNumber(x);
  for (let n = 100; n > 0; n--) fraction = add(fromNumber(x), div(fromNumber(n / 2), fraction));
  const { value, exponent } = exp(neg(exactProduct(x, x)));
  return { value: div(mul(value, scale(TWO_OVER_SQRT_PI, -1)), fraction), exponent };
}

function unscaled({ value, exponent }: Exact): DoubleDouble {
  return scale(value, exponent);
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

/** The coefficients that begin with 1, each the one before it times a ratio of whole numbers. */
function coefficients(count: number, ratio: (n: number) => [number, number]): DoubleDouble[] {
  const list = [ONE];
  for (let n = 1; n < count; n++) {
    const [above, below] = ratio(n);
    list.push(div(mul(list[n - 1], fromNumber(above)), fromNumber(below)));
  }
  return list;
}

const EXPM1 = coefficients(12, (n) => [1, n + 1]);
const SINE = coefficients(15, (n) => [-1, 2 * n * (2 * n + 1)]);
const COSINE = coefficients(15, (n) => [-1, 2 * n * (2 * n - 1)]);
const ERF = coefficients(75, (n) => [2, 2 * n + 1]);
