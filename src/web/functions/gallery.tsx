// All activations, each beside its derivative, on one scale. A click shows one of them above.

import { useMemo } from 'preact/hooks';
import { fill, shown } from '../../lessons/text';
import type { UnaryName } from '../../ops/algebra';
import { stretches } from '../../plot/series';
import { position, type Range } from '../../plot/ticks';
import { pathOf } from '../parts/plot';
import { usePage } from '../state/page';
import { curvesOf } from './curves';
import { ACTIVATION_OPS, plottedOf } from './plotted';

/** What is seen of each. */
const X: Range = [-5, 5];
const Y: Range = [-2, 3];
const WIDTH = 160;
const HEIGHT = 80;
const SAMPLES = 80;

export function Gallery() {
  const { state, t, change } = usePage();
  const words = t.functions;
  const [from, to] = X;
  const pictures = useMemo(() => ACTIVATION_OPS.map((name) => ({ name, paths: pathsOf(name) })), []);
  return (
    <section class="panel gallery">
      <h2>{words.all}</h2>
      <p class="hint">{fill(words.allOf, { from: shown(from), to: shown(to) })}</p>
      <div>
        {pictures.map(({ name, paths }) => (
          <button
            key={name}
            type="button"
            aria-pressed={state.f === name}
            onClick={() => change({ f: name, options: {} })}
          >
            {name}
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
              <path class="zero" d={`M0 ${yOf(0)}H${WIDTH}M${xOf(0)} 0V${HEIGHT}`} />
              {paths.map((d, i) => (
                <path key={i} class={`curve curve-${i}`} d={d} />
              ))}
            </svg>
          </button>
        ))}
      </div>
    </section>
  );
}

function xOf(x: number): number {
  return WIDTH * position({ range: X, scale: 'linear' }, x);
}

function yOf(y: number): number {
  return HEIGHT * (1 - position({ range: Y, scale: 'linear' }, y));
}

function pathsOf(name: UnaryName): string[] {
  const { curves } = curvesOf(plottedOf(name, {}), X, SAMPLES);
  return curves.map((curve) => pathOf(stretches({ name, ...curve }, 'linear'), { xOf, yOf, y: Y }));
}
