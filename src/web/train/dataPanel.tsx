// What to learn from: a made set, or a file that is dropped here.

import { useState } from 'preact/hooks';
import type { CsvDataset } from '../../data/csv';
import { fill } from '../../lessons/text';
import { recipeFor } from '../../training/recipes';
import { Button, Choice, NumberField } from '../parts/inputs';
import { boundsOf, DATA, nextSeed, type PageState } from '../state/link';
import { usePage } from '../state/page';
import { MOST_BYTES, takeFile, useCsvFile } from './csvFile';

interface DataPanelProps {
  readonly problem: CsvDataset | undefined;
  decide(this: void, part: Partial<PageState>): void;
}

export function DataPanel({ problem, decide }: DataPanelProps) {
  const { state, t } = usePage();
  const words = t.train;
  const isMade = state.data !== 'csv';
  return (
    <section class="panel">
      <h2>{words.data}</h2>
      <div class="row">
        <Choice
          label={words.data}
          value={state.data}
          options={DATA.map((name) => [name, words.sets[name]] as const)}
          onChange={(data) => decide(withRecipe(data))}
        />
        {isMade && state.data !== 'xor' && (
          <>
            <NumberField
              label={words.points}
              value={state.n}
              {...boundsOf('n')}
              step={1}
              onChange={(n) => decide({ n, gone: [] })}
            />
            <NumberField
              label={words.noise}
              value={state.noise}
              {...boundsOf('noise')}
              onChange={(noise) => decide({ noise })}
            />
            <Button onClick={() => decide({ dseed: nextSeed(state.dseed), extra: [], gone: [] })}>
              {words.newData}
            </Button>
          </>
        )}
      </div>
      <FileDrop problem={problem} decide={decide} />
    </section>
  );
}

/** The set with the settings that suit it, and all its points. */
function withRecipe(data: PageState['data'], rows?: number): Partial<PageState> {
  const { hidden, activation, lr, batch } = recipeFor(data, rows);
  const noise = data === 'blobs' ? 1 : data === 'circles' ? 0.05 : 0.1;
  return {
    data,
    hidden,
    activation,
    lr,
    batch,
    noise,
    loss: 'auto',
    extra: [],
    gone: [],
    row: 0,
    weight: -1,
  };
}

function FileDrop({ decide }: DataPanelProps) {
  const { state, t } = usePage();
  const words = t.train;
  const file = useCsvFile();
  const [problem, complain] = useState<string>();
  const [isOver, over] = useState(false);
  const take = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return;
    if (given.size > MOST_BYTES) {
      complain(fill(words.tooLarge, { name: given.name, most: `${MOST_BYTES / 1e6} MB` }));
      return;
    }
    try {
      const { data } = await takeFile(given);
      complain(undefined);
      decide(withRecipe('csv', data.x.length));
    } catch (error) {
      complain((error as Error).message);
    }
  };
  const said =
    state.data === 'csv' && file !== undefined
      ? fill(words.dropped, {
          name: file.name,
          rows: String(file.data.x.length),
          features: String(file.data.features.length),
          target: file.data.target,
        })
      : '';
  return (
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        over(true);
      }}
      onDragLeave={() => over(false)}
      onDrop={(event) => {
        event.preventDefault();
        over(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <label class="file">
        {words.drop} <span>{words.choose}</span>
        <input
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={words.file}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            currentTarget.value = ''; // or the same file, mended, would be no change
          }}
        />
      </label>
      <p class={problem === undefined ? 'hint' : 'problem'} role="status">
        {problem ?? said}
      </p>
    </div>
  );
}
