// The graph as the layout has placed it, with what is known after the present step; what flows is drawn heavy, with an arrow
// in its direction and its number.

import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GraphLayout, PlacedBox, PlacedLink } from '../../formats/layout';
import { fill } from '../../lessons/text';
import type { Cursor } from '../../trace/cursor';
import { Arrow, GraphFrame } from '../parts/graph';
import { still } from '../parts/still';
import { usePage } from '../state/page';
import { Box, type BoxActions } from './box';
import { flowsOf, type Flow } from './flows';
import { toggled } from './pauses';
import { written } from './sentences';

interface GraphProps {
  readonly layout: GraphLayout;
  readonly cursor: Cursor;
  /** Places of nodes on a path that is pointed at. */
  readonly path: readonly number[] | undefined;
  onEdit(this: void, name: string, value: number): void;
}

export function Graph({ layout, cursor, path, onEdit }: GraphProps) {
  const { state, t } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const [edited, edit] = useState<string>();
  const on = useBoxActions(edit, onEdit);
  const { moment, event } = cursor;
  const { nodes, names, idOf } = cursor.trace.graph;
  const { width, boxes, links } = layout;
  const flows = flowsOf(cursor, layout);
  const active = new Map(flows.map((flow) => [flow.link, flow]));
  const touched = new Set(flows.flatMap((flow) => flow.boxes));
  const onPath = pathLinks(layout, path);
  const paused = new Set(state.stops);
  const present = event && idOf(event.node);
  const focus = present === undefined ? -1 : boxes.findIndex(({ members }) => members.includes(present));
  useScrollTo(frame, boxes[focus], width, cursor.step);
  return (
    <div class="graph scroll" ref={frame} role="region" aria-label={t.step.picture} tabIndex={0}>
      <GraphFrame layout={layout} role="group" label={fill(t.step.graph, { boxes: String(boxes.length) })}>
        {links.map((link, i) => (
          <Line key={i} link={link} phase={active.get(link)?.phase} isOnPath={onPath.has(i)} />
        ))}
        {boxes.map((box, i) => {
          const last = box.members[box.members.length - 1];
          const [name, node] = [names[last], nodes[last]];
          return (
            <Box
              key={i}
              box={box}
              name={name}
              value={moment.value(node) ?? (node.op === '' ? node.data : undefined)}
              grad={moment.grad(node)}
              neuron={box.kind === 'group' ? cursor.foldOf(nodes[box.members[0]]) : undefined}
              isActive={touched.has(i) || i === focus}
              isOnPath={path?.some((id) => box.members.includes(id)) === true}
              isPaused={box.members.some((id) => paused.has(names[id]))}
              isEdited={edited === name}
              words={t.step}
              on={on}
            />
          );
        })}
        {flows.map((flow, i) => (
          <FlowNumber key={i} flow={flow} />
        ))}
      </GraphFrame>
    </div>
  );
}

function useBoxActions(begin: (name: string | undefined) => void, onEdit: GraphProps['onEdit']): BoxActions {
  const { change } = usePage();
  return useMemo(
    () => ({
      toggle: (name) => change(({ stops }) => ({ stops: toggled(stops, name) })),
      open: (neuron) => change(({ open }) => ({ open: [...open, neuron] })),
      begin,
      edit: (name, value) => {
        begin(undefined);
        if (value !== undefined) onEdit(name, value);
      },
    }),
    [change, begin, onEdit],
  );
}

interface LineProps {
  readonly link: PlacedLink;
  /** Of what flows along it, if anything does. */
  readonly phase: Flow['phase'] | undefined;
  readonly isOnPath: boolean;
}

const Line = still(({ link, phase, isOnPath }: LineProps) => {
  const look = phase === undefined ? (isOnPath ? 'path' : '') : `active ${phase}`;
  return (
    <g class={`link ${look}`}>
      <title>{link.sentence}</title>
      <Arrow points={link.points} isBack={phase === 'backward'} isHeavy={phase !== undefined} />
    </g>
  );
});

/** The number that flows, on its line. */
function FlowNumber({ flow }: { flow: Flow }) {
  const { points } = flow.link;
  if (flow.number === undefined) return null;
  const middle = (points.length - 1) / 2;
  const [a, b] = [points[Math.floor(middle)], points[Math.ceil(middle)]];
  const text =
    flow.phase === 'forward'
      ? `→ ${written(flow.number)}`
      : `← ${flow.number < 0 ? '' : '+'}${written(flow.number)}`;
  return (
    <text class={`flow ${flow.phase}`} x={(a.x + b.x) / 2} y={(a.y + b.y) / 2 - 7} text-anchor="middle">
      {text}
    </text>
  );
}

function pathLinks({ boxes, links }: GraphLayout, path: readonly number[] | undefined): Set<number> {
  const found = new Set<number>();
  if (path === undefined) return found;
  const places = path.map((id) => boxes.findIndex(({ members }) => members.includes(id)));
  places.slice(1).forEach((to, i) => {
    found.add(links.findIndex((link) => link.from === places[i] && link.to === to));
  });
  return found;
}

/** Brings the box of the present step into view, where the graph is larger than its frame; before the first step, the leaves. */
function useScrollTo(
  ref: RefObject<HTMLDivElement | null>,
  box: PlacedBox | undefined,
  width: number,
  step: number,
): void {
  useEffect(() => {
    const frame = ref.current;
    const svg = frame?.querySelector('svg');
    if (!frame || !svg) return;
    if (box === undefined) {
      frame.scrollTo({ left: 0 });
      return;
    }
    const scale = svg.clientWidth / width;
    const [left, top] = [box.x * scale, box.y * scale];
    const isIn = (at: number, size: number, from: number, room: number): boolean =>
      at >= from && at + size <= from + room;
    if (
      !isIn(left, box.width * scale, frame.scrollLeft, frame.clientWidth) ||
      !isIn(top, box.height * scale, frame.scrollTop, frame.clientHeight)
    ) {
      frame.scrollTo({ left: left - frame.clientWidth / 2, top: top - frame.clientHeight / 2 });
    }
  }, [ref, box, width, step]);
}
