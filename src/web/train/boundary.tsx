// The plane of the first two features: what the net says of it, and the data, to which a click adds or from which it takes.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { fill, shown } from '../../lessons/text';
import { rangeOf, type Range } from '../../plot/ticks';
import { Button, Choice, NumberField } from '../parts/inputs';
import type { PageState } from '../state/link';
import { usePage } from '../state/page';
import type { Frame } from '../worker/session';
import { colorsFor } from './colors';
import { CELLS, planeFor } from './setup';

interface BoundaryProps {
  readonly problem: CsvDataset;
  readonly frame: Frame | undefined;
  decide(this: void, part: Partial<PageState>): void;
}

/** The picture is so many units wide and high. */
const SIZE = 100;
/** A click so near to a point is meant for it. */
const REACH = 2.2;

export function Boundary({ problem, frame, decide }: BoundaryProps) {
  const { state, t, change } = usePage();
  const words = t.train;
  const plane = planeFor(problem);
  const [label, choose] = useState('1');
  const { features, classes = [] } = problem;
  const row = Math.min(state.row, problem.x.length - 1);
  const chosen = fill(words.chosen, {
    row: String(row + 1),
    point: problem.x[row]
      .slice(0, 4)
      .map((x) => shown(x))
      .join(', '),
    label: classes[problem.y[row]] ?? shown(problem.y[row]),
  });
  return (
    <section class="panel">
      <h2>{words.boundary}</h2>
      {plane !== undefined && (
        <>
          <p class="hint">
            {fill(words.boundaryOf, { x: features[0], y: features[1] })} {features.length > 2 && words.others}
          </p>
          <Plane
            {...{ problem, frame, plane, row }}
            onClick={(x, y) => clicked({ state, problem, label, change, decide }, x, y, plane)}
          />
        </>
      )}
      {state.data !== 'csv' && (
        <div class="row">
          <Choice
            label={words.click}
            value={label}
            options={classes.map((name, i) => [String(i), name] as const)}
            onChange={choose}
          />
          <p class="hint">{words.clickHint}</p>
          {(state.extra.length > 0 || state.gone.length > 0) && (
            <Button onClick={() => decide({ extra: [], gone: [] })}>{words.undo}</Button>
          )}
        </div>
      )}
      <div class="row">
        <NumberField
          label={words.row}
          value={row + 1}
          min={1}
          max={problem.x.length}
          step={1}
          onChange={(next) => change({ row: next - 1 })}
        />
        <Button
          onClick={() =>
            change({ tab: 'step', from: 'net', at: {}, step: 0, term: -1, open: [], stops: [], why: '' })
          }
        >
          {words.stepRow}
        </Button>
        <p>{chosen}</p>
      </div>
    </section>
  );
}

interface Clicked {
  readonly state: PageState;
  readonly problem: CsvDataset;
  readonly label: string;
  change(this: void, part: Partial<PageState>): void;
  decide(this: void, part: Partial<PageState>): void;
}

/** On a point of a made set: it is taken away. Beside all: one is added. In a file's data a click chooses the row. */
function clicked(
  { state, problem, label, change, decide }: Clicked,
  x: number,
  y: number,
  plane: Plane,
): void {
  const away = problem.x.map(([a, b]) =>
    Math.hypot(onto(plane.x, a) - onto(plane.x, x), onto(plane.y, b) - onto(plane.y, y)),
  );
  const nearest = away.indexOf(Math.min(...away));
  if (state.data === 'csv') {
    change({ row: nearest });
    return;
  }
  if (away[nearest] > REACH) {
    const round = (value: number): number => Number(value.toPrecision(4));
    if (state.extra.length < 300)
      decide({ extra: [...state.extra, { x: round(x), y: round(y), label: Number(label) }] });
    return;
  }
  const first = problem.x.length - state.extra.length;
  if (nearest >= first) decide({ extra: state.extra.filter((_, i) => i !== nearest - first) });
  else decide({ gone: [...state.gone, placeOf(nearest, state.gone)].sort((a, b) => a - b) });
}

/** The row of the set as it was made. */
function placeOf(row: number, gone: readonly number[]): number {
  let place = row;
  for (const one of gone) if (one <= place) place++;
  return place;
}

interface Plane {
  readonly x: Range;
  readonly y: Range;
}

interface PlaneProps {
  readonly problem: CsvDataset;
  readonly frame: Frame | undefined;
  readonly plane: Plane;
  readonly row: number;
  onClick(this: void, x: number, y: number): void;
}

function Plane({ problem, frame, plane, row, onClick }: PlaneProps) {
  const { state, t } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { classes, y } = problem;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || frame === undefined || frame.answers.length !== CELLS * CELLS) return;
    const range = classes === undefined ? rangeOf(y) : undefined;
    context.putImageData(new ImageData(colorsFor(frame, range, isDark()), CELLS, CELLS), 0, 0);
  }, [frame, classes, y, state.theme]);
  const click = (event: MouseEvent & { currentTarget: Element }): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const [across, down] = [(event.clientX - left) / width, (event.clientY - top) / height];
    onClick(between(plane.x, across), between(plane.y, 1 - down));
  };
  return (
    <div class="boundary">
      <canvas ref={canvas} width={CELLS} height={CELLS} />
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={t.train.boundary} onClick={click}>
        {problem.x.map(([a, b], i) => (
          <path
            key={i}
            class={`point class-${classes === undefined ? 0 : y[i] % 5}${i === row ? ' chosen' : ''}`}
            d={markAt(onto(plane.x, a), SIZE - onto(plane.y, b), classes === undefined ? 0 : y[i])}
          />
        ))}
      </svg>
    </div>
  );
}

function onto([low, high]: Range, value: number): number {
  return ((value - low) / (high - low)) * SIZE;
}

function between([low, high]: Range, share: number): number {
  return low + share * (high - low);
}

const ROUND = 'm-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z';
const SQUARE = 'm-1 -1h2v2h-2z';
const TRIANGLE = 'm0 -1.3l1.3 2.3h-2.6z';
const DIAMOND = 'm0 -1.4l1.4 1.4l-1.4 1.4l-1.4 -1.4z';
const CROSS = 'm-.4 -1.2h.8v.8h.8v.8h-.8v.8h-.8v-.8h-.8v-.8h.8z';

/** Each class in a shape of its own. */
function markAt(x: number, y: number, label: number): string {
  const shapes = [ROUND, SQUARE, TRIANGLE, DIAMOND, CROSS];
  return `M${x.toFixed(2)} ${y.toFixed(2)}${shapes[label % shapes.length]}`;
}

function isDark(): boolean {
  return getComputedStyle(document.documentElement).colorScheme === 'dark';
}
