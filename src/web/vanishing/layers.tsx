// Every layer in numbers and histograms, as a table.

import { fill, shown } from '../../lessons/text';
import { usePage } from '../state/page';
import type { LayerMeasure } from './deepNet';
import { peakOf, type Histogram } from './histogram';

const WIDTH = 120;
const HEIGHT = 30;

export function Layers({ layers }: { layers: readonly LayerMeasure[] }) {
  const { t } = usePage();
  const { columns, layers: title, output } = t.vanishing;
  const [low, high] = layers[0].gradients.range;
  return (
    <section class="panel">
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="layers-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.layer}</th>
              <th scope="col">{columns.activations}</th>
              <th scope="col" class="number">
                {columns.mean}
              </th>
              <th scope="col" class="number">
                {columns.deviation}
              </th>
              <th scope="col">
                {columns.gradients}
                <Ends low={low} high={high} />
              </th>
              <th scope="col" class="number">
                {columns.gradient}
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, i) => (
              <Row key={i} name={i === layers.length - 1 ? output : String(i + 1)} layer={layer} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ name, layer }: { name: string; layer: LayerMeasure }) {
  const { t } = usePage();
  const { columns, zero } = t.vanishing;
  const { activations, gradients, zeros } = layer;
  const [low, high] = activations.range;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Bars label={columns.activations} of={activations} look="forward" />
        <Ends low={low} high={high} />
      </td>
      <td class="number">{shown(layer.mean, 3)}</td>
      <td class="number">{shown(layer.deviation, 3)}</td>
      <td>
        <Bars label={columns.gradients} of={gradients} look="backward" />
        {zeros > 0 && <small class="quiet">{fill(zero, { count: zeros })}</small>}
      </td>
      <td class="number">{shown(layer.gradient, 3)}</td>
    </tr>
  );
}

/** What the ends of a histogram stand for. */
function Ends({ low, high }: { low: number; high: number }) {
  return (
    <small class="ends">
      <span>{shown(low, 2)}</span>
      <span>{shown(high, 2)}</span>
    </small>
  );
}

interface BarsProps {
  readonly label: string;
  readonly of: Histogram;
  readonly look: 'forward' | 'backward';
}

function Bars({ label, of, look }: BarsProps) {
  const { t } = usePage();
  const words = t.vanishing;
  const { counts, range } = of;
  const peak = peakOf(of);
  const [from, to] = range;
  const says = peak === undefined ? words.empty : fill(words.histogram, { from, to, peak });
  const most = Math.max(...counts, 1);
  const each = WIDTH / counts.length;
  const bars = counts.map((count, i) => {
    const top = HEIGHT * (1 - count / most);
    return `M${i * each} ${HEIGHT}V${top.toFixed(1)}h${each}V${HEIGHT}z`;
  });
  return (
    <svg
      class="histogram"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${says}`}
    >
      <path class={look} d={bars.join('')} />
      <path class="ground" d={`M0 ${HEIGHT}h${WIDTH}`} />
    </svg>
  );
}
