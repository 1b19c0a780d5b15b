// From a net's outputs to an answer: a class and how sure it is, or an amount.

import { noGrad } from '../engine/mode';
import type { MLP } from '../nn/mlp';
import { encodeRows, type Coding } from './coding';
import { dataOf } from './objective';
import { indexOfLargest } from './task';

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
  return noGrad(() => encodeRows(coding, x).map((row) => answerOf(dataOf(net.forward(row)), coding)));
}

/** What the outputs for a row mean. */
export function answerOf(outputs: readonly number[], { amount, loss }: Coding): Answer {
  if (amount !== undefined) {
    return { value: amount.mean[0] + amount.deviation[0] * outputs[0], confidence: 1 };
  }
  if (loss === 'crossEntropy') {
    const probabilities = softmax(outputs);
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

function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const shares = logits.map((x) => Math.exp(x - largest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
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
