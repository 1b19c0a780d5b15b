// What can be wrong with a graph though every op in it is right: nodes kept between calls, data changed after the
// fact, and values computed outside of the graph.

import { evaluate } from '../calculus/evaluate';
import { tapeOf, type Tape } from '../calculus/tape';
import { pointOf } from '../engine/recompute';
import { formula } from '../engine/anomaly';
import { operandsOf, type Value } from '../engine/value';
import { valueAt } from '../ops/table';
import type { Charge } from './culprit';
import { short } from './judge';
import type { Scene } from './suspects';

export interface Fault {
  readonly node: Value;
  /** Index of the operand in question; undefined where the node itself is. */
  readonly operand?: number;
  readonly message: string;
}

/** A node built on an input of an earlier call. */
export function reused({ tape }: Scene, earlier: ReadonlySet<Value>): Fault | undefined {
  for (const node of tape.nodes) {
    const operand = operandsOf(node).findIndex((of) => typeof of !== 'number' && earlier.has(of));
    if (operand < 0) continue;
    const reason = 'is built on the input of an earlier call: f keeps a node between its calls';
    return { node, operand, message: `${formula(node, short)} is stale; it ${reason}` };
  }
  return undefined;
}

/** A node whose data are not what its op made of its operands, or an input's that are not those of the point. */
export function tampered({ tape }: Scene, x: readonly number[]): Fault | undefined {
  const node = tape.nodes.find((node, place) => {
    const input = tape.inputs.indexOf(place);
    return (node.rule !== undefined || input >= 0) && !Object.is(madeOf(node, x[input]), node.data);
  });
  if (node === undefined) return undefined;
  const made = madeOf(node, x[tape.inputs.indexOf(tape.nodes.indexOf(node))]);
  return {
    node,
    message: `${formula(node, short)} was ${short(made)}, but its data were set to ${short(node.data)}`,
  };
}

function madeOf(node: Value, asInput: number): number {
  return node.rule === undefined ? asInput : valueAt(node.rule, pointOf(node));
}

/** How far inputs are moved to see what moves with them. */
const NUDGE = 1.234e-3;

/** The graphs of f at points on both sides of x; undefined if one is wired in another way than at x. */
export function nudged({ tape }: Scene, { f, x, direction }: Charge): readonly Twin[] | undefined {
  const twins = [NUDGE, -NUDGE].map((nudge) => {
    const at = x.map((xi, i) => xi + nudge * Math.max(1, Math.abs(xi)) * direction[i]);
    const { inputs, outputs } = evaluate('gradcheck', f, at);
    const twin = tapeOf(inputs, outputs);
    return { tape: twin, data: twin.nodes.map(({ data }) => data) };
  });
  return twins.every((twin) => wiring(twin.tape) === wiring(tape)) ? twins : undefined;
}

/** A graph, and the data of its nodes when it was made: f may set those of Values from outside. */
interface Twin {
  readonly tape: Tape;
  readonly data: readonly number[];
}

function wiring({ nodes, operands, inputs, outputs }: Tape): string {
  return JSON.stringify([nodes.map(({ op }) => op), operands, inputs, outputs]);
}

const OUTSIDE = 'it was computed outside of the graph, from .data, detach() or noGrad';
const DETACHED = `changes with the input, but no gradient leads back to it: ${OUTSIDE}`;

/** What moves with the inputs though it is no part of the graph: a constant, or an op's own settings. */
export function detached(scene: Scene, twins: readonly Twin[]): Fault | undefined {
  for (const twin of twins) {
    const fault = movingIn(scene, twin);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function movingIn({ tape, data }: Scene, twin: Twin): Fault | undefined {
  const { nodes, inputs } = tape;
  const moves = (place: number): boolean =>
    nodes[place].rule === undefined && !inputs.includes(place) && data[place] !== twin.data[place];
  for (const [place, node] of nodes.entries()) {
    const twins = operandsOf(twin.tape.nodes[place]);
    const operand = operandsOf(node).findIndex((of, k) =>
      typeof of === 'number' ? !Object.is(of, twins[k]) : moves(tape.operands[place][k]),
    );
    if (operand >= 0) {
      return { node, operand, message: `${formula(node, short)}: operand ${operand + 1} ${DETACHED}` };
    }
    const { rule } = twin.tape.nodes[place];
    if (rule !== undefined && !Object.is(valueAt(rule, pointOf(node)), valueAt(node.rule!, pointOf(node)))) {
      return {
        node,
        message: `${formula(node, short)}: the op itself ${DETACHED.replace('it was', 'a setting of it was')}`,
      };
    }
  }
  const leaf = tape.outputs.find(moves);
  return leaf === undefined
    ? undefined
    : { node: nodes[leaf], message: `the output is a leaf. It ${DETACHED}` };
}
