// Lesson 6 in Chinese.

import type { update as English } from '../en/update';
import type { Translation } from '../languages';

export const update: Translation<typeof English> = {
  title: '终于开始学习：参数更新',

  step: '下坡一步',
  downhill: `
    一个旋钮的梯度，说的是把它往大了拧，损失会增加多少。所以要反着拧，拧梯度的一小部分：

        w  ←  w − lr · ∂L/∂w

    这一小部分的比例叫**学习率** lr（learning rate），这个方法叫**梯度下降**：永远往下坡走。先在只有一个旋钮的损失上试试，
    它像一个山谷，谷底在 w = {best}：

        L = (w − {best})²        ∂L/∂w = 2 · (w − {best})

    从 w = {w} 出发，lr = {lr}。那里的梯度是 {grad}。`,
  one: {
    question: '走一步之后，w 是多少？',
    hint: 'w − lr · 梯度 = {w} − {lr} · {grad}',
    why: '{w} − {lr} · {grad} = {answer}',
    uphill: '你往上坡走了：步子要与梯度相反，所以是减。',
    noRate: '你漏掉了学习率 {lr}：这是整个梯度那么大的一步。',
    noGradient: '你漏掉了梯度 {grad}：这一步只走了 lr。',
    onlyStep: '这是步长。要从原来的 w 里减去它。',
  },
  second: {
    question: '再走一步呢？',
    hint: '梯度变了：在新的 w = {w1} 处，它是 2 · (w − {best})。',
    why: '在 {w1} 处梯度是 {grad1}：{w1} − {lr} · {grad1} = {answer}',
    staleGradient: '你又用了第一次的梯度。w 动了，斜率也跟着变了。',
    firstStep: '这是第一步走到的地方。请从那里接着走。',
    uphill: '你往上坡走了：要从 w 里减去这一步。',
  },
  shorter: `
    离谷底越近，步子自己就越短，因为斜率变小了。不用刹车。`,

  rates: '步子该多大？',
  quotient: `
    每一步都从距离 w − {best} 里减去 lr · 2 · (w − {best})，剩下的总是固定的比例：

        新的距离  =  (1 − 2 · lr) · 旧的距离`,
  far: {
    question: '取 lr = {lr}，仍从 w = {w} 出发，那里的梯度是 {grad}。一步会走到哪里？',
    hint: '和刚才一样：{w} − {lr} · {grad}。走到哪里都别怕。',
    why: '{w} − {lr} · {grad} = {answer}：越过了谷底，而且比原来离得更远。',
    uphill: '你往上坡走了：要从 w 里减去这一步。',
    noRate: '你漏掉了学习率 {lr}。',
    factor: '这是距离剩下的比例。w 在哪里？',
    distance: '这是到谷底的新距离。w 本身还要加 {best}。',
  },
  blowUp: `
    这一步跨过了山谷，落在对面更高的地方；那里坡更陡，下一跳就更远。对这个山谷来说，lr 一超过 1 就会这样。
    太小，慢得像爬；太大，就会爆炸。下面是同一个山谷里的三次运行：`,
  valleyTitle: '山谷里，每一步的 L',
  xSteps: '步数',
  rateName: 'lr {lr}',

  loop: '训练循环',
  all: `
    现在万事俱备。神经网络是这样学习的：

        初始化    随机取权重，偏置置 0
        重复      前向传播    网络说什么？
                  损失        错得有多厉害？
                  反向传播    每个旋钮，往哪边拧会更错？
                  更新        每个旋钮都反着拧一点
        直到      足够好为止

    下面是完整的程序。任务是异或（XOR）：两个输入里恰好有一个是 1，就说 1。单个神经元做不到，两层的网络可以。
    \`SGD\`（随机梯度下降）走的就是这一课的步子。`,
  zero: `
    有一行还没有解释：\`zeroGrad()\`。上一课讲过，梯度是用 \`+=\` 累加的；如果没有人把它们清零，
    多次反向传播的结果也会累加在一起。`,
  forgotten: {
    question:
      '回到山谷：第一次的梯度是 {grad}，走一步之后，第二次的梯度是 {grad1}。你忘了 zeroGrad()。第二次 backward() 之后，w.grad 里是多少？',
    hint: '第二次的梯度会加到原来已有的数上。',
    why: '{grad} + {grad1} = {answer}：w 已经走开了，旧的梯度还在跟着拉。',
    fresh: '这是应该有的值，清零之后才会是它。可你忘了清零。',
    twice: '第二次的梯度和第一次不一样：w 已经动了。',
    stale: '这是第一次的梯度。backward() 还会把第二次的加上去。',
  },

  enough: '直到足够好',
  three: `
    同一个 XOR 网络，同样的起点，三种学习率。从上边跑出去的曲线已经爆炸了；走 {epochs} 步，它会达到 {huge}。`,
  netTitle: 'XOR 网络的损失',
  reading: `
    学会看这样的曲线，以后会常常遇到。**高高的、平平的：**lr 太小。**先陡，然后贴着 0 变平：**正好。
    **一路冲上去：**太大。实际操作时，按 3 倍或 10 倍的间隔去试 lr，取不发抖的最大的那个。

    什么时候算足够好？看看中间那次运行里，网络都说了什么：`,
  stepColumn: '步数',
  lossColumn: '损失',
  saysColumn: '对 {inputs} 说',
  done: `
    一个网络学会了，而其中的每一部分你都亲手做过。\`stepgrad train moons\` 会当着你的面再做一遍。

    还剩一课：为什么深层网络有二十年学不动。`,
};
