// Losses: how far outputs are from targets, as one Value. All but the two of a single class index take
// arrays and return the mean over their entries, as PyTorch's do.

import { logSumExp, mean, sum } from '../engine/arrays';
import { functions as op } from '../engine/byName';
import { mode } from '../engine/mode';
import type { Operand, Value } from '../engine/value';

type Outputs = readonly Operand[];
type Targets = readonly Operand[];

/**
 * Mean squared error: the mean of (output − target)².
 *
 * @param outputs - n values the net produced
 * @param targets - n numbers or Values to compare with
 * @returns one Value ≥ 0, in squared units of the target
 * @throws RangeError if the two differ in length or are empty
 * @see PyTorch `mse_loss`, reduction 'mean'
 */
export function mse(outputs: Outputs, targets: Targets): Value {
  return meanOver('mse', outputs, targets, (output, target) => op.square(op.sub(output, target)));
}

/**
 * Mean absolute error: the mean of |output − target|, in units of the target.
 *
 * @throws RangeError if the two differ in length or are empty
 * @see PyTorch `l1_loss`
 */
export function mae(outputs: Outputs, targets: Targets): Value {
  return meanOver('mae', outputs, targets, (output, target) => op.abs(op.sub(output, target)));
}

/**
 * Huber's loss: half the squared error up to |error| = delta, and beyond it delta · (|error| − delta/2), so
 * that outliers pull no harder than delta.
 *
 * @param delta - > 0, in units of the target
 * @throws RangeError if the two differ in length or are empty, or delta is not > 0
 * @see PyTorch `huber_loss`
 */
export function huber(outputs: Outputs, targets: Targets, delta = 1): Value {
  if (!(delta > 0)) throw new RangeError(`huber: delta must be > 0, got ${delta}.`);
  return meanOver('huber', outputs, targets, (output, target) => {
    const error = op.abs(op.sub(output, target));
    const capped = error.min(delta);
    return capped.mul(error.sub(capped.mul(0.5))); // c(e − c/2): e²/2 where c = e, δ(e − δ/2) where c = δ
  });
}

/**
 * Binary cross-entropy of probabilities: the mean of −t log p − (1 − t) log(1 − p).
 *
 * Infinite where a probability of 0 meets what does happen, where PyTorch stops at 100; for outputs that
 * come out of a sigmoid, {@link bceWithLogits} of its input keeps all digits.
 *
 * @param outputs - probabilities from 0 to 1
 * @param targets - 0, 1, or a probability between them
 * @throws RangeError if the two differ in length or are empty
 * @see PyTorch `binary_cross_entropy`
 */
export function bce(outputs: Outputs, targets: Targets): Value {
  return meanOver('bce', outputs, targets, (p, target) =>
    // Where weight and probability are both 0 the logarithm must not be taken: 0 · ∞ is NaN.
    mix(
      target,
      (weight) => op.log(op.where(op.max(weight, p), p, 1)).neg(),
      (weight) => op.log1p(op.where(op.max(weight, op.sub(1, p)), p, 0).neg()).neg(),
    ),
  );
}

/**
 * Binary cross-entropy of logits: the mean of t softplus(−z) + (1 − t) softplus(z), which is the
 * cross-entropy of σ(z), without overflow and with all digits in both tails.
 *
 * @param outputs - logits z, any numbers
 * @param targets - 0, 1, or a probability between them
 * @throws RangeError if the two differ in length or are empty
 * @see PyTorch `binary_cross_entropy_with_logits`
 */
export function bceWithLogits(outputs: Outputs, targets: Targets): Value {
  return meanOver('bceWithLogits', outputs, targets, (z, target) =>
    mix(
      target,
      () => op.softplus(op.neg(z)),
      () => op.softplus(z),
    ),
  );
}

/**
 * Hinge loss: the mean of max(0, 1 − target · output), 0 once every output is on the right side by 1.
 *
 * @param outputs - scores, any numbers
 * @param targets - −1 or 1
 * @throws RangeError if the two differ in length or are empty
 */
export function hinge(outputs: Outputs, targets: Targets): Value {
  return meanOver('hinge', outputs, targets, margin);
}

/** As {@link hinge}, with each entry squared. */
export function squaredHinge(outputs: Outputs, targets: Targets): Value {
  return meanOver('squaredHinge', outputs, targets, (output, target) => margin(output, target).square());
}

