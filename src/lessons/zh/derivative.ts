// Lesson 1 in Chinese.

import type { derivative as English } from '../en/derivative';
import type { Translation } from '../languages';

export const derivative: Translation<typeof English> = {
  title: '什么是导数',

  nudge: '动一动 x，看看 y',
  square: `
    想象一台只有一个旋钮的机器：你把旋钮拧到某个数 x，机器就显示一个数 y。这一台做的是平方：

        y = x²

    在 x = {x} 时，它显示 y = {y}。现在把旋钮稍微拧一点，拧到 {nudged}，机器显示 {yNudged}。

    也就是说，x 动了 {h}，y 动了 {dy}。用后者除以前者：

        {dy} / {h} = {ratio}

    在 x = {x} 附近，y 动的幅度大约是 x 的 {ratio} 倍。关于这台机器，我们想知道的就是这一件事：
    **我动一动这里，那里会动多少？**`,
  smaller: {
    question: '动得再小一点：x 从 {x} 变到 {nudged}，y 从 {y} 变到 {yNudged:6}。y 动的幅度是 x 的多少倍？',
    hint: '用 y 的变化除以 x 的变化，x 的变化是 {h}。',
    why: '({yNudged:6} − {y}) / {h} = {dy:6} / {h} = {answer}',
    notDivided: '这是 y 的变化量。还要除以 x 的变化量。',
    newY: '这是 y 本身。先减去原来的 y，再除以 x 的变化量。',
    upsideDown: '除反了：这是 y 每动一步时 x 动多少。',
    oldNudge: '这是第一次拧动的结果。这次拧得更小，答案也更小。',
  },
  narrower: `
    再小一点，再小一点：`,
  nudgeColumn: '变化 h',
  ratioColumn: '(y 的变化) / h',
  limit: `
    比值渐渐稳定下来，趋向 {slope}。它所趋向的这个数，就叫做 y 对 x 的**导数**，记作 dy/dx：
    y 的微小变化，除以引起它的 x 的微小变化。`,

  slopes: '曲线的斜率',
  tangent: `
    把 y 随 x 变化的曲线画出来，导数就看得见了：它就是**斜率**，即曲线在那一点爬升得有多陡。
    在那一点与曲线相切、陡度相同的直线，叫做切线。`,
  tangentTitle: 'x² 与它的切线',
  tangentName: '斜率 {slope}，在 x = {x} 处',
  rule: `
    在 0 的右边，曲线上升，斜率为正；在左边，曲线下降，斜率为负；在最低点，斜率是 0。
    有一条规则对所有点都成立：

        若 y = x²，则 dy/dx = 2 · x

    它从哪里来？动一动之后的平方是 (x + h)² = x² + 2·x·h + h²。减去 x²，除以 h，剩下 2·x + h。
    当 h 缩小到几乎没有，最后一项也就消失了。`,
  negative: {
    question: 'x² 在 x = {x} 处的斜率是多少？',
    hint: 'x 的两倍。注意你在 0 的哪一边。',
    why: '2 · ({x}) = {answer}。负号说明：x 增大时 y 减小。',
    value: '这是 y，曲线的高度。斜率是 2 · x。',
    twoLeftOut: '你漏掉了 2 · x 里的 2。',
  },

  uses: '导数有什么用',
  forecast: `
    导数是一种预报。知道了斜率，不用试就知道走一小步会怎样：

        y 的变化  ≈  斜率 · x 的变化

    ≈ 的意思是“约等于”：步子越小，预报越准。`,
  step: {
    question: '在 x = {x} 处，x² 的斜率是 {slope}。x 增加 {h}，y 大约变化多少？',
    hint: '斜率告诉你 y 动的幅度是 x 的多少倍，而 x 动了 {h}。',
    why: '{slope} · {h} = {answer}。真正的变化是 {dy}：预报只差 h²。',
    slopeOnly: '这是斜率：x 每动整整 1，y 动多少。这一步只有 {h}。',
    newY: '这是新的 y。问的是它变化了多少。',
    added: '你把斜率和步长加起来了。斜率说的是“多少倍”，要相乘。',
  },
  many: `
    一个神经网络只有一个最要紧的输出，就是它的误差；旋钮却有成千上万个。对每一个旋钮，问题都一样：
    只动这一个，其余的都不动，误差会变多少？这就是**偏导数**，用圆头的 ∂ 来写。把所有的偏导数排成一列，
    就是**梯度**。

    来看一台有两个旋钮 a 和 b 的机器：

        y = a · b

    保持 b 不动，y 动的幅度是 a 的 b 倍，所以 ∂y/∂a = b。反过来也一样。`,
  partial: {
    question: 'y = a · b，其中 a = {a}，b = {b}。∂y/∂b 是多少？',
    hint: '这次不动的是 a。b 动 h，y 就动 a · h。',
    why: '∂y/∂b = a = {answer}',
    other: '这是 ∂y/∂a，也就是 b。求 ∂y/∂b 时，不动的是 a。',
    value: '这是 y 本身。b 每动一步，它动多少？',
  },

  chain: '两台机器连起来',
  chained: `
    把两台机器连起来：第一台显示的数，就是第二台旋钮的位置。

        u = 2 · x + 1
        y = u²

    在 x = {x} 处，u = {u}，y = {y}。让 x 动 h，u 动的幅度是它的 {du} 倍，即 {du} · h。而 y 动的幅度又是 u 的
    {dyu} 倍，因为平方在 u = {u} 处的斜率是 2 · u = {dyu}。

    那么 x 每动一步，y 动多少？把两个因子乘起来。这就是**链式法则**，神经网络的全部学习都建立在它上面：

        dy/dx = dy/du · du/dx`,
  product: {
    question: '那么，在 x = {x} 处，dy/dx 是多少？',
    hint: 'u 动的幅度是 x 的 {du} 倍，y 动的幅度是 u 的 {dyu} 倍。',
    why: 'dy/dx = {dyu} · {du} = {answer}',
    square: '平方在 u 处的斜率',
    line: '第一台机器的斜率',
    atX: '你取的是平方在 x 处的斜率。平方看到的是 u：要在 u = {u} 处取。',
  },
  inCode: `
    stepgrad 做的正是这件事。\`Value\` 是一个记得自己从何而来的数；\`backward()\` 从结果一路走回各个旋钮，
    边走边乘。它为 x 求得的结果放在 \`x.grad\` 里，grad 是 gradient（梯度）的缩写：d(结果)/dx。`,
  exact: `
    这里没有真的去“动一动”：每种运算的求导规则它都知道，所以得到的是精确值。

    下一课：组成神经网络的那些曲线，以及它们的斜率。`,
};
