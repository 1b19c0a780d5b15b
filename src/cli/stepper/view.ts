// The stepper's screen: the step on top, below it the graph and the table of values and gradients. On a small screen
// the step alone.

import type { Row } from '../../plot/picture';
import { fit, textWidth, truncate } from '../../plot/text';
import type { Cursor } from '../../trace/cursor';
import { progressBar } from '../../plot/progress';
import type { Size } from '../terminal';
import { graphPane } from './graphPane';
import { beside, rule, sized, window } from './layout';
import { stepPane } from './stepPane';
import { colorOf } from './style';
import { valuePane } from './valuePane';

/** Less than this is room for one pane only. */
const LEAST: Size = { columns: 70, rows: 16 };
const BAR = 14;

/** Exactly size.rows − 1 rows; the last one of the screen is the caller's. */
export function stepView(cursor: Cursor, title: string, { columns, rows }: Size): Row[] {
  const head = [headingRow(cursor, title, columns), rule('', columns)];
  const step = stepPane(cursor, columns);
  if (columns < LEAST.columns || rows < LEAST.rows) return sized([...head, ...step], rows - 1);
  const stepRows = Math.max(5, Math.floor(rows / 5));
  const height = rows - 1 - head.length - stepRows - 1;
  const left = Math.floor((columns - 3) * 0.55);
  const right = columns - left - 3;
  const graph = graphPane(cursor);
  const values = valuePane(cursor, right);
  return [
    ...head,
    ...sized(step, stepRows),
    [...rule('graph', left + 1), { text: '┬' }, ...rule('values and gradients', right + 1)],
    ...beside(
      window(graph.rows, graph.focus, height),
      [values.heading, ...window(values.rows, values.focus, height - 1)],
      left,
      height,
    ),
  ];
}

/** The title, and how far the trace has gone. */
function headingRow({ event, step, trace: { events } }: Cursor, title: string, columns: number): Row {
  const phase = event?.phase ?? 'start';
  const place = `${phase}  step ${step} of ${events.length} `;
  const bar = columns > 60 ? progressBar(step / events.length, BAR) : '';
  const room = columns - textWidth(place) - textWidth(bar);
  return [
    { text: fit(`${truncate(title, Math.max(0, room - 2))}  `, Math.max(0, room)), bold: true },
    { text: place, ...(event && { foreground: colorOf(event) }), bold: true },
    { text: bar },
  ];
}
