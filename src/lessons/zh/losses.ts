// Lesson 4 in Chinese.

import type { losses as English } from '../en/losses';
import type { Translation } from '../languages';

export const losses: Translation<typeof English> = {
  title: '错得有多厉害？损失函数',

  squares: '平方误差',
  loss: `
    网络说 {p}，而真相，即**目标值**，是 y = {y}。想让它变好，先要用一个数说清楚它有多差：这个数叫**损失**，
    算出它的函数叫损失函数。0 是完美，越大越差。

    最古老的是**均方误差** MSE：每个输出 p 减去它的目标值，平方，再对 n 个输出取平均。

        MSE = ( (p₁ − y₁)² + … + (pₙ − yₙ)² ) / n

    平方从不为负，所以偏高和偏低的误差不会互相抵消；而且大误差比小误差的分量重得多。`,
  mse: {
    question: '两个输出 {p1} 和 {p2}，目标值分别是 {y1} 和 {y2}。MSE 是多少？',
    hint: '两个差，各自平方，相加，再除以个数。',
    why: '(({p1} − {y1})² + ({p2} − {y2})²) / 2 = ({s1} + {s2}) / 2 = {answer}',
    notHalved: '这是总和。M 代表平均（mean）：还要除以个数。',
    notSquared: '你忘了平方：不平方的差会互相抵消。',
    absolute: '你忘了把差平方。',
    meanFirst: '你把平均值平方了。应该先各自平方，再取平均。',
    root: '你最后开了平方根。MSE 不开根。',
  },

  surprise: '交叉熵',
  logs: `
    如果目标值只有“是”和“否”，也就是 1 和 0，还有更好的办法。把 p 读作“‘是’的概率”，然后问：
    实际发生的事让你多么吃惊？

        损失 = −log(p)        答案为“是”时，y = 1
        损失 = −log(1 − p)    答案为“否”时，y = 0

    （log 是自然对数：log(e) = 1。）这就是**交叉熵**。有把握而且对了，不用付出代价，因为 log(1) = 0；
    有把握却错了，代价没有上限。`,
  surprised: {
    question: '网络说 p = {p}，而答案为“是”。交叉熵是多少？',
    hint: '−log({p})。就这样输入也可以。',
    why: '−log({p}) = {answer}',
    noMinus: '小于 1 的数，对数是负的。前面的负号让损失变成正数。',
    log10: '这是以 10 为底的对数。这里用自然对数：log(e) = 1。',
    log2: '这是以 2 为底的对数。这里用自然对数：log(e) = 1。',
    other: '这是 −log(1 − p)，对应“否”。可答案为“是”。',
  },
  pictureTitle: '答案为“是”时，一个输出的损失',
  xLabel: 'p，网络所说的',
  compare: `
    在 p = 1 附近，两者一致：错得很少。在 p = 0 附近就不同了。平方误差在那里手软，它最多只能到 {worst}；
    交叉熵却像一堵墙一样竖起来。`,

  gradients: '两个梯度',
  respect: `
    网络不是从损失学习，而是从损失的斜率学习。我们看的 p 是 sigmoid 的输出，p = σ(z)，
    所以要问：动一动 z，损失会动多少？按链式法则：

        MSE：  dL/dz  =  2 · (p − y)  ·  p · (1 − p)

    前一部分 2 · (p − y) 是平方的斜率，后一部分是 sigmoid 的斜率。`,
  mseGradient: {
    question: 'z = {z}，于是 p = {p}，sigmoid 的斜率是 {slope}。目标值是 {y}。对 MSE 来说，dL/dz 是多少？',
    hint: '三个因子：2、误差 p − y = {error}，还有斜率。',
    why: '2 · {error} · {slope} = {answer}',
    two: '平方的斜率里的 2',
    error: '误差 p − y',
    slope: 'sigmoid 的斜率',
  },
  cancels: `
    再来看交叉熵。y = 0 时它是 −log(1 − p)，对 p 的斜率是 1 / (1 − p)。乘以 sigmoid 的斜率 p · (1 − p)，
    看看会发生什么：

        1 / (1 − p)  ·  p · (1 − p)  =  p

    sigmoid 的斜率约掉了！y = 1 时同理，得到 p − 1。合成一个式子：

        交叉熵：  dL/dz  =  p − y`,
  crossGradient: {
    question: '同一个神经元，p = {p}，y = {y}，斜率 {slope}。对交叉熵来说，dL/dz 是多少？',
    hint: '只用得上 p 和 y。',
    why: 'p − y = {p} − {y} = {answer}',
    slopeToo: '你又乘了 sigmoid 的斜率。它已经约掉了。',
    otherTarget: '这是 p − 1，目标值为 1 时才对。这里是 {y}。',
  },

  saturated: '很有把握，却错了',
  flat: `
    这点差别有什么用？来看一个很有把握却错了的神经元：z = {z}，于是 p = {p}，而目标值是 {y}。
    它要学的最多，却偏偏站在 sigmoid 的平地上，那里的斜率只有 {slope}。这样的神经元叫做**饱和**了。`,
  cross: '交叉熵',
  saturatedTitle: '目标值为 1 时的 dL/dz',
  vanished: `
    在最左边，网络错得最厉害的地方，sigmoid 的斜率扼住了平方误差的梯度。交叉熵的梯度却一直接近 −1：
    错得越厉害，拉得越用力。`,
  ratio: {
    question: '在 z = {z} 处，MSE 的梯度是 {mse}，交叉熵的梯度是 {cross}。后者的强度是前者的多少倍？',
    hint: '用一个除以另一个。',
    why: '{cross} / {mse} = {answer}',
    upsideDown: '除反了：用强的除以弱的。',
    product: '你把它们乘起来了。“多少倍”要用除法。',
    difference: '你把它们相减了。“多少倍”要用除法。',
  },
  inCode: `
    在 stepgrad 里，\`bceWithLogits\` 把 sigmoid 和（二元）交叉熵合在一起；**logit** 就是我们所说的 z。
    它接受输出和目标值：`,
  rule: `
    所以：数量（价格、温度）用 MSE，是与否用交叉熵。

    到现在为止，你手算过两三个因子的乘积。下一课：成千上万个，而且一个也不乱。`,
};
