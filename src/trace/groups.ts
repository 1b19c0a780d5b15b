// Neurons and layers, told from labels: layer1.neuron2.w3 belongs to the neuron layer1.neuron2 of the layer layer1.

import type { Graph } from './graph';

/**
 * For each node the groups it belongs to, the largest first: `['layer1', 'layer1.neuron2']`. A constant belongs to
 * those of the node that takes it; a node without a label, or with one without a dot, to none.
 */
export function groupsOf({ nodes, consumers, isConstant }: Graph): (readonly string[])[] {
  const groups = nodes.map(({ label }) => prefixesOf(label ?? ''));
  nodes.forEach((_, id) => {
    if (isConstant(id)) groups[id] = groups[consumers[id][0]];
  });
  return groups;
}

function prefixesOf(label: string): readonly string[] {
  const parts = label.split('.');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'));
}
