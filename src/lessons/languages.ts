// The languages that lessons are told in. English is the one written first: what another must translate is
// whatever stands there, and a missing text does not compile.

import { en } from './en/index';
import { zh } from './zh/index';

/** The same texts in another language. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]>;
};

export type Texts = Translation<typeof en>;
export type LessonId = keyof Texts['lessons'];

export const languages = { en, zh } satisfies Record<string, Texts>;
export type Language = keyof typeof languages;
