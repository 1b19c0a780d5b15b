// The trained net that the link tells of, as something to step through: the run is taken up to where it stood, and its loss
// on one row is the subject.

import { useMemo } from 'preact/hooks';
import { taskOf } from '../../training/task';
import { useJob } from '../parts/useJob';
import { usePage } from '../state/page';
import type { NetSubject } from '../step/subject';
import { useProblem } from './problem';
import { decisive, setupOf } from './setup';

export function useNetSubject(): { subject: NetSubject | undefined; problem: string | undefined } {
  const { state, t } = usePage();
  const problem = useProblem();
  const setup = useMemo(() => problem && setupOf(state, problem), [problem, ...decisive(state)]);
  const key = useMemo(() => setup && { setup, updates: state.updates }, [setup, state.updates]);
  const { result: frame, error, isFresh } = useJob(key, 'begin', () => [setup!, { updates: state.updates }]);
  const row = Math.min(state.row, (problem?.x.length ?? 1) - 1);
  const { edits } = state;
  const subject = useMemo((): NetSubject | undefined => {
    if (setup === undefined || frame === undefined || !isFresh) return undefined;
    const { coding, data } = setup;
    const task = taskOf(coding.loss, data.y);
    return {
      kind: 'net',
      net: frame.net,
      loss: coding.loss,
      x: data.x[row],
      features: coding.features,
      target: task.encode(data.y[row]),
      edits,
    };
  }, [setup, frame, isFresh, row, edits]);
  return { subject, problem: problem === undefined ? t.step.netMissing : error?.message };
}
