// Curves over axes, as SVG that styles with the page.

import { clipped } from '../../plot/clip';
import { stretches, thinned, type Point, type Series } from '../../plot/series';
import { axis, position, rangeOf, type Axis, type Range, type Scale } from '../../plot/ticks';
import type { ComponentChildren } from 'preact';
import { useWidth } from './useWidth';

/** Where values stand in the picture. */
export interface Place {
  xOf(this: void, x: number): number;
  yOf(this: void, y: number): number;
  /** The value at a place, from the left of the picture. */
  valueAt(this: void, left: number): number;
  /** The edges of the plot proper. */
  readonly area: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

interface PlotProps {
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly x?: Range;
  readonly y?: Range;
  readonly xScale?: Scale;
  readonly yScale?: Scale;
  readonly xLabel?: string;
  readonly height?: number;
  /** What is drawn above the curves. */
  readonly children?: (place: Place) => ComponentChildren;
}

const MARGIN = { left: 56, right: 14, top: 12, bottom: 40 };
/** What a tick wants, in pixels. */
const TICK = { x: 70, y: 32 };
const MOST_TICKS = 12;
/** Where there is nothing to draw. */
const EMPTY: Readonly<Record<Scale, Range>> = { linear: [0, 1], log: [0.1, 1] };

/** As wide as there is room: one unit of the picture is one pixel, and its texts have one size. */
export function Plot(props: PlotProps) {
  const { label, series, xLabel, height = 320, children } = props;
  const { xScale = 'linear', yScale = 'linear' } = props;
  const [figure, width] = useWidth<HTMLElement>();
  const lines = series.map((one) => stretches(one, yScale));
  const points = lines.flat(2);
  const [right, bottom] = [Math.max(width - MARGIN.right, MARGIN.left + 1), height - MARGIN.bottom];
  const x = axis(props.x ?? rangeOf(points.map((point) => point.x)) ?? EMPTY[xScale], {
    ticks: ticksIn(right - MARGIN.left, TICK.x),
    scale: xScale,
    whole: [...points.map((point) => point.x), ...(props.x ?? [])].every(Number.isInteger),
  });
  const y = axis(props.y ?? rangeOf(points.map((point) => point.y)) ?? EMPTY[yScale], {
    ticks: ticksIn(bottom - MARGIN.top, TICK.y),
    scale: yScale,
    loose: true,
  });
  const xOf = (value: number): number => MARGIN.left + position(x, value) * (right - MARGIN.left);
  const yOf = (value: number): number => bottom - position(y, value) * (bottom - MARGIN.top);
  const valueAt = (left: number): number => {
    const share = (left - MARGIN.left) / (right - MARGIN.left);
    return x.range[0] + share * (x.range[1] - x.range[0]);
  };
  return (
    <figure class="plot" ref={figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <Ticks along={x} of="x" at={xOf} from={MARGIN.top} to={bottom} />
        <Ticks along={y} of="y" at={yOf} from={MARGIN.left} to={right} />
        {xLabel !== undefined && (
          <text class="axis-label" x={(MARGIN.left + right) / 2} y={height - 4} text-anchor="middle">
            {xLabel}
          </text>
        )}
        {lines.map((parts, i) => (
          <path key={i} class={`curve curve-${i}`} d={pathOf(parts, { xOf, yOf, y: y.range })} />
        ))}
        {children?.({ xOf, yOf, valueAt, area: { left: MARGIN.left, right, top: MARGIN.top, bottom } })}
      </svg>
      {series.length > 1 && (
        <figcaption class="legend">
          {series.map(({ name }, i) => (
            <span key={name}>
              <svg viewBox="0 0 36 8" width="36" height="8" aria-hidden="true">
                <path class={`curve curve-${i}`} d="M1 4h34" />
              </svg>
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

interface TicksProps {
  readonly along: Axis;
  readonly of: 'x' | 'y';
  at(this: void, value: number): number;
  readonly from: number;
  readonly to: number;
}

function Ticks({ along, of, at, from, to }: TicksProps) {
  return (
    <g class="ticks">
      {along.ticks.map(({ value, label }) => {
        const place = at(value);
        return of === 'x' ? (
          <g key={value}>
            <line x1={place} x2={place} y1={from} y2={to} class={value === 0 ? 'zero' : undefined} />
            <text x={place} y={to + 18} text-anchor="middle">
              {label}
            </text>
          </g>
        ) : (
          <g key={value}>
            <line x1={from} x2={to} y1={place} y2={place} class={value === 0 ? 'zero' : undefined} />
            <text x={from - 8} y={place + 4} text-anchor="end">
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function ticksIn(room: number, each: number): number {
  return Math.min(Math.max(2, Math.floor(room / each)), MOST_TICKS);
}

interface Area extends Pick<Place, 'xOf' | 'yOf'> {
  /** What is seen. */
  readonly y: Range;
}

/** The path of a curve: its stretches, cut to what is seen. */
export function pathOf(parts: readonly (readonly Point[])[], { xOf, yOf, y }: Area): string {
  return parts
    .flatMap((part) => clipped(part, y))
    .map((part) => {
      const kept = thinned(part, (point) => Math.floor(xOf(point.x)));
      const [first, ...rest] = kept.map((point) => `${xOf(point.x).toFixed(1)} ${yOf(point.y).toFixed(1)}`);
      return rest.length === 0 ? `M${first}h.01` : `M${first}L${rest.join(' ')}`;
    })
    .join('');
}
