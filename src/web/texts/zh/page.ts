// All words of the page, in Chinese.

import type { Translation } from '../../../lessons/languages';
import type { en } from '../en/page';
import { functions } from './functions';
import { lessons } from './lessons';
import { step } from './step';
import { train } from './train';
import { vanishing } from './vanishing';

export const zh: Translation<typeof en> = {
  title: 'stepgrad',
  tabs: { step: '单步', train: '训练', functions: '函数', vanishing: '梯度消失', lessons: '课程' },
  menu: {
    tabs: '要做什么',
    language: '语言',
    theme: '主题',
    autoLanguage: '系统语言',
    autoTheme: '系统主题',
    light: '浅色',
    dark: '深色',
    skip: '跳到正文',
  },
  link: {
    title: '链接中有无法识别的部分',
    bad: '{key} = “{text}” 不是 {expected}；改用默认值。',
    unknown: '本页不认识 “{key}”。',
    close: '关闭提示',
  },
  loading: '正在载入……',
  failed: '无法显示：{why}',
  step,
  train,
  functions,
  vanishing,
  lessons,
};