/**
 * Cross-entropy of one row of logits: −log softmax(logits)[classIndex].
 *
 * @param logits - one number a class
 * @param classIndex - the true class, from 0; as a Value it may differ from row to row of a compiled program, where a
 *   class that does not exist makes loss and gradients NaN; no gradient is sent to it
 * @throws RangeError if there is no such class
 * @see PyTorch `cross_entropy`
 */
export function crossEntropy(logits: Outputs, classIndex: Operand): Value {
  // log Σ eᶻ − z, but as softplus of the others' lead it keeps its digits when the true class is nearly certain.
  if (typeof classIndex === 'number') {
    requireClass('crossEntropy', logits, classIndex);
    const logit = logits[classIndex];
    const others = logits.filter((_, i) => i !== classIndex);
    return others.length === 0 ? op.sub(logit, logit) : op.softplus(logSumExp(others).sub(logit));
  }
  const one = oneIfClass('crossEntropy', logits, classIndex);
  const isOther = logits.map((_, i) => isNot(classIndex, i));
  const others = logits.map((logit, i) => op.where(isOther[i], logit, -Infinity));
  const logit = sum(logits.map((logit, i) => op.where(isOther[i], 0, logit)));
  const loss = logits.length === 1 ? op.sub(logit, logit) : op.softplus(logSumExp(others).sub(logit));
  return loss.mul(one);
}

/**
 * Negative log likelihood of one row: −logProbabilities[classIndex].
 *
 * @param logProbabilities - as logSoftmax returns them
 * @param classIndex - the true class, from 0, as {@link crossEntropy} takes it
 * @throws RangeError if there is no such class
 * @see PyTorch `nll_loss`
 */
export function nll(logProbabilities: Outputs, classIndex: Operand): Value {
  if (typeof classIndex === 'number') {
    requireClass('nll', logProbabilities, classIndex);
    return op.neg(logProbabilities[classIndex]);
  }
  const one = oneIfClass('nll', logProbabilities, classIndex);
  return op.neg(sum(logProbabilities.map((x, i) => op.where(isNot(classIndex, i), 0, x)))).mul(one);
}

/**
 * 1 where there is such a class, else NaN: a factor, so that gradients become NaN, too. Only a program, which is told of
 * classes row by row, comes to the latter.
 */
function oneIfClass(name: string, outputs: Outputs, classIndex: Value): Value {
  if (mode.tracer === undefined) requireClass(name, outputs, classIndex.data);
  const nearest = op.clamp(op.round(classIndex), 0, outputs.length - 1);
  const isOff = op.sign(op.abs(op.sub(classIndex, nearest)));
  return op.where(op.sub(1, isOff), 1, NaN);
}

/** Above 0 for any class but number i. */
function isNot(classIndex: Value, i: number): Value {
  return op.abs(op.sub(classIndex, i));
}

/** max(0, 1 − target · output). */
function margin(output: Operand, target: Operand): Value {
  return op.relu(op.sub(1, op.mul(target, output)));
}

/** t · positive + (1 − t) · negative, each told its weight; one alone where t is plainly 1 or 0. */
function mix(
  target: Operand,
  positive: (weight: Operand) => Value,
  negative: (weight: Operand) => Value,
): Value {
  if (target === 1) return positive(1);
  if (target === 0) return negative(1);
  const rest = typeof target === 'number' ? 1 - target : op.sub(1, target);
  return op.add(op.mul(target, positive(target)), op.mul(rest, negative(rest)));
}

function meanOver(
  name: string,
  outputs: Outputs,
  targets: Targets,
  entry: (output: Operand, target: Operand) => Value,
): Value {
  if (![outputs, targets].every(Array.isArray)) {
    throw new TypeError(`${name}: expected an array of outputs and an array of targets.`);
  }
  if (outputs.length !== targets.length) {
    throw new RangeError(
      `${name}: expected ${outputs.length} targets, one an output, but got ${targets.length}. ` +
        'Pass one target for each output.',
    );
  }
  if (outputs.length === 0) throw new RangeError(`${name}: expected at least one output, but got none.`);
  return mean(outputs.map((output, i) => entry(output, targets[i])));
}

function requireClass(name: string, outputs: Outputs, classIndex: number): void {
  if (Number.isInteger(classIndex) && classIndex >= 0 && classIndex < outputs.length) return;
  throw new RangeError(
    `${name}: expected a class index from 0 to ${outputs.length - 1}, one of the ${outputs.length} outputs, got ${classIndex}.`,
  );
}
