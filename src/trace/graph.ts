// The graph behind an output as a table: every node has a place in it, which is its id, and a name to call it by.

import { topologicalOrder } from '../engine/order';
import { operandsOf, type Value } from '../engine/value';

export interface Graph {
  /** Every node that the output depends on, parents before children, constants among them; the output is the last. */
  readonly nodes: readonly Value[];
  /** For each node the places of its operands. */
  readonly operands: readonly (readonly number[])[];
  /** For each node the places of the nodes that take it, once for each time they do. */
  readonly consumers: readonly (readonly number[])[];
  /** For each node what to call it: its label, the number of a constant, L for an output without one, or n7. */
  readonly names: readonly string[];
  /** Whether a node is a plain number among the operands, which has no gradient. */
  isConstant(this: void, id: number): boolean;
  /** @returns the place of a node, −1 if the output does not depend on it */
  idOf(this: void, node: Value): number;
}

export function graphOf(output: Value): Graph {
  const nodes = topologicalOrder(output);
  const ids = new Map(nodes.map((node, id) => [node, id]));
  const idOf = (node: Value): number => ids.get(node) ?? -1;
  const operands = nodes.map((node) => node.parents.map(idOf));
  const consumers = nodes.map((): number[] => []);
  operands.forEach((list, id) => list.forEach((operand) => consumers[operand].push(id)));
  const constants = new Set<number>();
  nodes.forEach((node, id) => {
    operandsOf(node).forEach((operand, i) => {
      if (typeof operand === 'number') constants.add(operands[id][i]);
    });
  });
  const isConstant = (id: number): boolean => constants.has(id);
  return { nodes, operands, consumers, names: namesOf(nodes, isConstant), isConstant, idOf };
}

/** Of nodes that share a label, all but the first have their id behind it. */
function namesOf(nodes: readonly Value[], isConstant: (id: number) => boolean): string[] {
  const taken = new Set<string>();
  return nodes.map(({ label, data }, id) => {
    if (isConstant(id)) return String(data);
    const wanted = label ?? (id === nodes.length - 1 ? 'L' : `n${id}`);
    const name = taken.has(wanted) ? `${wanted}#${id}` : wanted;
    taken.add(name);
    return name;
  });
}
