// A box of the graph: its name, its op, its value and its gradient as far as they are known.

import { useEffect, useRef } from 'preact/hooks';
import { BOX, type PlacedBox } from '../../formats/layout';
import { fill } from '../../lessons/text';
import { baselineOf, BoxShape, Fact, lookOf } from '../parts/graph';
import { IconPath } from '../parts/icons';
import { still } from '../parts/still';
import type { PageTexts } from '../texts/texts';
import { written } from './sentences';

interface BoxProps {
  readonly box: PlacedBox;
  /** Of its last node, as in the graph. */
  readonly name: string;
  /** Of its last node, as far as they are known. */
  readonly value: number | undefined;
  readonly grad: number | undefined;
  /** The folded neuron that it is. */
  readonly neuron: string | undefined;
  readonly isActive: boolean;
  readonly isOnPath: boolean;
  readonly isPaused: boolean;
  readonly isEdited: boolean;
  readonly words: PageTexts['step'];
  readonly on: BoxActions;
}

/** What can be done to a box. */
export interface BoxActions {
  /** The pause at its node is set, or taken away. */
  toggle(this: void, name: string): void;
  open(this: void, neuron: string): void;
  /** Its number is to be edited. */
  begin(this: void, name: string): void;
  /** A number is given, or none after all. */
  edit(this: void, name: string, value: number | undefined): void;
}

export const Box = still((props: BoxProps) => {
  const { box, name, neuron, isActive, isOnPath, isPaused, isEdited, words, on } = props;
  const { x, y, width } = box;
  const look = [lookOf(box), isActive && 'active', isOnPath && 'path'].filter(Boolean).join(' ');
  return (
    <g
      class={look}
      onClick={() => on.toggle(name)}
      onDblClick={() => neuron !== undefined && on.open(neuron)}
    >
      <title>{box.sentence}</title>
      <BoxShape box={box} />
      <Facts {...props} />
      {isPaused && (
        <g class="pause" role="img" aria-label={words.pausesHere}>
          <circle cx={x + width} cy={y} r={11} />
          <g transform={`translate(${x + width - 6} ${y - 6}) scale(.75)`}>
            <IconPath sign="pause" />
          </g>
        </g>
      )}
      {isEdited && <Editor {...props} />}
    </g>
  );
});

function Facts({ box, name, value, grad, on }: BoxProps) {
  const { x, width, kind, facts, op } = box;
  const known: Readonly<Record<string, number | undefined>> = { data: value, grad };
  const lines = kind === 'group' && op !== '' ? [[op, ''] as const, ...facts] : facts;
  return (
    <>
      {lines.map(([fact, usual], i) => {
        const said = Object.hasOwn(known, fact) ? (known[fact] ?? '·') : usual;
        const isField = kind === 'leaf' && fact === 'data';
        return (
          <g
            key={fact}
            class={isField ? 'fact field' : 'fact'}
            onClick={(event) => {
              if (!isField) return;
              event.stopPropagation();
              on.begin(name);
            }}
          >
            {isField && <rect x={x + 8} y={baselineOf(box, i) - 15} width={width - 14} height={19} rx={3} />}
            <Fact box={box} line={i} name={fact} text={typeof said === 'number' ? written(said) : said} />
          </g>
        );
      })}
    </>
  );
}

/** The leaf's number, where it stands in the box. Enter takes it, Escape leaves it as it was. */
function Editor({ box, name, value, words, on }: BoxProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const take = (): void => {
    const text = field.current?.value ?? '';
    const x = text.trim() === '' ? NaN : Number(text);
    on.edit(name, Number.isFinite(x) && x !== value ? x : undefined);
  };
  return (
    <foreignObject x={box.x + 4} y={box.y + BOX.header - 8} width={Math.max(box.width - 8, 96)} height={30}>
      <input
        ref={field}
        class="in-place"
        type="text"
        inputMode="decimal"
        defaultValue={String(value)}
        aria-label={fill(words.valueOf, { name })}
        onClick={(event) => event.stopPropagation()}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
          if (key === 'Escape') on.edit(name, undefined);
        }}
      />
    </foreignObject>
  );
}
