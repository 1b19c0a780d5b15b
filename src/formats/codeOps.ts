// How each op is computed in TypeScript: one entry an op, in exactly the arithmetic of its row, so that not a bit differs.

import { GELU_CUBE, GELU_SCALE, SELU_SCALE, SELU_SLOPE } from '../ops/activations';
import type { OpName } from '../ops/algebra';
import type { HelperName } from './codeHelpers';

/**
 * An expression over operands that are names or numbers, in brackets if negative.
 *
 * @param need - takes note that a helper is called, and returns its name
 */
type Form = (
  operands: readonly string[],
  options: readonly unknown[],
  need: (helper: HelperName) => string,
) => string;

/** A number as source, down to the sign of zero. */
export function literal(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

const math =
  (name: string): Form =>
  (operands) =>
    `Math.${name}(${operands.join(', ')})`;

const helper =
  (name: HelperName): Form =>
  (operands, _, need) =>
    `${need(name)}(${operands.join(', ')})`;

const infix =
  (sign: string): Form =>
  ([a, b]) =>
    `${a} ${sign} ${b}`;

const limited = (x: string, lo: string, hi: string): string => `Math.min(Math.max(${x}, ${lo}), ${hi})`;

/** From left to right, as a loop adds. */
const total = (first: string, terms: readonly string[]): string => [first, ...terms].join(' + ');

export const CODE_OPS = {
  neg: ([x]) => `-${x}`,
  abs: math('abs'),
  sign: math('sign'),
  square: ([x]) => `${x} * ${x}`,
  sqrt: math('sqrt'),
  cbrt: math('cbrt'),
  reciprocal: ([x]) => `1 / ${x}`,
  exp: math('exp'),
  expm1: math('expm1'),
  log: math('log'),
  log1p: math('log1p'),
  log2: math('log2'),
  log10: math('log10'),
  sin: math('sin'),
  cos: math('cos'),
  tan: math('tan'),
  asin: math('asin'),
  acos: math('acos'),
  atan: math('atan'),
  sinh: math('sinh'),
  cosh: math('cosh'),
  tanh: math('tanh'),
  sech: helper('sech'),
  asinh: math('asinh'),
  acosh: math('acosh'),
  atanh: math('atanh'),
  erf: helper('erf'),
  erfc: helper('erfc'),
  floor: math('floor'),
  ceil: math('ceil'),
  round: helper('round'),
  sigmoid: helper('sigmoid'),
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
  softplus: helper('softplus'),
  softsign: ([x]) => `${x} / (1 + Math.abs(${x}))`,
  hardtanh: ([x], [min, max]) => limited(x, literal(min as number), literal(max as number)),
  hardSigmoid: ([x]) => `${limited(`${x} + 3`, '0', '6')} / 6`,
  hardSwish: ([x]) => `${x} * (${limited(`${x} + 3`, '0', '6')} / 6)`,
  step: ([x]) => `${x} > 0 ? 1 : ${x} <= 0 ? 0 : NaN`,
  add: infix('+'),
  sub: infix('-'),
  mul: infix('*'),
  div: infix('/'),
  pow: helper('pow'),
  max: math('max'),
  min: math('min'),
  atan2: math('atan2'),
  hypot: math('hypot'),
  logAddExp: helper('logAddExp'),
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
} satisfies Record<OpName, Form>;
