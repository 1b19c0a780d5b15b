// The functions over arrays of Values.

import { ops } from '../ops/table';
import { functions } from './byName';
import { show } from './show';
import { nary, type Operand, type Value } from './value';

/** x₁ + x₂ + …, one node; 0 for no operands. */
export function sum(xs: readonly Operand[]): Value {
  requireArray('sum', xs);
  return nary(ops.sum, xs.slice());
}

/**
 * The mean, one node.
 *
 * @throws RangeError if there are no operands
 */
export function mean(xs: readonly Operand[]): Value {
  return nary(ops.mean, nonEmpty('mean', xs).slice());
}

/**
 * w₁x₁ + w₂x₂ + … + bias, one node: a neuron before its activation.
 *
 * @throws RangeError if the two differ in length
 */
export function dot(ws: readonly Operand[], xs: readonly Operand[], bias?: Operand): Value {
  requireArray('dot', ws);
  requireArray('dot', xs);
  if (ws.length !== xs.length) {
    throw new RangeError(`dot: expected two arrays of one length, but got ${ws.length} and ${xs.length}.`);
  }
  const n = ws.length;
  const operands = new Array<Operand>(bias === undefined ? 2 * n : 2 * n + 1);
  for (let i = 0; i < n; i++) operands[i] = ws[i];
  for (let i = 0; i < n; i++) operands[n + i] = xs[i];
  if (bias !== undefined) operands[2 * n] = bias;
  return nary(ops.dot, operands);
}

/**
 * log(e^x₁ + e^x₂ + …), one node, without overflow.
 *
 * @throws RangeError if there are no operands
 */
export function logSumExp(xs: readonly Operand[]): Value {
  return nary(ops.logSumExp, nonEmpty('logSumExp', xs).slice());
}

/** e^xᵢ / Σ e^xⱼ: positive, and summing to 1. */
export function softmax(xs: readonly Operand[]): Value[] {
  return logSoftmax(xs).map((x) => functions.exp(x));
}

/** log softmax(xs)ᵢ = xᵢ − logSumExp(xs), without overflow. */
export function logSoftmax(xs: readonly Operand[]): Value[] {
  const normalizer = logSumExp(nonEmpty('softmax', xs));
  return xs.map((x) => functions.sub(x, normalizer));
}

function requireArray(name: string, xs: unknown): void {
  if (Array.isArray(xs)) return;
  throw new TypeError(`${name}: expected an array of operands, got ${show(xs)}.`);
}

function nonEmpty(name: string, xs: readonly Operand[]): readonly Operand[] {
  requireArray(name, xs);
  if (xs.length === 0) throw new RangeError(`${name}: expected at least one operand, but got none.`);
  return xs;
}
