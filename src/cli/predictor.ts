// From a net's outputs to an answer: a class and how sure it is, or an amount.

import { softmax } from '../engine/functions';
import { noGrad } from '../engine/mode';
import type { Value } from '../engine/value';
import type { MLP } from '../nn/mlp';
import { indexOfLargest } from '../training/task';
import { encodeRows, type Coding } from './problem';

export interface Answer {
  /** The index of the class, or the amount in the units of the target. */
  value: number;
  /** From 0, undecided, to 1, certain; 1 for amounts. */
  confidence: number;
  /** The probability of the class, where the loss makes outputs probabilities. */
  probability?: number;
}

/** Answers for rows of raw features. */
export function predict(net: MLP, coding: Coding, x: number[][]): Answer[] {
  return noGrad(() => encodeRows(coding, x).map((row) => answer(net.forward(row), coding)));
}

function answer(values: Value[], { amount, loss }: Coding): Answer {
  const outputs = values.map(({ data }) => data);
  if (amount !== undefined) {
    return { value: amount.mean[0] + amount.deviation[0] * outputs[0], confidence: 1 };
  }
  if (loss === 'crossEntropy') {
    const probabilities = softmax(values).map(({ data }) => data);
    const value = indexOfLargest(probabilities);
    const [probability, chance] = [probabilities[value], 1 / outputs.length];
    return { value, probability, confidence: (probability - chance) / (1 - chance) };
  }
  if (outputs.length > 1) {
    const value = indexOfLargest(outputs);
    return { value, confidence: clamped(certainty(outputs[value], loss)) };
  }
  const yes = certainty(outputs[0], loss);
  const value = Number(yes > 0);
  const confidence = clamped(Math.abs(yes));
  return loss.startsWith('bce')
    ? { value, confidence, probability: (1 + confidence) / 2 }
    : { value, confidence };
}

/** How far an output speaks for yes, by what its loss asks of it: 1 for a full yes, −1 for a full no. */
function certainty(output: number, loss: Coding['loss']): number {
  if (loss === 'bceWithLogits') return Math.tanh(output / 2); // 2σ(z) − 1
  if (loss === 'hinge' || loss === 'squaredHinge') return output;
  return 2 * output - 1;
}

function clamped(x: number): number {
  return Math.min(Math.max(x, 0), 1);
}
