// Dual numbers, value + slope · ε with ε² = 0: the smallest algebra that is not plain numbers. Partials
// run over them give second derivatives.

import type { Op } from '../../src/ops/op';
import { algebraOf, numbers } from '../../src/ops/table';
import { valueAt } from './rows';

export interface Dual {
  readonly value: number;
  readonly slope: number;
}

/** An op over duals: its value, and the chain rule for its slope. Plain numbers have none. */
export function overDuals(op: Op, operands: readonly (Dual | number)[]): Dual {
  const inputs = operands.map((x) => (typeof x === 'number' ? x : x.value));
  const value = valueAt(op, inputs);
  const locals = op.partials(numbers, inputs, value);
  const terms = operands.map((x, i) => (typeof x === 'number' ? 0 : locals[i] * x.slope));
  return { value, slope: terms.reduce((a, b) => a + b, 0) };
}

export const duals = algebraOf<Dual>(overDuals);

/** The matrix of second derivatives ∂²op/∂xᵢ∂xⱼ. */
export function secondPartials(op: Op, at: readonly number[]): number[][] {
  const columns = at.map((_, j) => {
    const inputs = at.map((value, k) => ({ value, slope: k === j ? 1 : 0 }));
    const partials = op.partials(duals, inputs, overDuals(op, inputs));
    return partials.map((partial) => (typeof partial === 'number' ? 0 : partial.slope));
  });
  return at.map((_, i) => columns.map((column) => column[i]));
}
