// How each op is written in LaTeX: one entry an op. No entry writes an operand twice, or nested formulas would double at
// every step.

import type { OpName } from '../ops/algebra';
import type { Op } from '../ops/op';
import { at, ATOM, call, FACTOR, number, OPEN, operator, PRODUCT, SUM, type Term } from './latexTerm';

type Form = (operands: readonly Term[], options: readonly unknown[]) => Term;

const f =
  (name: string): Form =>
  (operands) =>
    call(name, operands);

/** A function with its settings, which are numbers, as an index. */
const withOptions =
  (name: string): Form =>
  (operands, options) =>
    call(`${name}_{${options.map((option) => number(option as number).tex).join(', ')}}`, operands);

const fraction = (above: string, below: string): Term => ({
  tex: `\\frac{${above}}{${below}}`,
  level: FACTOR,
});

const power = (base: Term, exponent: string): Term => ({
  tex: `${at(ATOM, base)}^{${exponent}}`,
  level: FACTOR,
});

const exponential = ({ tex }: Term): string => `e^{${tex}}`;

const product = (a: Term, b: Term): string => `${at(PRODUCT, a)} \\cdot ${at(FACTOR, b)}`;

/** Of products, or of what is bracketed like one; the first may be a sum. */
const plus = (parts: readonly Term[]): Term => ({
  tex: parts.length === 0 ? '0' : parts.map((part, i) => at(i === 0 ? SUM : PRODUCT, part)).join(' + '),
  level: parts.length === 0 ? ATOM : SUM,
});

const between =
  (left: string, right: string): Form =>
  ([x]) => ({ tex: `\\left${left} ${x.tex} \\right${right}`, level: ATOM });

/** What has no entry is a function of that name. */
const forms: Readonly<Partial<Record<OpName, Form>>> = {
  neg: ([x]) => ({ tex: `-${at(PRODUCT, x)}`, level: SUM }),
  abs: between('|', '|'),
  sign: f(operator('sgn')),
  square: ([x]) => power(x, '2'),
  sqrt: ([x]) => ({ tex: `\\sqrt{${x.tex}}`, level: FACTOR }),
  cbrt: ([x]) => ({ tex: `\\sqrt[3]{${x.tex}}`, level: FACTOR }),
  reciprocal: ([x]) => fraction('1', x.tex),
  exp: ([x]) => ({ tex: exponential(x), level: FACTOR }),
  expm1: ([x]) => ({ tex: `${exponential(x)} - 1`, level: SUM }),
  log: f('\\ln'),
  log1p: ([x]) => call('\\ln', [{ tex: `1 + ${at(PRODUCT, x)}`, level: SUM }]),
  log2: f('\\log_{2}'),
  log10: f('\\log_{10}'),
  sin: f('\\sin'),
  cos: f('\\cos'),
  tan: f('\\tan'),
  asin: f('\\arcsin'),
  acos: f('\\arccos'),
  atan: f('\\arctan'),
  sinh: f('\\sinh'),
  cosh: f('\\cosh'),
  tanh: f('\\tanh'),
  asinh: f(operator('arsinh')),
  acosh: f(operator('arcosh')),
  atanh: f(operator('artanh')),
  floor: between('\\lfloor', '\\rfloor'),
  ceil: between('\\lceil', '\\rceil'),
  sigmoid: f('\\sigma'),
  logSigmoid: ([x]) => call('\\ln \\sigma', [x]),
  relu: f(operator('ReLU')),
  relu6: f(operator('ReLU6')),
  leakyRelu: withOptions(operator('LeakyReLU')),
  elu: withOptions(operator('ELU')),
  selu: f(operator('SELU')),
  gelu: (operands, [approximate]) =>
    call(approximate === 'tanh' ? `${operator('GELU')}_{\\tanh}` : operator('GELU'), operands),
  silu: f(operator('SiLU')),
  mish: f(operator('Mish')),
  hardtanh: withOptions(operator('hardtanh')),
  add: plus,
  sub: ([a, b]) => ({ tex: `${at(SUM, a)} - ${at(PRODUCT, b)}`, level: SUM }),
  mul: ([a, b]) => ({ tex: product(a, b), level: PRODUCT }),
  div: ([a, b]) => fraction(a.tex, b.tex),
  pow: ([a, b]) => power(a, b.tex),
  max: f('\\max'),
  min: f('\\min'),
  hypot: ([a, b]) => ({ tex: `\\sqrt{${power(a, '2').tex} + ${power(b, '2').tex}}`, level: FACTOR }),
  logAddExp: ([a, b]) => call('\\ln', [{ tex: `${exponential(a)} + ${exponential(b)}`, level: SUM }]),
  where: ([condition, a, b]) => ({
    tex: `\\begin{cases} ${a.tex} & \\text{if } ${at(SUM, condition)} > 0 \\\\ ${b.tex} & \\text{otherwise} \\end{cases}`,
    level: OPEN,
  }),
  sum: plus,
  mean: (operands) =>
    operands.length === 1 ? operands[0] : fraction(plus(operands).tex, String(operands.length)),
  dot: (operands) => {
    const n = operands.length >> 1;
    const products = operands
      .slice(0, n)
      .map((w, i) => ({ tex: product(w, operands[n + i]), level: PRODUCT }));
    return plus([...products, ...operands.slice(2 * n)]);
  },
  logSumExp: (operands) => call('\\ln', [{ tex: operands.map(exponential).join(' + '), level: SUM }]),
};

/** The formula of an op of the table. */
export function latexOf({ name, options }: Op, operands: readonly Term[]): Term {
  const form = forms[name as OpName] ?? f(operator(name));
  return form(operands, options);
}
