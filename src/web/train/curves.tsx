// Loss and accuracy by epoch.

import { scaleFor } from '../../plot/series';
import type { HistoryEntry } from '../../training/run';
import { Plot } from '../parts/plot';
import { still } from '../parts/still';
import { useSometimes } from '../parts/useSometimes';
import { usePage } from '../state/page';
import type { PageTexts } from '../texts/texts';

/** Curves of many epochs are drawn some times a second; nobody sees more. */
const EVERY_MS = 150;

interface CurvesProps {
  readonly history: readonly HistoryEntry[];
  /** Whether classes are learned. */
  readonly hasAccuracy: boolean;
}

export function Curves({ history, hasAccuracy }: CurvesProps) {
  const { t } = usePage();
  const drawn = useSometimes(history, EVERY_MS);
  return (
    <section class="panel">
      <h2>{t.train.curves}</h2>
      <Drawing history={drawn} hasAccuracy={hasAccuracy} words={t.train} />
    </section>
  );
}

const Drawing = still(({ history, hasAccuracy, words }: CurvesProps & { words: PageTexts['train'] }) => {
  const x = history.map(({ epoch }) => epoch);
  const loss = history.map((entry) => entry.loss);
  const accuracy = history.map((entry) => entry.accuracy ?? NaN);
  return (
    <>
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
    </>
  );
});
