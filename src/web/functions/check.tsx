// The gradient check at x: how far central differences are off, by the width of their step.

import { useMemo } from 'preact/hooks';
import { fill, shown } from '../../lessons/text';
import { Plot } from '../parts/plot';
import { usePage } from '../state/page';
import type { PageTexts } from '../texts/texts';
import type { Plotted } from './plotted';
import { hasDerivative, lineThrough, type Point } from './point';
import { stepErrors, type StepErrors } from './stepErrors';

interface CheckProps {
  readonly plotted: Plotted;
  readonly point: Point;
}

export function Check({ plotted, point }: CheckProps) {
  const { t } = usePage();
  const words = t.functions;
  const { x, slope } = point;
  const errors = useMemo(() => stepErrors(lineThrough(plotted, x), x, slope), [plotted, x, slope]);
  const says = hasDerivative(point) ? verdictOn(errors, words) : words.noCheck;
  const { h, error } = errors;
  const isEmpty = errors.best === undefined || errors.exactFrom === h[0];
  const none = h.filter((_, k) => error[k] === 0);
  return (
    <section class="panel check">
      <h2>{words.check}</h2>
      <p>{says}</p>
      {!isEmpty && (
        <Plot
          label={`${words.check}. ${says}`}
          series={[{ name: words.error, x: h, y: error }]}
          xScale="log"
          yScale="log"
          x={[h[h.length - 1], h[0]]}
          xLabel={`${words.step} → ${slope === 0 ? words.absolute : words.error}`}
          height={240}
        >
          {({ xOf, yOf, area }) => (
            <g>
              {none.map((width) => (
                <circle key={width} class="ring" cx={xOf(width)} cy={area.bottom} r={3.5} />
              ))}
              {errors.best !== undefined && errors.best.error > 0 && (
                <circle class="dot" cx={xOf(errors.best.h)} cy={yOf(errors.best.error)} r={6} />
              )}
            </g>
          )}
        </Plot>
      )}
      {!isEmpty && none.length > 0 && <p class="hint">{words.noError}</p>}
    </section>
  );
}

function verdictOn({ h, best, exactFrom }: StepErrors, words: PageTexts['functions']): string {
  if (exactFrom !== undefined) {
    return exactFrom === h[0] ? words.exact : fill(words.exactFrom, { h: shown(exactFrom, 2) });
  }
  if (best === undefined) return words.noCheck;
  return fill(words.checkSays, { h: shown(best.h, 2), error: shown(best.error, 2) });
}
