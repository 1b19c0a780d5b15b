// The learn command: lessons taken through a pipe, rightly and wrongly; progress that is kept, and never in the way.

import { languages, type Language } from '../../src/lessons/languages';
import type { Question } from '../../src/lessons/lesson';
import { lessons } from '../../src/lessons/lessons';
import { languageOf } from '../../src/cli/learn';
import { lessonOf } from '../../src/cli/school';
import { at, read, stepgrad, write, type Outcome } from './support';

function questionsOf(id: string, language: Language = 'en'): Question[] {
  const lesson = lessons.find((one) => one.id === id)!;
  const items = lesson.tell(languages[language]).flatMap((section) => section.items);
  return items.filter((item) => item.kind === 'question');
}

function learn(words: string, state: string, input = ''): Promise<Outcome> {
  return stepgrad(`learn ${words}`, { input, env: { XDG_STATE_HOME: at(state) } });
}

test('a lesson answered rightly is done, with its score; wrongly, it names the slip and gives the answer', async () => {
  const questions = questionsOf('backpropagation');
  const slip = questions.flatMap((question) => question.slips)[0];
  const asked = questions.find(({ slips }) => slips.includes(slip))!;
  const right = questions.map(({ answer }) => `${answer}\n`).join('');
  const wrong = questions
    .map((one) => (one === asked ? `${slip.value}\nhint\nno idea\n${one.answer}\n` : '跳过\n'))
    .join('');
  const [good, bad] = await Promise.all([
    learn('backpropagation --lang en', 'good', right),
    learn('5 --lang zh', 'bad', wrong),
  ]);
  expect([good.code, bad.code]).toEqual([0, 0]);
  const done = (state: string): unknown =>
    (JSON.parse(read(`${state}/stepgrad/lessons.json`)) as Record<string, { done?: unknown }>)[
      'backpropagation'
    ].done;
  expect(done('good')).toEqual({ right: questions.length, of: questions.length });
  expect(done('bad')).toEqual({ right: 0, of: questions.length });
  expect(bad.stdout).toContain(languages.zh.ui.wrong);
  const why = questionsOf('backpropagation', 'zh').flatMap(({ slips }) => slips)[0].why;
  expect(bad.stdout.replace(/\s/g, '')).toContain(why.replace(/\s|`|\*\*/g, ''));
});

test('Enter alone asks again, and the answer stays hidden until it is given, or skipped', async () => {
  const [first, second] = questionsOf('derivative');
  const input = `\n \n${first.answer}\n\nskip\n`;
  const { code, stdout } = await learn('derivative --lang en', 'again', input);
  expect(code).toBe(0);
  const text = stdout.replace(/[`*]/g, '').replace(/\s+/g, ' ');
  const times = (part: string): number =>
    text.split(part.replace(/[`*]/g, '').replace(/\s+/g, ' ')).length - 1;
  expect([times(first.question), times(second.question)]).toEqual([3, 2]);
  expect(times(languages.en.ui.unanswered)).toBe(3);
  expect([times('Right. In full:'), times('The answer is')]).toEqual([1, 1]);
});

test('the list shows progress, a reset forgets it, and a corrupt file is only noted', async () => {
  write('kept/stepgrad/lessons.json', JSON.stringify({ derivative: { done: { right: 3, of: 4 } } }));
  write('torn/stepgrad/lessons.json', '{ "derivative": ');
  const [kept, torn] = await Promise.all([
    learn('--list --lang en', 'kept'),
    learn('--list --lang en', 'torn'),
  ]);
  expect(kept.stdout).toMatch(/derivative .*3.*4/);
  expect(torn).toMatchObject({ code: 0 });
  expect(torn.stderr).toMatch(/^stepgrad: .*corrupt.*; progress begins anew\n$/);
  await learn('--reset', 'kept');
  expect(JSON.parse(read('kept/stepgrad/lessons.json'))).toEqual({});
});

test('lessons go by number and by id, and a mistyped one is told what it may mean', () => {
  expect(lessonOf('3').id).toBe('forward-pass');
  expect(lessonOf('update').id).toBe('update');
  expect(() => lessonOf('updte')).toThrow(/did you mean update\?/);
  expect(() => lessonOf('8')).toThrow(/8/);
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LC_MESSAGES: 'zh_TW', LANG: 'de_DE' }, 'zh'],
  [{}, 'en'],
])('in the locale %j the language is %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});
