// A graph written out as a list, the operands of each node by their places in it: what forward mode runs along.

import { operandsOf, reachable, type Value } from '../engine/value';

export interface Tape {
  /** Every node that the outputs depend on, parents before children. */
  readonly nodes: readonly Value[];
  /** For each node the places of its operands; −1 for a plain number. */
  readonly operands: readonly (readonly number[])[];
  /** For each input its place; −1 if the outputs do not depend on it. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

export function tapeOf(inputs: readonly Value[], outputs: readonly Value[]): Tape {
  const nodes = reachable(outputs);
  const places = new Map(nodes.map((node, i) => [node, i]));
  const placeOf = (node: Value): number => places.get(node) ?? -1;
  const operands = nodes.map((node) =>
    operandsOf(node).map((operand) => (typeof operand === 'number' ? -1 : placeOf(operand))),
  );
  return { nodes, operands, inputs: inputs.map(placeOf), outputs: outputs.map(placeOf) };
}

/** The local derivatives that the nodes have recorded. */
export function recordedLocals({ nodes }: Tape): (readonly number[])[] {
  return nodes.map(({ localGrads }) => localGrads);
}

/**
 * Forward mode: how fast each node changes when the inputs move along a direction. An operand that does not
 * move adds nothing, whatever its local derivative: 0 · ∞ is 0 here.
 *
 * @param locals - the local derivatives, for each node
 * @returns one number a node
 */
export function push(
  { operands, inputs }: Tape,
  locals: readonly (readonly number[])[],
  direction: readonly number[],
): Float64Array {
  const tangents = new Float64Array(operands.length);
  inputs.forEach((place, i) => {
    if (place >= 0) tangents[place] = direction[i];
  });
  for (let node = 0; node < operands.length; node++) {
    const places = operands[node];
    for (let k = 0; k < places.length; k++) {
      const moved = places[k] < 0 ? 0 : tangents[places[k]];
      if (moved !== 0) tangents[node] += locals[node][k] * moved;
    }
  }
  return tangents;
}
