// The words of the tab lessons, in Chinese.

import type { Translation } from '../../../lessons/languages';
import type { lessons as en } from '../en/lessons';

export const lessons: Translation<typeof en> = {
  list: '七堂课：网络怎样学习，一个数一个数地看',
  minutes: '约 {minutes} 分钟',
  section: '第 {section} 节，共 {of} 节',
  previous: '上一节',
  next: '下一节',
  all: '所有课程',
  nextLesson: '下一课：{title}',
  answer: '你的答案',
  check: '检查',
  hint: '提示',
  show: '看答案',
  question: '第 {number} 题，共 {of} 题',
};
