// The plane of the first two features: what the net says of it, and the data, to which a click adds or from which it takes.

import { useMemo, useState } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { fill, shown } from '../../lessons/text';
import { indexOfLargest } from '../../training/task';
import { Button, Choice, NumberField } from '../parts/inputs';
import { MOST_POINTS, type PageState } from '../state/link';
import { usePage } from '../state/page';
import type { Frame } from '../worker/session';
import { Plane, pointAt, spotOf, type Ranges, type Spot } from './plane';
import { withoutRow } from './points';
import { planeFor } from './setup';

interface BoundaryProps {
  readonly problem: CsvDataset;
  readonly frame: Frame | undefined;
  decide(this: void, part: Partial<PageState>): void;
}

/** A click so near to a point is meant for it, in hundredths of the picture's side. */
const REACH = 2.2;

export function Boundary({ problem, frame, decide }: BoundaryProps) {
  const { state, t, change } = usePage();
  const words = t.train;
  const ranges = useMemo(() => planeFor(problem), [problem]);
  const [picked, pick] = useState('1');
  const { features, classes = [] } = problem;
  const label = Math.min(Number(picked), classes.length - 1);
  const row = Math.min(state.row, problem.x.length - 1);
  const isClass = problem.classes !== undefined;
  const chosen = fill(isClass ? words.chosen : words.chosenAmount, {
    row: String(row + 1),
    point: problem.x[row]
      .slice(0, 4)
      .map((x) => shown(x))
      .join(', '),
    label: isClass ? classes[problem.y[row]] : shown(problem.y[row]),
    target: problem.target,
  });
  return (
    <section class="panel">
      <h2>{words.boundary}</h2>
      {ranges === undefined ? (
        <p class="hint">{words.noPlane}</p>
      ) : (
        <>
          <p class="hint">
            {fill(words.boundaryOf, { x: features[0], y: features[1] })} {features.length > 2 && words.others}
          </p>
          <Plane
            {...{ problem, frame, ranges, row }}
            onPick={(spot) => act({ state, problem, ranges, label, change, decide }, spot)}
          />
        </>
      )}
      {state.data !== 'csv' && (
        <div class="row">
          <Choice
            label={words.click}
            value={String(label)}
            options={classes.map((name, i) => [String(i), name] as const)}
            onChange={pick}
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
            change({ tab: 'step', from: 'net', edits: {}, step: 0, term: -1, open: [], stops: [], why: '' })
          }
        >
          {words.stepRow}
        </Button>
        <p>{chosen}</p>
      </div>
    </section>
  );
}

interface Pick {
  readonly state: PageState;
  readonly problem: CsvDataset;
  readonly ranges: Ranges;
  /** The class of a point that is added. */
  readonly label: number;
  change(this: void, part: Partial<PageState>): void;
  decide(this: void, part: Partial<PageState>): void;
}

/** On a point of a made set: it is taken away. Beside all: one is added. In a file's data the nearest row is chosen. */
function act({ state, problem, ranges, label, change, decide }: Pick, spot: Spot): void {
  const away = problem.x.map((point) => {
    const { x, y } = spotOf(point, ranges);
    return Math.hypot(x - spot.x, y - spot.y);
  });
  const nearest = indexOfLargest(away.map((distance) => -distance));
  const { data, extra } = state;
  if (data === 'csv') change({ row: nearest });
  else if (away[nearest] > REACH) {
    const [x, y] = pointAt(spot, ranges).map((at) => Number(at.toPrecision(4)));
    if (extra.length < MOST_POINTS) decide({ extra: [...extra, { x, y, label }] });
  } else if (!isLastOfItsClass(problem, nearest)) decide(withoutRow({ ...state, data }, nearest));
}

function isLastOfItsClass({ y }: CsvDataset, row: number): boolean {
  return y.every((label, i) => label !== y[row] || i === row);
}
