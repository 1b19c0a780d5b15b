// Lesson 2 in Chinese.

import type { activations as English } from '../en/activations';
import type { Translation } from '../languages';

export const activations: Translation<typeof English> = {
  title: '激活函数和它们的斜率',

  bend: '网络为什么需要弯曲',
  straight: `
    一个**神经元**把每个输入各乘以一个数，再把这些乘积加起来，得到的和叫做 z。如果仅此而已，
    一千个神经元的网络也不比一个强：直线套直线，得到的还是直线。

    所以每个神经元都要把自己的和弯一弯。负责弯曲的函数叫**激活函数**，它的输出叫做 a。
    最经典的一个是 **sigmoid**，写作 σ（希腊字母 sigma）：

        σ(z) = 1 / (1 + e^(−z))        e = {e}…

    它把任何数都压进 0 到 1 之间，于是 a 可以读作“我有多大把握”。`,
  sigmoidTitle: 'sigmoid 与它的斜率',
  slopeName: '斜率',
  sigmoidSlope: `
    第二条曲线是斜率，意思和上一课一样：z 每动一步，a 动多少。它在正中间最大，z = 0 处是 {middle}；
    往两边渐渐消失，因为 sigmoid 在那里已经拿定了主意。请记住那片平地，它会在第 {vanishing} 课惹出麻烦。

    有一条捷径：知道了 a = σ(z)，就不必知道 z 了。

        sigmoid 的斜率 = a · (1 − a)`,
  sigmoid: {
    question: '一个 sigmoid 神经元显示 a = {a}。它在那里的斜率是多少？',
    hint: 'a · (1 − a)',
    why: '{a} · (1 − {a}) = {answer}',
    a: '第一个因子 a',
    rest: '第二个因子 1 − a',
    squared: '这是 a · a。第二个因子是 1 − a。',
    z: '你取的是 z = {a} 处的斜率。可 {a} 是输出，也就是 a。',
  },

  family: 'tanh、relu 和它的家族',
  tanh: `
    **tanh** 是拉长了的 sigmoid，从 −1 到 1：tanh(z) = 2 · σ(2 · z) − 1。它的零点在正中间，那里也爬得更陡：

        tanh 的斜率 = 1 − a²        这里的 a 仍是输出`,
  tanhTitle: 'tanh 与 sigmoid',
  tanhSlope: {
    question: '一个 tanh 神经元显示 a = {a}。它的斜率是多少？',
    hint: '先把 a 平方，再用 1 去减它。',
    why: '1 − {a}² = {answer}',
    notSquared: '你忘了把 a 平方。',
    noOne: '这是 a²。斜率是 1 − a²。',
    sigmoid: '这是 sigmoid 的规则 a · (1 − a)。tanh 的是 1 − a²。',
  },
  relu: `
    这两个函数在两头都会变平。**relu**（修正线性单元）在右边不会：

        relu(z) = z（z > 0 时），否则为 0

    它在 0 的右边斜率是 1，左边是 0。正好在拐角处没有斜率，stepgrad 在那里取 {corner}，与 PyTorch 相同。

    如果一个 relu 的 z 总是负的，它的斜率就是 0，什么也学不到，人们说它“死了”。于是它有了一些亲戚：
    有的在左边放一点点信号过去，有的把拐角磨圆。`,
  reluTitle: 'relu 和它的三个亲戚',
  cousins: `
    leaky relu 在左边保留一点自己的斜率，不另外说明时是 {leak}；图里画的是 {drawn}，这样看得清楚。elu 弯向 −1。
    **softplus** 是 log(1 + e^z)，即拐角磨圆了的 relu，而它的斜率是一位老朋友：sigmoid。

    下面是它们在 0 两边的值和斜率：`,
  nameColumn: '激活函数',
  valueColumn: 'a({z})',
  slopeColumn: '斜率({z})',
  leaky: {
    question: 'leakyRelu 在左边的斜率是 {leak}。在 z = {z} 处，da/dz 是多少？',
    hint: '在左边 a = {leak} · z。z 每动一步，a 动多少？',
    why: '那里 a = {leak} · z，是一条直线：凡是 z < 0 的地方，斜率都是 {answer}。',
    value: '这是 a 本身，即 {leak} · z。斜率是 z 前面的那个数。',
    relu: '那是 relu。leaky 的会放一点点过去。',
    right: '这是 0 右边的斜率。z = {z} 在左边。',
  },

  steps: '从 sigmoid 到阶跃',
  steeper: `
    最古老的激活函数是**阶跃函数**（step）：z > 0 时为 1，否则为 0。非此即彼，没有中间地带。
    你想离它多近都行：在 sigmoid 之前先把 z 乘以一个数 k。`,
  stepTitle: 'k 越来越大时的 σ(k · z)',
  inRow: `
    σ(k · z) 是两台连起来的机器：先是 k · z，斜率为 k，然后是 sigmoid。连起来的斜率怎么算，你已经知道了。`,
  steep: {
    question: 'σ({k} · z) 在 z = 0 处的斜率是多少？',
    hint: '两个因子：{k} · z 的斜率，以及 sigmoid 在 0 处的斜率，那里 a = {half}。',
    why: 'sigmoid 在 0 处的斜率乘以 k：{middle} · {k} = {answer}',
    k: 'k · z 的斜率',
    sigmoid: 'sigmoid 在 0 处的斜率',
  },
  flat: `
    中间越陡，其余地方就越平。看看中间旁边的一点 z = {z}：`,
  slopeAtColumn: 'z = {z} 处的斜率',
  dead: {
    question: '那么阶跃函数本身呢？它在 z = {z} 处的斜率是多少？',
    hint: '让 z 动一点点。阶跃函数会动吗？',
    why: 'z 动了一点点，阶跃函数仍然显示 1：斜率是 {answer}。',
    value: '这是阶跃函数显示的值。斜率说的是它怎么动。',
  },
  moral: `
    所以网络内部不用阶跃函数：不管往哪边拧旋钮，什么都不动，也就无从学起。学习离不开斜率。

    在 stepgrad 里，每个激活函数都是一种运算，都知道自己的斜率：`,
  next: `
    下一课：整层整层的神经元，向前计算。`,
};
