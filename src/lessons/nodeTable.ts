// The graph of a picture as a table, where there is no room for the picture, or nobody to see it.

import { graphOf } from '../trace/graph';
import type { Texts } from './languages';
import type { GraphPicture, Table } from './lesson';
import { shown } from './text';

/** A row a node, its gradient in it if the picture shows gradients. */
export function nodeTable(
  { output, gradients }: Pick<GraphPicture, 'output' | 'gradients'>,
  words: Texts['ui'],
): Table {
  const { nodes, names } = graphOf(output);
  const head = [words.nodeColumn, words.valueColumn, words.gradColumn].slice(0, gradients ? 3 : 2);
  const rows = nodes.map(({ data, grad }, id) => [names[id], shown(data), shown(grad)].slice(0, head.length));
  return { kind: 'table', head, rows };
}
