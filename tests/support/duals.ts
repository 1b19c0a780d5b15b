// Second derivatives of an op by its row alone: its partials, run over dual numbers.

import { duals, slopeOf } from '../../src/calculus/duals';
import type { Op } from '../../src/ops/op';
import { valueAt } from '../../src/ops/table';
import { partialsAt } from './rows';

/** The matrix of second derivatives ∂²op/∂xᵢ∂xⱼ. */
export function secondPartials(op: Op, at: readonly number[]): number[][] {
  const columns = at.map((_, j) => {
    const inputs = at.map((value, k) => ({ value, slope: Number(k === j) }));
    const output = { value: valueAt(op, at), slope: partialsAt(op, at)[j] };
    return op.partials(duals, inputs, output).map(slopeOf);
  });
  return at.map((_, i) => columns.map((column) => column[i]));
}
