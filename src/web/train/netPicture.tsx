// The net: a column of circles a layer, a line a weight, as wide as the weight is large, dashed where it is negative.

import { useMemo } from 'preact/hooks';
import { fill, shown } from '../../lessons/text';
import { useSometimes } from '../parts/useSometimes';
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

/** Of a larger net the largest weights are drawn: more lines are a smear, and slow. */
const MOST_LINES = 1000;
/** The drawing of so many lines takes a frame. */
const EVERY_MS = 100;

export function NetPicture({ frame: latest }: { frame: Frame }) {
  const { state, t } = usePage();
  const words = t.train;
  const frame = useSometimes(latest, EVERY_MS);
  const sizes = sizesOf(frame).join();
  const columns = useMemo(() => columnsOf(sizes.split(',').map(Number)), [sizes]);
  const weights = useMemo(() => weightsOf(columns), [columns]);
  const chosen = weights.find(({ index }) => index === state.weight);
  return (
    <section class="panel">
      <h2>{words.picture}</h2>
      <Drawing {...{ frame, columns, weights }} />
      <p class="hint">{words.pictureHint}</p>
      <WeightChoice weights={weights} chosen={chosen} />
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

interface DrawingProps {
  readonly frame: Frame;
  readonly columns: readonly (readonly Spot[])[];
  readonly weights: readonly Weight[];
}

function Drawing({ frame, columns, weights }: DrawingProps) {
  const { state, t, change } = usePage();
  const size = (index: number): number => Math.abs(frame.weights[index]);
  const largest = weights.reduce((most, { index }) => Math.max(most, size(index)), 1e-9);
  const least = leastOf(weights.map(({ index }) => size(index)));
  const radius = Math.min(11, (HEIGHT - 2 * MARGIN) / Math.max(...columns.map(({ length }) => length)) / 2.4);
  return (
    <svg class="net" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.train.pictureHint}>
      {weights.map(({ index, name, from, to }) => {
        const isChosen = index === state.weight;
        if (from === undefined || (size(index) < least && !isChosen)) return null;
        const w = frame.weights[index];
        return (
          <line
            key={index}
            class={['weight', w < 0 && 'negative', isChosen && 'chosen'].filter(Boolean).join(' ')}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke-width={0.3 + (5 * size(index)) / largest}
            onClick={() => change({ weight: index })}
          >
            <title>{name}</title>
          </line>
        );
      })}
      {columns.map((spots, i) =>
        spots.map(({ x, y }, j) => <circle key={`${i} ${j}`} cx={x} cy={y} r={radius} />),
      )}
    </svg>
  );
}

/** Smaller weights are not drawn. */
function leastOf(sizes: readonly number[]): number {
  return sizes.length <= MOST_LINES ? 0 : [...sizes].sort((a, b) => b - a)[MOST_LINES];
}

/** Every weight by name, for those who cannot click a line. */
function WeightChoice({ weights, chosen }: Pick<DrawingProps, 'weights'> & { chosen: Weight | undefined }) {
  const { t, change } = usePage();
  const options = useMemo(
    () =>
      weights.map(({ index, name }) => (
        <option key={index} value={index}>
          {name}
        </option>
      )),
    [weights],
  );
  return (
    <label class="field">
      <span>{t.train.weight}</span>
      <select
        value={chosen?.index ?? -1}
        onChange={({ currentTarget }) => change({ weight: Number(currentTarget.value) })}
      >
        <option value={-1}>–</option>
        {options}
      </select>
    </label>
  );
}

function sizesOf({ net }: Frame): number[] {
  return [net.inputs, ...net.layers.map(({ biases }) => biases.length)];
}

function columnsOf(sizes: readonly number[]): Spot[][] {
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
