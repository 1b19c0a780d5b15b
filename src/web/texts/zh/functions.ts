// The words of the tab functions, in Chinese.

import type { Translation } from '../../../lessons/languages';
import type { functions as en } from '../en/functions';

export const functions: Translation<typeof en> = {
  pick: '函数',
  own: '自己写 x 的表达式',
  expression: 'f(x) =',
  x: 'x',
  options: '参数',
  from: '从',
  to: '到',
  value: 'f(x)',
  slope: 'f′(x)',
  tangent: 'x 处的切线',
  curves: '函数和它的导数',
  drag: '拖动圆点，或者用滑块。',
  numbers: '在 x 处',
  domain: '定义域',
  kinks: '尖点：在 {at} 处导数取 {is}。',
  check: '梯度检查：误差与步长',
  checkSays:
    '步长为 h 的中心差分：步长太大，割线偏离切线；太小，又淹没在舍入误差里。最好的是 h = {h}，误差 {error}。',
  exact: '这里的差分是精确的。',
  step: '步长 h',
  error: '相对误差',
  all: '所有激活函数',
};
