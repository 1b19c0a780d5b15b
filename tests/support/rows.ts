// The rows of the table as the tests walk over them: every op, whatever its arity, at a point of numbers.

import type { Op } from '../../src/ops/op';
import { table } from '../../src/ops/facts';
import { numbers, ops, valueAt } from '../../src/ops/table';
import { Random } from '../../src/random/random';

export { valueAt };

/** Every op of the table, with the facts of its row. */
export const rows = Object.values(ops).map((op: Op) => ({
  name: op.name,
  op,
  facts: table[op.name as keyof typeof table],
}));

export function partialsAt(op: Op, at: readonly number[]): readonly number[] {
  return op.partials(numbers, at, valueAt(op, at));
}

/** n random points of the ranges a row gives, one range an operand; always the same ones. */
export function randomPoints(
  ranges: readonly (readonly [number, number])[],
  n: number,
  seed: number,
): number[][] {
  const random = Random.of(seed, 'data');
  return Array.from({ length: n }, () => ranges.map(([lo, hi]) => random.uniform(lo, hi)));
}
