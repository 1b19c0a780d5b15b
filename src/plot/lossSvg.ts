// How training went, as SVG.

import { curveSvg, type Curve } from './curveSvg';
import { scaleFor } from './series';
import type { Markup } from './svg';

/** What is known after an epoch. */
export interface EpochMetrics {
  readonly epoch: number;
  readonly loss: number;
  readonly valLoss?: number;
  /** The share of samples classified rightly, 0…1. */
  readonly accuracy?: number;
}

/**
 * Loss by epoch, validation loss beside it, and accuracy in percent on an axis of its own, where there are
 * such. The loss axis is logarithmic if losses span more than two decades.
 */
export function lossSvg(
  history: readonly EpochMetrics[],
  { title = 'Training' }: { readonly title?: string } = {},
): Markup {
  const x = history.map(({ epoch }) => epoch);
  const losses = history.map(({ loss }) => loss);
  const valLosses = history.map(({ valLoss = NaN }) => valLoss);
  const accuracies = history.map(({ accuracy = NaN }) => 100 * accuracy);
  const curves: Curve[] = [
    { name: 'training loss', x, y: losses },
    { name: 'validation loss', x, y: valLosses },
    { name: 'accuracy (right axis)', x, y: accuracies, side: 'right' },
  ];
  return curveSvg(
    curves.filter(({ y }, i) => i === 0 || y.some(Number.isFinite)),
    {
      title,
      description: summary(history),
      xLabel: 'epoch',
      yLabel: 'loss',
      rightLabel: 'accuracy (%)',
      rightRange: [0, 100],
      scale: scaleFor([...losses, ...valLosses]),
    },
  );
}

function summary(history: readonly EpochMetrics[]): string {
  if (history.length === 0) return 'No epoch has ended yet.';
  const first = history[0];
  const last = history[history.length - 1];
  const accuracy = last.accuracy === undefined ? '' : `, accuracy ${(100 * last.accuracy).toFixed(1)}%`;
  const loss = (value: number) => value.toPrecision(3);
  return `Loss ${loss(first.loss)} after epoch ${first.epoch}, ${loss(last.loss)} after epoch ${last.epoch}${accuracy}.`;
}
