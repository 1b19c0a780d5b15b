// Every lesson, in every language: complete, with numbers that the engine computes, and graded rightly.

import { fill, placesIn } from '../../src/lessons/text';
import { grade } from '../../src/lessons/grade';
import { languages, type Language } from '../../src/lessons/languages';
import type { Item, Question } from '../../src/lessons/lesson';
import { lessons } from '../../src/lessons/lessons';
import { resultsOf } from '../support/example';

const TOLD = lessons.flatMap((lesson) =>
  (Object.keys(languages) as Language[]).map((language) => {
    const items = lesson.tell(languages[language]).flatMap((section) => section.items);
    return { id: lesson.id, language, items, questions: items.filter(isQuestion) };
  }),
);

function isQuestion(item: Item): item is Question {
  return item.kind === 'question';
}

/** All texts of a language by their path. */
function textsOf(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[`${path}.${key}`, value]] : textsOf(value as object, `${path}.${key}`),
  );
}

test('there are seven, in the order in which they build on each other', () => {
  expect(lessons.map(({ id }) => id)).toEqual([
    ...[
      'derivative',
      'activations',
      'forward-pass',
      'losses',
      'backpropagation',
      'update',
      'vanishing-gradients',
    ],
  ]);
  for (const { minutes } of lessons) expect(minutes >= 5 && minutes <= 10).toBe(true);
});

test('both languages say the same things, with the same numbers in them', () => {
  const [en, zh] = [textsOf(languages.en), textsOf(languages.zh)];
  expect(zh.map(([path]) => path)).toEqual(en.map(([path]) => path));
  en.forEach(([path, text], i) => {
    const sets = [text, zh[i][1]].map((one) => [...new Set(placesIn(one))].sort());
    expect([path, sets[1]]).toEqual([path, sets[0]]);
  });
});

test.each(TOLD)(
  '$id in $language has text, pictures or code, and three to five questions',
  ({ items, questions }) => {
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(5);
    expect(items.filter(({ kind }) => kind === 'text').length).toBeGreaterThanOrEqual(4);
    for (const item of items) if (item.kind === 'text') expect(placesIn(item.text)).toEqual([]);
  },
);

test.each(TOLD)(
  '$id in $language: the right answer is right, every slip is named, others are wrong',
  ({ questions }) => {
    for (const question of questions) {
      expect(Number.isFinite(question.answer)).toBe(true);
      expect(placesIn(question.question + question.hint + question.why)).toEqual([]);
      expect(grade(String(question.answer), question)).toMatchObject({ kind: 'right' });
      expect(grade(question.answer.toPrecision(4), question)).toMatchObject({ kind: 'right' });
      for (const slip of question.slips) {
        expect(grade(String(slip.value), question)).toMatchObject({ kind: 'wrong', slip: { why: slip.why } });
      }
      expect(grade('123456', question)).toEqual({ kind: 'wrong', slip: undefined });
      expect(grade('no idea', question)).toMatchObject({ kind: 'unreadable' });
    }
  },
);

test.each(TOLD.filter(({ language }) => language === 'en'))(
  'the programs of $id run, and print what they say',
  ({ items }) => {
    for (const item of items) {
      if (item.kind !== 'code') continue;
      for (const [got, said] of resultsOf(item.code)) expect(got).toEqual(said);
    }
  },
);

test('the forward pass has the numbers of the tutorial', () => {
  const { questions } = TOLD.find(({ id }) => id === 'forward-pass')!;
  const answers = questions.map(({ answer }) => answer);
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  for (const expected of [1 * 0.8 + 0.5 * 0.1 + 0.3, sigmoid(0.75)]) {
    expect(answers.some((answer) => Math.abs(answer - expected) < 1e-12)).toBe(true);
  }
});

test.each([
  ['0.25', 'right'], ['1/4', 'right'], ['25%', 'right'], ['0,25', 'right'], ['2.5e-1', 'right'], [' .25 ', 'right'],
  ['sqrt(1/16)', 'right'], ['-0.25', 'wrong'], ['0.3', 'coarse'], ['0.4', 'wrong'], ['', 'unreadable'], ['quarter', 'unreadable'],
])('for 0.25 the answer %j is %s', (text, kind) => {
  expect(grade(text, { answer: 0.25, slips: [] }).kind).toBe(kind);
}); // prettier-ignore

test('a text with a place that nothing is put in is an error', () => {
  expect(fill('x is {x}', { x: 2 })).toBe('x is 2');
  expect(() => fill('x is {x}', {})).toThrow(RangeError);
});
