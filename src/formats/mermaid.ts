// A graph as a Mermaid flowchart, which Markdown pages show as a picture.

import type { Value } from '../engine/value';
import { printable } from '../plot/text';
import { pictureOf, type Box } from './boxes';
import { linesOf } from './boxText';
import type { FoldOptions } from './folded';
import { opSign } from './opText';

/**
 * The graph as a Mermaid flowchart, left to right, with the same content as {@link toDot}: a box for each Value with its
 * name, data and grad, and a circle for each op. Kinds differ in shape.
 *
 * @throws RangeError if there is no such way to fold
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function toMermaid(output: Value, options?: FoldOptions): string {
  const { boxes, links } = pictureOf(output, options);
  const edges = links.map(({ from, to, count }) => {
    const target = boxes[to].kind === 'op' ? `op${to}` : `n${to}`;
    return `n${from} -->${count === 1 ? '' : `|"×${count}"|`} ${target}`;
  });
  const lines = [...boxes.flatMap(statementsOf), ...edges];
  return `flowchart LR\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function statementsOf(box: Box, i: number): string[] {
  const { kind, op, isOutput } = box;
  const [open, close] = isOutput && kind !== 'group' ? SHAPES.output : SHAPES[kind];
  const node = `n${i}${open}"${linesOf(box).map(escaped).join('<br/>')}"${close}`;
  return kind === 'op' ? [node, `op${i}(("${escaped(opSign(op))}")) --> n${i}`] : [node];
}

/** What opens and closes a node: rectangle, pill, rounded, double-sided, hexagon. */
const SHAPES = {
  leaf: ['[', ']'],
  constant: ['([', '])'],
  op: ['(', ')'],
  output: ['[[', ']]'],
  group: ['{{', '}}'],
} as const;

/** Letters, digits, points and blanks stand for themselves; what may have a meaning is written by its number. */
function escaped(text: string): string {
  return printable(text).replace(/[^\p{L}\p{N}\p{M}. ]/gu, (sign) => `#${sign.codePointAt(0)!};`);
}
