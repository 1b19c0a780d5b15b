// Lesson 7 in Chinese.

import type { vanishingGradients as English } from '../en/vanishingGradients';
import type { Translation } from '../languages';

export const vanishingGradients: Translation<typeof English> = {
  title: '梯度消失',

  product: '一个很长的乘积',
  layers: `
    深层网络有很多层。梯度从损失往回走，要走到第一层，就得穿过中间所有的激活函数，每过一个，
    都要乘上那里的斜率。sigmoid 的斜率最好能有多大，你已经知道了：正中间的 {best}。

    我们大方一点：每一层都取最好的情况，权重也既不放大，也不缩小。`,
  five: {
    question: '一个大小为 1 的梯度，经过 {layers} 个斜率都是 {best} 的 sigmoid，还剩多少？',
    hint: '{best} · {best} · …，一共 {layers} 个。可以输入 `{best}**{layers}`。',
    why: '{best}^{layers} = {answer}',
    added: '你把斜率加起来了。一环接一环的影响要相乘。',
    oneLess: '少了一层。',
    oneMore: '多了一层。',
    divided: '你用一个斜率除以了层数。应该每一层都乘一个斜率。',
    single: '这只是一层。一共有 {layers} 层。',
  },
  meaning: `
    这还是最好的情况。一次更新是 lr 乘以梯度：梯度只有千分之一的层，学得也只有千分之一那么快。
    最前面的几层离数据最近，却原地不动。这就是**梯度消失**。`,

  measured: '实际测一测',
  net: `
    理论讲完了，来看真的网络：{layers} 层，每层 {width} 个神经元，权重刚刚初始化，数据是“两个月亮”的 {rows} 个点，
    做一次前向传播和一次反向传播。条形表示各层 ∂L/∂w 的平均大小，左边用 sigmoid，右边用 relu。
    刻度是对数的：长度相差一样多，倍数就一样大。`,
  barsTitle: '各层 |∂L/∂w| 的平均值',
  layerName: '第 {layer} 层',
  factor: {
    question:
      '用 sigmoid 时，第 {last} 层是 {large}，第 1 层是 {small}。平均来说，每往后一层，梯度变成原来的多少倍？一共变了 {steps} 次。',
    hint: '哪个数自乘 {steps} 次等于 {large} / {small}？开方：`(…)**(1/{steps})`。',
    why: '({large} / {small})^(1/{steps}) = {answer}。它的倒数约为 {shrinks:2}：往回走时，每层还不到 {best}。',
    whole: '这是全部 {steps} 次合起来的倍数。还要开方。',
    divided: '你除以了 {steps}。相同的倍数是相乘的，所以要开方。',
    upsideDown: '这是往回走时缩小的比例。问的是从第 1 层往后。',
    wrongRoot: '差一点：从第 1 层到第 {last} 层是 {steps} 次，不是 {last} 次。',
  },
  relus: `
    右边的 relu 守住了阵地：凡是让信号通过的地方，它们的斜率都是 1，而 1 · 1 · 1 … 不管乘多少个，还是 1。`,

  learning: '这要紧吗？',
  trained: `
    让两个网络都学起来：同样的数据，同样的学习率，{epochs} 步。`,
  trainedTitle: '每一步的损失',
  xSteps: '步数',
  stuck: `
    用 sigmoid 的网络停在 {stuck}，相当于对什么都说“一半一半”的人的损失（−log ½ = {half}）。
    用 relu 的网络在学习，降到了 {learned}。`,
  slower: {
    question:
      'sigmoid 网络第 1 层的梯度是 {sigmoid}，relu 网络的是 {relu}。lr 相同，前者学习的速度慢多少倍？',
    hint: '两者每步都走 lr 乘以梯度。用大的除以小的。',
    why: '{relu} / {sigmoid} = {answer}。lr 相同，步子之比就是梯度之比。',
    upsideDown: '除反了：用大的除以小的。',
    logarithm: '这是零的个数。倍数是 10 的这么多次方。',
  },

  cures: '怎么办',
  list: `
    **激活函数**：选在很大范围内斜率都接近 1 的，如 relu 和它的亲戚；tanh 也比 sigmoid 好，它在 0 处的斜率是 1。

    **权重**：初始化要合适，因为乘积里的因子是斜率乘以权重。太小就消失，太大就爆炸。Glorot 和 He 的规则能让信号
    保持大小；stepgrad 的 \`MLP\` 会自动这样做。

    **损失函数**：选能把最后一个斜率约掉的，如交叉熵。`,
  explode: {
    question: '反过来也一样。{layers} 层 relu，斜率都是 1，每层的权重是 {weight}。梯度总共要乘以多少？',
    hint: '每一层都乘以 斜率 · 权重 = 1 · {weight}。',
    why: '{weight}^{layers} = {answer}：梯度爆炸。',
    added: '你把权重加起来了。一环接一环的影响要相乘。',
    slope: '你漏掉了权重，每层 {weight}。',
    oneLess: '少了一层。',
  },
  shortcut: `
    还有**捷径**。让一层不是替换它的输入，而是加在输入上：

        y = x + f(x)        dy/dx = 1 + f′(x)

    （f′ 是 f 的斜率。）这幅图你见过：x 用了两次，所以有两条路径，不同路径的贡献相加。其中一条就是那个 1，
    在它上面什么也不会消失。上百层的网络就是这样搭起来的，它们叫残差网络。`,
  residual: {
    question: '每一层 f 的斜率都是 {slope}。{layers} 层带捷径的网络，总的 dy/dx 是多少？',
    hint: '一层乘以 1 + {slope}，一共 {layers} 层。',
    why: '(1 + {slope})^{layers} = {answer}。没有捷径的话，只有 {without:2}。',
    noShortcut: '你漏掉了捷径：1 + f′ 里的 1。',
    single: '这只是一层。一共有 {layers} 层。',
    added: '你把各层加起来了。它们是一环接一环的：要相乘。',
  },
  inCode: `
    在 stepgrad 里，f 用 sigmoid：`,
  end: `
    这是最后一课。现在你可以去读 \`src/engine/value.ts\` 了，从头到尾，没有一处会让你意外。谢谢你的耐心，祝你玩得开心。`,
};
