// The run of the Train tab: where it stands, and the ways to take it further. The worker computes; here a frame is asked for
// at most as often as the screen is drawn, so a hidden page trains no further.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { HistoryEntry } from '../../training/run';
import { usePage } from '../state/page';
import { ask } from '../worker/client';
import type { Advance, Frame, Setup } from '../worker/session';

export interface Training {
  /** Undefined until the first has come. */
  readonly frame: Frame | undefined;
  readonly history: readonly HistoryEntry[];
  readonly isRunning: boolean;
  readonly trouble: string | undefined;
  run(this: void, on: boolean): void;
  /** One step by hand. */
  advance(this: void, how: Advance): void;
  /** From the first weights again. */
  restart(this: void): void;
}

/** A frame's share of time: the rest of it is drawing. */
const FRAME_MS = 24;

export function useTraining(setup: Setup | undefined): Training {
  const { state, change } = usePage();
  const [frame, setFrame] = useState<Frame>();
  const [history, setHistory] = useState<readonly HistoryEntry[]>([]);
  const [trouble, complain] = useState<string>();
  const [isRunning, setRunning] = useState(false);
  const [round, again] = useState(0);
  const reached = useRef<number | undefined>(undefined);
  const begun = useRef<{ setup: Setup; round: number } | undefined>(undefined);

  const begin = useCallback((how: Setup, updates: number): Promise<void> => {
    return ask('begin', how, { updates }).then(
      (next) => {
        reached.current = next.updates;
        setFrame(next);
        setHistory(next.history);
        complain(undefined);
      },
      (error: unknown) => complain((error as Error).message),
    );
  }, []);
  const take = useCallback((next: Frame): void => {
    reached.current = next.updates;
    setFrame(next);
    if (next.history.length > 0) setHistory((before) => [...before, ...next.history]);
  }, []);

  useEffect(() => {
    if (setup === undefined) return;
    const isSame = begun.current?.setup === setup && begun.current.round === round;
    if (isSame && state.updates === reached.current) return;
    begun.current = { setup, round };
    void begin(setup, state.updates);
  }, [setup, state.updates, round, begin]);

  useEffect(() => {
    if (!isRunning) return;
    let [stopped, waiting] = [false, false];
    const next = (): void => {
      if (stopped) return;
      requestAnimationFrame(next);
      if (waiting) return;
      waiting = true;
      void ask('advance', { ms: FRAME_MS }).then((taken) => {
        waiting = false;
        if (stopped) return;
        take(taken);
        if (taken.end !== undefined) setRunning(false);
      });
    };
    requestAnimationFrame(next);
    return () => {
      stopped = true;
      change({ updates: reached.current ?? 0 });
    };
  }, [isRunning, take, change]);

  const advance = useCallback(
    (how: Advance): void => {
      void ask('advance', how).then((next) => {
        take(next);
        change({ updates: next.updates });
      });
    },
    [take, change],
  );
  const restart = useCallback(() => {
    change({ updates: 0 });
    again((before) => before + 1);
  }, [change]);
  return { frame, history, isRunning, trouble, run: setRunning, advance, restart };
}
