// Every node with its value and its gradient as far as they are known; leaves can be edited, nodes paused at, gradients explained.

import type { Value } from '../../engine/value';
import { fill } from '../../lessons/text';
import type { Cursor } from '../../trace/cursor';
import { Icon } from '../parts/icons';
import { Button, NumberField } from '../parts/inputs';
import { usePage } from '../state/page';
import { written } from './sentences';
import type { Stepping } from './useStepping';

interface ValuesProps extends Pick<Stepping, 'cursor'> {
  onEdit(this: void, name: string, value: number): void;
}

export function Values({ cursor, onEdit }: ValuesProps) {
  const { t } = usePage();
  const { graph } = cursor.trace;
  const { columns, values } = t.step;
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
          {listed(cursor).map((id) => (
            <Row key={id} name={graph.names[id]} node={graph.nodes[id]} {...{ cursor, onEdit }} />
          ))}
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

interface RowProps extends ValuesProps {
  readonly node: Value;
  readonly name: string;
}

function Row({ node, name, cursor, onEdit }: RowProps) {
  const { state, t, change } = usePage();
  const { moment, momentBefore: before, event } = cursor;
  const words = t.step;
  const [value, grad] = [moment.value(node), moment.grad(node)];
  const hasNew = (now: number | undefined, then: number | undefined): boolean =>
    event !== undefined && !Object.is(now, then);
  const isPaused = state.stops.includes(name);
  const stops = isPaused ? state.stops.filter((stop) => stop !== name) : [...state.stops, name];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="op">{node.op}</td>
      <td class={cell(hasNew(value, before.value(node)), 'forward')}>
        {node.rule === undefined ? (
          <NumberField
            quiet
            digits={5}
            label={fill(words.valueOf, { name })}
            value={node.data}
            onChange={(x) => onEdit(name, x)}
          />
        ) : (
          <Known x={value} />
        )}
      </td>
      <td class={cell(hasNew(grad, before.grad(node)), 'backward')}>
        <Known x={grad} />
      </td>
      <td class="more">
        <Button
          kind="small"
          label={fill(words.whyOf, { name })}
          pressed={state.why === name}
          onClick={() => change({ why: state.why === name ? '' : name })}
        >
          ?
        </Button>
        <Button
          kind="small"
          label={fill(words.pauseAt, { name })}
          pressed={isPaused}
          onClick={() => change({ stops })}
        >
          <Icon sign="pause" />
        </Button>
      </td>
    </tr>
  );
}

/** What has just changed is marked, and not by its colour alone. */
function cell(isNew: boolean, phase: string): string {
  return isNew ? `number new ${phase}` : 'number';
}

function Known({ x }: { x: number | undefined }) {
  const { t } = usePage();
  if (x !== undefined) return <>{written(x)}</>;
  return (
    <>
      <span aria-hidden="true">·</span>
      <span class="visually-hidden">{t.step.notYet}</span>
    </>
  );
}
