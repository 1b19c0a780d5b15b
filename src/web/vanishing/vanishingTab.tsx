// The tab on vanishing gradients: a deep net before it has learned anything, layer by layer.

import { fill, shown } from '../../lessons/text';
import { Button, Choice } from '../parts/inputs';
import { Plot } from '../parts/plot';
import { Slider } from '../parts/slider';
import { useJob } from '../parts/useJob';
import { ACTIVATIONS, boundsOf, INITIALIZERS, nextSeed } from '../state/link';
import { usePage } from '../state/page';
import '../styles/vanishing.css';
import { ROWS, WIDTH, type DeepNet, type LayerMeasure } from './deepNet';
import { Layers } from './layers';
import { verdictOn } from './verdict';

export default function VanishingTab() {
  const { state, t } = usePage();
  const net: DeepNet = {
    depth: state.depth,
    activation: state.deep,
    init: state.init,
    seed: state.vseed,
  };
  const { result: layers, error, isFresh } = useJob(JSON.stringify(net), 'deepNet', () => [net]);
  return (
    <div class="vanishing" aria-busy={!isFresh}>
      <Controls />
      {layers === undefined ? (
        <p role="status">{error?.message ?? t.vanishing.preparing}</p>
      ) : (
        <>
          <Flow layers={layers} />
          <Layers layers={layers} />
        </>
      )}
    </div>
  );
}

function Controls() {
  const { state, t, change } = usePage();
  const words = t.vanishing;
  const same = <T extends string>(names: readonly T[]) => names.map((name) => [name, name] as const);
  return (
    <section class="panel">
      <div class="row">
        <Choice
          label={words.activation}
          value={state.deep}
          options={same(ACTIVATIONS)}
          onChange={(deep) => change({ deep })}
        />
        <Choice
          label={words.init}
          value={state.init}
          options={same(INITIALIZERS)}
          onChange={(init) => change({ init })}
        />
        <Slider
          label={words.depth}
          value={state.depth}
          {...boundsOf('depth')}
          step={1}
          whole
          onChange={(depth) => change({ depth })}
        />
        <Button onClick={() => change({ vseed: nextSeed(state.vseed) })}>{words.again}</Button>
      </div>
      <p class="hint">{fill(words.about, { rows: ROWS, width: WIDTH })}</p>
    </section>
  );
}

/** The gradient on its way through the layers, as a sentence and as a curve. */
function Flow({ layers }: { layers: readonly LayerMeasure[] }) {
  const { t } = usePage();
  const words = t.vanishing;
  const { kind, factor, each } = verdictOn(layers);
  const says = kind === 'dead' || kind === 'lost' ? '' : fill(words.says, { factor, each });
  const numbers = layers.map((_, i) => i + 1);
  const zeros = numbers.filter((_, i) => layers[i].gradient === 0);
  const [first, last] = [layers[0], layers[layers.length - 1]];
  return (
    <section class="panel flow">
      <h2>{words.verdict}</h2>
      <p role="status">
        <strong>{words.verdicts[kind]}</strong> {says}
      </p>
      <Plot
        label={`${words.curve}: 1: ${shown(first.gradient)}, ${words.output}: ${shown(last.gradient)}`}
        series={[{ name: words.curve, x: numbers, y: layers.map(({ gradient }) => gradient) }]}
        x={[1, layers.length]}
        yScale="log"
        xLabel={`${words.columns.layer} → ${words.columns.gradient}`}
        height={260}
      >
        {({ xOf, yOf, area }) => (
          <g>
            {layers.map(({ gradient }, i) =>
              gradient === 0 ? (
                <circle key={i} class="ring" cx={xOf(i + 1)} cy={area.bottom} r={4} />
              ) : (
                Number.isFinite(gradient) && (
                  <circle key={i} class="dot" cx={xOf(i + 1)} cy={yOf(gradient)} r={4} />
                )
              ),
            )}
          </g>
        )}
      </Plot>
      {zeros.length > 0 && <p class="hint">{words.zeroLayers}</p>}
    </section>
  );
}
