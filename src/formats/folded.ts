// A graph as boxes and the links between them: a box a node, or a box a neuron or a layer where single nodes would be
// too many to take in.

import { show } from '../engine/show';
import type { Value } from '../engine/value';
import { graphOf, type Graph } from '../trace/graph';
import { groupsOf } from '../trace/groups';

/** What stands in one box: single nodes, neurons, or layers; `auto` chooses by how many boxes there would be. */
export type Fold = (typeof FOLDS)[number];

export const FOLDS = ['auto', 'none', 'neurons', 'layers'] as const;

export interface FoldOptions {
  /** Default `auto`: beyond 60 boxes neurons are folded, and beyond 60 again layers. */
  readonly fold?: Fold;
  /** Names of neurons and layers that stay open all the same. */
  readonly open?: readonly string[];
}

/** Nodes that are drawn as one. */
export interface FoldedBox {
  /** The places of its nodes in the graph, ascending. */
  readonly members: readonly number[];
  /** The name that the nodes share; undefined for a node by itself. */
  readonly group: string | undefined;
}

/** All edges from one box to another. */
export interface FoldedLink {
  /** Places in the list of boxes. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Folded {
  readonly graph: Graph;
  /** In the order of their first nodes. */
  readonly boxes: readonly FoldedBox[];
  /** In the order of the boxes they lead to; never a circle. */
  readonly links: readonly FoldedLink[];
}

/** More boxes than these are folded, if they can be. */
export const MANY = 60;

/** @throws RangeError if there is no such way to fold */
export function foldedOf(output: Value, { fold = 'auto', open = [] }: FoldOptions = {}): Folded {
  if (!FOLDS.includes(fold)) {
    throw new RangeError(`fold: expected one of ${FOLDS.join(', ')}, got ${show(fold)}.`);
  }
  const graph = graphOf(output);
  const paths = groupsOf(graph);
  const foldedBy = (one: Exclude<Fold, 'auto'>): Folded => foldBy(one, graph, paths, open);
  if (fold !== 'auto') return foldedBy(fold);
  const single = foldedBy('none');
  if (single.boxes.length <= MANY || paths.every(({ length }) => length === 0)) return single;
  const neurons = foldedBy('neurons');
  return neurons.boxes.length <= MANY ? neurons : foldedBy('layers');
}

function foldBy(
  fold: Exclude<Fold, 'auto'>,
  graph: Graph,
  paths: readonly (readonly string[])[],
  opened: readonly string[],
): Folded {
  const groups = paths.map((path) => {
    const group = GROUP_OF[fold](path);
    return group !== undefined && opened.includes(group) ? undefined : group;
  });
  const closed = boxed(graph, groups);
  if (fold === 'none') return closed;
  const knotted = knot(closed);
  if (knotted.size === 0) return closed;
  // What takes from a group and gives back to it would close a circle: such groups stay open.
  const open = new Set([...knotted].map((box) => closed.boxes[box].group));
  return boxed(
    graph,
    groups.map((group) => (open.has(group) ? undefined : group)),
  );
}

/** Of the groups a node belongs to, the largest first, the one that is folded. */
const GROUP_OF: Record<Exclude<Fold, 'auto'>, (path: readonly string[]) => string | undefined> = {
  none: () => undefined,
  neurons: (path) => path.at(-1),
  layers: (path) => path.at(-2) ?? path.at(-1),
};

function boxed(graph: Graph, groups: readonly (string | undefined)[]): Folded {
  const sizes = new Map<string | undefined, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const boxes: { members: number[]; group: string | undefined }[] = [];
  const known = new Map<string, number>();
  const boxOf = groups.map((name, id) => {
    const group = sizes.get(name)! > 1 ? name : undefined;
    const box =
      (group === undefined ? undefined : known.get(group)) ?? boxes.push({ members: [], group }) - 1;
    if (group !== undefined) known.set(group, box);
    boxes[box].members.push(id);
    return box;
  });
  return { graph, boxes, links: linksBetween(graph, boxes, boxOf) };
}

function linksBetween(
  { operands }: Graph,
  boxes: readonly FoldedBox[],
  boxOf: readonly number[],
): FoldedLink[] {
  return boxes.flatMap(({ members }, to) => {
    const counts = new Map<number, number>();
    for (const operand of members.flatMap((id) => operands[id])) {
      const from = boxOf[operand];
      if (from !== to) counts.set(from, (counts.get(from) ?? 0) + 1);
    }
    return Array.from(counts, ([from, count]) => ({ from, to, count }));
  });
}

/** The boxes on circles, and those between two circles: what is left when all else is put in order from both ends. */
function knot({ boxes, links }: Folded): Set<number> {
  const left = new Set(boxes.keys());
  const reversed = links.map(({ from, to, count }) => ({ from: to, to: from, count }));
  for (const direction of [links, reversed]) {
    const waiting = boxes.map(() => 0);
    const next = boxes.map((): number[] => []);
    for (const { from, to } of direction) {
      waiting[to]++;
      next[from].push(to);
    }
    const free = [...boxes.keys()].filter((box) => waiting[box] === 0);
    for (let box = free.pop(); box !== undefined; box = free.pop()) {
      left.delete(box);
      for (const to of next[box]) if (--waiting[to] === 0) free.push(to);
    }
  }
  return left;
}
