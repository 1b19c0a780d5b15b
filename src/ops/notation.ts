// How ops are written for people to read: the value, the local derivatives, and why they are what they are. Of the
// letters in a row, a, b and c stand for the operands and y for the value.

import type { NaryName, OpName } from './algebra';
import type { Op } from './op';

export interface Notation {
  /** The value of the op, given its operands as they are to be written. */
  value(this: void, operands: readonly string[]): string;
  /** The local derivative by operand number i. */
  slope(this: void, i: number, operands: readonly string[], output: string): string;
  /** What the op does to a gradient, in a sentence; `it` is the gradient that comes back to the op. */
  readonly reason: string;
}

/** The value, the derivative by each operand, and the reason. */
type Row = readonly [value: string, slopes: readonly string[], reason: string];

const FLAT = 'it is flat wherever it has a slope, so nothing comes back';
const TAILS = 'it is steepest at 0 and flat in both tails, where little comes back';
const GATE = 'where its input is positive it lets the gradient pass, elsewhere nothing';
const SOFT_GATE = 'a gate with soft edges: far right it lets the gradient pass, far left nothing';
const LEAKY_GATE = 'where its input is positive it lets the gradient pass, elsewhere a part of it';
const BETWEEN = 'between its edges it lets the gradient pass, beyond them nothing';

const rows: Readonly<Record<Exclude<OpName, NaryName>, Row>> = {
  add: ['a + b', ['1', '1'], 'add passes the gradient on to both, unchanged'],
  sub: ['a - b', ['1', '-1'], 'sub passes the gradient on, with its sign turned for what is subtracted'],
  mul: ['a × b', ['b', 'a'], 'mul swaps: each factor gets the gradient times the other factor'],
  div: ['a / b', ['1 / b', '-y / b'], 'div scales by what it divides by: a large divisor passes little on'],
  pow: ['a ^ b', ['b·a^(b - 1)', 'y·log(a)'], 'the exponent comes down as a factor'],
  max: [
    'max(a, b)',
    ['[a > b]', '[b > a]'],
    'max routes the gradient to the larger; of two equals each gets half',
  ],
  min: [
    'min(a, b)',
    ['[a < b]', '[b < a]'],
    'min routes the gradient to the smaller; of two equals each gets half',
  ],
  atan2: [
    'atan2(a, b)',
    ['b / (a² + b²)', '-a / (a² + b²)'],
    'an angle moves less the farther out the point is',
  ],
  hypot: ['hypot(a, b)', ['a / y', 'b / y'], 'a length grows with each side by its share of the direction'],
  logAddExp: [
    'log(exp(a) + exp(b))',
    ['exp(a - y)', 'exp(b - y)'],
    'a soft max: the gradient is shared by size',
  ],
  clamp: ['clamp(a, b, c)', ['[b ≤ a ≤ c]', '[a < b]', '[a > c]'], BETWEEN],
  where: ['where(a, b, c)', ['0', '[a > 0]', '[a ≤ 0]'], 'where routes the gradient to the branch it took'],

  neg: ['-a', ['-1'], 'neg turns the sign of the gradient'],
  abs: ['|a|', ['sign(a)'], 'abs turns the sign of the gradient where its input is negative'],
  sign: ['sign(a)', ['0'], FLAT],
  square: ['a²', ['2·a'], 'a square is steep far from 0 and flat at it'],
  sqrt: ['√a', ['1 / (2·y)'], 'a root is steep near 0 and ever flatter beyond'],
  cbrt: ['∛a', ['1 / (3·y²)'], 'a root is steep near 0 and ever flatter beyond'],
  reciprocal: ['1 / a', ['-y²'], 'a larger divisor makes less, so the sign turns'],
  exp: ['exp(a)', ['y'], 'exp grows by its own size: its slope is its value'],
  expm1: ['exp(a) - 1', ['exp(a)'], 'exp grows by its own size'],
  log: ['log(a)', ['1 / a'], 'log asks by what factor: a step counts for less where its input is large'],
  log1p: [
    'log(1 + a)',
    ['1 / (1 + a)'],
    'log asks by what factor: a step counts for less where its input is large',
  ],
  log2: [
    'log2(a)',
    ['1 / (a·log(2))'],
    'log asks by what factor: a step counts for less where its input is large',
  ],
  log10: [
    'log10(a)',
    ['1 / (a·log(10))'],
    'log asks by what factor: a step counts for less where its input is large',
  ],
  sin: ['sin(a)', ['cos(a)'], 'a wave is steepest where it crosses 0'],
  cos: ['cos(a)', ['-sin(a)'], 'a wave is steepest where it crosses 0'],
  tan: ['tan(a)', ['1 + y²'], 'tan is steep near its poles'],
  asin: ['asin(a)', ['1 / √(1 - a²)'], 'asin is steep at the ends of its range'],
  acos: ['acos(a)', ['-1 / √(1 - a²)'], 'acos is steep at the ends of its range, and falls'],
  atan: ['atan(a)', ['1 / (1 + a²)'], TAILS],
  sinh: ['sinh(a)', ['cosh(a)'], 'sinh grows as exp does, on both sides'],
  cosh: ['cosh(a)', ['sinh(a)'], 'cosh is flat at 0, and grows as exp does on both sides'],
  tanh: ['tanh(a)', ['1 - y²'], TAILS],
  sech: ['sech(a)', ['-y·tanh(a)'], 'a bump: flat at its top and in both tails'],
  asinh: ['asinh(a)', ['1 / √(a² + 1)'], 'a logarithm on both sides: flatter far out'],
  acosh: ['acosh(a)', ['1 / √(a² - 1)'], 'steep at its beginning, flatter far out'],
  atanh: ['atanh(a)', ['1 / (1 - a²)'], 'steep at both ends of its range'],
  erf: ['erf(a)', ['2/√π·exp(-a²)'], TAILS],
  erfc: ['erfc(a)', ['-2/√π·exp(-a²)'], 'it falls: steepest at 0, and flat in both tails'],
  floor: ['floor(a)', ['0'], FLAT],
  ceil: ['ceil(a)', ['0'], FLAT],
  round: ['round(a)', ['0'], FLAT],

  sigmoid: ['sigmoid(a)', ['y·(1 - y)'], `${TAILS}; never more than a quarter`],
  logSigmoid: [
    'log(sigmoid(a))',
    ['sigmoid(-a)'],
    'steep where sigmoid is nearly 0, flat where it is nearly 1',
  ],
  relu: ['relu(a)', ['[a > 0]'], GATE],
  relu6: ['relu6(a)', ['[0 < a < 6]'], BETWEEN],
  leakyRelu: ['leakyRelu(a)', ["leakyRelu'(a)"], LEAKY_GATE],
  elu: ['elu(a)', ["elu'(a)"], LEAKY_GATE],
  selu: ['selu(a)', ["selu'(a)"], LEAKY_GATE],
  gelu: ['gelu(a)', ["gelu'(a)"], SOFT_GATE],
  silu: ['a·sigmoid(a)', ["silu'(a)"], SOFT_GATE],
  mish: ['mish(a)', ["mish'(a)"], SOFT_GATE],
  softplus: ['softplus(a)', ['sigmoid(a)'], SOFT_GATE],
  softsign: ['softsign(a)', ['1 / (1 + |a|)²'], TAILS],
  hardtanh: ['hardtanh(a)', ["hardtanh'(a)"], BETWEEN],
  hardSigmoid: [
    'hardSigmoid(a)',
    ["hardSigmoid'(a)"],
    'a sixth of the gradient between −3 and 3, beyond them nothing',
  ],
  hardSwish: ['hardSwish(a)', ["hardSwish'(a)"], SOFT_GATE],
  step: ['step(a)', ['0'], FLAT],
};

