// The order in which a graph is computed.

import { reachable, type Value } from './value';

/** Every node that output depends on, parents before children, output last; constants included. */
export function topologicalOrder(output: Value): Value[] {
  const reached = reachable([output]);
  return reached.flatMap((node) => {
    // Of its parents, the pass has left its mark on all but the constants.
    const constants = node.parents.filter(({ mark }) => mark !== output.mark);
    for (const constant of constants) constant.mark = output.mark;
    return [...constants, node];
  });
}
