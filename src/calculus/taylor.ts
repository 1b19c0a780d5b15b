// Taylor coefficients: forward mode with power series where jvp has dual numbers.

import { show } from '../engine/show';
import { operandsOf, reachable, type Value } from '../engine/value';
import { evaluateScalar, requireFunction } from './evaluate';
import { Series, seriesAlgebra } from './series';

/**
 * The Taylor coefficients of f around x: c₀, c₁, …, with f(x + t) = c₀ + c₁t + c₂t² + …, so that the k-th
 * derivative is k! · cₖ. The cost grows with the square of the order, for some ops with its cube.
 *
 * @param x - where; a plain number
 * @param order - a whole number ≥ 0
 * @returns order + 1 numbers
 * @throws TypeError if f is no function, or does not return a Value
 * @throws RangeError if order is not a whole number ≥ 0
 */
export function taylor(f: (x: Value) => Value, x: number, order: number): number[] {
  if (!Number.isInteger(order) || order < 0) {
    throw new RangeError(`taylor: order must be a whole number ≥ 0, got ${show(order)}.`);
  }
  requireFunction('taylor', f);
  if (typeof x !== 'number') throw new TypeError(`taylor: x must be a number, got ${show(x)}.`);
  const { inputs, output } = evaluateScalar('taylor', ([input]) => f(input), [x]);
  const { apply } = seriesAlgebra();
  const input = new Series(x, (k) => Number(k === 1));
  const known = new Map<unknown, Series | number>([[inputs[0], input]]);
  const seriesOf = (operand: Value | number): Series | number =>
    typeof operand === 'number' ? operand : (known.get(operand) ?? operand.data);
  const moving: Series[] = [];
  for (const node of reachable([output])) {
    if (node.rule === undefined) continue;
    const series = apply(node.rule, operandsOf(node).map(seriesOf));
    known.set(node, series);
    if (typeof series !== 'number') moving.push(series);
  }
  // Order by order, and along the graph, so that no coefficient asks for a long chain of others.
  for (let k = 0; k <= order; k++) for (const series of moving) series.at(k);
  const result = seriesOf(output);
  return Array.from({ length: order + 1 }, (_, k) =>
    typeof result === 'number' ? (k === 0 ? result : 0) : result.at(k),
  );
}
