// A run in a line: what it is, how far it has come, what it has come to.

import { progressBar } from '../plot/progress';
import type { HistoryEntry } from '../training/run';
import { speed } from './pace';
import type { RunInfo } from './report';

/** The columns of the shortest bar worth drawing, and of the gap behind it. */
const LEAST_BAR = 10;

export function describe({ name, rows, heldBack, config }: RunInfo): string {
  const { coding, hidden, activation, optimizer } = config;
  const held = heldBack > 0 ? ` and ${heldBack} held back` : '';
  const outputs =
    coding.classes === undefined ? 'one amount (standardised)' : `${coding.classes.length} classes`;
  const net = [coding.features.length, ...hidden].join('-');
  return `${name}: ${rows} rows${held}, ${outputs}; net ${net} ${activation}, ${coding.loss}, ${optimizer} ${config.lr}`;
}

/**
 * The bar, then what fits of: epoch, metrics, learning rate, speed, time.
 *
 * @param done - the share of the run that is
 * @param time - what is left, or what it took
 */
export function statusLine(
  { history, config, pace }: RunInfo,
  { done, time, width }: { readonly done: number; readonly time: string; readonly width: number },
): string {
  const text = (between: readonly string[]): string =>
    [`epoch ${history.length}/${config.epochs}`, ...between, time].join('  ');
  const last = history.slice(-1);
  const all = last.map(metrics);
  const rate = last.map(({ lr }) => `lr ${short(lr)}`);
  const least = last.map(({ loss }) => `loss ${short(loss)}`);
  // The bar and the speed come before the learning rate, and the loss before all.
  const roomy = [
    [...all, ...rate, ...speed(pace)],
    [...all, ...speed(pace)],
  ]
    .map(text)
    .find((line) => line.length + LEAST_BAR <= width);
  const fitting = roomy ?? (text(all).length <= width ? text(all) : text(least));
  const bar = width - fitting.length - 2;
  return bar >= LEAST_BAR - 2 ? `${progressBar(done, Math.min(bar, 24))}  ${fitting}` : fitting;
}

export function metrics({ loss, accuracy, valLoss, valAccuracy }: HistoryEntry): string {
  const parts = [`loss ${short(loss)}`];
  if (accuracy !== undefined) parts.push(`accuracy ${percent(accuracy)}`);
  if (valLoss !== undefined) parts.push(`validation loss ${short(valLoss)}`);
  if (valAccuracy !== undefined) parts.push(`accuracy ${percent(valAccuracy)}`);
  return parts.join('  ');
}

export function short(x: number): string {
  return x !== 0 && (Math.abs(x) < 1e-4 || Math.abs(x) >= 1e5)
    ? x.toExponential(2)
    : String(Number(x.toPrecision(3)));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
