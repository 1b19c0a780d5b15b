// The answer of the worker to what is asked now. While it is busy, only the latest question waits.

import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Result } from '../worker/client';
import type { Jobs } from '../worker/jobs';

export interface Answered<T> {
  /** The last answer, which may be to a question before. */
  readonly result: T | undefined;
  readonly error: Error | undefined;
  /** Whether it is the answer to what is asked now. */
  readonly isFresh: boolean;
}

/** @param key - another one, as === tells, for another question; undefined asks nothing */
export function useJob<J extends keyof Jobs>(
  key: unknown,
  job: J,
  args: () => Parameters<Jobs[J]>,
): Answered<Result<J>> {
  type State = { key?: unknown; result?: Result<J>; error?: Error };
  const [state, set] = useState<State>({});
  const [isBusy, setBusy] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    return () => {
      isHere.current = false;
    };
  }, []);
  useEffect(() => {
    if (key === undefined || isBusy || key === state.key) return;
    const answer = (said: State): void => {
      if (!isHere.current) return;
      set({ key, ...said });
      setBusy(false);
    };
    setBusy(true);
    ask(job, ...args()).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ error: error as Error }),
    );
  }, [key, isBusy]);
  return { result: state.result, error: state.error, isFresh: state.key === key };
}
