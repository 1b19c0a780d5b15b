// How each op is computed in TypeScript: one entry an op, in exactly the arithmetic of its row, so that not a bit differs.

import { GELU_CUBE, GELU_SCALE, SELU_SCALE, SELU_SLOPE } from '../ops/activations';
import type { OpName } from '../ops/algebra';
import type { Op } from '../ops/op';
import { HELPERS, type HelperName } from './codeHelpers';

/** An expression over operands that are names or numbers, in brackets if negative. */
type Form = (operands: readonly string[], options: readonly unknown[], need: Need) => string;

/** Takes note that a helper is called, and returns its name. */
type Need = (helper: HelperName) => string;

/** A number as source, down to the sign of zero. */
export function literal(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

const infix =
  (sign: string): Form =>
  ([a, b]) =>
    `${a} ${sign} ${b}`;

const limited = (x: string, lo: string, hi: string): string => `Math.min(Math.max(${x}, ${lo}), ${hi})`;

/** From left to right, as a loop adds. */
const total = (first: string, terms: readonly string[]): string => [first, ...terms].join(' + ');

/** What has no entry is a helper of that name, or else a function of Math. */
const forms: Readonly<Partial<Record<OpName, Form>>> = {
  neg: ([x]) => `-${x}`,
  square: ([x]) => `${x} * ${x}`,
  reciprocal: ([x]) => `1 / ${x}`,
  logSigmoid: ([x]) => `Math.min(${x}, 0) - Math.log1p(Math.exp(-Math.abs(${x})))`,
  relu: ([x]) => `Math.max(${x}, 0)`,
  relu6: ([x]) => limited(x, '0', '6'),
  leakyRelu: ([x], [slope]) => `${x} > 0 ? ${x} : ${literal(slope as number)} * ${x}`,
  elu: ([x], [alpha]) => `${x} > 0 ? ${x} : ${literal(alpha as number)} * Math.expm1(${x})`,
  selu: ([x]) => `${x} > 0 ? ${SELU_SCALE} * ${x} : ${SELU_SLOPE} * Math.expm1(${x})`,
  gelu: ([x], [approximate], need) =>
    approximate === 'none'
      ? `${x} * 0.5 * ${need('erfc')}(-${x} * Math.SQRT1_2)`
      : `${x} * ${need('sigmoid')}(${2 * GELU_SCALE} * (${x} + ${GELU_CUBE} * ${x} * ${x} * ${x}))`,
  silu: ([x], _, need) => `${x} * ${need('sigmoid')}(${x})`,
  mish: ([x], _, need) => `${x} * Math.tanh(${need('softplus')}(${x}))`,
  softsign: ([x]) => `${x} / (1 + Math.abs(${x}))`,
  hardtanh: ([x], [min, max]) => limited(x, literal(min as number), literal(max as number)),
  hardSigmoid: ([x]) => `${limited(`${x} + 3`, '0', '6')} / 6`,
  hardSwish: ([x]) => `${x} * (${limited(`${x} + 3`, '0', '6')} / 6)`,
  step: ([x]) => `${x} > 0 ? 1 : ${x} <= 0 ? 0 : NaN`,
  add: infix('+'),
  sub: infix('-'),
  mul: infix('*'),
  div: infix('/'),
  clamp: ([x, lo, hi]) => limited(x, lo, hi),
  where: ([condition, a, b]) => `${condition} > 0 ? ${a} : ${b}`,
  sum: (operands) => total('0', operands),
  mean: (operands) => `(${total('0', operands)}) / ${operands.length}`,
  dot: (operands) => {
    const n = operands.length >> 1;
    const products = operands.slice(0, n).map((w, i) => `${w} * ${operands[n + i]}`);
    return total(operands.length > 2 * n ? operands[2 * n] : '0', products);
  },
  logSumExp: (operands, _, need) => `${need('logSumExp')}([${operands.join(', ')}])`,
};

/** The expression of an op of the table. */
export function codeOf({ name, options }: Op, operands: readonly string[], need: Need): string {
  const form = forms[name as OpName];
  if (form !== undefined) return form(operands, options, need);
  const called = Object.hasOwn(HELPERS, name) ? need(name as HelperName) : `Math.${name}`;
  return `${called}(${operands.join(', ')})`;
}
