// The plane of the first two features as a picture: the net's answer in each cell, the data upon it. It takes clicks, and keys:
// arrows move a cross, Enter is a click where it stands.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { fill, shown } from '../../lessons/text';
import { rangeOf, type Range } from '../../plot/ticks';
import { useIsDark } from '../parts/useIsDark';
import { usePage } from '../state/page';
import type { Frame } from '../worker/session';
import { colorsFor } from './colors';
import { CELLS } from './setup';

export interface Ranges {
  readonly x: Range;
  readonly y: Range;
}

/** A place in the picture, in hundredths of its side, from the lower left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface PlaneProps {
  readonly problem: CsvDataset;
  readonly frame: Frame | undefined;
  readonly ranges: Ranges;
  /** The row that is marked. */
  readonly row: number;
  onPick(this: void, spot: Spot): void;
}

/** The picture is so many units wide and high. */
const SIZE = 100;

export function spotOf(point: readonly number[], { x, y }: Ranges): Spot {
  return { x: onto(x, point[0]), y: onto(y, point[1]) };
}

export function pointAt({ x, y }: Spot, ranges: Ranges): [x: number, y: number] {
  return [from(ranges.x, x), from(ranges.y, y)];
}

export function Plane({ problem, frame, ranges, row, onPick }: PlaneProps) {
  const { t } = usePage();
  const [cross, put] = useState<Spot>();
  const click = (event: MouseEvent & { currentTarget: Element }): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - left) / width;
    const down = (event.clientY - top) / height;
    onPick({ x: across * SIZE, y: (1 - down) * SIZE });
  };
  const press = (event: KeyboardEvent): void => {
    const { x, y } = cross ?? CENTRE;
    const pace = event.shiftKey ? 10 : 1;
    if (Object.hasOwn(ARROWS, event.key)) {
      const [right, up] = ARROWS[event.key];
      put({ x: within(x + right * pace), y: within(y + up * pace) });
    } else if (event.key === 'Enter' || event.key === ' ') onPick({ x, y });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="boundary">
      <Heat {...{ problem, frame }} />
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="application"
        aria-label={t.train.plane}
        tabIndex={0}
        onClick={click}
        onKeyDown={press}
        onBlur={() => put(undefined)}
      >
        <Points {...{ problem, ranges, row }} />
        {cross !== undefined && (
          <path class="cross" d={`M${cross.x} ${SIZE - cross.y - 4}v8M${cross.x - 4} ${SIZE - cross.y}h8`} />
        )}
      </svg>
      <p class="visually-hidden" role="status">
        {cross !== undefined && says(pointAt(cross, ranges), problem, t.train.crossAt)}
      </p>
    </div>
  );
}

const CENTRE: Spot = { x: SIZE / 2, y: SIZE / 2 };
const ARROWS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function within(at: number): number {
  return Math.min(Math.max(at, 0), SIZE);
}

function says([x, y]: readonly number[], { features }: CsvDataset, template: string): string {
  return fill(template, { x: `${features[0]} = ${shown(x)}`, y: `${features[1]} = ${shown(y)}` });
}

function onto([low, high]: Range, value: number): number {
  return ((value - low) / (high - low)) * SIZE;
}

function from([low, high]: Range, at: number): number {
  return low + (at / SIZE) * (high - low);
}

/** What the net says of every cell. */
function Heat({ problem: { classes, y }, frame }: Pick<PlaneProps, 'problem' | 'frame'>) {
  const isDark = useIsDark();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || frame === undefined || frame.answers.length !== CELLS * CELLS) return;
    const range = classes === undefined ? rangeOf(y) : undefined;
    context.putImageData(new ImageData(colorsFor(frame, range, isDark), CELLS, CELLS), 0, 0);
  }, [frame, classes, y, isDark]);
  return <canvas ref={canvas} width={CELLS} height={CELLS} />;
}

/** Of more rows a picture is a smear, and slow. */
const MOST_DRAWN = 2500;

/** The data, of many rows as many as can be told apart. They stay while the picture below them moves. */
function Points({ problem, ranges, row }: Pick<PlaneProps, 'problem' | 'ranges' | 'row'>) {
  return useMemo(() => {
    const { x, y, classes } = problem;
    const labelOf = (i: number): number => (classes === undefined ? 0 : y[i] % SHAPES.length);
    const every = Math.ceil(x.length / MOST_DRAWN);
    const drawn = [...x.keys()].filter((i) => i % every === 0 || i === row);
    return (
      <>
        {drawn.map((i) => (
          <path
            key={i}
            class={`point class-${labelOf(i)}${i === row ? ' chosen' : ''}`}
            d={markAt(spotOf(x[i], ranges), SHAPES[labelOf(i)])}
          />
        ))}
      </>
    );
  }, [problem, row, ranges]);
}

/** Each class in a shape of its own. */
const SHAPES = [
  'm-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z', // round
  'm-1 -1h2v2h-2z', // square
  'm0 -1.3l1.3 2.3h-2.6z', // triangle
  'm0 -1.4l1.4 1.4l-1.4 1.4l-1.4 -1.4z', // diamond
  'm-.4 -1.2h.8v.8h.8v.8h-.8v.8h-.8v-.8h-.8v-.8h.8z', // cross
];

function markAt({ x, y }: Spot, shape: string): string {
  return `M${x.toFixed(2)} ${(SIZE - y).toFixed(2)}${shape}`;
}
