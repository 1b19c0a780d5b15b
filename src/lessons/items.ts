// What lessons are put together from: texts with their places filled, and the slips that questions know.

import type { Prose, Question, Slip, Snippet } from './lesson';
import type { Texts } from './languages';
import { fill, type Places } from './text';

export interface QuestionText {
  readonly question: string;
  readonly hint: string;
  readonly why: string;
}

export interface Asked {
  readonly answer: number;
  readonly slips: readonly Slip[];
  /** What is put in the places of the question, the hint and the derivation, beside {answer}. */
  readonly with: Places;
}

/** A factor of a product: what it is, and how large. */
export type Factor = readonly [name: string, value: number];

type Reasons = Texts['reasons'];

export function say(text: string, places?: Places): Prose {
  return { kind: 'text', text: fill(text, places) };
}

/** Code in which numbers stand in full, as JavaScript writes them. */
export function code(source: string, results: Readonly<Record<string, unknown>> = {}): Snippet {
  const places = Object.entries(results).map(([name, value]) => [
    name,
    JSON.stringify(value).replace(/,/g, ', '),
  ]);
  return { kind: 'code', code: fill(source, Object.fromEntries(places) as Places) };
}

export function ask(text: QuestionText, { answer, slips, with: places }: Asked): Question {
  const filled = (template: string): string => fill(template, { answer, ...places });
  const [question, hint, why] = [text.question, text.hint, text.why].map(filled);
  return { kind: 'question', question, hint, why, answer, slips };
}

export function slip(value: number, why: string, places?: Places): Slip {
  return { value, why: fill(why, places) };
}

/** What goes wrong with a product of factors: one is left out, the sign is lost, they are added. */
export function productSlips(reasons: Reasons, factors: readonly Factor[]): Slip[] {
  const product = factors.reduce((all, [, value]) => all * value, 1);
  const sum = factors.reduce((all, [, value]) => all + value, 0);
  return [
    ...factors.map(([factor, value], i) => {
      const rest = factors.filter((_, j) => j !== i).reduce((all, [, other]) => all * other, 1);
      return slip(rest, reasons.leftOut, { factor, value });
    }),
    flipped(reasons, product),
    slip(sum, reasons.added),
  ];
}

/** The right size with the wrong sign. */
export function flipped(reasons: Reasons, answer: number): Slip {
  return slip(-answer, reasons.flipped);
}
