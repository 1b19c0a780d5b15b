// Why a gradient is what it is: every path from the node to the output, and the product along it.

import { useMemo } from 'preact/hooks';
import { fill } from '../../lessons/text';
import { explainPlace } from '../../trace/explain';
import { gradient } from '../../trace/formulas';
import type { Graph } from '../../trace/graph';
import { factorsOf, nodesOf } from '../../trace/largestPaths';
import { Button } from '../parts/inputs';
import { usePage } from '../state/page';
import { written } from './sentences';

/** So many paths are listed, the largest. */
const MOST_PATHS = 30;

interface WhyProps {
  readonly graph: Graph;
  readonly name: string;
  /** Shows a path in the graph, by the places of its nodes; none when it is left. */
  onPoint(this: void, path: readonly number[] | undefined): void;
}

export function Why({ graph, name, onPoint }: WhyProps) {
  const { t, change } = usePage();
  const words = t.step;
  const leaf = graph.names.indexOf(name);
  const explained = useMemo(
    () => (leaf < 0 ? undefined : explainPlace(graph, leaf, MOST_PATHS)),
    [graph, leaf],
  );
  if (explained === undefined) return null;
  const { paths, count, remainder, total } = explained;
  const rest = count - BigInt(paths.length);
  const title = fill(words.explained, { gradient: gradient(graph, leaf), total: written(total) });
  const extent = count === 0n ? words.noPath : count === 1n ? words.onePath : words.paths;
  return (
    <section class="panel why">
      <h2>{title}</h2>
      <p>{fill(extent, { name, count: String(count) })}</p>
      {paths.length > 0 && (
        <div class="scroll">
          <table onMouseLeave={() => onPoint(undefined)}>
            <caption class="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col" class="number">
                  {words.pathColumns.product}
                </th>
                <th scope="col">{words.pathColumns.factors}</th>
                <th scope="col">{words.pathColumns.path}</th>
              </tr>
            </thead>
            <tbody>
              {paths.map((path, i) => {
                const nodes = nodesOf(path);
                return (
                  <tr
                    key={i}
                    tabIndex={0}
                    onMouseEnter={() => onPoint(nodes)}
                    onFocus={() => onPoint(nodes)}
                    onBlur={() => onPoint(undefined)}
                  >
                    <td class="number">{written(path.product)}</td>
                    <td>{factorsOf(path).map(written).join(' × ') || '1'}</td>
                    <td>{nodes.map((id) => graph.names[id]).join(' → ')}</td>
                  </tr>
                );
              })}
              {rest > 0n && (
                <tr>
                  <td class="number">{written(remainder)}</td>
                  <td colSpan={2}>{fill(words.rest, { count: String(rest) })}</td>
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <td class="number">{written(total)}</td>
                <td colSpan={2}>{words.total}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <Button onClick={() => change({ why: '' })}>{words.close}</Button>
    </section>
  );
}
