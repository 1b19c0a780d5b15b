// The answer of the worker to what is asked now; an answer to an earlier question is dropped.

import { useEffect, useState } from 'preact/hooks';
import { ask, type Result } from '../worker/client';
import type { Jobs } from '../worker/jobs';

export interface Answered<T> {
  /** The last answer, which may be to the question before. */
  readonly result: T | undefined;
  readonly error: string | undefined;
  /** Whether it is the answer to what is asked now. */
  readonly isFresh: boolean;
}

/** @param key - changes when the question does; undefined asks nothing */
export function useJob<J extends keyof Jobs>(
  key: string | undefined,
  job: J,
  args: () => Parameters<Jobs[J]>,
): Answered<Result<J>> {
  type State = { key?: string; result?: Result<J>; error?: string };
  const [state, set] = useState<State>({});
  useEffect(() => {
    if (key === undefined) return;
    let wanted = true;
    ask(job, ...args()).then(
      (result) => wanted && set({ key, result }),
      (error: unknown) => wanted && set({ key, error: (error as Error).message }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return { result: state.result, error: state.error, isFresh: state.key === key };
}
