// An op as pictures and formulas name it: with its options, where they are not the usual ones, and by its sign.

import type { OpName } from '../ops/algebra';
import type { Op } from '../ops/op';
import { ops } from '../ops/table';

/** `tanh`, or with options that are not the defaults `leakyRelu 0.2`. */
export function opText({ name, options }: Op): string {
  const usual = Object.hasOwn(ops, name) ? ops[name as OpName].options : [];
  return options.every((option, i) => Object.is(option, usual[i])) ? name : `${name} ${options.join(' ')}`;
}

/** Whether an op is the user's own, whatever its name: those of the table are made once, or have options. */
export function isOwn(op: Op): boolean {
  return op.options.length === 0 && op !== ops[op.name as OpName];
}

/** `×` for mul: the sign of an op that has one, else its text. */
export function opSign(text: string): string {
  return SIGNS[text] ?? text;
}

const SIGNS: Readonly<Record<string, string>> = {
  add: '+',
  sub: '−',
  mul: '×',
  div: '÷',
  neg: '−',
  sum: 'Σ',
  square: 'x²',
  pow: 'xʸ',
  sqrt: '√',
  cbrt: '∛',
  abs: '|x|',
};
