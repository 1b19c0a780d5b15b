// The words of the tab vanishing, in Chinese.

import type { Translation } from '../../../lessons/languages';
import type { vanishing as en } from '../en/vanishing';

export const vanishing: Translation<typeof en> = {
  depth: '隐藏层数',
  activation: '激活函数',
  init: '初始化',
  again: '换一组权重',
  about: '双月的 {rows} 个点通过各个隐藏层，每层 {width} 个神经元，再反向一次。还没有训练。',
  verdict: '梯度怎么样了',
  says: '从最后一层到第一层，|梯度| 的均值变为 {factor} 倍，相当于每层 {each} 倍。',
  verdicts: {
    vanishes: '梯度消失：前面几层几乎学不到东西。',
    explodes: '梯度爆炸：最初几步就会走过头。',
    keeps: '梯度保持大小：每一层都能学。',
    dead: '什么也没传到：第一层的梯度是 0。',
    faint: '梯度保持大小，但信号在前向途中已经变弱：所有梯度都很小，哪一层也学不到东西。',
    huge: '梯度保持大小，但信号在前向途中已经变得很大：所有梯度都极大，最初几步就会走过头。',
    lost: '途中有数溢出了。',
  },
  layers: '逐层来看',
  columns: {
    layer: '层',
    mean: '激活值均值',
    deviation: '标准差',
    gradient: '|梯度| 均值',
    activations: '激活值，前向',
    gradients: 'log₁₀ |梯度|，反向',
  },
  output: '输出',
  curve: '各层 |梯度| 的均值',
  zero: '{count} 个为 0',
  zeroLayers: '底部的圆圈表示梯度全为 0 的层。',
  histogram: '从 {from} 到 {to}，{peak} 附近最多',
  empty: '没有能放在这里的值',
  preparing: '正在计算……',
};
