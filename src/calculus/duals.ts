// Dual numbers, value + slope · ε with ε² = 0: a number, and how fast it changes. Partials computed with them
// are partials and how fast those change, which is second derivatives.

import type { Op } from '../ops/op';
import { algebraOf, numbers, valueAt } from '../ops/table';

export interface Dual {
  readonly value: number;
  readonly slope: number;
}

/** The algebra of duals; what does not change stays a plain number. */
export const duals = algebraOf<Dual | number>(overDuals);

/** An op over duals: its value, and the chain rule for its slope. An operand that does not move adds none. */
function overDuals(op: Op, operands: readonly (Dual | number)[]): Dual | number {
  const n = operands.length;
  const inputs = new Array<number>(n);
  let moves = false;
  for (let i = 0; i < n; i++) {
    const operand = operands[i];
    inputs[i] = typeof operand === 'number' ? operand : operand.value;
    moves ||= slopeOf(operand) !== 0;
  }
  const value = valueAt(op, inputs);
  if (!moves) return value;
  const locals = op.partials(numbers, inputs, value);
  let slope = 0;
  for (let i = 0; i < n; i++) {
    const moved = slopeOf(operands[i]);
    if (moved !== 0) slope += locals[i] * moved;
  }
  return { value, slope };
}

export function slopeOf(x: Dual | number): number {
  return typeof x === 'number' ? 0 : x.slope;
}
