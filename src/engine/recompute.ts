// A node computed again, in place: what stepping needs when a leaf of a graph that stands is given another number.

import { numbers, valueAt } from '../ops/table';
import { operandsOf, type Value } from './value';

/** The operands' present data: the point at which a node's op stands. */
export function pointOf(node: Value): number[] {
  return operandsOf(node).map((operand) => (typeof operand === 'number' ? operand : operand.data));
}

/** Sets the node's value and its local derivatives to those at its operands' present data; leaves stay. */
export function recompute(node: Value): void {
  const { rule } = node;
  if (rule === undefined) return;
  const inputs = pointOf(node);
  node.data = valueAt(rule, inputs);
  const partials = rule.partials(numbers, inputs, node.data);
  if (Array.isArray(node.first)) node.dFirst = partials;
  else [node.dFirst, node.dSecond] = partials;
}
