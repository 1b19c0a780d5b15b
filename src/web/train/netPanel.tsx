// The net and how it is trained.

import type { CsvDataset } from '../../data/csv';
import { fill } from '../../lessons/text';
import { Button, Choice, NumberField } from '../parts/inputs';
import {
  ACTIVATIONS,
  boundsOf,
  LOSSES,
  MOST_LAYERS,
  MOST_NEURONS,
  OPTIMIZERS,
  type PageState,
} from '../state/link';
import { usePage } from '../state/page';
import { lossesFor, lossOf } from './setup';

interface NetPanelProps {
  readonly problem: CsvDataset | undefined;
  decide(this: void, part: Partial<PageState>): void;
}

const TARGETS = [1, 0.99, 0.95, 0.9, 0] as const;

export function NetPanel({ problem, decide }: NetPanelProps) {
  const { state, t } = usePage();
  const words = t.train;
  const same = <T extends string>(names: readonly T[]) => names.map((name) => [name, name] as const);
  const suitable = problem === undefined ? [] : lossesFor(problem);
  const auto = problem === undefined ? '' : lossOf({ loss: 'auto' }, problem);
  const targets = [...new Set([...TARGETS, state.target])].map((target) => {
    const share = `${Number((target * 100).toPrecision(4))} %`;
    return [
      String(target),
      target === 0 ? words.targets.never : fill(words.targets.share, { share }),
    ] as const;
  });
  return (
    <section class="panel">
      <h2>{words.net}</h2>
      <Layers decide={decide} />
      <div class="fields">
        <Choice
          label={words.activation}
          value={state.activation}
          options={same(ACTIVATIONS)}
          onChange={(activation) => decide({ activation })}
        />
        <Choice
          label={words.loss}
          value={state.loss}
          options={LOSSES.filter(
            (loss) => loss === 'auto' || suitable.includes(loss) || loss === state.loss,
          ).map((loss) => [loss, loss === 'auto' ? fill(words.auto, { loss: auto }) : loss] as const)}
          onChange={(loss) => decide({ loss })}
        />
        <Choice
          label={words.optimizer}
          value={state.optimizer}
          options={same(OPTIMIZERS)}
          onChange={(optimizer) => decide({ optimizer })}
        />
        <NumberField
          label={words.lr}
          value={state.lr}
          {...boundsOf('lr')}
          onChange={(lr) => decide({ lr })}
        />
        <NumberField
          label={words.l2}
          value={state.l2}
          {...boundsOf('l2')}
          onChange={(l2) => decide({ l2 })}
        />
        <NumberField
          label={words.batch}
          value={state.batch}
          {...boundsOf('batch')}
          step={1}
          onChange={(batch) => decide({ batch })}
        />
        <NumberField
          label={words.seed}
          value={state.seed}
          {...boundsOf('seed')}
          step={1}
          onChange={(seed) => decide({ seed })}
        />
        <Choice
          label={words.target}
          value={String(state.target)}
          options={targets}
          onChange={(target) => decide({ target: Number(target) })}
        />
      </div>
    </section>
  );
}

/** The hidden layers, each with fewer and more neurons, and fewer and more layers. */
function Layers({ decide }: Pick<NetPanelProps, 'decide'>) {
  const { state, t } = usePage();
  const words = t.train;
  const { hidden } = state;
  const set = (sizes: readonly number[]): void => decide({ hidden: sizes, weight: -1 });
  const resize = (layer: number, by: number): void =>
    set(hidden.map((size, i) => (i === layer ? size + by : size)));
  return (
    <fieldset>
      <legend>{words.hidden}</legend>
      <div class="layers">
        {hidden.map((size, i) => {
          const layer = String(i + 1);
          return (
            <span class="layer" key={i}>
              <Button
                kind="small"
                label={fill(words.removeNeuron, { layer })}
                disabled={size <= 1}
                onClick={() => resize(i, -1)}
              >
                −
              </Button>
              <output title={fill(words.neurons, { count: String(size) })}>{size}</output>
              <Button
                kind="small"
                label={fill(words.addNeuron, { layer })}
                disabled={size >= MOST_NEURONS}
                onClick={() => resize(i, 1)}
              >
                +
              </Button>
            </span>
          );
        })}
      </div>
      <div class="row">
        <Button kind="small" disabled={hidden.length === 0} onClick={() => set(hidden.slice(0, -1))}>
          − {words.removeLayer}
        </Button>
        <Button
          kind="small"
          disabled={hidden.length >= MOST_LAYERS}
          onClick={() => set([...hidden, hidden.at(-1) ?? 8])}
        >
          + {words.addLayer}
        </Button>
      </div>
    </fieldset>
  );
}
