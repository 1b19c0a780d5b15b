// The whole of a trace, or of a wrong run beside the right one, as lines: for pipes, files and programs.

import { ansi, type Depth, type Row } from '../../plot/picture';
import { printable } from '../../plot/text';
import { runWrong, type Mistake } from '../../trace/mistakes';
import { mistakeTexts } from '../../trace/mistakeTexts';
import { trace, type BackwardEvent } from '../../trace/trace';
import type { Value } from '../../engine/value';
import { jsonLine } from '../json';
import { ordinal } from './stepPane';
import { numbersOf, outcomeRows } from './wrongPane';

/** One event a line, after a line of its own for each phase. */
export function textLines(output: Value): string[] {
  const { events, turn } = trace(output);
  const width = String(events.length).length;
  return events.flatMap((event) => {
    const sharing = event.phase === 'backward' ? sharingNote(event) : '';
    const line = `${String(event.step).padStart(width + 2)}  ${printable(event.formula)}${sharing}`;
    if (event.step === 1) return ['forward', line];
    return event.step === turn + 1 ? ['backward', line] : [line];
  });
}

function sharingNote({ nth, of }: BackwardEvent): string {
  return of === 1 ? '' : `   ${ordinal(nth)} of ${of} contributions`;
}

/** A table of the nodes, one event a line with ids for nodes, and the gradients of the leaves by name. */
export function jsonLines(output: Value): string[] {
  const traced = trace(output);
  const { nodes, events } = traced.toJSON() as { nodes: object[]; events: object[] };
  const { graph, at } = traced;
  const last = at(traced.events.length);
  const leaves = traced.nodes.flatMap((node, id) =>
    node.rule === undefined && !graph.isConstant(id) ? [[graph.names[id], last.grad(node)] as const] : [],
  );
  return [
    jsonLine({ event: 'graph', output: nodes.length - 1, nodes }),
    ...events.map(jsonLine),
    jsonLine({ event: 'end', value: output.data, gradients: Object.fromEntries(leaves) }),
  ];
}

/** Both runs act by act, from the first act that differs on marked, and how they ended. */
export function wrongLines(output: Value, mistake: Mistake, rate: number, depth: Depth): string[] {
  const { right, wrong, firstDifference: first, outcome } = runWrong(output, mistake, rate);
  const { title, says } = mistakeTexts[mistake];
  const acts = Array.from({ length: Math.max(right.length, wrong.length) }, (_, i): Row => {
    const [good, bad] = [numbersOf(right[i]), numbersOf(wrong[i])];
    const mark = i === first ? '≠ first difference' : good === bad ? '' : '≠';
    return [{ text: `  ${good.padEnd(32)}  ${bad.padEnd(32)}  ${mark}`.trimEnd() }];
  });
  const heading = [{ text: `  ${'right'.padEnd(32)}  wrong` }];
  return ansi(
    [[{ text: title, bold: true }], [{ text: says }], [], heading, ...acts, [], ...outcomeRows(outcome, 78)],
    depth,
  );
}

/** The same as JSON lines. */
export function wrongJsonLines(output: Value, mistake: Mistake, rate: number): string[] {
  const { right, wrong, firstDifference, outcome } = runWrong(output, mistake, rate);
  const acts = Array.from({ length: Math.max(right.length, wrong.length) }, (_, i) => ({
    act: i + 1,
    right: right[i] && { ...right[i], node: undefined, input: undefined },
    wrong: wrong[i] && { ...wrong[i], node: undefined, input: undefined },
  }));
  const first = firstDifference === undefined ? null : firstDifference + 1;
  return [...acts.map(jsonLine), jsonLine({ event: 'end', mistake, firstDifference: first, outcome })];
}
