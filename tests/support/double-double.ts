// Numbers of some 106 bits, as the unevaluated sum of two doubles: Dekker 1971, and Knuth's two-sum. References for
// functions that are to be right in their last bits are computed in them.

/** high + low, with |low| at most half a unit in the last place of high. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

export const ONE: DoubleDouble = { high: 1, low: 0 };

export function fromNumber(high: number): DoubleDouble {
  return { high, low: 0 };
}

/** a + b, exactly. */
export function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const added = high - a;
  return { high, low: a - (high - added) + (b - added) };
}

/** a · b, exactly, unless a part of it overflows or is subnormal. */
export function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const [a1, a2] = halves(a);
  const [b1, b2] = halves(b);
  return { high, low: a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2 };
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = exactSum(a.high, b.high);
  const low = exactSum(a.low, b.low);
  const sum = normal(high.high, high.low + low.high);
  return normal(sum.high, sum.low + low.low);
}

export function sub(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, neg(b));
}

export function neg({ high, low }: DoubleDouble): DoubleDouble {
  return { high: -high, low: -low };
}

export function mul(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { high, low } = exactProduct(a.high, b.high);
  return normal(high, low + (a.high * b.low + a.low * b.high));
}

export function div(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high;
  const rest = sub(a, mul(b, fromNumber(first)));
  const second = rest.high / b.high;
  const third = sub(rest, mul(b, fromNumber(second))).high / b.high;
  return add(normal(first, second), fromNumber(third));
}

/** a · 2ⁿ, |n| ≤ 2044. */
export function scale({ high, low }: DoubleDouble, n: number): DoubleDouble {
  const half = Math.trunc(n / 2); // 2ⁿ itself may be no double
  return { high: high * 2 ** half * 2 ** (n - half), low: low * 2 ** half * 2 ** (n - half) };
}

/** Σ cₙ xⁿ. */
export function polynomial(x: DoubleDouble, coefficients: readonly DoubleDouble[]): DoubleDouble {
  return coefficients.reduceRight((sum, coefficient) => add(mul(sum, x), coefficient));
}

/** a + b, |a| ≥ |b|. */
function normal(a: number, b: number): DoubleDouble {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** x as a sum of two numbers of 26 bits (Veltkamp). */
function halves(x: number): [number, number] {
  const wide = 134217729 * x; // 2²⁷ + 1
  const head = wide - (wide - x);
  return [head, x - head];
}
