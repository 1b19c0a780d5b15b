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

/** The value, and the derivative by each operand. */
type Row = readonly [value: string, slopes: readonly string[]];

const rows: Readonly<Record<Exclude<OpName, NaryName>, Row>> = {
  add: ['a + b', ['1', '1']],
  sub: ['a - b', ['1', '-1']],
  mul: ['a × b', ['b', 'a']],
  div: ['a / b', ['1 / b', '-y / b']],
  pow: ['a ^ b', ['b·a^(b - 1)', 'y·log(a)']],
  max: ['max(a, b)', ['[a > b]', '[b > a]']],
  min: ['min(a, b)', ['[a < b]', '[b < a]']],
  atan2: ['atan2(a, b)', ['b / (a² + b²)', '-a / (a² + b²)']],
  hypot: ['hypot(a, b)', ['a / y', 'b / y']],
  logAddExp: ['log(exp(a) + exp(b))', ['exp(a - y)', 'exp(b - y)']],
  clamp: ['clamp(a, b, c)', ['[b ≤ a ≤ c]', '[a < b]', '[a > c]']],
  where: ['where(a, b, c)', ['0', '[a > 0]', '[a ≤ 0]']],

  neg: ['-a', ['-1']],
  abs: ['|a|', ['sign(a)']],
  sign: ['sign(a)', ['0']],
  square: ['a²', ['2·a']],
  sqrt: ['√a', ['1 / (2·y)']],
  cbrt: ['∛a', ['1 / (3·y²)']],
  reciprocal: ['1 / a', ['-y²']],
  exp: ['exp(a)', ['y']],
  expm1: ['exp(a) - 1', ['exp(a)']],
  log: ['log(a)', ['1 / a']],
  log1p: ['log(1 + a)', ['1 / (1 + a)']],
  log2: ['log2(a)', ['1 / (a·log(2))']],
  log10: ['log10(a)', ['1 / (a·log(10))']],
  sin: ['sin(a)', ['cos(a)']],
  cos: ['cos(a)', ['-sin(a)']],
  tan: ['tan(a)', ['1 + y²']],
  asin: ['asin(a)', ['1 / √(1 - a²)']],
  acos: ['acos(a)', ['-1 / √(1 - a²)']],
  atan: ['atan(a)', ['1 / (1 + a²)']],
  sinh: ['sinh(a)', ['cosh(a)']],
  cosh: ['cosh(a)', ['sinh(a)']],
  tanh: ['tanh(a)', ['1 - y²']],
  sech: ['sech(a)', ['-y·tanh(a)']],
  asinh: ['asinh(a)', ['1 / √(a² + 1)']],
  acosh: ['acosh(a)', ['1 / √(a² - 1)']],
  atanh: ['atanh(a)', ['1 / (1 - a²)']],
  erf: ['erf(a)', ['2/√π·exp(-a²)']],
  erfc: ['erfc(a)', ['-2/√π·exp(-a²)']],
  floor: ['floor(a)', ['0']],
  ceil: ['ceil(a)', ['0']],
  round: ['round(a)', ['0']],

  sigmoid: ['sigmoid(a)', ['y·(1 - y)']],
  logSigmoid: ['log(sigmoid(a))', ['sigmoid(-a)']],
  relu: ['relu(a)', ['[a > 0]']],
  relu6: ['relu6(a)', ['[0 < a < 6]']],
  leakyRelu: ['leakyRelu(a)', ["leakyRelu'(a)"]],
  elu: ['elu(a)', ["elu'(a)"]],
  selu: ['selu(a)', ["selu'(a)"]],
  gelu: ['gelu(a)', ["gelu'(a)"]],
  silu: ['a·sigmoid(a)', ["silu'(a)"]],
  mish: ['mish(a)', ["mish'(a)"]],
  softplus: ['softplus(a)', ['sigmoid(a)']],
  softsign: ['softsign(a)', ['1 / (1 + |a|)²']],
  hardtanh: ['hardtanh(a)', ["hardtanh'(a)"]],
  hardSigmoid: ['hardSigmoid(a)', ["hardSigmoid'(a)"]],
  hardSwish: ['hardSwish(a)', ["hardSwish'(a)"]],
  step: ['step(a)', ['0']],
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

/** How an op is written; a user's own by its name. */
export function notationOf({ name, arity }: Op): Notation {
  if (arity === 'n') return nary[name as NaryName];
  const row = Object.hasOwn(rows, name) ? rows[name as keyof typeof rows] : undefined;
  if (row === undefined) return ownNotation(name, arity);
  const [value, slopes] = row;
  return {
    value: (operands) => filled(value, operands),
    slope: (i, operands, output) => filled(slopes[i], operands, output),
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

/** A user's op says nothing of its formula. */
function ownNotation(name: string, arity: number): Notation {
  const call = (operands: readonly string[]): string => `${name}(${operands.join(', ')})`;
  return {
    value: call,
    slope: (i, operands) => (arity === 1 ? `${name}'(${operands[0]})` : `∂${name}/∂${operands[i]}`),
  };
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
