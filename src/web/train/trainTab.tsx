// The Train tab: data, a net, and what it learns, while it learns it.

import { useMemo } from 'preact/hooks';
import { fill, shown } from '../../lessons/text';
import { Button } from '../parts/inputs';
import { nextSeed, type PageState } from '../state/link';
import { usePage } from '../state/page';
import '../styles/train.css';
import { Boundary } from './boundary';
import { Curves } from './curves';
import { DataPanel } from './dataPanel';
import { Export } from './export';
import { Metrics } from './metrics';
import { NetPanel } from './netPanel';
import { NetPicture } from './netPicture';
import { useProblem } from './problem';
import { decisive, setupOf } from './setup';
import { useTraining, type Training } from './useTraining';

export default function TrainTab() {
  const { state, t, change } = usePage();
  const problem = useProblem();
  const setup = useMemo(() => problem && setupOf(state, problem), [problem, ...decisive(state)]);
  const training = useTraining(setup);
  /** What decides the run begins it anew, with the first weights. */
  const decide = (part: Partial<PageState>): void => change({ ...part, updates: 0 });
  const { frame, history } = training;
  return (
    <div class="train">
      <div>
        <DataPanel problem={problem} decide={decide} />
        <NetPanel problem={problem} decide={decide} />
      </div>
      <div>
        <Runner training={training} decide={decide} />
        {problem === undefined ? (
          <p>{t.train.csvMissing}</p>
        ) : (
          <Boundary problem={problem} frame={frame} decide={decide} />
        )}
      </div>
      <div>
        <Curves history={history} hasAccuracy={problem?.classes !== undefined} />
        <Metrics frame={frame} history={history} />
        {frame !== undefined && <NetPicture frame={frame} />}
        {frame !== undefined && setup !== undefined && <Export frame={frame} coding={setup.coding} />}
      </div>
    </div>
  );
}

interface RunnerProps {
  readonly training: Training;
  decide(this: void, part: Partial<PageState>): void;
}

/** After a divergence a smaller learning rate is offered. */
const CAUTION = 3;

function Runner({ training, decide }: RunnerProps) {
  const { state, t } = usePage();
  const words = t.train;
  const { frame, isRunning, run, advance, restart, trouble } = training;
  const canGo = frame !== undefined && frame.end === undefined;
  const smaller = Number((state.lr / CAUTION).toPrecision(2));
  return (
    <section class="panel">
      <div class="row">
        <Button kind="main" disabled={!canGo && !isRunning} onClick={() => run(!isRunning)}>
          {isRunning ? words.stop : words.start}
        </Button>
        <Button disabled={!canGo || isRunning} onClick={() => advance({ updates: 1 })}>
          {words.oneBatch}
        </Button>
        <Button
          disabled={!canGo || isRunning}
          onClick={() => frame && advance({ updates: frame.batches - (frame.updates % frame.batches) })}
        >
          {words.oneEpoch}
        </Button>
        <Button onClick={restart}>{words.same}</Button>
        <Button onClick={() => decide({ seed: nextSeed(state.seed) })}>{words.fresh}</Button>
      </div>
      <p
        role="status"
        class={trouble !== undefined || frame?.end === 'diverged' ? 'ending trouble' : 'ending'}
      >
        {trouble !== undefined || frame?.end === undefined
          ? trouble
          : fill(words.ends[frame.end], { trouble: frame.trouble ?? '', updates: String(frame.updates) })}
      </p>
      {frame?.end === 'diverged' && (
        <Button onClick={() => decide({ lr: smaller })}>{fill(words.wayBack, { lr: shown(smaller) })}</Button>
      )}
      {frame === undefined && trouble === undefined && state.updates > 0 && (
        <p role="status">{words.progress}</p>
      )}
    </section>
  );
}
