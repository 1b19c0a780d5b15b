// What all lessons share, in Chinese.

import type { reasons as Reasons, ui as Ui } from '../en/shared';
import type { Translation } from '../languages';

export const reasons: Translation<typeof Reasons> = {
  leftOut: '你漏掉了{factor}（{value}）。链式法则里也要乘上它。',
  flipped: '大小对了，符号反了。',
  added: '你把各个因子加起来了。一环接一环的影响要相乘。',
};

export const ui: Translation<typeof Ui> = {
  menuTitle: '七节课：一个数一个数地看懂神经网络如何学习',
  menuHint: '按回车开始第 {next} 课，输入数字选别的课，q 离开。',
  menuAgain: '课程从 {first} 到 {last}；请输入数字、按回车，或输入 q。',
  allDone: '七节课你都学完了。输入数字可以重学一课，q 离开。',
  number: '序号',
  id: '名称',
  title: '标题',
  minutes: '分钟',
  progress: '进度',
  done: '已完成，{of} 题中一次答对 {right} 题',
  begun: '学到第 {section} 节（共 {of} 节）',
  heading: '第 {number} 课　{title}',
  help: '回答可以是小数、1/4、50%，也可以是 exp(-1) 这样的算式。? 给提示，“跳过”看答案，q 离开。',
  resumed: '上次学到了这里，接着从第 {section} 节开始：按回车继续，输入 1 则从头学起。',
  goOn: '[回车继续，q 离开]',
  question: '第 {number} 题，共 {of} 题',
  right: '答对了！完整的数是 {answer}。',
  unanswered: '请输入一个数。? 给提示，“跳过”看答案。',
  coarse: '到这一位是对的，请给出两位有效数字。',
  unreadable: '这个数我读不懂。可以写 0.25、1/4、2e-3、50% 或 exp(-1)；? 给提示。',
  wrong: '不太对。',
  again: '再试一次；? 给提示。',
  hint: '提示：{hint}',
  answer: '答案是 {answer}。',
  finished: '第 {number} 课学完了。{of} 题中一次答对 {right} 题。',
  left: '进度已保存。用 stepgrad learn {id} 接着学。',
  ended: '课还没上完，输入就结束了。加上 --print 可以看到全部内容。',
  reset: '进度已清除，可以重新开始。',
  hintWord: '提示',
  skipWord: '跳过',
  quitWord: '退出',
  nodeColumn: '节点',
  valueColumn: '值',
  gradColumn: '梯度',
};
