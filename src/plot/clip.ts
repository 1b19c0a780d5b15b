// A curve cut to the heights that a picture shows: what lies beyond them is left out, what crosses them ends there.

import type { Point } from './series';
import type { Range } from './ticks';

/** The parts of an unbroken curve whose y are in the range; they begin and end on its edges where the curve crosses them. */
export function clipped(curve: readonly Point[], range: Range): Point[][] {
  const [low, high] = range;
  const parts: Point[][] = [];
  let open = false;
  for (const point of withCrossings(curve, range)) {
    const inside = point.y >= low && point.y <= high;
    if (inside && open) parts[parts.length - 1].push(point);
    else if (inside) parts.push([point]);
    open = inside;
  }
  return parts;
}

/** The curve with a point more wherever it crosses an edge of the range. */
function withCrossings(curve: readonly Point[], range: Range): Point[] {
  return curve.flatMap((to, i) => {
    if (i === 0) return [to];
    const from = curve[i - 1];
    const edges = from.y < to.y ? range : [range[1], range[0]];
    const crossed = edges.filter((edge) => (from.y < edge && edge < to.y) || (to.y < edge && edge < from.y));
    return [...crossed.map((y) => ({ x: crossingOf(from, to, y), y })), to];
  });
}

function crossingOf(from: Point, to: Point, y: number): number {
  return from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
}
