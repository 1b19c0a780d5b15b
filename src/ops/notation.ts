// How ops are written for people to read: the value and the local derivatives. Of the letters in a row, a, b and c
// stand for the operands and y for the value.

import type { NaryName, OpName } from './algebra';
import type { Op } from './op';

export interface Notation {
  /** The value of the op, given its operands as they are to be written. */
  value(this: void, operands: readonly string[]): string;
  /** The local derivative by operand number i. */
  slope(this: void, i: number, operands: readonly string[], output: string): string;
}

interface Row {
  /** Where it is not written as a call, `tanh(a)`. */
  readonly value?: string;
  /** The derivative by each operand; where it is more than a formula, `gelu'(a)` stands for it. */
  readonly slopes?: readonly string[];
}

const rows: Readonly<Partial<Record<Exclude<OpName, NaryName>, Row>>> = {
  add: { value: 'a + b', slopes: ['1', '1'] },
  sub: { value: 'a - b', slopes: ['1', '-1'] },
  mul: { value: 'a × b', slopes: ['b', 'a'] },
  div: { value: 'a / b', slopes: ['1 / b', '-y / b'] },
  pow: { value: 'a ^ b', slopes: ['b·a^(b - 1)', 'y·log(a)'] },
  max: { slopes: ['[a > b]', '[b > a]'] },
  min: { slopes: ['[a < b]', '[b < a]'] },
  atan2: { slopes: ['b / (a² + b²)', '-a / (a² + b²)'] },
  hypot: { slopes: ['a / y', 'b / y'] },
  logAddExp: { value: 'log(exp(a) + exp(b))', slopes: ['exp(a - y)', 'exp(b - y)'] },
  clamp: { slopes: ['[b ≤ a ≤ c]', '[a < b]', '[a > c]'] },
  where: { slopes: ['0', '[a > 0]', '[a ≤ 0]'] },

  neg: { value: '-a', slopes: ['-1'] },
  abs: { value: '|a|', slopes: ['sign(a)'] },
  sign: { slopes: ['0'] },
  square: { value: 'a²', slopes: ['2·a'] },
  sqrt: { value: '√a', slopes: ['1 / (2·y)'] },
  cbrt: { value: '∛a', slopes: ['1 / (3·y²)'] },
  reciprocal: { value: '1 / a', slopes: ['-y²'] },
  exp: { slopes: ['y'] },
  expm1: { value: 'exp(a) - 1', slopes: ['exp(a)'] },
  log: { slopes: ['1 / a'] },
  log1p: { value: 'log(1 + a)', slopes: ['1 / (1 + a)'] },
  log2: { slopes: ['1 / (a·log(2))'] },
  log10: { slopes: ['1 / (a·log(10))'] },
  sin: { slopes: ['cos(a)'] },
  cos: { slopes: ['-sin(a)'] },
  tan: { slopes: ['1 + y²'] },
  asin: { slopes: ['1 / √(1 - a²)'] },
  acos: { slopes: ['-1 / √(1 - a²)'] },
  atan: { slopes: ['1 / (1 + a²)'] },
  sinh: { slopes: ['cosh(a)'] },
  cosh: { slopes: ['sinh(a)'] },
  tanh: { slopes: ['1 - y²'] },
  sech: { slopes: ['-y·tanh(a)'] },
  asinh: { slopes: ['1 / √(a² + 1)'] },
  acosh: { slopes: ['1 / √(a² - 1)'] },
  atanh: { slopes: ['1 / (1 - a²)'] },
  erf: { slopes: ['2/√π·exp(-a²)'] },
  erfc: { slopes: ['-2/√π·exp(-a²)'] },
  floor: { slopes: ['0'] },
  ceil: { slopes: ['0'] },
  round: { slopes: ['0'] },

  sigmoid: { slopes: ['y·(1 - y)'] },
  logSigmoid: { value: 'log(sigmoid(a))', slopes: ['sigmoid(-a)'] },
  relu: { slopes: ['[a > 0]'] },
  relu6: { slopes: ['[0 < a < 6]'] },
  silu: { value: 'a·sigmoid(a)' },
  softplus: { slopes: ['sigmoid(a)'] },
  softsign: { slopes: ['1 / (1 + |a|)²'] },
  step: { slopes: ['0'] },
};

const nary: Readonly<Record<NaryName, Notation>> = {
  sum: {
    value: (operands) => few(operands, ' + '),
    slope: () => '1',
  },
  mean: {
    value: (operands) => `(${few(operands, ' + ')}) / ${operands.length}`,
    slope: (_, { length }) => `1 / ${length}`,
  },
  dot: {
    value: (operands) => few(termsOfDot(operands), ' + '),
    slope: (i, operands) => partnerInDot(i, operands) ?? '1',
  },
  logSumExp: {
    value: (operands) =>
      `log(${few(
        operands.map((a) => filled('exp(a)', [a])),
        ' + ',
      )})`,
    slope: (i, operands, y) => filled('exp(a - y)', [operands[i]], y),
  },
};

/** How an op is written; a user's own, of whose formula nothing is known, by its name. */
export function notationOf({ name, arity }: Op): Notation {
  if (arity === 'n') return nary[name as NaryName];
  const { value, slopes }: Row = (Object.hasOwn(rows, name) ? rows[name as 'tanh'] : undefined) ?? {};
  return {
    value: (operands) => (value === undefined ? `${name}(${operands.join(', ')})` : filled(value, operands)),
    slope: (i, operands, output) => {
      if (slopes !== undefined) return filled(slopes[i], operands, output);
      return arity === 1 ? `${name}'(${operands[0]})` : `∂${name}/∂${operands[i]}`;
    },
  };
}

/** The products of a dot, `w1·x1`, and its bias, if it has one. */
export function termsOfDot(operands: readonly string[]): string[] {
  const n = operands.length >> 1;
  const products = operands.slice(0, n).map((_, i) => filled('a·b', [operands[i], operands[n + i]]));
  return [...products, ...operands.slice(2 * n)];
}

function partnerInDot(i: number, operands: readonly string[]): string | undefined {
  const n = operands.length >> 1;
  return i < 2 * n ? operands[(i + n) % (2 * n)] : undefined;
}

/** A template with the operands in place; negative numbers get brackets where they follow or carry an operator. */
function filled(template: string, operands: readonly string[], output = ''): string {
  return template.replace(/\b[abcy]\b/g, (letter, offset: number) => {
    const text = letter === 'y' ? output : operands['abc'.indexOf(letter)];
    const before = template.slice(0, offset).trimEnd();
    const opened = before === '' || /[([|,√∛]$/.test(before);
    const carries = /^(\s*\^|²)/.test(template.slice(offset + 1));
    return text.startsWith('-') && (!opened || carries) ? `(${text})` : text;
  });
}

/** Of many operands the first and the last. */
function few(operands: readonly string[], separator: string): string {
  if (operands.length <= 6) return operands.join(separator);
  const [first, second] = operands;
  return [first, second, `… ${operands.length - 3} more …`, operands[operands.length - 1]].join(separator);
}
