// The Step tab: a graph, and both passes through it, step by step, forth and back.

import { useCallback, useMemo, useState } from 'preact/hooks';
import { fill } from '../../lessons/text';
import { Button } from '../parts/inputs';
import { useJob } from '../parts/useJob';
import { usePage } from '../state/page';
import '../styles/step.css';
import { useNetSubject } from '../train/netSubject';
import { Card } from './card';
import { Controls } from './controls';
import { begun } from './examples';
import { ExpressionField } from './expressionField';
import { numbersFor } from './formula';
import { Graph } from './graph';
import type { Subject } from './subject';
import { useStepping, type Stepping } from './useStepping';
import { Values } from './values';
import { Why } from './why';
import { Wrong } from './wrong';

/** Of more boxes no picture is made. */
const MOST_BOXES = 600;

export default function StepTab() {
  const { state } = usePage();
  return state.from === 'net' ? <NetSteps /> : <FormulaSteps />;
}

function FormulaSteps() {
  const { state } = usePage();
  const { expr, at } = state;
  const subject = useMemo(
    (): Subject => ({ kind: 'formula', formula: expr, at: numbersFor(expr, at) }),
    [expr, at],
  );
  return (
    <>
      <ExpressionField />
      <Steps key={expr} subject={subject} />
    </>
  );
}

function NetSteps() {
  const { state, t, change } = usePage();
  const { subject, problem } = useNetSubject();
  const title = fill(t.step.net, { row: String(state.row + 1), data: t.train.sets[state.data] });
  return (
    <>
      <div class="row of-net">
        <p>{title}</p>
        <Button onClick={() => change(begun({ formula: state.expr, at: state.at }))}>
          {t.step.leaveNet}
        </Button>
      </div>
      {subject === undefined ? (
        <p role="status">{problem ?? t.step.preparing}</p>
      ) : (
        <Steps subject={subject} />
      )}
    </>
  );
}

function Steps({ subject }: { subject: Subject }) {
  const { state, t, change } = usePage();
  const stepping = useStepping(subject);
  const { cursor, neurons } = stepping;
  const [path, point] = useState<readonly number[]>();
  const edit = useCallback(
    (name: string, value: number): void =>
      change(({ from, at, edits }) =>
        from === 'net' ? { edits: { ...edits, [name]: value } } : { at: { ...at, [name]: value } },
      ),
    [change],
  );
  return (
    <div class="step">
      <Controls stepping={stepping} />
      <div class="stage">
        <Picture {...{ subject, stepping, path, edit }} />
        <Card cursor={cursor} />
        {neurons.length > 0 && (
          <div class="row">
            <Button disabled={state.open.length === neurons.length} onClick={() => change({ open: neurons })}>
              {t.step.unfold}
            </Button>
            <Button disabled={state.open.length === 0} onClick={() => change({ open: [] })}>
              {t.step.fold}
            </Button>
          </div>
        )}
        <p class="hint">{t.step.keys}</p>
      </div>
      <div class="side">
        <Values cursor={cursor} onEdit={edit} />
        {state.why !== '' && <Why graph={cursor.trace.graph} name={state.why} onPoint={point} />}
        <Wrong output={cursor.output} />
      </div>
    </div>
  );
}

interface PictureProps {
  readonly subject: Subject;
  readonly stepping: Stepping;
  readonly path: readonly number[] | undefined;
  edit(this: void, name: string, value: number): void;
}

/** The graph; while another is being laid out, the one before stays. */
function Picture({ subject, stepping, path, edit }: PictureProps) {
  const { state, t } = usePage();
  const { cursor, neurons } = stepping;
  const { open } = state;
  const fold = neurons.length > 0 ? 'neurons' : 'none';
  const key = useMemo(() => JSON.stringify([subject, open]), [subject, open]);
  const { result: layout, error } = useJob(key, 'layout', () => [subject, { fold, open }]);
  if (error !== undefined) {
    const isLarge = error.name === 'TooLargeError';
    return <p class="trouble">{isLarge ? t.step.graphLarge : fill(t.failed, { why: error.message })}</p>;
  }
  if (layout === undefined) return <div class="graph" aria-busy="true" />;
  if (layout.boxes.length > MOST_BOXES) return <p>{t.step.graphLarge}</p>;
  const fits = layout.boxes.flatMap(({ members }) => members).length === cursor.trace.nodes.length;
  if (!fits) return <div class="graph" aria-busy="true" />;
  return <Graph layout={layout} cursor={cursor} path={path} onEdit={edit} />;
}
