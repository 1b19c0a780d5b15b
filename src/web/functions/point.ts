// One point of a function: its value, its slope by autograd and by differences, and whether there is a slope at all.

import type { Expectation } from '../../gradcheck/expectation';
import type { Line } from '../../gradcheck/levels';
import { settingsOf } from '../../gradcheck/options';
import { slopeOf, type Slope } from '../../gradcheck/slope';
import type { UnaryName } from '../../ops/algebra';
import { table } from '../../ops/facts';
import { optionSpecs } from './options';
import type { Plotted } from './plotted';

export interface Point {
  readonly x: number;
  readonly value: number;
  /** By autograd. */
  readonly slope: number;
  /** By differences, with what they say of the point. */
  readonly measured: Slope;
}

const { rtol, atol, eps } = settingsOf({});

export function pointOf(plotted: Plotted, x: number): Point {
  const [value, slope] = plotted.at(x);
  const expected: Expectation = { slope, rtol, atol, eps };
  return { x, value, slope, measured: slopeOf(lineThrough(plotted, x), expected) };
}

/** The function along a line on which x is at 0. */
export function lineThrough({ at }: Plotted, x: number): Line {
  return { at: (t) => at(x + t)[0], exact: (t) => x + t - x, distance: Math.abs(x) };
}

/** How far the slope by differences is from autograd's, in proportion to the larger; 0 where both are 0. */
export function apart({ slope, measured: { value } }: Point): number {
  return slope === value ? 0 : Math.abs(slope - value) / Math.max(Math.abs(slope), Math.abs(value));
}

/** Whether there is a tangent that differences could come close to. */
export function hasDerivative({ value, slope, measured: { kind } }: Point): boolean {
  return Number.isFinite(value) && Number.isFinite(slope) && kind !== 'kink' && kind !== 'discontinuous';
}

/** Where the op has no derivative, with the one that is chosen there. */
export function kinksOf(plotted: Plotted): readonly Point[] {
  const { op } = plotted;
  if (op === undefined) return [];
  const name = op.name as UnaryName;
  const moved = optionSpecs(name).flatMap((spec, i) =>
    'isKink' in spec && spec.isKink ? [op.options[i] as number] : [],
  );
  const places = moved.length > 0 ? moved : (table[name].kinks ?? []).map(({ at }) => at[0]);
  // With some options there is none, as in elu with alpha 1.
  return places.map((at) => pointOf(plotted, at)).filter((point) => !isSmooth(point));
}

function isSmooth(point: Point): boolean {
  return point.measured.kind === 'smooth' && apart(point) <= rtol;
}
