// Lesson 3 in Chinese.

import type { forwardPass as English } from '../en/forwardPass';
import type { Translation } from '../languages';

export const forwardPass: Translation<typeof English> = {
  title: '前向传播',

  neuron: '一个神经元',
  weights: `
    神经元对每个输入都有一个旋钮，叫**权重** w；另外还有一个，叫**偏置** b。它先乘，再加，最后加上偏置：

        z = x₁ · w₁ + x₂ · w₂ + b

    取两个输入 x₁ = {x1} 和 x₂ = {x2}，权重 w₁ = {w1} 和 w₂ = {w2}，偏置 b = {b}。`,
  first: {
    question: 'z 是多少？',
    hint: '两个乘积加上偏置：{x1} · {w1} + {x2} · {w2} + {b}。就这样输入也可以。',
    why: '{x1} · {w1} + {x2} · {w2} + {b} = {answer}',
    noBias: '你漏掉了偏置 {b}。',
    oneInput: '你漏掉了第二个输入。每个输入都有自己的权重。',
    added: '你把输入和权重加起来了。每个输入要乘以它的权重。',
    swapped: '权重放反了：w₁ 配 x₁。',
  },
  role: `
    权重决定神经元听谁的、听得多认真。偏置决定它有多容易被激发：b 越大，不管输入是什么，z 都越大。`,

  layer: '一层就是一个矩阵',
  sideBySide: `
    并排的、看到同样输入的神经元组成**一层**。把输入写成一行 X，每个神经元的权重写成 W 的一列，
    偏置写成一行 b。整层所有的和就成了一个式子：

        Z = X · W + b

    X · W 是**矩阵乘积**：结果的第 j 项，是行 X 与 W 的第 j 列对应相乘，再加起来。这正是神经元所做的事。
    这里 W 的第一列就是你刚认识的那个神经元，旁边是第二个：`,
  second: {
    question: 'z₂，也就是 Z 里缺的那一项，是多少？',
    hint: '行 X 乘以 W 的第二列：{x1} · {w1} + {x2} · {w2}。再加偏置。',
    why: '{x1} · {w1} + {x2} · {w2} + {b} = {answer}',
    biasOrRow: '这是没加偏置 {b} 的结果，或者是用了 W 的第二行而不是第二列。',
    firstRow: '你用了 W 的第一行。神经元是列。',
    z1: '这是 z₁，属于第一列。z₂ 要用第二列。',
  },
  shapes: `
    把形状说出来会很有帮助：X 是 {rows} × {inputs}（行 × 列），W 是 {inputs} × {outputs}，Z 是 {rows} × {outputs}。
    中间的两个 {inputs} 必须一致：每个输入对应一个权重。`,

  activation: '再弯一弯',
  bend: `
    最后是激活函数，逐项计算：A = σ(Z)，用的是上一课的 sigmoid：

        σ(z) = 1 / (1 + e^(−z))

    答案可以写成算式：exp(−{z}) 就是 e^(−{z})。`,
  a1: {
    question: 'a₁ = σ(z₁) 是多少？其中 z₁ = {z}。',
    hint: 'e^(−{z}) = {power}。加上 1，再用 1 除以它。',
    why: '1 / (1 + e^(−{z})) = 1 / (1 + {power}) = {answer}',
    noActivation: '这是 z₁ 本身：还没有经过激活函数。',
    sign: '指数的符号反了：是 e^(−z)，这样 a 才会随 z 增大。',
    power: '这只是 e^(−z)。加上 1，再用 1 除以它。',
    upsideDown: '你忘了用 1 去除以它。',
    slope: '这是 sigmoid 在 z₁ 处的斜率。问的是它的高度。',
  },
  both: `
    两个神经元一起算：`,
  pass: `
    这就是一次**前向传播**：数从一头进去，穿过一层层，从另一头出来。多层网络只是反复做同一件事：
    这一层的 A 就是下一层的 X。`,

  inCode: '在 stepgrad 里',
  dot: `
    \`dot\` 就是神经元的和，连同偏置，一个节点就够了：`,
  layerCode: `
    （为什么是 {odd}？计算机大约保留十六位数字，最后一位可能略有出入，没有关系。）

    而 \`Layer\` 就是一层神经元，不另外说明时随机初始化。它的参数，也就是权重和偏置，正是将要学习的东西。`,
  count: {
    question: '一层有 {neurons} 个神经元，每个看到 {inputs} 个输入。这一层有多少个参数？',
    hint: '一个这样的神经元有几个旋钮？别忘了偏置。',
    why: '({inputs} 个权重 + 1 个偏置) · {neurons} 个神经元 = {answer}',
    noBias: '你漏掉了偏置：每个神经元都有一个。',
    oneBias: '偏置不是大家共用一个，而是每个神经元一个。',
    added: '你把输入和神经元的个数加起来了。每个神经元对每个输入都有一个权重。',
  },
  next: `
    现在网络会说话了。下一课：它错得有多厉害？`,
};
