// The curves of a function and its derivative, and the tangent at a point.

import { sampleCurves, spaced, type Sampled } from '../../plot/sample';
import type { Series } from '../../plot/series';
import type { Range } from '../../plot/ticks';
import type { Plotted } from './plotted';
import type { Point } from './point';

/** Beyond this a picture has no axis. */
const LARGEST = 1e300;
/** Enough for a smooth curve, and fewer of a formula whose every sample takes long. */
const SAMPLES = { most: 400, least: 60, nodes: 20_000 };

export function curvesOf({ at, nodes }: Plotted, view: Range, most = SAMPLES.most): Sampled {
  const affordable = Math.floor(SAMPLES.nodes / nodes.length);
  const samples = Math.min(Math.max(affordable, SAMPLES.least), most) + 1;
  const sampled = sampleCurves(at, { x: view, samples });
  const [low, high] = (sampled.y ?? []).map((y) => Math.min(Math.max(y, -LARGEST), LARGEST));
  return sampled.y === undefined ? sampled : { ...sampled, y: [low, high] };
}

/** The line through the point with autograd's slope; none where that is not finite. */
export function tangentAt({ x, value, slope }: Point, view: Range): Omit<Series, 'name'> {
  if (!Number.isFinite(value) || !Number.isFinite(slope)) return { x: [], y: [] };
  const ends = spaced(view, 2);
  return { x: ends, y: ends.map((end) => value + slope * (end - x)) };
}
