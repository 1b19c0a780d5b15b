// First derivatives as plain numbers. Reverse mode: one sweep gives the gradient of one output, whatever the
// number of inputs. Forward mode: one pass gives one direction, whatever the number of outputs.

import { evaluate, evaluateScalar, requireLength, type Scalar, type Vector } from './evaluate';
import { pull } from '../engine/sweep';
import { push, recordedLocals, tapeOf } from './tape';

/**
 * The gradient of f at x, ∂f/∂xᵢ for each input. Values that f takes from outside count as constants, and
 * their `.grad` stays as it is.
 *
 * @param f - builds its result from the n Values it is handed
 * @param x - n numbers
 * @returns n numbers
 * @throws TypeError if f does not return a Value
 */
export function gradient(f: Scalar, x: readonly number[]): number[] {
  const { inputs, output } = evaluateScalar('gradient', f, x);
  return pull([output], [1], inputs);
}

/**
 * The product uᵀJ of a vector with the Jacobian of f at x, by one reverse sweep.
 *
 * @param f - to one Value, or to m of them
 * @param u - m numbers, one an output; a plain number where f has one output
 * @returns n numbers, one an input
 * @throws RangeError if u does not hold one number an output
 */
export function vjp(f: Scalar | Vector, x: readonly number[], u: number | readonly number[]): number[] {
  const { inputs, outputs } = evaluate('vjp', f, x);
  const seeds = typeof u === 'number' ? [u] : u;
  requireLength('vjp', 'u', seeds, outputs.length);
  return pull(outputs, seeds, inputs);
}

/**
 * The product Jv of the Jacobian of f at x with a vector: how fast the outputs change when x moves along v.
 * Forward mode, by dual numbers: each node's tangent is the sum of local derivative × the operand's tangent.
 *
 * @param f - to one Value, or to m of them
 * @param v - n numbers, a direction, of any length
 * @returns the value of f and its tangent: numbers, or arrays of m numbers where f returns an array
 * @throws RangeError if v does not hold one number an input
 */
export function jvp(
  f: Scalar,
  x: readonly number[],
  v: readonly number[],
): { value: number; tangent: number };
export function jvp(
  f: Vector,
  x: readonly number[],
  v: readonly number[],
): { value: number[]; tangent: number[] };
export function jvp(
  f: Scalar | Vector,
  x: readonly number[],
  v: readonly number[],
): { value: number | number[]; tangent: number | number[] } {
  const { inputs, outputs, scalar } = evaluate('jvp', f, x);
  requireLength('jvp', 'v', v, x.length);
  const tape = tapeOf(inputs, outputs);
  const tangents = push(tape, recordedLocals(tape), v);
  const value = outputs.map(({ data }) => data);
  const tangent = tape.outputs.map((place) => tangents[place]);
  return scalar ? { value: value[0], tangent: tangent[0] } : { value, tangent };
}

/**
 * The Jacobian of f at x: row i holds ∂fᵢ/∂xⱼ for each input. By reverse sweeps, one an output, or by forward
 * passes, one an input, whichever are fewer.
 *
 * @param f - to m Values
 * @returns m rows of n numbers
 */
export function jacobian(f: Scalar | Vector, x: readonly number[]): number[][] {
  const { inputs, outputs } = evaluate('jacobian', f, x);
  if (outputs.length <= inputs.length) {
    return outputs.map((output) => pull([output], [1], inputs));
  }
  const tape = tapeOf(inputs, outputs);
  const locals = recordedLocals(tape);
  const columns = inputs.map((_, j) =>
    push(
      tape,
      locals,
      inputs.map((_, k) => Number(k === j)),
    ),
  );
  return tape.outputs.map((place) => columns.map((tangents) => tangents[place]));
}
