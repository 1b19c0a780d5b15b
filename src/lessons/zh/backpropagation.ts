// Lesson 5 in Chinese.

import type { backpropagation as English } from '../en/backpropagation';
import type { Translation } from '../languages';

export const backpropagation: Translation<typeof English> = {
  title: '反向传播，一步一步来',

  forward: '图会记住一切',
  graph: `
    这里是一个神经元和它的损失，拆成了一个个单独的步骤：

        m = w · x      z = m + b      a = σ(z)      d = a − y      L = d²

    每个步骤是图上的一个**节点**。连线表示：这个数要用到那里去。数从左往右流，每个节点都记得自己由什么算出。`,
  question: `
    我们想知道每个节点对 L 有什么影响：∂L/∂w、∂L/∂b，一个都不少。如果挨个动一动，每个旋钮都要做一次前向传播。
    其实有办法一次就全部得到：**从后往前**走。`,

  backward: '从损失往回走',
  rule: `
    从终点出发。L 动多少，L 就动多少：∂L/∂L = 1。然后从右往左走。每到一个节点，它已经知道自己每动一步
    L 会动多少，这就是它的梯度；因为来自损失那一头，也叫**上游梯度**。它还知道自己的每个输入动一步时自己动多少，
    这叫**局部导数**。于是它往回传：

        贡献 = 上游梯度 · 局部导数

    这就是链式法则，走了一步的链式法则。而**反向传播**，不过是在每个节点上都走这么一步。`,
  d: {
    question: 'L = d²，其中 d = {d}。L 处的上游梯度是 1。∂L/∂d 是多少？',
    hint: 'd² 的局部导数是 2 · d。',
    why: '1 · 2 · d = 2 · ({d}) = {answer}',
    two: '平方的斜率里的 2',
    d: 'd 本身',
    loss: '这是 L，是高度。d² 的斜率是 2 · d。',
  },
  minus: `
    接着是 d = a − y：a 动多少，d 就动多少。局部导数是 1，所以 ∂L/∂a 也是 {da}。加法和减法收到什么就传什么
    （y 是被减的，收到的符号相反）。sigmoid 可不是这样。`,
  z: {
    question: 'a = σ(z)，其中 a = {a}，而 ∂L/∂a = {upstream}。∂L/∂z 是多少？',
    hint: '上游梯度 · 局部导数；sigmoid 的局部导数是 a · (1 − a) = {slope}。',
    why: '{upstream} · {slope} = {answer}',
    slope: 'sigmoid 的斜率',
    upstream: '上游梯度 ∂L/∂a',
  },
  sum: `
    z = m + b 又是加法：m 和 b 都得到 {dz}。再往回就是 m = w · x。w 每动一步，m 动多少？第 {first} 课里你已经学过了。`,
  w: {
    question: 'm = w · x，其中 w = {w}，x = {x}，而 ∂L/∂m = {upstream}。∂L/∂w 是多少？',
    hint: 'w · x 对 w 的局部导数是另一个数，即 x。',
    why: '上游梯度 · x = {upstream} · {x} = {answer}',
    x: '局部导数 x',
    upstream: '上游梯度 ∂L/∂m',
    own: '你乘的是 w 自己，那是对 x 的局部导数。对 w 的是 x。',
  },
  filled: `
    全都有了。每个值下面是它的梯度，从右往左走一趟就算出来了：`,

  fanOut: '用了两次：相加',
  twice: `
    下面这张图里，a 进入了两个节点：

        u = a · b      v = a²      L = u + v

    动一动 a，L 会因为两个原因而动：经过 u，也经过 v。同一条路径上的影响相乘，不同路径的影响**相加**。
    一个节点用了几次，就收到几份贡献，它的梯度是这些贡献的和。`,
  paths: {
    question: 'a = {a}，b = {b}。∂L/∂a 是多少？',
    hint: '经过 u，即 a · b：局部导数是 b。经过 v，即 a²：局部导数是 2 · a。',
    why: '经过 u：{throughU}；经过 v：{throughV}；合起来 {answer}',
    onlyU: '这只是经过 u 的那一份：该用 += 的地方用了 =。再加上经过 v（a²）的那一份。',
    onlyV: '这只是经过 v 的那一份：该用 += 的地方用了 =。再加上经过 u（a · b）的那一份。',
    multiplied: '你把两条路径乘起来了。同一条路径上的各步相乘，不同的路径要相加。',
    notTwice: 'a² 的斜率是 2 · a，不是 a。',
    value: '这是 L 本身。a 每动一步，它动多少？',
  },
  plus: `
    写成代码，就是 \`=\` 和 \`+=\` 的差别。用 \`=\` 的话，第二份贡献会覆盖第一份：自己动手写反向传播，
    最常犯的就是这个错。`,

  order: '正确的顺序',
  complete: `
    还差一件事。一个节点要等自己的梯度收齐，所有贡献都加上了，才能往回传。看看连续两次翻倍，
    每个节点都被下一个用了两次：

        b = a + a      c = b + b`,
  early: {
    question: '∂c/∂a 是多少？',
    hint: '先求 b 的梯度：两份 1。然后才轮到 a。',
    why: 'b 得到 1 + 1 = {db}。然后 a 得到 {db} + {db} = {answer}。',
    onlyOne: '你在某处漏了一半：b 或者 a 还有第二份贡献。',
    single: '这只是一条路径。从 a 到 c 一共有几条？',
  },
  sorted: `
    所以要按**拓扑顺序**来访问节点：向前时，一个节点排在它所用到的所有节点之后；向后时，把同一个列表倒过来，
    于是它排在所有用到它的节点之后。上面那个神经元的顺序是

        {order}

    现在，反向传播的全部内容你都读得懂了。下面这个程序真的能运行：`,
  done: `
    stepgrad 的 \`backward()\` 就是这个循环，只是快一些。（{a} 正是你在上一节求出的答案。）

    梯度都有了。下一课：拿它们做什么。`,
};
