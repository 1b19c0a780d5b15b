// From the page's state and the data to all that decides a run.

import type { CsvDataset } from '../../data/csv';
import { planeOf } from '../../plot/regions';
import { spaced } from '../../plot/sample';
import type { Range } from '../../plot/ticks';
import { defaultLoss, encode, encodeRows, suits } from '../../training/coding';
import { LOSS_NAMES, type LossName } from '../../training/task';
import type { PageState } from '../state/link';
import type { Setup } from '../worker/session';

/** Cells of the boundary's picture along each side. */
export const CELLS = 60;

/** What decides a run beside the data: a change begins it anew. */
export function decisive(state: PageState) {
  const { hidden, activation, loss, optimizer, lr, l2, batch, seed, target } = state;
  return [hidden, activation, loss, optimizer, lr, l2, batch, seed, target] as const;
}

/** Losses that suit the target. */
export function lossesFor(problem: CsvDataset): LossName[] {
  const several = (problem.classes?.length ?? 0) > 2;
  return LOSS_NAMES.filter((loss) => suits(loss, problem)).filter(
    (loss) => problem.classes === undefined || !several || !['hinge', 'squaredHinge'].includes(loss),
  );
}

export function lossOf({ loss }: Pick<PageState, 'loss'>, problem: CsvDataset): LossName {
  return loss === 'auto' || !lossesFor(problem).includes(loss) ? defaultLoss(problem) : loss;
}

export function setupOf(state: PageState, problem: CsvDataset): Setup {
  const { hidden, activation, optimizer, lr, l2, batch, seed, target, data } = state;
  const loss = lossOf(state, problem);
  const { coding, train } = encode(problem, { loss, val: 0, seed, scaled: data === 'csv' });
  const cells = encodeRows(coding, cellRows(problem)).flat();
  return {
    data: train,
    coding,
    hidden,
    activation,
    optimizer,
    lr,
    l2,
    batch,
    seed,
    target,
    cells: Float64Array.from(cells),
  };
}

/** The part of the plane of the first two features that is drawn; none with one feature. */
export function planeFor({ x, y }: CsvDataset): { x: Range; y: Range } | undefined {
  if (x[0].length < 2) return undefined;
  return planeOf({ points: x, labels: y, classes: [], predict: () => [] });
}

/** The middle of each cell, row by row from the top left; features beyond the second are at their means. */
function cellRows(problem: CsvDataset): number[][] {
  const plane = planeFor(problem);
  if (plane === undefined) return [];
  const { x } = problem;
  const means = x[0].map((_, j) => x.reduce((sum, row) => sum + row[j], 0) / x.length).slice(2);
  const [left, top] = [middles(plane.x), middles(plane.y).reverse()];
  return top.flatMap((b) => left.map((a) => [a, b, ...means]));
}

function middles([low, high]: Range): number[] {
  const half = (high - low) / CELLS / 2;
  return spaced([low + half, high - half], CELLS);
}
