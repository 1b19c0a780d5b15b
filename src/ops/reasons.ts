// Why local derivatives are what they are, in words. Programs that only compute and write have no use for them.

import type { OpName } from './algebra';
import type { Op } from './op';

const FLAT = 'it is flat wherever it has a slope, so nothing comes back';
const TAILS = 'it is steepest at 0 and flat in both tails, where little comes back';
const GATE = 'where its input is positive it lets the gradient pass, elsewhere nothing';
const SOFT_GATE = 'a gate with soft edges: far right it lets the gradient pass, far left nothing';
const LEAKY_GATE = 'where its input is positive it lets the gradient pass, elsewhere a part of it';
const BETWEEN = 'between its edges it lets the gradient pass, beyond them nothing';
const LOG = 'log asks by what factor: a step counts for less where its input is large';

/** What the op does to a gradient; `it` is the gradient that comes back to the op. */
const reasons: Readonly<Record<OpName, string>> = {
  add: 'add passes the gradient on to both, unchanged',
  sub: 'sub passes the gradient on, with its sign turned for what is subtracted',
  mul: 'mul swaps: each factor gets the gradient times the other factor',
  div: 'div scales by what it divides by: a large divisor passes little on',
  pow: 'the exponent comes down as a factor',
  max: 'max routes the gradient to the larger; of two equals each gets half',
  min: 'min routes the gradient to the smaller; of two equals each gets half',
  atan2: 'an angle moves less the farther out the point is',
  hypot: 'a length grows with each side by its share of the direction',
  logAddExp: 'a soft max: the gradient is shared by size',
  clamp: BETWEEN,
  where: 'where routes the gradient to the branch it took',

  neg: 'neg turns the sign of the gradient',
  abs: 'abs turns the sign of the gradient where its input is negative',
  sign: FLAT,
  square: 'a square is steep far from 0 and flat at it',
  sqrt: 'a root is steep near 0 and ever flatter beyond',
  cbrt: 'a root is steep near 0 and ever flatter beyond',
  reciprocal: 'a larger divisor makes less, so the sign turns',
  exp: 'exp grows by its own size: its slope is its value',
  expm1: 'exp grows by its own size',
  log: LOG,
  log1p: LOG,
  log2: LOG,
  log10: LOG,
  sin: 'a wave is steepest where it crosses 0',
  cos: 'a wave is steepest where it crosses 0',
  tan: 'tan is steep near its poles',
  asin: 'asin is steep at the ends of its range',
  acos: 'acos is steep at the ends of its range, and falls',
  atan: TAILS,
  sinh: 'sinh grows as exp does, on both sides',
  cosh: 'cosh is flat at 0, and grows as exp does on both sides',
  tanh: TAILS,
  sech: 'a bump: flat at its top and in both tails',
  asinh: 'a logarithm on both sides: flatter far out',
  acosh: 'steep at its beginning, flatter far out',
  atanh: 'steep at both ends of its range',
  erf: TAILS,
  erfc: 'it falls: steepest at 0, and flat in both tails',
  floor: FLAT,
  ceil: FLAT,
  round: FLAT,

  sigmoid: `${TAILS}; never more than a quarter`,
  logSigmoid: 'steep where sigmoid is nearly 0, flat where it is nearly 1',
  relu: GATE,
  relu6: BETWEEN,
  leakyRelu: LEAKY_GATE,
  elu: LEAKY_GATE,
  selu: LEAKY_GATE,
  gelu: SOFT_GATE,
  silu: SOFT_GATE,
  mish: SOFT_GATE,
  softplus: SOFT_GATE,
  softsign: TAILS,
  hardtanh: BETWEEN,
  hardSigmoid: 'a sixth of the gradient between −3 and 3, beyond them nothing',
  hardSwish: SOFT_GATE,
  step: FLAT,

  sum: 'a sum passes the gradient on to all, unchanged',
  mean: 'a mean shares the gradient out in equal parts',
  dot: 'in a dot product each factor gets the gradient times its partner, the bias the gradient itself',
  logSumExp: 'a soft max: the gradient is shared by size',
};

/** Half a sentence, without a capital and a full stop. */
export function reasonFor({ name }: Op): string {
  return Object.hasOwn(reasons, name)
    ? reasons[name as OpName]
    : `${name} is an op of your own: its rule says how steep it is here`;
}
