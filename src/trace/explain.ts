// Where a gradient comes from: every path from a leaf to the output adds the product of its local derivatives.

import { show } from '../engine/show';
import { sweep } from '../engine/sweep';
import { Value } from '../engine/value';
import { graphOf, type Graph } from './graph';
import { largestPaths, nodesOf, type Path } from './largestPaths';

export interface ExplainOptions {
  /** How many paths are listed at most, the largest; 1000 unless said. A whole number ≥ 0. */
  readonly limit?: number;
}

export interface ExplainedPath {
  /** From the leaf to the output. */
  readonly nodes: readonly Value[];
  /** Of the local derivatives along it. */
  readonly product: number;
}

/** The gradient as a sum: `total` is the sum of the products of all paths that are listed, and the remainder. */
export interface Explanation {
  /** By the size of their products, the largest first, NaN before them; equals in the order of the graph. */
  readonly paths: readonly ExplainedPath[];
  /** How many paths there are, listed or not. */
  readonly count: bigint;
  /** What the paths that are not listed add up to: total − Σ products; 0 if all are listed. */
  readonly remainder: number;
  /** The gradient ∂output/∂leaf, as backward() computes it. */
  readonly total: number;
}

/**
 * The gradient of the output with respect to a node, path by path. A node that takes another twice, as x.mul(x) does,
 * has two paths to it. Where there are more than can be listed, as in a graph that doubles 64 times, the largest are
 * found without a walk along the others. `.grad` stays as it is everywhere.
 *
 * @param leaf - any node, interior ones and the output itself included; if the output does not depend on it, or if it
 *   is a constant, there are no paths and the gradient is 0
 * @throws TypeError if output or leaf is not a Value
 * @throws RangeError if limit is not a whole number ≥ 0
 *
 * @example
 * const x = new Value(3);
 * explain(x.mul(x).add(x), x).paths.map(({ product }) => product); // [3, 3, 1]
 */
export function explain(output: Value, leaf: Value, { limit = 1000 }: ExplainOptions = {}): Explanation {
  requireValue('output', output);
  requireValue('leaf', leaf);
  if (!Number.isInteger(limit) || limit < 0) {
    throw new RangeError(`explain: limit must be a whole number ≥ 0, got ${show(limit)}.`);
  }
  const graph = graphOf(output);
  const { paths, ...sums } = explainPlace(graph, graph.idOf(leaf), limit);
  return { paths: paths.map((path) => explained(path, graph)), ...sums };
}

/** @internal The same by places in the graph, for those who want to see every factor. */
export function explainPlace(
  graph: Graph,
  leaf: number,
  limit: number,
): Omit<Explanation, 'paths'> & { readonly paths: readonly Path[] } {
  if (leaf < 0 || graph.isConstant(leaf)) return { paths: [], count: 0n, remainder: 0, total: 0 };
  const paths = largestPaths(graph, leaf, limit);
  const count = countPaths(graph, leaf);
  const total = sweep([graph.nodes[graph.nodes.length - 1]], [1], () => graph.nodes[leaf].grad);
  const listed = paths.reduce((sum, { product }) => sum + product, 0);
  return { paths, count, remainder: count === BigInt(paths.length) ? 0 : total - listed, total };
}

/** A thousand paths through a deep graph are long lists: they are written out for those who read them. */
function explained(path: Path, graph: Graph): ExplainedPath {
  let nodes: Value[] | undefined;
  return {
    get nodes() {
      return (nodes ??= nodesOf(path).map((id) => graph.nodes[id]));
    },
    product: path.product,
  };
}

/** Node by node from the output down: as many paths lead to a node as to all that take it. */
function countPaths({ nodes, operands }: Graph, leaf: number): bigint {
  const output = nodes.length - 1;
  const counts = nodes.map((_, id) => (id === output ? 1n : 0n));
  for (let id = output; id > leaf; id--) {
    for (const operand of operands[id]) counts[operand] += counts[id];
    counts[id] = 0n; // not needed any more, and of thousands of digits where the graph doubles all the way
  }
  return counts[leaf];
}

function requireValue(name: string, given: unknown): void {
  if (given instanceof Value) return;
  throw new TypeError(`explain: ${name} must be a Value, got ${show(given)}.`);
}
