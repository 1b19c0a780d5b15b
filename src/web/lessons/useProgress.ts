// The learner's progress, kept by the browser where it may: a private window may not, and then it lasts as long as the tab.

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LessonId } from '../../lessons/languages';
import { readMarks, writeMarks, type Mark, type Marks } from './marks';

export interface Progress {
  readonly marks: Marks;
  set(this: void, id: LessonId, how: (mark: Mark | undefined) => Mark): void;
  /** All lessons are new again. */
  forget(this: void): void;
}

const KEY = 'stepgrad.lessons';

export function useProgress(): Progress {
  const [marks, put] = useState(kept);
  useEffect(() => keep(marks), [marks]);
  useEffect(() => {
    const follow = ({ key }: StorageEvent): void => {
      if (key === KEY) put(kept);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const set = useCallback<Progress['set']>((id, how) => {
    put((before) => ({ ...before, [id]: how(before[id]) }));
  }, []);
  const forget = useCallback(() => put({}), []);
  return { marks, set, forget };
}

function kept(): Marks {
  try {
    return readMarks(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}

function keep(marks: Marks): void {
  try {
    localStorage.setItem(KEY, writeMarks(marks));
  } catch {
    // Nothing is kept, and nothing is lost but that.
  }
}
