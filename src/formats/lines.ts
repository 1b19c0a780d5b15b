// The lines between boxes: where they leave and arrive, the smooth curve through their points, and the arrow at its end.

import { decimal } from '../plot/svg';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle; x and y are its upper left corner. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A line from one box to another, by their places in a list, and the points on its way between the two. */
export interface Route {
  readonly from: number;
  readonly to: number;
  readonly between: readonly Point[];
}

const ARROW = { length: 9, width: 7 };

/**
 * The points of each line, from the right side of its first box to the left side of its last. Lines share a side evenly,
 * in the order in which they come, so that they do not cross on their last stretch.
 */
export function connected(boxes: readonly Rectangle[], routes: readonly Route[]): Point[][] {
  const starts = ports(routes, ({ from }) => from, ({ to, between }) => between[0] ?? middle(boxes[to])); // prettier-ignore
  const ends = ports(routes, ({ to }) => to, ({ from, between }) => between.at(-1) ?? middle(boxes[from])); // prettier-ignore
  return routes.map(({ from, to, between }, i) => {
    const [first, last] = [boxes[from], boxes[to]];
    const start = { x: first.x + first.width, y: first.y + first.height * starts[i] };
    return [start, ...between, { x: last.x, y: last.y + last.height * ends[i] }];
  });
}

/** For each line the share of its box's height at which it stands, those that lead upwards first. */
function ports(
  routes: readonly Route[],
  boxOf: (route: Route) => number,
  next: (route: Route) => Point,
): number[] {
  const sharers = new Map<number, number[]>();
  routes.forEach((route, i) => {
    const sharing = sharers.get(boxOf(route)) ?? [];
    if (sharing.push(i) === 1) sharers.set(boxOf(route), sharing);
  });
  const shares = routes.map(() => 0);
  for (const sharing of sharers.values()) {
    sharing.sort((i, j) => next(routes[i]).y - next(routes[j]).y);
    sharing.forEach((i, place) => (shares[i] = (place + 1) / (sharing.length + 1)));
  }
  return shares;
}

function middle({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * A curve through points from left to right, level at both ends, as the `d` of an SVG path.
 *
 * @see Steffen (1990), "A simple method for monotonic interpolation in one dimension": it never overshoots.
 */
export function smoothPath(points: readonly Point[]): string {
  const slopes = points.map((_, i) => {
    if (i === 0 || i === points.length - 1) return 0;
    const [left, right] = [step(points[i - 1], points[i]), step(points[i], points[i + 1])];
    const parabola = (left.slope * right.width + right.slope * left.width) / (left.width + right.width);
    const size = Math.min(Math.abs(left.slope), Math.abs(right.slope), Math.abs(parabola) / 2);
    return (Math.sign(left.slope) + Math.sign(right.slope)) * size;
  });
  const curves = points.slice(1).map((end, i) => {
    const start = points[i];
    const third = (end.x - start.x) / 3;
    const controls = [
      { x: start.x + third, y: start.y + third * slopes[i] },
      { x: end.x - third, y: end.y - third * slopes[i + 1] },
    ];
    return `C${[...controls, end].map(pair).join(' ')}`;
  });
  return `M${pair(points[0])}${curves.join('')}`;
}

function step(from: Point, to: Point): { width: number; slope: number } {
  const width = Math.max(to.x - from.x, 1);
  return { width, slope: (to.y - from.y) / width };
}

/** The head of an arrow that points right at a place, as the `d` of an SVG path, and where its line ends. */
export function arrowAt(tip: Point): { head: string; end: Point } {
  const end = { x: tip.x - ARROW.length, y: tip.y };
  const corners = [-1, 1].map((side) => ({ x: end.x, y: end.y + (side * ARROW.width) / 2 }));
  return { head: `M${[tip, ...corners].map(pair).join('L')}z`, end };
}

function pair({ x, y }: Point): string {
  return `${decimal(x)} ${decimal(y)}`;
}
