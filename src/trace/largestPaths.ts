// The paths from a node to the output, those with the largest products first, as many as are asked for and no more:
// there may be 2⁶⁴. By recursive enumeration (Jiménez and Marzal, "Computing the K shortest paths", 1999): the next
// path of a node is the next one of one of its consumers, and an edge. The recursion is a stack: graphs are deep.

import type { Graph } from './graph';
import { Heap } from './heap';

/** A path, from its lower end up. */
export interface Path {
  /** The place of the node at the lower end. */
  readonly node: number;
  /** Of the local derivatives, multiplied from the output down as backward() does. */
  readonly product: number;
  /** Which operand of the next node this one is, and the local derivative there; of the output none, and 1. */
  readonly operand: number;
  readonly local: number;
  /** The rest of the path; undefined at the output. */
  readonly above: Path | undefined;
}

/**
 * The paths from a node to the output, by the size of their products: NaN, which is the end of every sum, before the
 * largest. Equals stand in the order of the graph; which of them are among the last of many is left open.
 *
 * @param leaf - the place of the node, not of a constant
 * @param limit - how many at most
 */
export function largestPaths(graph: Graph, leaf: number, limit: number): Path[] {
  const ranking = new Rankings(graph).of('largest', leaf);
  while (ranking.found.length < limit && !ranking.complete) advance(ranking);
  return ranking.found.sort((a, b) => bySize(a.product, b.product) || byPlace(a, b));
}

/** The nodes along a path, from its lower end to the output. */
export function nodesOf(path: Path): number[] {
  const nodes: number[] = [];
  for (let rest: Path | undefined = path; rest !== undefined; rest = rest.above) nodes.push(rest.node);
  return nodes;
}

/** The local derivatives along a path, from the output down; none of the output alone. */
export function factorsOf(path: Path): number[] {
  const factors: number[] = [];
  for (let rest = path; rest.above !== undefined; rest = rest.above) factors.push(rest.local);
  return factors.reverse();
}

/**
 * Which end of the list of paths to a node a ranking begins at. By size, `largest` has all of them. Products keep
 * their order when an edge multiplies them, but for one case: an infinite local derivative makes NaN of zeros, which
 * are the last of the largest and must become the first. They are found as the first of the `smallest`, a ranking
 * of the finite products alone.
 */
type Order = 'largest' | 'smallest';

interface Edge {
  readonly consumer: number;
  readonly operand: number;
  readonly local: number;
}

/** The paths along one edge: those of a ranking of its consumer, in their order, as long as they are wanted. */
class Stream {
  /** How many of the ranking's paths have been taken. */
  taken = 0;
  /** The next path; undefined as long as nobody had to know. */
  next: Path | undefined = undefined;

  constructor(
    readonly edge: Edge,
    readonly order: Order,
    readonly wanted: (product: number, local: number) => boolean,
    /** The product of the next path, or a bound for it: that of the last one, at first the first there can be. */
    public bound: number,
  ) {}
}

/** The paths of one node in their order, as far as they have been found. */
class Ranking {
  readonly found: Path[];
  complete = false;
  private readonly streams: Heap<Stream>;

  constructor(
    private readonly node: number,
    private readonly rankings: Rankings,
    compare: (a: number, b: number) => number,
    streams: readonly Stream[],
    ...known: Path[]
  ) {
    this.found = known;
    this.streams = new Heap((a, b) => {
      const order = compare(a.bound, b.bound);
      // Of equals the known ones first: then many of the others never need to be.
      return order < 0 || (order === 0 && a.next !== undefined && b.next === undefined);
    });
    for (const stream of streams) this.streams.push(stream);
  }

  /** Finds the next path, or that there is none. @returns the ranking that must be advanced before, if there is one */
  step(): Ranking | undefined {
    for (let stream = this.streams.pop(); stream !== undefined; stream = this.streams.pop()) {
      if (stream.next !== undefined) {
        this.found.push(stream.next);
        stream.next = undefined;
        this.streams.push(stream);
        return undefined;
      }
      const source = this.rankings.of(stream.order, stream.edge.consumer);
      const above = source.found.at(stream.taken);
      if (above !== undefined) this.draw(stream, above);
      else if (!source.complete) {
        this.streams.push(stream);
        return source;
      }
    }
    this.complete = true;
    return undefined;
  }

  /** The next path of a stream is one that is known. If it is not wanted, nor are those behind it. */
  private draw(stream: Stream, above: Path): void {
    const { operand, local } = stream.edge;
    if (!stream.wanted(above.product, local)) return;
    const product = local * above.product;
    stream.taken++;
    stream.next = { node: this.node, product, operand, local, above };
    stream.bound = product;
    this.streams.push(stream);
  }
}

/** The rankings of all nodes, each made when it is asked for. */
class Rankings {
  private readonly edges: Edge[][];
  private readonly known = { largest: new Map<number, Ranking>(), smallest: new Map<number, Ranking>() };

  constructor({ nodes, operands, isConstant }: Graph) {
    this.edges = nodes.map(() => []);
    nodes.forEach(({ localGrads }, consumer) => {
      operands[consumer].forEach((id, operand) => {
        if (!isConstant(id)) this.edges[id].push({ consumer, operand, local: localGrads[operand] });
      });
    });
    const output = nodes.length - 1;
    const alone = { node: output, product: 1, operand: -1, local: 1, above: undefined };
    this.known.largest.set(output, new Ranking(output, this, bySize, [], alone));
    this.known.smallest.set(output, new Ranking(output, this, bySmallness, [], alone));
  }

  of(order: Order, node: number): Ranking {
    const known = this.known[order].get(node);
    if (known !== undefined) return known;
    const edges = this.edges[node];
    const ranking =
      order === 'largest'
        ? new Ranking(node, this, bySize, edges.flatMap(largest))
        : new Ranking(node, this, bySmallness, edges.flatMap(smallest));
    this.known[order].set(node, ranking);
    return ranking;
  }
}

const isZero = (product: number): boolean => product === 0;
const isNotZero = (product: number): boolean => product !== 0;
const isAny = (): boolean => true;
const staysFinite = (product: number, local: number): boolean => Number.isFinite(local * product);

function largest(edge: Edge): Stream[] {
  if (Math.abs(edge.local) !== Infinity) return [new Stream(edge, 'largest', isAny, NaN)];
  return [new Stream(edge, 'smallest', isZero, NaN), new Stream(edge, 'largest', isNotZero, NaN)];
}

function smallest(edge: Edge): Stream[] {
  return Number.isFinite(edge.local) ? [new Stream(edge, 'smallest', staysFinite, 0)] : [];
}

function advance(ranking: Ranking): void {
  const waiting = [ranking];
  while (waiting.length > 0) {
    const needed = waiting[waiting.length - 1].step();
    if (needed === undefined) waiting.pop();
    else waiting.push(needed);
  }
}

/** NaN, then ±∞, down to zero. @returns less than 0 if a comes first */
function bySize(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return bySmallness(b, a);
}

function bySmallness(a: number, b: number): number {
  const [x, y] = [Math.abs(a), Math.abs(b)];
  return x === y ? 0 : x - y; // ∞ − ∞ is NaN
}

/** Where two paths from one node part, the place of the node they go to decides. */
function byPlace(a: Path, b: Path): number {
  let [x, y] = [a, b];
  while (x !== y && x.above !== undefined && y.above !== undefined) {
    const difference = x.above.node - y.above.node || x.operand - y.operand;
    if (difference !== 0) return difference;
    [x, y] = [x.above, y.above];
  }
  return 0;
}
