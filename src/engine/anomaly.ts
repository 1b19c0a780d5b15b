// Stops at the first NaN or ±Infinity, forward or backward, and says which op made it, of what, and where.

import { observe } from './mode';
import { callSite } from './origin';
import { operandsOf, type Value } from './value';

/** A value or a gradient is NaN or ±Infinity. */
export class AnomalyError extends Error {
  override readonly name = 'AnomalyError';

  constructor(
    message: string,
    /** The node whose value it is, or whose local derivatives sent the gradient back. */
    readonly node: Value,
    /** Where that node was made, as FILE:LINE:COLUMN, if that was under watch and outside of libraries. */
    readonly origin: string | undefined,
  ) {
    super(message);
  }
}

/**
 * Runs fn, which must not be async, and watches every node and gradient made meanwhile.
 *
 * @throws AnomalyError at the first that is NaN or ±Infinity, naming the op, its operands and the line
 *   that made it
 */
export function detectAnomaly<T>(fn: () => T): T {
  const origins = new WeakMap<Value, string>();
  const fail = (node: Value, what: string): never => {
    const origin = origins.get(node);
    throw new AnomalyError(origin === undefined ? what : `${what} It was made at ${origin}.`, node, origin);
  };
  return observe(
    {
      recorded(node) {
        const origin = callSite();
        if (origin !== undefined) origins.set(node, origin);
        if (!Number.isFinite(node.data)) fail(node, `The value of ${formula(node)} is ${node.data}.`);
      },
      contributed(node, i) {
        if (!Number.isFinite(node.grad)) fail(node, `The gradient of ${formula(node)} is ${node.grad}.`);
        if (Number.isFinite((operandsOf(node)[i] as Value).grad)) return;
        const local = node.localGrads[i];
        fail(
          node,
          `The gradient that ${formula(node)} sends back to operand ${i + 1} is ${local * node.grad}: ` +
            `local derivative ${local} × upstream gradient ${node.grad}.`,
        );
      },
    },
    fn,
  );
}

/** A node with its operands' values, as `show` writes them: `log(x = -1)`. */
export function formula(node: Value, show: (x: number) => string = String): string {
  if (node.op === '') return node.label ?? `the leaf ${show(node.data)}`;
  const operands = node.parents.map(({ label, data }) =>
    label === undefined ? show(data) : `${label} = ${show(data)}`,
  );
  const shown = operands.length > 4 ? [...operands.slice(0, 3), `… ${operands.length - 3} more`] : operands;
  const call = `${node.op}(${shown.join(', ')})`;
  return node.label === undefined ? call : `${node.label} = ${call}`;
}
