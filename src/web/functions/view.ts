// The part of the x axis that is looked at, and the places on it that a slider or a finger can reach.

import type { Range } from '../../plot/ticks';
import { multiple } from '../parts/multiple';

/** So many places across the view, or up to ten times as many: their distance is a power of ten, so that 0 is among them. */
const PLACES = 200;
/** A view is no narrower, in proportion to its distance from 0. */
const NARROWEST = 1e-6;

/** What a link's two ends show, whichever comes first. */
export function viewOf(low: number, high: number): Range {
  const [from, to] = low <= high ? [low, high] : [high, low];
  const least = NARROWEST * Math.max(1, Math.abs(from), Math.abs(to));
  return to - from >= least ? [from, to] : [from - 1, from + 1];
}

/** The distance of places. */
export function stepOf([from, to]: Range): number {
  return Number(`1e${Math.floor(Math.log10((to - from) / PLACES))}`);
}

/** The place nearest to x, within the view. */
export function snapped(x: number, view: Range): number {
  const step = stepOf(view);
  return within(multiple(Math.round(x / step), step), view);
}

export function within(x: number, [from, to]: Range): number {
  return Math.min(Math.max(x, from), to);
}
