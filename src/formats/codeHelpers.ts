// Functions that generated code calls where an op takes more than an expression: the arithmetic of the op's row, as text,
// since a bundler may have changed the row's own.

import { COEFFICIENTS, SERIES, SERIES_BOUND, SPREAD } from '../ops/erf';

export type HelperName =
  | 'erf' | 'erfc' | 'erfSeries' | 'erfcTail' | 'logAddExp' | 'logSumExp' | 'pow' | 'round' | 'sech' | 'sigmoid'
  | 'softplus'; // prettier-ignore

/** Parameters and bodies. */
export const HELPERS: Readonly<Record<HelperName, string>> = {
  pow: `(a: number, b: number): number {
  return Math.abs(a) === 1 && Math.abs(b) === Infinity ? 1 : a ** b;
}`,
  round: `(x: number): number {
  const up = Math.round(x);
  return up - x === 0.5 && up % 2 !== 0 ? up - 1 : up; // halves to the even one
}`,
  sech: `(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return (2 * e) / (1 + e * e);
}`,
  sigmoid: `(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}`,
  softplus: `(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}`,
  logAddExp: `(a: number, b: number): number {
  return a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}`,
  logSumExp: `(xs: readonly number[]): number {
  let top = 0;
  for (let i = 1; i < xs.length; i++) if (xs[i] > xs[top] || Number.isNaN(xs[i])) top = i;
  const largest = xs[top];
  if (Math.abs(largest) === Infinity) return largest;
  let rest = 0;
  for (let i = 0; i < xs.length; i++) if (i !== top) rest += Math.exp(xs[i] - largest);
  return largest + Math.log1p(rest);
}`,
  erf: `(x: number): number {
  return Math.abs(x) < ${SERIES_BOUND} ? erfSeries(x) : Math.sign(x) * (1 - erfcTail(Math.abs(x)));
}`,
  erfc: `(x: number): number {
  if (Math.abs(x) < ${SERIES_BOUND}) return 1 - erfSeries(x);
  return x < 0 ? 2 - erfcTail(-x) : erfcTail(x);
}`,
  erfSeries: `(x: number): number {
  const square = x * x;
  let sum = 0;
  for (const term of [${SERIES.slice(1).reverse().join(', ')}]) sum = (sum + term) * square;
  return x + x * (${SERIES[0]} - 1 + sum);
}`,
  erfcTail: `(x: number): number {
  if (x > 28) return 0;
  const t = ${SPREAD} / (${SPREAD} + x);
  const u = (${SPREAD} - x) / (${SPREAD} + x);
  let previous = 0;
  let current = 0;
  for (const coefficient of [${COEFFICIENTS.slice(1).reverse().join(', ')}]) {
    const next = 2 * u * current - previous + coefficient;
    previous = current;
    current = next;
  }
  const chebyshev = u * current - previous + ${COEFFICIENTS[0]};
  const head = Math.fround(x);
  return Math.exp(-head * head) * Math.exp((head - x) * (head + x)) * t * chebyshev;
}`,
};

/** The sources of helpers and of all that they call, each once. */
export function helperSources(called: Iterable<HelperName>): string[] {
  const needed = new Set(called);
  // The set grows as it is walked.
  for (const name of needed) {
    for (const other of NAMES) if (HELPERS[name].includes(`${other}(`)) needed.add(other);
  }
  return [...needed].map((name) => `function ${name}${HELPERS[name]}`);
}

const NAMES = Object.keys(HELPERS) as HelperName[];
