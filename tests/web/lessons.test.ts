// The lessons as the page tells them: as plain data, with nothing in them that it cannot show.

import { barLengths } from '../../src/lessons/bars';
import { languages, type Language } from '../../src/lessons/languages';
import { questionsIn } from '../../src/lessons/lesson';
import { lessons } from '../../src/lessons/lessons';
import { blocksOf, piecesOf } from '../../src/lessons/text';
import { toldOf, type ToldItem } from '../../src/web/lessons/told';
import { liveFor } from '../../src/web/lessons/live';
import { initialState, readLink, writeLink } from '../../src/web/state/link';
import { readFormula } from '../../src/web/step/formula';

const TOLD = lessons.flatMap((lesson) =>
  (Object.keys(languages) as Language[]).map((language) => ({
    id: lesson.id,
    language,
    lesson,
    sections: toldOf(lesson.id, language),
  })),
);

/** The styles know so many curves apart. */
const CURVES = 5;

/** What must hold for an item to be shown. */
function check(item: ToldItem): void {
  switch (item.kind) {
    case 'text':
      expect(blocksOf(item.text)).not.toEqual([]);
      for (const { kind, text } of blocksOf(item.text)) {
        const shown = kind === 'formula' ? text : piecesOf(text).map((piece) => piece.text).join(''); // prettier-ignore
        expect(shown.trim()).not.toBe('');
        if (kind === 'paragraph') expect(shown).not.toMatch(/\*\*[^\d]|`/);
      }
      return;
    case 'code':
      expect(item.code.trim()).not.toBe('');
      return;
    case 'question':
      expect(item.question).not.toContain('**');
      return;
    case 'curves':
      expect(item.curves.length).toBeLessThanOrEqual(CURVES);
      for (const { x, y } of item.curves) expect(x.length).toBe(y.length);
      return;
    case 'bars':
      for (const bars of barLengths(item)) {
        expect(bars.length).toBe(item.series.length);
        for (const length of bars) expect(length >= 0 && length <= 1).toBe(true);
      }
      expect(Math.max(...barLengths(item).flat())).toBe(1);
      return;
    case 'table':
      for (const row of item.rows) expect(row.length).toBe(item.head.length);
      return;
    case 'matrices':
      for (const term of item.terms) {
        if (typeof term === 'string') continue;
        for (const row of term.rows) expect(row.length).toBe(term.rows[0].length);
      }
      return;
    case 'graph':
      expect(item.layout.boxes.map(({ name }) => name)).toEqual(item.nodes.rows.map(([name]) => name));
      expect(item.nodes.head.length).toBe(item.gradients ? 3 : 2);
      for (const { facts } of item.layout.boxes) {
        expect(facts.map(([name]) => name)).toEqual(['data', 'grad']);
      }
      return;
    default:
      throw new RangeError(`there is no such item: ${JSON.stringify(item satisfies never)}`);
  }
}

test.each(TOLD)('all of $id in $language can be shown', ({ sections }) => {
  for (const { title, items } of sections) {
    expect(title).not.toBe('');
    for (const item of items) check(item);
  }
});

test.each(TOLD)('$id in $language passes from thread to thread, and nothing is lost', (told) => {
  const { lesson, language, sections } = told;
  expect(structuredClone(sections)).toEqual(sections);
  const kinds = (list: readonly { items: readonly { kind: string }[] }[]): string[][] =>
    list.map(({ items }) => items.map(({ kind }) => kind));
  const original = lesson.tell(languages[language]);
  expect(kinds(sections)).toEqual(kinds(original));
  expect(questionsIn(sections)).toBe(questionsIn(original));
});

test('a graph without gradients gives none away in its table', () => {
  const graphs = toldOf('backpropagation', 'en').flatMap(({ items }) =>
    items.filter((item) => item.kind === 'graph'),
  );
  expect(graphs.map(({ gradients }) => gradients)).toEqual([false, true, false, true]);
  const [before, after] = graphs;
  expect(before.nodes.rows).toEqual(after.nodes.rows.map((row) => row.slice(0, 2)));
});

test('what is shown live is a state that a link can hold, of a section that is there', () => {
  const found = TOLD.flatMap(({ id, sections }) => sections.map((_, section) => liveFor(id, section))).filter(
    (live) => live !== undefined,
  );
  expect(new Set(found.map(({ tab }) => tab))).toEqual(new Set(['step', 'functions', 'train', 'vanishing']));
  for (const live of found) {
    const state = { ...initialState, ...live };
    expect(readLink(writeLink(state))).toEqual({ state, complaints: [] });
    if (live.tab === 'step') expect(readFormula(state.expr, state.at)).toEqual({ at: state.at });
    if (live.tab === 'functions' && /\W/.test(state.f)) {
      expect(readFormula(state.f, { x: state.x })).toEqual({ at: { x: state.x } });
    }
  }
});

test('of no section beyond the last is anything live', () => {
  for (const { id, sections } of TOLD) {
    for (let beyond = sections.length; beyond <= 20; beyond++) expect(liveFor(id, beyond)).toBeUndefined();
  }
});
