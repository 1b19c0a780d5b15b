// A layered drawing from left to right, in four steps: columns, order within them, heights, and the points of lines.
// A line that passes a column has a place in it, and so has a label, in a column between those of boxes.

import type { Point } from '../lines';
import { neighboursOf } from './neighbours';
import { untangle } from './order';
import { heightsOf } from './place';
import { ranksOf, type Edge } from './ranks';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Gaps {
  readonly columns: number;
  readonly boxes: number;
  readonly lines: number;
  readonly margin: number;
}

export interface Layered extends Size {
  /** The middle of each box. */
  readonly boxes: readonly Point[];
  /** For each link the points between its boxes, and the middle of its label, if it has one. */
  readonly links: readonly { readonly between: readonly Point[]; readonly label: Point | undefined }[];
}

/** Where boxes of given sizes and the links between them stand; links never form a circle. */
export function layered(
  boxes: readonly Size[],
  links: readonly (Edge & { readonly label: Size | undefined })[],
  gaps: Gaps,
): Layered {
  const scale = links.some(({ label }) => label !== undefined) ? 2 : 1;
  const ranks = ranksOf(boxes.length, links).map((rank) => rank * scale);
  const sizes = [...boxes];
  const columns: number[][] = Array.from({ length: ranks.reduce((a, b) => Math.max(a, b), 0) + 1 }, () => []);
  ranks.forEach((rank, box) => columns[rank].push(box));
  const starts: number[] = [];
  const ends: number[] = [];
  const join = (from: number, to: number): void => {
    starts.push(from);
    ends.push(to);
  };
  const ways = links.map(({ from, to, label }) => {
    const middle = Math.floor((ranks[from] + ranks[to]) / 2 / scale) * scale + scale - 1;
    const labelAt = middle < ranks[to] ? middle : middle - scale;
    const way: { place: number; labelled: boolean }[] = [];
    for (let rank = ranks[from] + 1; rank < ranks[to]; rank++) {
      const labelled = label !== undefined && rank === labelAt;
      const place = sizes.push(labelled ? label : { width: 0, height: 0 }) - 1;
      columns[rank].push(place);
      join(way.at(-1)?.place ?? from, place);
      way.push({ place, labelled });
    }
    join(way.at(-1)?.place ?? from, to);
    return way;
  });
  const plan = {
    columns: columns.map((column) => Int32Array.from(column)),
    before: neighboursOf(sizes.length, ends, starts),
    after: neighboursOf(sizes.length, starts, ends),
  };
  untangle(plan);
  const rooms = sizes.map(({ height }, i) => (height + (i < boxes.length ? gaps.boxes : gaps.lines)) / 2);
  const y = heightsOf(plan, rooms);
  const top = y.reduce((least, middle, i) => Math.min(least, middle - sizes[i].height / 2), Infinity);
  const x = sizes.map(() => 0);
  let right = gaps.margin;
  for (const column of columns) {
    const width = column.reduce((most, place) => Math.max(most, sizes[place].width), 0);
    for (const place of column) x[place] = right + width / 2;
    right += width + gaps.columns / scale;
  }
  const points = sizes.map((_, i) => ({ x: x[i], y: y[i] - top + gaps.margin }));
  return {
    width: right - gaps.columns / scale + gaps.margin,
    height: points.reduce((most, point, i) => Math.max(most, point.y + sizes[i].height / 2), 0) + gaps.margin,
    boxes: points.slice(0, boxes.length),
    links: ways.map((way) => {
      const labelled = way.find((step) => step.labelled);
      return { between: way.map(({ place }) => points[place]), label: labelled && points[labelled.place] };
    }),
  };
}
