// A graph in Graphviz's language, as micrograd draws it: a record a Value, an ellipse an op.

import type { Value } from '../engine/value';
import { printable } from '../plot/text';
import { pictureOf, type Box } from './boxes';
import { linesOf } from './boxText';
import type { FoldOptions } from './folded';
import { opSign } from './opText';

/**
 * The graph for Graphviz, left to right: `{ x | data 2.0000 | grad -1.5000 }` for each Value, and an ellipse for each
 * op between its operands and its result. Gradients are those in `.grad` now: call backward() first.
 *
 * @throws RangeError if there is no such way to fold
 * @see https://graphviz.org/doc/info/lang.html
 */
export function toDot(output: Value, options?: FoldOptions): string {
  const { boxes, links } = pictureOf(output, options);
  const statements = boxes.flatMap((box, i) => statementsOf(box, i));
  const edges = links.map(({ from, to, count }) => {
    const target = hasOp(boxes[to]) ? `op${to}` : `n${to}`;
    return `n${from} -> ${target}${count === 1 ? '' : ` [label="×${count}"]`}`;
  });
  const lines = ['rankdir=LR', 'node [fontname="sans-serif"]', ...statements, ...edges];
  return `digraph {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function statementsOf(box: Box, i: number): string[] {
  const { kind, name, sentence, op } = box;
  const tooltip = `tooltip=${quoted(sentence)}`;
  if (kind === 'constant') return [`n${i} [shape=plaintext label=${quoted(name)} ${tooltip}]`];
  const record = `"{ ${linesOf(box).map(field).join(' | ')} }"`;
  const node = `n${i} [shape=record label=${record} ${STYLES[kind]}${box.isOutput ? ' penwidth=3' : ''} ${tooltip}]`;
  if (!hasOp(box)) return [node];
  return [node, `op${i} [shape=ellipse label=${quoted(opSign(op))} ${tooltip}]`, `op${i} -> n${i}`];
}

const STYLES = {
  leaf: 'style=filled fillcolor="#eaf4f9"',
  op: 'style=solid',
  group: 'style="filled,rounded" fillcolor="#e6f5f1"',
} as const;

/** Whether a box has an ellipse before it. */
function hasOp({ kind }: Box): boolean {
  return kind === 'op';
}

/** A text in double quotes. Graphviz reads entities and escapes in it. */
function quoted(text: string): string {
  return `"${printable(text).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A text in a record, where braces, bars and angles have a meaning as well. */
function field(text: string): string {
  return quoted(text)
    .slice(1, -1)
    .replace(/[{}|<>]/g, '\\$&');
}
