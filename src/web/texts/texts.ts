// The page's words. English is written first; what another language must translate is whatever stands there.

import type { Translation } from '../../lessons/languages';
import { en } from './en/page';
import { zh } from './zh/page';

export type PageTexts = Translation<typeof en>;

const TEXTS = { en, zh } satisfies Record<string, PageTexts>;

export function textsFor(language: keyof typeof TEXTS): PageTexts {
  return TEXTS[language];
}
