// Why a local derivative is what it is, in the language of the page. English comes from the table of ops.

import type { OpName } from '../../ops/algebra';
import { reasonFor } from '../../ops/reasons';
import type { Value } from '../../engine/value';

const FLAT = '处处是平的，没有梯度能通过';
const TAILS = '在 0 处最陡，两端是平的，几乎传不回什么';
const GATE = '输入为正时让梯度通过，否则不让通过';
const SOFT_GATE = '边缘柔和的门：远在右边让梯度通过，远在左边不让';
const LEAKY_GATE = '输入为正时让梯度通过，否则只让一部分通过';
const BETWEEN = '在两个边界之间让梯度通过，之外不让';
const LOG = 'log 问的是多少倍：输入越大，同样的一步就越不算什么';
const ROOT = '根号在 0 附近陡，越远越平';
const WAVE = '波在穿过 0 的地方最陡';
const EXP = 'exp 按自己的大小增长：斜率就是它的值';
const SHARE = '柔和的最大值：梯度按大小分配';
const SUM = '加法把梯度原样传给每一项';

const CHINESE: Readonly<Record<OpName, string>> = {
  add: SUM,
  sub: '减法把梯度传下去，被减去的一方变号',
  mul: '乘法交换：每个因子得到梯度乘以另一个因子',
  div: '除法按除数缩放：除数越大，传下去的越少',
  pow: '指数降下来成为因子',
  max: 'max 把梯度送给较大的一个；两个相等时各得一半',
  min: 'min 把梯度送给较小的一个；两个相等时各得一半',
  atan2: '点越远，角度动得越少',
  hypot: '长度随每条边增长，按它在方向里的份额',
  logAddExp: SHARE,
  clamp: BETWEEN,
  where: 'where 把梯度送给它选中的分支',
  neg: 'neg 把梯度变号',
  abs: '输入为负时，abs 把梯度变号',
  sign: FLAT,
  square: '平方离 0 越远越陡，在 0 处是平的',
  sqrt: ROOT,
  cbrt: ROOT,
  reciprocal: '除数越大，结果越小，所以变号',
  exp: EXP,
  expm1: EXP,
  log: LOG,
  log1p: LOG,
  log2: LOG,
  log10: LOG,
  sin: WAVE,
  cos: WAVE,
  tan: 'tan 在极点附近很陡',
  asin: 'asin 在定义域两端很陡',
  acos: 'acos 在定义域两端很陡，并且下降',
  atan: TAILS,
  sinh: 'sinh 向两边像 exp 那样增长',
  cosh: 'cosh 在 0 处是平的，向两边像 exp 那样增长',
  tanh: TAILS,
  sech: '一座小山：山顶和两端都是平的',
  asinh: '两边都是对数：越远越平',
  acosh: '开头陡，越远越平',
  atanh: '在定义域两端很陡',
  erf: TAILS,
  erfc: '它下降：在 0 处最陡，两端是平的',
  floor: FLAT,
  ceil: FLAT,
  round: FLAT,
  sigmoid: `${TAILS}；从不超过四分之一`,
  logSigmoid: 'sigmoid 接近 0 的地方陡，接近 1 的地方平',
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
  hardSigmoid: '在 −3 和 3 之间传回六分之一的梯度，之外没有',
  hardSwish: SOFT_GATE,
  step: FLAT,
  sum: SUM,
  mean: '平均把梯度等分',
  dot: '点积里每个因子得到梯度乘以它的搭档，偏置得到梯度本身',
  logSumExp: SHARE,
};

/** A sentence; none for a leaf. */
export function reasonOf({ rule }: Value, language: 'en' | 'zh'): string {
  if (rule === undefined) return '';
  if (language === 'zh' && Object.hasOwn(CHINESE, rule.name)) return `${CHINESE[rule.name as OpName]}。`;
  const reason = reasonFor(rule);
  return `${reason[0].toUpperCase()}${reason.slice(1)}.`;
}
