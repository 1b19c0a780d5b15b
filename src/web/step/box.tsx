// A box of the graph: its name, its op, its value and its gradient as far as they are known.

import { useEffect, useRef } from 'preact/hooks';
import { BOX, type PlacedBox } from '../../formats/layout';
import type { Cursor } from '../../trace/cursor';
import { fill } from '../../lessons/text';
import { baselineOf, BoxShape, Fact, lookOf } from '../parts/graph';
import { IconPath } from '../parts/icons';
import { usePage } from '../state/page';
import { written } from './sentences';

interface BoxProps {
  readonly box: PlacedBox;
  readonly cursor: Cursor;
  readonly isActive: boolean;
  readonly isOnPath: boolean;
  readonly isPaused: boolean;
  readonly isEdited: boolean;
  /** The pause at it is set, or taken away. */
  onToggle(this: void): void;
  onOpen(this: void, neuron: string): void;
  onBegin(this: void): void;
  /** A number is given, or none after all. */
  onEdit(this: void, value: number | undefined): void;
}

export function Box(props: BoxProps) {
  const { box, cursor, isActive, isOnPath, isPaused, isEdited, onToggle, onOpen } = props;
  const { t } = usePage();
  const { x, y, width, kind } = box;
  const look = [lookOf(box), isActive && 'active', isOnPath && 'path'].filter(Boolean).join(' ');
  const neuron = kind === 'group' ? cursor.foldOf(cursor.trace.graph.nodes[box.members[0]]) : undefined;
  return (
    <g class={look} onClick={onToggle} onDblClick={() => neuron !== undefined && onOpen(neuron)}>
      <title>{box.sentence}</title>
      <BoxShape box={box} />
      <Facts {...props} />
      {isPaused && (
        <g class="pause" role="img" aria-label={t.step.pausesHere}>
          <circle cx={x + width} cy={y} r={11} />
          <g transform={`translate(${x + width - 6} ${y - 6}) scale(.75)`}>
            <IconPath sign="pause" />
          </g>
        </g>
      )}
      {isEdited && <Editor {...props} />}
    </g>
  );
}

function Facts({ box, cursor, onBegin }: BoxProps) {
  const { x, width, kind, members, facts, op } = box;
  const { moment } = cursor;
  const node = cursor.trace.graph.nodes[members[members.length - 1]];
  const known: Readonly<Record<string, number | undefined>> = {
    data: moment.value(node) ?? (node.op === '' ? node.data : undefined),
    grad: moment.grad(node),
  };
  const lines = kind === 'group' && op !== '' ? [[op, ''] as const, ...facts] : facts;
  return (
    <>
      {lines.map(([fact, value], i) => {
        const isNumber = Object.hasOwn(known, fact);
        const number = known[fact];
        const text = isNumber
          ? number === undefined
            ? '·'
            : written(number)
          : typeof value === 'number'
            ? written(value)
            : value;
        const isField = kind === 'leaf' && fact === 'data';
        return (
          <g
            key={fact}
            class={isField ? 'fact field' : 'fact'}
            onClick={(event) => {
              if (!isField) return;
              event.stopPropagation();
              onBegin();
            }}
          >
            {isField && <rect x={x + 8} y={baselineOf(box, i) - 15} width={width - 14} height={19} rx={3} />}
            <Fact box={box} line={i} name={fact} text={text} />
          </g>
        );
      })}
    </>
  );
}

/** The leaf's number, where it stands in the box. Enter takes it, Escape leaves it as it was. */
function Editor({ box, cursor, onEdit }: BoxProps) {
  const { t } = usePage();
  const field = useRef<HTMLInputElement>(null);
  const { graph } = cursor.trace;
  const [id] = box.members;
  useEffect(() => field.current?.select(), []);
  const take = (): void => {
    const text = field.current?.value ?? '';
    const x = text.trim() === '' ? NaN : Number(text);
    onEdit(Number.isFinite(x) && x !== graph.nodes[id].data ? x : undefined);
  };
  return (
    <foreignObject x={box.x + 4} y={box.y + BOX.header - 8} width={Math.max(box.width - 8, 96)} height={30}>
      <input
        ref={field}
        class="in-place"
        type="text"
        inputMode="decimal"
        defaultValue={String(graph.nodes[id].data)}
        aria-label={fill(t.step.valueOf, { name: graph.names[id] })}
        onClick={(event) => event.stopPropagation()}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
          if (key === 'Escape') onEdit(undefined);
        }}
      />
    </foreignObject>
  );
}
