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
  useEffect(() => {
    if (setup === undefined) return;
    const isSame = begun.current?.setup === setup && begun.current.round === round;
    if (isSame && state.updates === reached.current) return;
    begun.current = { setup, round };
    reached.current = state.updates; // for who stops before the answer comes
    void begin(setup, state.updates);
  }, [setup, state.updates, round, begin]);

  /** One piece, of the run that is now; the answer is dropped if another has begun meanwhile. */
  const advance = useCallback(async (how: Advance): Promise<Frame | undefined> => {
    const run = begun.current;
    try {
      const next = await ask('advance', how);
      if (begun.current !== run) return undefined;
      reached.current = next.updates;
      setFrame(next);
      if (next.history.length > 0) setHistory((before) => [...before, ...next.history]);
      return next;
    } catch (error) {
      complain((error as Error).message);
      return undefined;
    }
  }, []);
  const keep = useCallback(() => change({ updates: reached.current ?? 0 }), [change]);

  useEffect(() => {
    if (!isRunning) return;
    let [stopped, waiting] = [false, false];
    const draw = (): void => {
      if (stopped) return;
      requestAnimationFrame(draw);
      if (!waiting) void piece();
    };
    const piece = async (): Promise<void> => {
      waiting = true;
      const next = await advance({ ms: FRAME_MS });
      waiting = false;
      if (stopped) keep();
      else if (next?.end !== undefined) setRunning(false);
    };
    requestAnimationFrame(draw);
    return () => {
      stopped = true;
      if (!waiting) keep();
    };
  }, [isRunning, advance, keep]);

  const restart = useCallback(() => {
    change({ updates: 0 });
    again((before) => before + 1);
  }, [change]);
  const byHand = useCallback((how: Advance): void => void advance(how).then(keep), [advance, keep]);
  return { frame, history, isRunning, trouble, run: setRunning, advance: byHand, restart };
}
