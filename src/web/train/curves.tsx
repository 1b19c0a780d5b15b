// Loss and accuracy by epoch.

import { scaleFor } from '../../plot/series';
import type { HistoryEntry } from '../../training/run';
import { Plot } from '../parts/plot';
import { useSometimes } from '../parts/useSometimes';
import { usePage } from '../state/page';

/** Curves of many epochs are drawn some times a second; nobody sees more. */
const EVERY_MS = 150;

interface CurvesProps {
  readonly history: readonly HistoryEntry[];
  /** Whether classes are learned. */
  readonly hasAccuracy: boolean;
}

export function Curves({ history, hasAccuracy }: CurvesProps) {
  const { t } = usePage();
  const words = t.train;
  const drawn = useSometimes(history, EVERY_MS);
  const x = drawn.map(({ epoch }) => epoch);
  const loss = drawn.map((entry) => entry.loss);
  const accuracy = drawn.map((entry) => entry.accuracy ?? NaN);
  return (
    <section class="panel">
      <h2>{words.curves}</h2>
      <Plot
        label={`${words.lossCurve}, ${words.epoch} ${x.at(-1) ?? 0}`}
        series={[{ name: words.lossCurve, x, y: loss }]}
        yScale={scaleFor(loss)}
        xLabel={`${words.epoch} → ${words.lossCurve}`}
        height={200}
      />
      {hasAccuracy && (
        <Plot
          label={`${words.accuracyCurve}, ${words.epoch} ${x.at(-1) ?? 0}`}
          series={[{ name: words.accuracyCurve, x, y: accuracy }]}
          y={[0, 1]}
          xLabel={`${words.epoch} → ${words.accuracyCurve}`}
          height={160}
        />
      )}
    </section>
  );
}
