// What a learner is told of an answer: that it is right, or by which slip it is wrong; a hint, or the answer itself.

import { grade, type Grade } from './grade';
import type { Texts } from './languages';
import type { Question } from './lesson';
import { fill, shown } from './text';

type Words = Texts['ui'];

export interface Remark {
  readonly kind: Grade['kind'] | 'hint' | 'answer';
  /** What it begins with, set off from the rest. */
  readonly lead?: string;
  readonly text: string;
}

/** After so many wrong answers the right one is told. */
export const TRIES = 3;
/** Enough digits for "the exact number", without the noise of rounding. */
const DIGITS = 10;

/** @param tries - how many answers were wrong, with this one if it is */
export function remarkOn(given: string, question: Question, tries: number, words: Words): Remark {
  const result = grade(given, question);
  const { kind } = result;
  if (kind === 'right') return { kind, lead: inFull(words.right, question), text: question.why };
  if (kind !== 'wrong') return { kind, text: words[kind] };
  const reasons = [result.slip?.why ?? '', tries < TRIES ? words.again : ''];
  return { kind, lead: words.wrong, text: reasons.filter((reason) => reason !== '').join(' ') };
}

export function hintOf({ hint }: Question, words: Words): Remark {
  return { kind: 'hint', text: fill(words.hint, { hint }) };
}

export function answerOf(question: Question, words: Words): Remark {
  return { kind: 'answer', lead: inFull(words.answer, question), text: question.why };
}

/** What is asked for in place of an answer. */
export function wishOf(text: string, words: Words): 'hint' | 'answer' | undefined {
  const word = text.trim().toLowerCase();
  if (['?', '？', 'hint', words.hintWord].includes(word)) return 'hint';
  return ['skip', words.skipWord].includes(word) ? 'answer' : undefined;
}

function inFull(template: string, { answer }: Question): string {
  return fill(template, { answer: shown(answer, DIGITS) });
}
