// A question while it is answered: what has been given and asked for, and what is said to it.

import type { Texts } from '../../lessons/languages';
import type { Question } from '../../lessons/lesson';
import { answerOf, hintOf, remarkOn, TRIES, wishOf, type Remark } from '../../lessons/remarks';
import type { Outcome } from './marks';

type Words = Texts['ui'];

export interface Attempt {
  /** The last answer, as it was written. */
  readonly given: string | undefined;
  /** How many answers there were, and how many of them were wrong. */
  readonly answers: number;
  readonly wrong: number;
  readonly hinted: boolean;
  readonly outcome: Outcome;
}

export const fresh: Attempt = { given: undefined, answers: 0, wrong: 0, hinted: false, outcome: 'open' };

/** An answer is handed in, or the word for what is wanted in its place. */
export function handIn(attempt: Attempt, text: string, question: Question, words: Words): Attempt {
  const wish = wishOf(text, words);
  if (wish === 'hint') return withHint(attempt);
  if (wish === 'answer') return giveUp(attempt);
  const { kind } = remarkOn(text, question, attempt.wrong, words);
  const graded = { ...attempt, given: text, answers: attempt.answers + 1 };
  if (kind === 'right') return { ...graded, outcome: attempt.wrong === 0 ? 'first' : 'later' };
  if (kind !== 'wrong') return graded;
  const wrong = attempt.wrong + 1;
  return { ...graded, wrong, outcome: wrong < TRIES ? 'open' : 'shown' };
}

export function withHint(attempt: Attempt): Attempt {
  return { ...attempt, hinted: true };
}

/** The answer is given away. */
export function giveUp(attempt: Attempt): Attempt {
  return { ...attempt, given: undefined, outcome: 'shown' };
}

/** What is said by now, in the language of the words. */
export function remarksOn(attempt: Attempt, question: Question, words: Words): Remark[] {
  const { given, wrong, hinted, outcome } = attempt;
  const remarks = hinted ? [hintOf(question, words)] : [];
  if (given !== undefined) remarks.push(remarkOn(given, question, wrong, words));
  const isTold = outcome === 'shown' || (outcome !== 'open' && given === undefined);
  return isTold ? [...remarks, answerOf(question, words)] : remarks;
}
