// Where a cursor rests: after every step, or after all the steps of a node, a neuron or a layer.

import { countUpTo } from './bisect';
import type { Trace } from './trace';

/** The unit of a leaf that is no stop: it is given, and shows with the next node that is computed. */
export const GIVEN = Symbol('given');

/** What is taken in one with its neighbours, by name. A node with no unit has stops of its own. */
export type Unit = string | typeof GIVEN | undefined;

/**
 * The steps after which to rest, in order; among them 0, the turn from forward to backward, and the last.
 *
 * @param unitOf - the unit of a node, by its id
 */
export function stopsOf({ events, turn, graph }: Trace, unitOf: (id: number) => Unit): number[] {
  const stops: number[] = [];
  let next: string | number | undefined;
  for (let i = events.length - 1; i >= 0; i--) {
    const { step, node } = events[i];
    const unit = unitOf(graph.idOf(node)) ?? step;
    const ends = unit !== GIVEN && unit !== next;
    if (step === events.length || step === turn || ends) stops.push(step);
    if (unit !== GIVEN) next = unit;
  }
  return [0, ...stops.reverse()];
}

/** How many of the stops lie at or before a step. */
export function stopsUpTo(stops: readonly number[], step: number): number {
  return countUpTo(stops, step, (stop) => stop);
}
