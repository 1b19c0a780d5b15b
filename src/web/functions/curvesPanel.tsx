// The function and its derivative over the view, with the tangent at a point that can be dragged.

import { useMemo } from 'preact/hooks';
import { fill, shown } from '../../lessons/text';
import type { Range } from '../../plot/ticks';
import { Plot, type Place } from '../parts/plot';
import { Slider } from '../parts/slider';
import { usePage } from '../state/page';
import { curvesOf, tangentAt } from './curves';
import type { Plotted } from './plotted';
import type { Point } from './point';
import { snapped, stepOf } from './view';

interface CurvesProps {
  readonly plotted: Plotted;
  readonly view: Range;
  readonly point: Point;
}

export function Curves({ plotted, view, point }: CurvesProps) {
  const { t, change } = usePage();
  const words = t.functions;
  const { curves, y, clipped } = useMemo(() => curvesOf(plotted, view), [plotted, view]);
  const [from, to] = view;
  const move = (x: number): void => change({ x: snapped(x, view) });
  const ends = { from: shown(from), to: shown(to) };
  return (
    <section class="panel curves">
      <h2>{words.curves}</h2>
      {y === undefined ? (
        <p role="status">{fill(words.nowhere, ends)}</p>
      ) : (
        <Plot
          label={fill(words.curvesOf, { formula: plotted.formula, ...ends, x: shown(point.x) })}
          series={[
            { name: words.value, ...curves[0] },
            { name: words.slope, ...curves[1] },
            { name: words.tangent, ...tangentAt(point, view) },
          ]}
          x={view}
          y={y}
          xLabel={words.x}
          height={380}
        >
          {(place) => <Handle {...{ place, point, y, move }} />}
        </Plot>
      )}
      <Slider label={words.x} value={point.x} min={from} max={to} step={stepOf(view)} onChange={move} />
      <p class="hint">
        {words.drag} {clipped && words.cutOff}
      </p>
    </section>
  );
}

interface HandleProps {
  readonly place: Place;
  readonly point: Point;
  move(this: void, x: number): void;
}

/** The place of x: a line, a circle on the function and a square on the derivative, and all around it room to drag them. */
function Handle({ place, point: { x, value, slope }, move }: HandleProps) {
  const { left, right, top, bottom } = place.area;
  const follow = (event: PointerEvent & { currentTarget: SVGRectElement }): void => {
    const { currentTarget, clientX, pointerId, type } = event;
    if (type === 'pointerdown') currentTarget.setPointerCapture(pointerId);
    else if (!currentTarget.hasPointerCapture(pointerId)) return;
    const { left: edge, width } = currentTarget.getBoundingClientRect();
    move(place.valueAt(left + ((clientX - edge) / width) * (right - left)));
  };
  const at = place.xOf(x);
  const isSeen = (y: number): boolean => place.yOf(y) >= top - 1 && place.yOf(y) <= bottom + 1;
  return (
    <g class="handle">
      <line x1={at} x2={at} y1={top} y2={bottom} />
      {isSeen(slope) && (
        <rect class="mark mark-1" x={at - 5} y={place.yOf(slope) - 5} width={10} height={10} />
      )}
      {isSeen(value) && <circle class="mark mark-0" cx={at} cy={place.yOf(value)} r={8} />}
      <rect
        class="reach"
        x={left}
        y={top}
        width={right - left}
        height={bottom - top}
        onPointerDown={follow}
        onPointerMove={follow}
      />
    </g>
  );
}
