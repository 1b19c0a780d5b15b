// Where a gradient comes from, path by path: a table, or JSON lines.

import { parse } from '../expression/parse';
import { ansi } from '../plot/picture';
import { explainPlace } from '../trace/explain';
import { graphOf } from '../trace/graph';
import { factorsOf, nodesOf } from '../trace/largestPaths';
import { CliError } from './errors';
import { explanationRows, type Explained } from './explainRows';
import { jsonLine } from './json';
import { pointFor } from './point';
import { colorDepth, sizeOf } from './terminal';
import { nameAmong } from './wrt';

export interface ExplainOptions {
  readonly at?: ReadonlyMap<string, number>;
  /** A name; true where the option stands alone. */
  readonly wrt?: string | true;
  readonly limit?: number;
  readonly json?: boolean;
}

export function explain(expression: string, options: ExplainOptions): void {
  const explained = explainExpression(expression, options);
  const { stdout } = process;
  const lines =
    options.json === true
      ? jsonLines(explained)
      : ansi(explanationRows(explained, sizeOf(stdout).columns), colorDepth(stdout));
  stdout.write(`${lines.join('\n')}\n`);
}

/** @throws CliError if the point or the name to derive by is not complete */
export function explainExpression(
  expression: string,
  { at = new Map(), wrt, limit = 20 }: ExplainOptions,
): Explained {
  const point = pointFor(expression, at);
  if (point.size === 0) {
    throw new CliError(`explain: "${expression}" has no names, so there is nothing to derive by`);
  }
  const name = nameAmong([...point.keys()], wrt);
  const { output, inputs } = parse(expression, Object.fromEntries(point));
  const graph = graphOf(output);
  const leaf = graph.idOf(inputs[name]);
  return { graph, leaf, ...explainPlace(graph, leaf, limit) };
}

/** The table of nodes, a line each; the paths, by their ids from the leaf to the output; and the sums. */
export function jsonLines({ graph, leaf, paths, count, remainder, total }: Explained): string[] {
  const { nodes, names, operands, isConstant } = graph;
  const table = nodes.map(({ op, data }, id) => {
    const constant = isConstant(id) ? true : undefined;
    return { event: 'node', id, name: names[id], op, data, parents: operands[id], constant };
  });
  const listed = paths.map((path) => {
    return { event: 'path', product: path.product, nodes: nodesOf(path), factors: factorsOf(path) };
  });
  const end = { event: 'end', output: nodes.length - 1, wrt: leaf, total, count, remainder };
  return [...table, ...listed, end].map(jsonLine);
}
