// Values and gradients as a table. What the present step has changed is marked; what is not known yet is a dot.

import { short } from '../../engine/show';
import type { Value } from '../../engine/value';
import type { Row, Span } from '../../plot/picture';
import { fit } from '../../plot/text';
import type { Cursor } from '../../trace/cursor';
import { unitOf, type Unit } from './graphPane';
import { BACKWARD, DIM, FORWARD } from './style';

const NUMBER_WIDTH = 11;

/** @returns a heading, the rows, and the number of the row that has changed */
export function valuePane(cursor: Cursor, width: number): { heading: Row; rows: Row[]; focus: number } {
  const { moment, momentBefore: before } = cursor;
  const nameWidth = Math.max(4, width - 2 * NUMBER_WIDTH);
  const heading = [
    {
      text: fit('', nameWidth) + fit('value', NUMBER_WIDTH, 'right') + fit('gradient', NUMBER_WIDTH, 'right'),
      foreground: DIM,
    },
  ];
  const cell = (
    known: number | undefined,
    earlier: number | undefined,
    foreground: Span['foreground'],
  ): Span => {
    const text = known === undefined ? '·' : short(known);
    const changed = !Object.is(known, earlier);
    const marked = changed ? `*${text}` : text;
    return { text: fit(marked, NUMBER_WIDTH, 'right'), ...(changed ? { foreground, bold: true } : {}) };
  };
  let focus = 0;
  const rows = shownNodes(cursor).map(({ name, node }, i): Row => {
    const [value, grad] = [moment.value(node), moment.grad(node)];
    if (!Object.is(value, before.value(node)) || !Object.is(grad, before.grad(node))) focus = i;
    return [
      { text: fit(name, nameWidth) },
      cell(value, before.value(node), FORWARD),
      cell(grad, before.grad(node), BACKWARD),
    ];
  });
  return { heading, rows, focus };
}

/** All nodes but constants; of a folded neuron its last, which is its output. */
function shownNodes(cursor: Cursor): { name: string; node: Value }[] {
  const { nodes, names, isConstant } = cursor.trace.graph;
  const shown = new Map<Unit, { name: string; node: Value }>();
  nodes.forEach((node, id) => {
    if (isConstant(id)) return;
    const unit = unitOf(cursor, node);
    shown.delete(unit);
    shown.set(unit, { name: typeof unit === 'string' ? unit : names[id], node });
  });
  return [...shown.values()];
}
