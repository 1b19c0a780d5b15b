// What is typed at the stepper's prompts: a step, a node or an op, a breakpoint, a leaf and its new number.

import type { Value } from '../../engine/value';
import { parse } from '../../expression/parse';
import { ParseError } from '../../expression/syntax';
import type { Breakpoint } from '../../trace/breakpoints';
import type { Trace } from '../../trace/trace';
import { didYouMean } from '../choices';
import { CliError } from '../errors';

/** A breakpoint, and what it is called. */
export interface Named {
  readonly name: string;
  readonly breakpoint: Breakpoint;
}

/** @throws CliError if there is no such step */
export function readStep(text: string, { events }: Trace): number {
  const step = text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(step) && step >= 0 && step <= events.length) return step;
  throw new CliError(`"${text}" is not a step; type a whole number from 0 to ${events.length}`);
}

/** @throws CliError if there is neither a node nor an op of that name */
export function readPlace(text: string, trace: Trace): Named {
  const name = text.trim();
  const { names, nodes } = trace.graph;
  const id = names.indexOf(name);
  if (id >= 0) return { name, breakpoint: { kind: 'node', node: nodes[id] } };
  const ops = opsOf(trace);
  if (ops.includes(name)) return { name, breakpoint: { kind: 'op', op: name } };
  throw new CliError(
    `"${name}" is neither a node nor an op of this graph${didYouMean(name, [...names, ...ops])}`,
  );
}

/** A node, an op, `nan`, or `grad>10`. @throws CliError if it is none of these */
export function readBreakpoint(text: string, trace: Trace): Named {
  const name = text.trim();
  if (/^nan$/i.test(name)) return { name: 'nan', breakpoint: { kind: 'nonfinite' } };
  const bound = /^\|?grad\|?\s*>\s*(.+)$/.exec(name);
  if (bound === null) return readPlace(text, trace);
  const above = Number(bound[1]);
  if (above >= 0) return { name: `grad>${above}`, breakpoint: { kind: 'gradient', above } };
  throw new CliError(`"${bound[1]}" is no bound for a gradient; type grad>10`);
}

/** `b=7`, or a formula of numbers, `b=pi/2`. @throws CliError if there is no such leaf, or it is no number */
export function readEdit(text: string, { graph }: Trace): { name: string; leaf: Value; data: number } {
  const match = /^\s*(.+?)\s*=\s*(.+)$/.exec(text);
  if (match === null) throw new CliError(`"${text}" is not NAME=NUMBER; type w1=2`);
  const [, name, number] = match;
  const leaves = graph.names.filter((_, id) => graph.nodes[id].rule === undefined && !graph.isConstant(id));
  if (!leaves.includes(name))
    throw new CliError(`"${name}" is not one of the leaves${didYouMean(name, leaves)}`);
  return { name, leaf: graph.nodes[graph.names.indexOf(name)], data: numberOf(number) };
}

function numberOf(text: string): number {
  try {
    return parse(text).output.data;
  } catch (error) {
    if (error instanceof ParseError) throw new CliError(`"${text}" is not a number`);
    throw error;
  }
}

function opsOf({ nodes }: Trace): string[] {
  return [...new Set(nodes.map(({ op }) => op))].filter((op) => op !== '');
}
