// A step in words and numbers: ∂L/∂w1 += ∂n3/∂w1 × ∂L/∂n3 = x1 × 0.5 = 2 × 0.5 = 1   (0 → 1).

import { short } from '../engine/show';
import { notationOf } from '../ops/notation';
import type { Graph } from './graph';

/** The values of all nodes, by id. */
export type Values = ArrayLike<number>;

/** `n3 = x1 × w1 = 2 × (-3) = -6`; for a leaf `x1 = 2`. */
export function forwardFormula(graph: Graph, id: number, values: Values): string {
  const { rule } = graph.nodes[id];
  const [name, number] = [graph.names[id], short(values[id])];
  if (rule === undefined) return equation([name, number]);
  const { value } = notationOf(rule);
  const { symbols, numbers } = operandTexts(graph, id, values);
  return equation([name, value(symbols), value(numbers), number]);
}

/** What a contribution is made of. */
export interface Numbers {
  /** The gradient of the node that passes it on. */
  readonly upstream: number;
  /** The derivative of that node by the operand. */
  readonly local: number;
  /** local × upstream. */
  readonly contribution: number;
  /** The gradient of the operand before and after it. */
  readonly before: number;
  readonly after: number;
}

/** The chain rule for one edge: from node `id` to its operand number i. */
export function backwardFormula(
  graph: Graph,
  { id, i }: { id: number; i: number },
  numbers: Numbers,
  values: Values,
  sign = '+=',
): string {
  const { upstream, local, contribution, before, after } = numbers;
  const product = equation([
    `${partial(graph, id, i)} × ${gradient(graph, id)}`,
    ...slopes(graph, id, i, values).map((slope) => `${factor(slope)} × ${factor(short(upstream))}`),
    `${factor(short(local))} × ${factor(short(upstream))}`,
    short(contribution),
  ]);
  const target = gradient(graph, graph.operands[id][i]);
  return `${target} ${sign} ${product}   (${short(before)} → ${short(after)})`;
}

/** `∂L/∂w1`. */
export function gradient({ names, nodes }: Graph, id: number): string {
  return `∂${names[nodes.length - 1]}/∂${names[id]}`;
}

function partial({ names, operands }: Graph, id: number, i: number): string {
  return `∂${names[id]}/∂${names[operands[id][i]]}`;
}

/** The local derivative, with names and then with numbers. */
function slopes(graph: Graph, id: number, i: number, values: Values): string[] {
  const { rule } = graph.nodes[id];
  if (rule === undefined) return [];
  const { slope } = notationOf(rule);
  const { symbols, numbers } = operandTexts(graph, id, values);
  return [slope(i, symbols, graph.names[id]), slope(i, numbers, short(values[id]))];
}

/** The operands of a node by their names, and in numbers. */
function operandTexts(
  { operands, names }: Graph,
  id: number,
  values: Values,
): { symbols: string[]; numbers: string[] } {
  return {
    symbols: operands[id].map((operand) => names[operand]),
    numbers: operands[id].map((operand) => short(values[operand])),
  };
}

/** In brackets where it would run into the sign beside it; not if it is in brackets already. */
export function factor(text: string): string {
  const bracketed = /^\[.*\]$/.test(text);
  return !bracketed && /^-|[ +]/.test(text) ? `(${text})` : text;
}

/** The parts with = between them, each said once. */
export function equation(parts: readonly string[]): string {
  return parts.filter((part, i) => part !== parts[i - 1]).join(' = ');
}
