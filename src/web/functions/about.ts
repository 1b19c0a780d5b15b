// What the ops of one operand are, in the language of the page. English comes from the table of ops.

import type { UnaryName } from '../../ops/algebra';
import { table } from '../../ops/facts';

const CHINESE: Readonly<Record<UnaryName, string>> = {
  neg: '−x',
  abs: '|x|',
  sign: '−1、0 或 1',
  square: 'x²',
  sqrt: '√x',
  cbrt: '∛x',
  reciprocal: '1/x',
  floor: '不大于 x 的最大整数',
  ceil: '不小于 x 的最小整数',
  round: '最近的整数，正中间时取偶数',
  exp: 'eˣ',
  expm1: 'eˣ − 1，在 0 附近也精确',
  log: '自然对数',
  log1p: 'log(1 + x)，在 0 附近也精确',
  log2: '以 2 为底的对数',
  log10: '以 10 为底的对数',
  sin: '正弦，x 以弧度计',
  cos: '余弦，x 以弧度计',
  tan: '正切，x 以弧度计',
  asin: '反正弦，以弧度计',
  acos: '反余弦，以弧度计',
  atan: '反正切，以弧度计',
  sinh: '双曲正弦',
  cosh: '双曲余弦',
  tanh: '双曲正切',
  sech: '双曲正割，1/cosh x，不会溢出',
  asinh: '反双曲正弦',
  acosh: '反双曲余弦',
  atanh: '反双曲正切',
  erf: '误差函数，2/√π ∫₀ˣ e^(−t²) dt',
  erfc: '1 − erf x，在 erf 接近 1 处也精确',
  sigmoid: '1 / (1 + e⁻ˣ)',
  logSigmoid: 'log σ(x)，不会溢出',
  relu: 'max(x, 0)',
  relu6: 'max(x, 0)，最多到 6',
  leakyRelu: 'x > 0 时是 x，否则是 slope · x',
  elu: 'x > 0 时是 x，否则是 alpha · (eˣ − 1)',
  selu: '缩放过的 elu，使均值 0 和方差 1 保持不变',
  gelu: 'x · Φ(x)，Φ 是正态分布；或它的 tanh 近似',
  silu: 'x · σ(x)',
  mish: 'x · tanh(softplus(x))',
  softplus: 'log(1 + eˣ)，光滑的 relu',
  softsign: 'x / (1 + |x|)',
  hardtanh: 'x，但不小于 min，也不大于 max',
  hardSigmoid: 'relu6(x + 3) / 6',
  hardSwish: 'x · relu6(x + 3) / 6',
  step: 'x > 0 时是 1，否则是 0',
};

/** In one line. */
export function aboutOp(name: UnaryName, language: 'en' | 'zh'): string {
  return language === 'zh' ? CHINESE[name] : table[name].doc;
}
