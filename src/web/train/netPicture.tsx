// The net: a column of circles a layer, a line a weight, as wide as the weight is large, dashed where it is negative.

import { fill, shown } from '../../lessons/text';
import { usePage } from '../state/page';
import type { Frame } from '../worker/session';

const WIDTH = 600;
const HEIGHT = 300;
const MARGIN = 26;

/** A weight between two circles, or, from nowhere, a bias. */
interface Weight {
  readonly index: number;
  readonly name: string;
  readonly from: Spot | undefined;
  readonly to: Spot;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

export function NetPicture({ frame }: { frame: Frame }) {
  const { state, t, change } = usePage();
  const words = t.train;
  const columns = columnsOf(frame);
  const weights = weightsOf(columns);
  const largest = frame.weights.reduce((size, w) => Math.max(size, Math.abs(w)), 1e-9);
  const radius = Math.min(11, (HEIGHT - 2 * MARGIN) / Math.max(...columns.map(({ length }) => length)) / 2.4);
  const chosen = weights.find(({ index }) => index === state.weight);
  const options = weights.map(({ index, name }) => [index, name] as const);
  return (
    <section class="panel">
      <h2>{words.picture}</h2>
      <svg class="net" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.pictureHint}>
        {weights.map(({ index, name, from, to }) => {
          if (from === undefined) return null;
          const w = frame.weights[index];
          const look = ['weight', w < 0 && 'negative', index === state.weight && 'chosen']
            .filter(Boolean)
            .join(' ');
          return (
            <line
              key={index}
              class={look}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              stroke-width={0.3 + (5 * Math.abs(w)) / largest}
              onClick={() => change({ weight: index })}
            >
              <title>{`${name} = ${shown(w)}`}</title>
            </line>
          );
        })}
        {columns.map((spots, i) =>
          spots.map(({ x, y }, j) => <circle key={`${i} ${j}`} cx={x} cy={y} r={radius} />),
        )}
      </svg>
      <p class="hint">{words.pictureHint}</p>
      <label class="field">
        <span>{fill(words.weight, { name: '' })}</span>
        <select
          value={state.weight}
          onChange={({ currentTarget }) => change({ weight: Number(currentTarget.value) })}
        >
          <option value={-1}>–</option>
          {options.map(([index, name]) => (
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="formula">
        {chosen === undefined
          ? words.noWeight
          : fill(words.weightSays, {
              name: chosen.name,
              value: shown(frame.weights[chosen.index]),
              gradient: shown(frame.gradients[chosen.index]),
            })}
      </p>
    </section>
  );
}

function columnsOf({ net }: Frame): Spot[][] {
  const sizes = [net.inputs, ...net.layers.map(({ biases }) => biases.length)];
  return sizes.map((size, i) => {
    const x = MARGIN + (i * (WIDTH - 2 * MARGIN)) / (sizes.length - 1);
    return Array.from({ length: size }, (_, j) => ({
      x,
      y: MARGIN + ((j + 0.5) * (HEIGHT - 2 * MARGIN)) / size,
    }));
  });
}

/** In the order of the net's parameters: layer by layer, neuron by neuron, weights and then the bias. */
function weightsOf(columns: readonly (readonly Spot[])[]): Weight[] {
  let index = 0;
  return columns.slice(1).flatMap((spots, layer) =>
    spots.flatMap((to, neuron) => {
      const name = `layer${layer + 1}.neuron${neuron + 1}`;
      const into = columns[layer].map((from, i): Weight => ({
        index: index++,
        name: `${name}.w${i + 1}`,
        from,
        to,
      }));
      return [...into, { index: index++, name: `${name}.b`, from: undefined, to }];
    }),
  );
}
