// What a lesson is: sections of text, code, pictures and questions, all plain data. A terminal prints them,
// a page may draw them. The numbers come from the engine, the words from the texts of a language.

import type { Value } from '../engine/value';
import type { LessonId, Texts } from './languages';

export interface Lesson {
  readonly id: LessonId;
  /** About how long it takes. */
  readonly minutes: number;
  /** The whole lesson in the language of these texts; the engine computes its numbers here and now. */
  tell(this: void, texts: Texts): readonly Section[];
}

/** A part of a lesson, after which one may pause. */
export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

/** How many questions there are. */
export function questionsIn(sections: readonly { readonly items: readonly Pick<Item, 'kind'>[] }[]): number {
  return sections.flatMap(({ items }) => items).filter(({ kind }) => kind === 'question').length;
}

export type Item = Prose | Snippet | Picture | Question;

/** Text as `blocksOf` reads it: paragraphs and formulas. */
export interface Prose {
  readonly kind: 'text';
  readonly text: string;
}

/** TypeScript that runs as it stands; `x.grad; // → 6` states a result. */
export interface Snippet {
  readonly kind: 'code';
  readonly code: string;
}

export interface Question {
  readonly kind: 'question';
  readonly question: string;
  readonly hint: string;
  /** How the answer comes about. */
  readonly why: string;
  readonly answer: number;
  /** The wrong answers that tell what went wrong. */
  readonly slips: readonly Slip[];
}

/** A wrong answer, and what one gets it by. */
export interface Slip {
  readonly value: number;
  readonly why: string;
}

export type Picture = Curves | Bars | Table | Matrices | GraphPicture;

export interface Curves {
  readonly kind: 'curves';
  readonly title: string;
  readonly xLabel: string;
  /** Of the y axis; linear unless said. */
  readonly scale?: 'linear' | 'log';
  readonly curves: readonly Curve[];
}

/** A curve of one point is a mark. */
export interface Curve {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A row of bars for each group, one bar for each series. */
export interface Bars {
  readonly kind: 'bars';
  readonly title: string;
  readonly scale: 'linear' | 'log';
  readonly series: readonly string[];
  readonly groups: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Cells are words and numbers as they are to be shown; the first column stands to the left, the rest to the right. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An equation of matrices: terms, and the signs between them. */
export interface Matrices {
  readonly kind: 'matrices';
  readonly terms: readonly (Matrix | string)[];
}

export interface Matrix {
  readonly name: string;
  readonly rows: readonly (readonly number[])[];
}

export interface GraphPicture {
  readonly kind: 'graph';
  /** The graph itself, with the gradients of its last backward pass if they are to be shown. */
  readonly output: Value;
  readonly gradients: boolean;
  /** The same, drawn with characters: one line each. */
  readonly drawing: readonly string[];
}
