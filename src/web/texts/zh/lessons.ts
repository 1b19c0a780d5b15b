// The words of the tab lessons, in Chinese. What the lessons themselves say stands with them.

import type { Translation } from '../../../lessons/languages';
import type { lessons as en } from '../en/lessons';

export const lessons: Translation<typeof en> = {
  list: '七节课：一个数一个数地看懂神经网络如何学习',
  minutes: '约 {minutes} 分钟',
  begun: '{of} 题中已答 {answered} 题',
  begin: '从第 {number} 课开始',
  goOn: '接着学第 {number} 课',
  allDone: '七节课你都学完了，每一课都可以重学。',
  forget: '清除我的进度',
  all: '所有课程',
  sections: '这一课的各节',
  section: '第 {section} 节，共 {of} 节',
  previous: '上一节',
  next: '下一节',
  nextLesson: '下一课：{title}',
  open: '还有 {open} 题没有答，共 {of} 题。',
  answer: '你的答案',
  answerHint: '可以是小数、1/4、50%，也可以是 exp(-1) 这样的算式',
  check: '检查',
  hint: '提示',
  show: '看答案',
  again: '再问我一次',
  nodes: '用表格看这个图',
  live: {
    step: '到“单步”里一步一步地走',
    functions: '到“函数”里看曲线和它的斜率',
    train: '到“训练”里训练这个网络',
    vanishing: '到“梯度消失”里测量这样的网络',
  },
};
