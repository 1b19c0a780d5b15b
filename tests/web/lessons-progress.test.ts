// Answering on the page: three tries, hints, the answer given away; and what is kept of it from visit to visit.

import { languages } from '../../src/lessons/languages';
import type { Question } from '../../src/lessons/lesson';
import { lessons } from '../../src/lessons/lessons';
import { fresh, giveUp, handIn, remarksOn, withHint, type Attempt } from '../../src/web/lessons/attempt';
import { fitted, isDone, readMarks, scoreOf, withOutcome, writeMarks } from '../../src/web/lessons/marks';

const { ui } = languages.en;
const question: Question = {
  kind: 'question',
  question: 'What is 1 + 1?',
  hint: 'More than 1.',
  why: '1 + 1 = 2',
  answer: 2,
  slips: [{ value: 1, why: 'You forgot one.' }],
};

function after(...answers: readonly string[]): Attempt {
  return answers.reduce((attempt, text) => handIn(attempt, text, question, ui), fresh);
}

function said(attempt: Attempt): (readonly [kind: string, text: string])[] {
  return remarksOn(attempt, question, ui).map(({ kind, lead, text }) => [
    kind,
    lead === undefined ? text : `${lead} ${text}`,
  ]);
}

test('nothing is said before the first answer', () => {
  expect(said(fresh)).toEqual([]);
});

test('right at first try, with how it comes about', () => {
  const attempt = after('2');
  expect(attempt.outcome).toBe('first');
  expect(said(attempt)).toEqual([['right', 'Right. In full: 2 1 + 1 = 2']]);
});

test('a wrong answer names its slip, and may be mended', () => {
  expect(said(after('1'))).toEqual([['wrong', `Not quite. You forgot one. ${ui.again}`]]);
  expect(said(after('7'))).toEqual([['wrong', `Not quite. ${ui.again}`]]);
  expect(after('1', '2').outcome).toBe('later');
});

test('after three wrong answers the right one is told', () => {
  expect(after('1', '7').outcome).toBe('open');
  const attempt = after('1', '7', '1');
  expect(attempt.outcome).toBe('shown');
  expect(said(attempt)).toEqual([
    ['wrong', 'Not quite. You forgot one.'],
    ['answer', 'The answer is 2. 1 + 1 = 2'],
  ]);
});

test('what is no number costs no try, nor does an empty field', () => {
  const attempt = after('two', '', '   ');
  expect(attempt).toMatchObject({ wrong: 0, outcome: 'open' });
  expect(said(attempt)).toEqual([['unreadable', ui.unreadable]]);
  expect(after('two', '2').outcome).toBe('first');
});

test('a hint is a button or a question mark, and costs no try', () => {
  for (const attempt of [withHint(fresh), after('?'), after('？'), after(' Hint ')]) {
    expect(said(attempt)).toEqual([['hint', 'Hint: More than 1.']]);
    expect(handIn(attempt, '2', question, ui).outcome).toBe('first');
  }
  expect(handIn(fresh, '提示', question, languages.zh.ui).hinted).toBe(true);
});

test('the answer can be had, by a button or a word; what was said of the last answer gives way to it', () => {
  for (const attempt of [giveUp(after('1')), after('1', 'skip')]) {
    expect(attempt.outcome).toBe('shown');
    expect(said(attempt)).toEqual([['answer', 'The answer is 2. 1 + 1 = 2']]);
  }
});

test('a question that has ended on an earlier visit shows its answer', () => {
  expect(said({ ...fresh, outcome: 'first' })).toEqual([['answer', 'The answer is 2. 1 + 1 = 2']]);
});

test('what has been said is said in the language of the page now', () => {
  const [remark] = remarksOn(after('1'), question, languages.zh.ui);
  expect(remark).toMatchObject({ kind: 'wrong', lead: languages.zh.ui.wrong });
});

test('marks come back as they were written', () => {
  const marks = Object.fromEntries(
    lessons.map(({ id }, i) => [id, withOutcome(fitted({ section: i, outcomes: [] }, 4), i % 4, 'later')]),
  );
  expect(readMarks(writeMarks(marks))).toEqual(marks);
});

test.each([
  null,
  '',
  'null',
  '[]',
  '{',
  '7',
  '{"derivative": 1}',
  '{"derivative": {"section": 1}}',
  '{"derivative": {"section": -1, "outcomes": ["open"]}}',
  '{"derivative": {"section": 1e9, "outcomes": ["open"]}}',
  '{"derivative": {"section": 0, "outcomes": []}}',
  '{"derivative": {"section": 0, "outcomes": ["won"]}}',
  '{"derivative": {"section": 0, "outcomes": {"length": 3}}}',
  `{"derivative": {"section": 0, "outcomes": [${'"open",'.repeat(1000)}"open"]}}`,
  '{"astrology": {"section": 0, "outcomes": ["open"]}}',
  '{"__proto__": {"derivative": {"section": 0, "outcomes": ["open"]}}}',
])('of %j nothing is believed', (text) => {
  expect(readMarks(text)).toEqual({});
});

test('one bad mark does not take the others with it, and what else a mark says is dropped', () => {
  const good = { section: 2, outcomes: ['first', 'open', 'shown'] };
  const text = JSON.stringify({ derivative: 'x', update: { ...good, note: '<b>' } });
  expect(readMarks(text)).toEqual({ update: good });
});

test('a mark fits its lesson, however many questions it had before', () => {
  expect(fitted(undefined, 2)).toEqual({ section: 0, outcomes: ['open', 'open'] });
  expect(fitted({ section: 3, outcomes: ['first', 'shown', 'later'] }, 2).outcomes).toEqual([
    'first',
    'shown',
  ]);
  expect(fitted({ section: 3, outcomes: ['first'] }, 2)).toEqual({ section: 3, outcomes: ['first', 'open'] });
});

test('a lesson is done when all of its questions have ended; the score counts the first tries', () => {
  const begun = { section: 1, outcomes: ['first', 'open', 'shown'] } as const;
  expect([isDone(undefined), isDone(begun)]).toEqual([false, false]);
  expect(scoreOf(begun)).toEqual({ right: 1, answered: 2, of: 3 });
  const done = withOutcome(begun, 1, 'later');
  expect(isDone(done)).toBe(true);
  expect(scoreOf(done)).toEqual({ right: 1, answered: 3, of: 3 });
});
