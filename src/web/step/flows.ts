// What flows along which lines of the picture in the present step.

import type { GraphLayout, PlacedLink } from '../../formats/layout';
import type { Cursor } from '../../trace/cursor';
import type { TraceEvent } from '../../trace/trace';

export interface Flow {
  readonly link: PlacedLink;
  readonly phase: TraceEvent['phase'];
  /** The value or the contribution that flows; undefined where several do. */
  readonly number: number | undefined;
  /** The boxes at both ends, by their places. */
  readonly boxes: readonly number[];
}

export function flowsOf(cursor: Cursor, { boxes, links }: GraphLayout): Flow[] {
  const { graph } = cursor.trace;
  const boxOf = new Map(boxes.flatMap(({ members }, box) => members.map((id) => [id, box] as const)));
  const events = cursor.foldedNeuron === undefined ? cursor.recent.slice(-1) : cursor.recent;
  const found = new Map<PlacedLink, Flow>();
  const add = (phase: TraceEvent['phase'], from: number, to: number, number: number): void => {
    const [start, end] = [boxOf.get(from), boxOf.get(to)];
    const link = links.find((one) => one.from === start && one.to === end);
    if (link === undefined) return;
    const before = found.get(link);
    found.set(link, {
      link,
      phase,
      number: before === undefined ? number : undefined,
      boxes: [link.from, link.to],
    });
  };
  for (const event of events) {
    const node = graph.idOf(event.node);
    if (event.phase === 'backward') add('backward', graph.idOf(event.input), node, event.contribution);
    else for (const input of event.inputs) add('forward', graph.idOf(input.node), node, input.value);
  }
  return [...found.values()];
}
