// What a loss means for a run: how one row's outputs meet its target, and when they count as right.

import type { Operand, Value } from '../engine/value';
import { bce, bceWithLogits, crossEntropy, hinge, huber, mae, mse, squaredHinge } from '../nn/losses';

export type LossName =
  'mse' | 'mae' | 'huber' | 'bce' | 'bceWithLogits' | 'hinge' | 'squaredHinge' | 'crossEntropy';

export type Target = number | number[];

/** A loss of the user's own, of one row; the run minimises its mean over rows. */
export type RowLoss = (outputs: Value[], target: readonly Operand[]) => Value;

export interface Task {
  /** The loss of one row, of its target as `encode` writes it. */
  loss(this: void, outputs: Value[], target: readonly Operand[]): Value;
  /** Whether the loss is one of the library's. */
  readonly isKnown: boolean;
  /** A target as numbers that the loss takes, as many for each row. */
  encode(this: void, target: Target): number[];
  /** Whether the outputs of one row are right; undefined where there is no right and wrong. */
  correct?: ((outputs: readonly number[], target: Target) => boolean) | undefined;
}

/** The losses over entries. */
const LOSSES = { mse, mae, huber, bce, bceWithLogits, hinge, squaredHinge };

/** What the losses over entries take: every number, a share from 0 to 1, or a sign −1 or 1. */
const TAKES = {
  mse: 'amounts',
  mae: 'amounts',
  huber: 'amounts',
  bce: 'shares',
  bceWithLogits: 'shares',
  hinge: 'signs',
  squaredHinge: 'signs',
} as const;

export const LOSS_NAMES = [...Object.keys(TAKES), 'crossEntropy'] as readonly LossName[];

/**
 * @param y - targets; two classes may be written 0 and 1 or −1 and 1, whichever the loss takes
 * @throws RangeError if there is no such loss, or the targets are not what it takes
 */
export function taskOf(loss: LossName | RowLoss, y: readonly Target[]): Task {
  if (typeof loss === 'function') return { loss, encode: (target) => [target].flat(), isKnown: false };
  if (loss === 'crossEntropy') return crossEntropyTask(y);
  if (!Object.hasOwn(TAKES, loss)) {
    throw new RangeError(`fit: the loss "${loss as string}" is not one of ${LOSS_NAMES.join(', ')}.`);
  }
  const targets = y.flat();
  const takes = TAKES[loss];
  const no = [0, -1].find((no) => targets.every((target) => target === no || target === 1));
  if (takes === 'shares' && no === undefined && !targets.every((target) => target >= 0 && target <= 1)) {
    throw new RangeError(`fit: ${loss} takes targets from 0 to 1. For class indices use crossEntropy.`);
  }
  if (takes === 'signs' && no === undefined) {
    throw new RangeError(`fit: ${loss} takes two classes, written −1 and 1 or 0 and 1.`);
  }
  const recode = (target: number): number => {
    if (takes === 'shares' && no === -1) return (target + 1) / 2;
    if (takes === 'signs' && no === 0) return 2 * target - 1;
    return target;
  };
  const task: Task = { loss: LOSSES[loss], encode: (target) => [target].flat().map(recode), isKnown: true };
  if (no === undefined) return task;
  const threshold = loss === 'bce' ? 0.5 : takes === 'amounts' ? (no + 1) / 2 : 0;
  return {
    ...task,
    correct: (outputs, target) => [target].flat().every((t, i) => outputs[i] > threshold === (t === 1)),
  };
}

function crossEntropyTask(y: readonly Target[]): Task {
  if (!y.every((target) => Number.isInteger(target) && (target as number) >= 0)) {
    throw new RangeError('fit: crossEntropy takes class indices, whole numbers from 0, one a row.');
  }
  return {
    loss: (outputs, [target]) => crossEntropy(outputs, target),
    encode: (target) => [target as number],
    isKnown: true,
    correct: (outputs, target) => indexOfLargest(outputs) === target,
  };
}

export function indexOfLargest(xs: readonly number[]): number {
  return xs.reduce((best, x, i) => (x > xs[best] ? i : best), 0);
}
