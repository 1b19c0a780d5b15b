// A user's function at a point of plain numbers: fresh inputs, and the graph that the function built on them, which
// is recorded under noGrad as well.

import { recording } from '../engine/mode';
import { show } from '../engine/show';
import { Value } from '../engine/value';

/** A function of n Values, to one Value. */
export type Scalar = (x: Value[]) => Value;

/** A function of n Values, to any number of them. */
export type Vector = (x: Value[]) => readonly Value[];

/** The inputs made of the point, and what the function made of them. */
export interface Evaluation {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** Whether f returned a single Value, not an array. */
  readonly scalar: boolean;
}

/**
 * @param caller - whose arguments these are, for messages
 * @throws TypeError if f is no function, x no array of numbers, or what f returns no Value or array of them
 */
export function evaluate(caller: string, f: Scalar | Vector, x: readonly number[]): Evaluation {
  requireFunction(caller, f);
  requireNumbers(caller, 'x', x);
  const inputs = x.map((data) => new Value(data));
  const returned = recording(() => f(inputs.slice()));
  const scalar = !Array.isArray(returned);
  const outputs = (scalar ? [returned] : returned) as readonly Value[];
  for (const output of outputs) requireValue(caller, output);
  return { inputs, outputs, scalar };
}

/**
 * The same for a function that must return a single Value.
 *
 * @throws TypeError if it does not
 */
export function evaluateScalar(
  caller: string,
  f: Scalar,
  x: readonly number[],
): { readonly inputs: readonly Value[]; readonly output: Value } {
  const { inputs, outputs, scalar } = evaluate(caller, f, x);
  if (scalar) return { inputs, output: outputs[0] };
  throw new TypeError(`${caller}: f must return a Value, but returned an array.`);
}

/** @throws TypeError if it is not a function */
export function requireFunction(caller: string, f: unknown): void {
  if (typeof f !== 'function') throw new TypeError(`${caller}: f must be a function, got ${show(f)}.`);
}

/**
 * @throws TypeError if the vector is not one of numbers
 * @throws RangeError if it does not hold as many as it should
 */
export function requireLength(caller: string, name: string, vector: readonly number[], length: number): void {
  requireNumbers(caller, name, vector);
  if (vector.length === length) return;
  const numbers = length === 1 ? '1 number' : `${length} numbers`;
  throw new RangeError(`${caller}: expected ${name} to hold ${numbers}, but got ${vector.length}.`);
}

/** @throws TypeError if the vector is not an array of numbers */
export function requireNumbers(caller: string, name: string, vector: readonly number[]): void {
  const wrong = Array.isArray(vector) ? vector.findIndex((entry) => typeof entry !== 'number') : -1;
  if (Array.isArray(vector) && wrong < 0) return;
  const got = wrong < 0 ? show(vector) : `${show(vector[wrong])} at index ${wrong}`;
  throw new TypeError(`${caller}: ${name} must be an array of numbers, got ${got}.`);
}

function requireValue(caller: string, output: unknown): void {
  if (output instanceof Value) return;
  const hint = typeof output === 'number' ? '; a plain number has no derivative, so compute with Values' : '';
  throw new TypeError(`${caller}: f must return a Value, but returned ${show(output)}${hint}.`);
}