const nary: Readonly<Record<NaryName, Notation>> = {
  sum: {
    value: (operands) => few(operands, ' + '),
    slope: () => '1',
    reason: 'a sum passes the gradient on to all, unchanged',
  },
  mean: {
    value: (operands) => `(${few(operands, ' + ')}) / ${operands.length}`,
    slope: (_, { length }) => `1 / ${length}`,
    reason: 'a mean shares the gradient out in equal parts',
  },
  dot: {
    value: (operands) => few(termsOfDot(operands), ' + '),
    slope: (i, operands) => partnerInDot(i, operands) ?? '1',
    reason: 'in a dot product each factor gets the gradient times its partner, the bias the gradient itself',
  },
  logSumExp: {
    value: (operands) =>
      `log(${few(
        operands.map((a) => filled('exp(a)', [a])),
        ' + ',
      )})`,
    slope: (i, operands, y) => filled('exp(a - y)', [operands[i]], y),
    reason: 'a soft max: the gradient is shared by size',
  },
};

/** How an op is written; a user's own by its name. */
export function notationOf({ name, arity }: Op): Notation {
  if (arity === 'n') return nary[name as NaryName];
  const row = Object.hasOwn(rows, name) ? rows[name as keyof typeof rows] : undefined;
  if (row === undefined) return ownNotation(name, arity);
  const [value, slopes, reason] = row;
  return {
    value: (operands) => filled(value, operands),
    slope: (i, operands, output) => filled(slopes[i], operands, output),
    reason,
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
    reason: `${name} is an op of your own: its rule says how steep it is here`,
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
