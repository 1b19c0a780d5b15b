// How far a learner has come: in each lesson the section seen last, and how its questions have ended. As text, it is what
// the browser keeps, where anything may have got into it.

import type { LessonId } from '../../lessons/languages';
import { lessons } from '../../lessons/lessons';

/** How a question has ended: right at first try, right later, or with the answer shown. */
export type Outcome = (typeof OUTCOMES)[number];

export interface Mark {
  readonly section: number;
  /** One for each question of the lesson. */
  readonly outcomes: readonly Outcome[];
}

export type Marks = Readonly<Partial<Record<LessonId, Mark>>>;

const OUTCOMES = ['open', 'first', 'later', 'shown'] as const;
/** No lesson has more sections or questions. */
const MOST = 50;

/** What a text says of the lessons that there are; whatever else it says is passed over. */
export function readMarks(text: string | null): Marks {
  const found = parsed(text ?? '');
  if (!isRecord(found)) return {};
  const kept = lessons.flatMap(({ id }) => {
    const mark = Object.hasOwn(found, id) ? found[id] : undefined;
    return isMark(mark) ? [[id, { section: mark.section, outcomes: mark.outcomes }] as const] : [];
  });
  return Object.fromEntries(kept);
}

export function writeMarks(marks: Marks): string {
  return JSON.stringify(marks);
}

/** The mark of a lesson with so many questions, whatever was kept of it. */
export function fitted(mark: Mark | undefined, questions: number): Mark {
  const outcomes = Array.from({ length: questions }, (_, i) => mark?.outcomes[i] ?? 'open');
  return { section: mark?.section ?? 0, outcomes };
}

export function withOutcome({ section, outcomes }: Mark, question: number, outcome: Outcome): Mark {
  return { section, outcomes: outcomes.map((one, i) => (i === question ? outcome : one)) };
}

export interface Score {
  /** Right at first try. */
  readonly right: number;
  readonly answered: number;
  readonly of: number;
}

export function scoreOf({ outcomes }: Mark): Score {
  const ended = outcomes.filter((outcome) => outcome !== 'open');
  const right = outcomes.filter((outcome) => outcome === 'first');
  return { right: right.length, answered: ended.length, of: outcomes.length };
}

export function isDone(mark: Mark | undefined): boolean {
  return mark !== undefined && !mark.outcomes.includes('open');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMark(x: unknown): x is Mark {
  if (!isRecord(x)) return false;
  const { section, outcomes } = x;
  return (
    Number.isInteger(section) &&
    (section as number) >= 0 &&
    (section as number) < MOST &&
    Array.isArray(outcomes) &&
    outcomes.length > 0 &&
    outcomes.length <= MOST &&
    outcomes.every((outcome) => OUTCOMES.some((known) => known === outcome))
  );
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}
