// Power series with lazy coefficients, and ops over them. An op's row gives P = ∂y/∂x over any algebra, so over
// series as well; then y′ = P(x, y) · x′ gives each coefficient of y from earlier ones. P may contain y itself,
// as that of exp does: by the time a coefficient is asked for, the earlier ones are known.

import type { Op } from '../ops/op';
import type { Algebra } from '../ops/algebra';
import { algebraOf, valueAt } from '../ops/table';
import { Interned, numberIn } from './interned';

/** c₀ + c₁t + c₂t² + … */
export class Series {
  private readonly known: number[];

  /** @param next - the coefficient of tᵏ, k ≥ 1, asked for in this order */
  constructor(
    first: number,
    private readonly next: (k: number) => number,
  ) {
    this.known = [first];
  }

  /** The coefficient of tᵏ. */
  at(k: number): number {
    for (let next = this.known.length; next <= k; next++) this.known.push(this.next(next));
    return this.known[k];
  }
}

/** A new algebra of series; what is constant stays a plain number. */
export function seriesAlgebra(): { apply: (op: Op, operands: (Series | number)[]) => Series | number } {
  const numbers = new Map<Series, number>();
  const interned = new Interned<Series>((series) => numberIn(numbers, series));
  const apply = (op: Op, operands: (Series | number)[]): Series | number =>
    operands.every((operand) => typeof operand === 'number')
      ? valueAt(op, operands)
      : interned.get(op, operands, () => seriesOf(op, operands, algebra));
  const algebra = algebraOf<Series | number>(apply);
  return { apply };
}

function seriesOf(op: Op, operands: readonly (Series | number)[], algebra: Algebra<Series | number>): Series {
  const value = valueAt(
    op,
    operands.map((operand) => coefficient(operand, 0)),
  );
  let partials: readonly (Series | number)[] | undefined;
  const series: Series = new Series(value, (k) => {
    partials ??= op.partials(algebra, operands, series);
    // k yₖ = Σ Pⱼ · (k − j) xₖ₋ⱼ, summed over the operands; what does not move adds nothing, 0 · ∞ included.
    let total = 0;
    for (let i = 0; i < operands.length; i++) {
      for (let j = 0; j < k; j++) {
        const moved = coefficient(operands[i], k - j);
        if (moved === 0) continue;
        const local = coefficient(partials[i], j);
        if (local !== 0) total += (k - j) * local * moved;
      }
    }
    return total / k;
  });
  return series;
}

function coefficient(x: Series | number, k: number): number {
  if (typeof x !== 'number') return x.at(k);
  return k === 0 ? x : 0;
}
