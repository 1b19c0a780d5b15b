// A lesson is taken: section by section, each question with three tries.

import type { Texts } from '../lessons/languages';
import { questionsIn, type Item, type Question, type Section } from '../lessons/lesson';
import { answerOf, hintOf, remarkOn, TRIES, wishOf, type Remark } from '../lessons/remarks';
import { fill } from '../lessons/text';
import { COLORS, type Classroom } from './classroom';
import { pictureRows } from './lessonPictures';

type Words = Texts['ui'];

export interface Course {
  /** The number of the lesson, from 1. */
  readonly number: number;
  readonly sections: readonly Section[];
  readonly words: Words;
  /** Whether questions are asked; else they are shown with their answers. */
  readonly asking: boolean;
}

/** Where to begin, and who is told how far it has come. */
export interface Place {
  readonly section: number;
  readonly right: number;
  /** Called with the next section, and the questions answered rightly at first try. */
  passed(this: void, section: number, right: number): void;
}

/**
 * Goes through the sections from a place on.
 *
 * @returns how many questions were answered rightly at first try
 * @throws Left if the learner leaves
 */
export async function takeLesson(course: Course, room: Classroom, place: Place): Promise<number> {
  const { number, sections } = course;
  let { right } = place;
  let asked = questionsIn(sections.slice(0, place.section));
  for (let i = place.section; i < sections.length; i++) {
    if (i > place.section) await room.pause();
    await room.heading(`${number}.${i + 1}  ${sections[i].title}`);
    for (const item of sections[i].items) {
      if (item.kind !== 'question') await show(item, room, course.words);
      else if (await askOne(item, ++asked, room, course)) right++;
    }
    place.passed(i + 1, right);
  }
  return right;
}

async function show(item: Exclude<Item, Question>, room: Classroom, words: Words): Promise<void> {
  if (item.kind === 'text') await room.text(item.text);
  else if (item.kind === 'code') await room.code(item.code);
  else await room.rows(pictureRows(item, room, words));
}

/** @returns whether the first answer was right */
async function askOne(question: Question, number: number, room: Classroom, course: Course): Promise<boolean> {
  const { words, asking, sections } = course;
  const title = fill(words.question, { number, of: questionsIn(sections) });
  await room.line(question.question, { text: title, color: COLORS.question, above: true });
  if (!asking) await tell(answerOf(question, words), room);
  return asking && (await tried(question, room, words));
}

async function tried(question: Question, room: Classroom, words: Words): Promise<boolean> {
  for (let wrong = 0; wrong < TRIES;) {
    const text = await room.ask();
    if (text === '') {
      await room.line(question.question);
      await room.line(words.unanswered);
      continue;
    }
    const wish = wishOf(text, words);
    if (wish === 'answer') break;
    if (wish === 'hint') {
      await tell(hintOf(question, words), room);
      continue;
    }
    const remark = remarkOn(text, question, wrong + 1, words);
    await tell(remark, room);
    if (remark.kind === 'right') return wrong === 0;
    if (remark.kind === 'wrong') wrong++;
  }
  await tell(answerOf(question, words), room);
  return false;
}

async function tell({ kind, lead, text }: Remark, room: Classroom): Promise<void> {
  const color = kind === 'wrong' ? COLORS.wrong : COLORS.right;
  await room.line(text, lead === undefined ? undefined : { text: lead, color });
}
