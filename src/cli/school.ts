// The lessons as a learner meets them: the menu, one lesson after another, each from where it was left.

import type { Texts } from '../lessons/languages';
import { questionsIn, type Lesson } from '../lessons/lesson';
import { lessons } from '../lessons/lessons';
import { fill } from '../lessons/text';
import type { Row } from '../plot/picture';
import { didYouMean } from './choices';
import { Left, type Classroom } from './classroom';
import { CliError } from './errors';
import { tableRows } from './lessonPictures';
import type { Progress } from './progress';
import { takeLesson, type Course, type Place } from './takeLesson';

/** @throws CliError if there is no such lesson */
export function lessonOf(name: string): Lesson {
  const found = lessons.find(({ id }, i) => name === id || name === String(i + 1));
  if (found !== undefined) return found;
  const ids = lessons.map(({ id }) => id);
  throw new CliError(
    `learn: "${name}" is not a lesson; there are 1 to ${ids.length}, or ${ids.join(', ')}${didYouMean(name, ids)}`,
  );
}

export interface Equipment {
  readonly texts: Texts;
  readonly progress: Progress;
  readonly room: Classroom;
  /** Whether somebody sits at a terminal; else a script answers, or nobody. */
  readonly present: boolean;
  /** Told what is no part of the lesson. */
  note(this: void, text: string): void;
}

const BEGINNING = { section: 0, right: 0 };

export class School {
  constructor(private readonly equipment: Equipment) {}

  /** A menu, and back to it after each lesson. */
  async choose(): Promise<void> {
    const { room, texts, progress } = this.equipment;
    const { ui } = texts;
    for (;;) {
      const next = lessons.findIndex(({ id }) => progress.of(id).done === undefined);
      await room.heading(ui.menuTitle);
      await room.rows(this.listed());
      await room.line(next < 0 ? ui.allDone : fill(ui.menuHint, { next: next + 1 }));
      await this.take(await this.chosen(next));
      await room.pause();
    }
  }

  /** One lesson, from where it was left. Progress is kept section by section. */
  async take(lesson: Lesson): Promise<void> {
    const { room, texts, progress, note } = this.equipment;
    const course = this.courseOf(lesson, true);
    const { number, sections } = course;
    const of = questionsIn(sections);
    const { done, at } = progress.of(lesson.id);
    await this.begin(course, lesson);
    await room.line(texts.ui.help);
    const start = await this.startFrom(at, sections.length);
    const passed = (section: number, right: number): void => {
      const left = { ...(done === undefined ? {} : { done }), at: { section, right } };
      progress.set(lesson.id, section === sections.length ? { done: { right, of } } : left);
    };
    try {
      const right = await takeLesson(course, room, { ...start, passed });
      await room.line(fill(texts.ui.finished, { number, right, of }));
    } catch (error) {
      if (error instanceof Left) note(this.farewell(error, lesson));
      throw error;
    }
  }

  /** Lessons as they stand, with the answers. */
  async print(list: readonly Lesson[]): Promise<void> {
    const { room } = this.equipment;
    for (const lesson of list) {
      const course = this.courseOf(lesson, false);
      await this.begin(course, lesson);
      await takeLesson(course, room, { ...BEGINNING, passed: () => undefined });
    }
  }

  /** All lessons, and how far the learner is in each. */
  listed(): Row[] {
    const { ui, lessons: told } = this.equipment.texts;
    const rows = lessons.map((lesson, i) => {
      const { id, minutes } = lesson;
      return [String(i + 1), id, told[id].title, String(minutes), this.progressIn(lesson)];
    });
    const head = [ui.number, ui.id, ui.title, ui.minutes, ui.progress];
    return tableRows({ head, rows }, ['right', 'left', 'left', 'right', 'left']);
  }

  private progressIn(lesson: Lesson): string {
    const { texts, progress } = this.equipment;
    const { done, at } = progress.of(lesson.id);
    if (at !== undefined) {
      return fill(texts.ui.begun, { section: at.section + 1, of: lesson.tell(texts).length });
    }
    return done === undefined ? '' : fill(texts.ui.done, { ...done });
  }

  /** @param next - the lesson that Enter stands for, from 0; none if it is negative */
  private async chosen(next: number): Promise<Lesson> {
    const { room, texts } = this.equipment;
    for (;;) {
      const answer = await room.ask();
      try {
        return lessonOf(answer === '' ? String(next + 1) : answer);
      } catch {
        await room.line(fill(texts.ui.menuAgain, { first: 1, last: lessons.length }));
      }
    }
  }

  /** A script begins at the beginning, somebody at a terminal where they were, unless they say otherwise. */
  private async startFrom(
    at: Omit<Place, 'passed'> | undefined,
    sections: number,
  ): Promise<Omit<Place, 'passed'>> {
    const { room, texts, present } = this.equipment;
    if (!present || at === undefined || at.section >= sections) return BEGINNING;
    await room.line(fill(texts.ui.resumed, { section: at.section + 1 }));
    return (await room.ask()) === '1' ? BEGINNING : at;
  }

  private async begin({ number }: Course, { id }: Lesson): Promise<void> {
    const { room, texts } = this.equipment;
    await room.heading(fill(texts.ui.heading, { number, title: texts.lessons[id].title }));
  }

  private courseOf(lesson: Lesson, asking: boolean): Course {
    const { texts } = this.equipment;
    return { number: lessons.indexOf(lesson) + 1, sections: lesson.tell(texts), words: texts.ui, asking };
  }

  private farewell({ how }: Left, { id }: Lesson): string {
    const { present, texts } = this.equipment;
    return how === 'ended' && !present ? texts.ui.ended : fill(texts.ui.left, { id });
  }
}
