// The pictures at the end of a run: how it went, and what has been learned.

import type { MLP } from '../nn/mlp';
import { boundaryPicture } from '../plot/boundary';
import { boundarySvg } from '../plot/boundarySvg';
import { confusionTable } from '../plot/confusion';
import { lossSvg } from '../plot/lossSvg';
import type { Depth, Row } from '../plot/picture';
import type { BoundaryData } from '../plot/regions';
import type { HistoryEntry } from '../training/run';
import { predict } from '../training/answers';
import type { Encoded } from '../training/coding';
import type { RawData } from './problem';
import type { Size } from './terminal';

export interface Pictures {
  lossSvg: string;
  /** The decision boundary, for classes in the plane of two features. */
  boundarySvg?: string;
  /** What the net has learned, for a terminal: the boundary, or a confusion matrix; nothing for amounts. */
  learned(this: void, size: Size, depth: Depth): Row[];
}

/** @param best - the net with the best weights, and the epoch it is of */
export function finalPictures(
  { x, y, source }: RawData,
  { coding, heldBack }: Encoded,
  best: { net: MLP; epoch: number },
  history: readonly HistoryEntry[],
): Pictures {
  const { net } = best;
  const { classes, features } = coding;
  const loss = lossSvg(history, { title: `Training on ${source.from}` });
  if (classes === undefined) return { lossSvg: loss, learned: () => [] };
  if (features.length !== 2) {
    const seen = heldBack ?? { x, y };
    const labels = predict(net, coding, seen.x).map(({ value }) => value);
    const rows = `${seen.x.length} rows${heldBack === undefined ? '' : ' held back'}`;
    const title = [{ text: `The net of epoch ${best.epoch} on the ${rows}:` }];
    return { lossSvg: loss, learned: () => [title, ...confusionTable(seen.y, labels, classes)] };
  }
  const data: BoundaryData = {
    predict: (points) =>
      predict(net, coding, points).map(({ value, confidence }) => ({ label: value, confidence })),
    points: x,
    labels: y,
    classes,
    title: `What the net has learned of ${source.from}`,
    features: [features[0], features[1]],
  };
  return {
    lossSvg: loss,
    boundarySvg: boundarySvg(data),
    learned: ({ columns, rows }, depth) =>
      boundaryPicture(data, {
        width: Math.min(columns, 78),
        height: Math.min(Math.max(rows - 4, 8), 24),
        depth,
      }),
  };
}
