// Every node with its value and its gradient as far as they are known; leaves can be edited, nodes paused at, gradients explained.

import type { ComponentChildren } from 'preact';
import { fill } from '../../lessons/text';
import type { Cursor } from '../../trace/cursor';
import { Icon } from '../parts/icons';
import { Button, NumberField } from '../parts/inputs';
import { still } from '../parts/still';
import { usePage, type Page } from '../state/page';
import type { PageTexts } from '../texts/texts';
import { toggled } from './pauses';
import { written } from './sentences';
import type { Stepping } from './useStepping';

interface ValuesProps extends Pick<Stepping, 'cursor'> {
  onEdit(this: void, name: string, value: number): void;
}

export function Values({ cursor, onEdit }: ValuesProps) {
  const { state, t, change } = usePage();
  const { graph } = cursor.trace;
  const { moment, momentBefore: before, event } = cursor;
  const { columns, values } = t.step;
  const hasNew = (now: number | undefined, then: number | undefined): boolean =>
    event !== undefined && !Object.is(now, then);
  return (
    <div class="scroll values">
      <table>
        <caption>{values}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.node}</th>
            <th scope="col">{columns.op}</th>
            <th scope="col" class="number">
              {columns.value}
            </th>
            <th scope="col" class="number">
              {columns.gradient}
            </th>
            <th scope="col">{columns.more}</th>
          </tr>
        </thead>
        <tbody>
          {listed(cursor).map((id) => {
            const [name, node] = [graph.names[id], graph.nodes[id]];
            const [value, grad] = [moment.value(node), moment.grad(node)];
            return (
              <Row
                key={id}
                name={name}
                op={node.op}
                given={node.rule === undefined ? node.data : undefined}
                value={value}
                grad={grad}
                hasNewValue={hasNew(value, before.value(node))}
                hasNewGrad={hasNew(grad, before.grad(node))}
                isPaused={state.stops.includes(name)}
                isAsked={state.why === name}
                words={t.step}
                {...{ change, onEdit }}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** All nodes that have a gradient; of a folded neuron what it says. */
function listed(cursor: Cursor): number[] {
  const { graph } = cursor.trace;
  const folds = graph.nodes.map((node) => cursor.foldOf(node));
  const says = new Map(folds.map((fold, id) => [fold, id]));
  return folds.flatMap((fold, id) =>
    graph.isConstant(id) || (fold !== undefined && says.get(fold) !== id) ? [] : [id],
  );
}

interface RowProps {
  readonly name: string;
  readonly op: string;
  /** A leaf's number. */
  readonly given: number | undefined;
  /** As far as they are known. */
  readonly value: number | undefined;
  readonly grad: number | undefined;
  readonly hasNewValue: boolean;
  readonly hasNewGrad: boolean;
  readonly isPaused: boolean;
  /** Whether its gradient is being explained. */
  readonly isAsked: boolean;
  readonly words: PageTexts['step'];
  readonly change: Page['change'];
  readonly onEdit: ValuesProps['onEdit'];
}

const Row = still(({ name, words, change, onEdit, ...row }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    <td class="op">{row.op}</td>
    <td class={cell(row.hasNewValue, 'forward')}>
      {row.given === undefined ? (
        known(row.value, words)
      ) : (
        <NumberField
          quiet
          digits={5}
          label={fill(words.valueOf, { name })}
          value={row.given}
          onChange={(x) => onEdit(name, x)}
        />
      )}
    </td>
    <td class={cell(row.hasNewGrad, 'backward')}>{known(row.grad, words)}</td>
    <td class="more">
      <Button
        kind="small"
        label={fill(words.whyOf, { name })}
        pressed={row.isAsked}
        onClick={() => change({ why: row.isAsked ? '' : name })}
      >
        ?
      </Button>
      <Button
        kind="small"
        label={fill(words.pauseAt, { name })}
        pressed={row.isPaused}
        onClick={() => change(({ stops }) => ({ stops: toggled(stops, name) }))}
      >
        <Icon sign="pause" />
      </Button>
    </td>
  </tr>
));

/** What has just changed is marked, and not by its colour alone. */
function cell(isNew: boolean, phase: string): string {
  return isNew ? `number new ${phase}` : 'number';
}

function known(x: number | undefined, { notYet }: RowProps['words']): ComponentChildren {
  if (x !== undefined) return written(x);
  return (
    <>
      <span aria-hidden="true">·</span>
      <span class="visually-hidden">{notYet}</span>
    </>
  );
}
