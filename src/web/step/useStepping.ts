// The cursor of the Step tab, where the page's state says that it is, and the ways to move it.

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { hits, type Breakpoint } from '../../trace/breakpoints';
import { Cursor } from '../../trace/cursor';
import { groupsOf } from '../../trace/groups';
import type { Graph } from '../../trace/graph';
import type { PageState } from '../state/link';
import { usePage } from '../state/page';
import { buildSubject, type Subject } from './subject';

export interface Stepping {
  readonly cursor: Cursor;
  /** All neurons of the graph, by name. */
  readonly neurons: readonly string[];
  readonly isPlaying: boolean;
  play(this: void, on: boolean): void;
  /** Moves the cursor, and the page's state after it. */
  move(this: void, how: (cursor: Cursor) => void): void;
  /** To the next pause. */
  run(this: void): void;
}

/** Between two steps at speed 1. */
const STEP_MS = 1000;

export function useStepping(subject: Subject): Stepping {
  const { state, change } = usePage();
  const { step, term, open, stops, pace } = state;
  const { cursor, neurons } = useMemo(() => {
    const made = new Cursor(buildSubject(subject));
    return { cursor: made, neurons: neuronsOf(made.trace.graph) };
  }, [subject]);
  useMemo(() => cursor.foldAllBut(open), [cursor, open]);
  cursor.goTo(Math.min(step, cursor.trace.events.length));
  cursor.product = term >= 0 && term < cursor.products.length ? term : undefined;

  const move = useCallback(
    (how: (cursor: Cursor) => void): void => {
      how(cursor);
      change(placeOf(cursor, neurons));
    },
    [cursor, neurons, change],
  );
  const breakpoints = useMemo(() => breakpointsOf(cursor, stops), [cursor, stops]);
  const run = useCallback(() => move(() => cursor.run(breakpoints)), [move, cursor, breakpoints]);

  const [isPlaying, play] = useState(false);
  const atEnd = cursor.step === cursor.trace.events.length;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => {
      if (atEnd) play(false);
      else move(() => cursor.next());
      const { event } = cursor;
      if (event !== undefined && breakpoints.some((breakpoint) => hits(event, breakpoint))) play(false);
    }, STEP_MS / pace);
    return () => clearTimeout(timer);
  }, [isPlaying, atEnd, step, term, cursor, breakpoints, pace, move]);
  const start = useCallback(
    (on: boolean): void => {
      if (on && atEnd) move(() => cursor.toStart());
      play(on);
    },
    [atEnd, move, cursor],
  );
  return { cursor, neurons, isPlaying, play: start, move, run };
}

function placeOf(cursor: Cursor, neurons: readonly string[]): Partial<PageState> {
  const { nodes } = cursor.trace;
  const folded = new Set(nodes.map((node) => cursor.foldOf(node)));
  return {
    step: cursor.step,
    term: cursor.product ?? -1,
    open: neurons.filter((neuron) => !folded.has(neuron)),
  };
}

function neuronsOf(graph: Graph): string[] {
  return [...new Set(groupsOf(graph).flatMap((groups) => groups.at(-1) ?? []))];
}

/** Of nodes by name; a name that the graph has not is passed over. */
function breakpointsOf({ trace: { graph } }: Cursor, stops: readonly string[]): Breakpoint[] {
  return stops.flatMap((name) => {
    const id = graph.names.indexOf(name);
    return id < 0 ? [] : [{ kind: 'node', node: graph.nodes[id] } as const];
  });
}
