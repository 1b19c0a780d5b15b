// How far a learner has come, kept between calls. It is a convenience: where it cannot be read or written, a
// note says so and the lesson goes on.

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { LessonId } from '../lessons/languages';
import { makeFolder, readJson, writeWhole } from './files';

export interface Score {
  /** Questions answered rightly at first try. */
  readonly right: number;
  readonly of: number;
}

export interface Mark {
  /** Of the last time the lesson was finished. */
  readonly done?: Score;
  /** Where it was left: the next section, from 0, and the score up to there. */
  readonly at?: { readonly section: number; readonly right: number };
}

/** Where progress is kept: in XDG_STATE_HOME, or where it would be by default. */
export function progressPath(env: NodeJS.ProcessEnv): string {
  const asked = env['XDG_STATE_HOME'] ?? '';
  const state = isAbsolute(asked) ? asked : join(homedir(), '.local', 'state');
  return join(state, 'stepgrad', 'lessons.json');
}

export class Progress {
  private marks: Partial<Record<LessonId, Mark>>;
  private writable = true;

  /** @param note - told, in one line, what is wrong with the file */
  constructor(
    private readonly path: string,
    private readonly note: (message: string) => void,
  ) {
    this.marks = this.load();
  }

  of(id: LessonId): Mark {
    return this.marks[id] ?? {};
  }

  set(id: LessonId, mark: Mark): void {
    this.marks = { ...this.marks, [id]: mark };
    this.save();
  }

  /** Forgets one lesson, or all of them. */
  reset(id?: LessonId): void {
    this.marks = id === undefined ? {} : { ...this.marks, [id]: {} };
    this.save();
  }

  private load(): Partial<Record<LessonId, Mark>> {
    if (!existsSync(this.path)) return {};
    try {
      const marks = readJson(this.path);
      if (isMarks(marks)) return marks;
      this.note(`${this.path} is not what stepgrad wrote; progress begins anew`);
    } catch (error) {
      this.note(`${(error as Error).message}; progress begins anew`);
    }
    return {};
  }

  private save(): void {
    if (!this.writable) return;
    try {
      makeFolder(dirname(this.path));
      writeWhole(this.path, `${JSON.stringify(this.marks, null, 2)}\n`);
    } catch (error) {
      this.writable = false; // once is enough
      this.note(`progress is not kept: ${(error as Error).message}`);
    }
  }
}

function isMarks(x: unknown): x is Partial<Record<LessonId, Mark>> {
  return isRecord(x) && Object.values(x).every(isMark);
}

function isMark(x: unknown): x is Mark {
  if (!isRecord(x)) return false;
  const { done, at } = x;
  return (
    (done === undefined || areCounts(done, 'right', 'of')) &&
    (at === undefined || areCounts(at, 'section', 'right'))
  );
}

function areCounts(x: unknown, ...names: readonly string[]): boolean {
  return isRecord(x) && names.every((name) => Number.isSafeInteger(x[name]) && (x[name] as number) >= 0);
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}
