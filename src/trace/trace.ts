// The trace of both passes: a step for each node that is computed, then one for each contribution to a gradient,
// as the sweep of backward() makes them.

import { jsonNumber } from '../engine/json';
import { show } from '../engine/show';
import { sweep } from '../engine/sweep';
import { operandsOf, Value } from '../engine/value';
import { countUpTo } from './bisect';
import { backwardFormula, forwardFormula, type Numbers } from './formulas';
import { graphOf, type Graph } from './graph';

/** A node is computed; for a leaf or a constant, it is given. */
export interface ForwardEvent {
  /** Counted from 1, over both phases. */
  readonly step: number;
  readonly phase: 'forward';
  readonly node: Value;
  /** The name of the node's op, '' for a leaf. */
  readonly op: string;
  readonly inputs: readonly { readonly node: Value; readonly value: number }[];
  readonly value: number;
  /** `n3 = x1 × w1 = 2 × (-3) = -6`. */
  readonly formula: string;
}

/**
 * A node, whose own gradient is complete, adds its contribution to that of one of its operands:
 * after = before + local × upstream.
 */
export interface BackwardEvent extends Numbers {
  readonly step: number;
  readonly phase: 'backward';
  /** The node whose gradient is passed on. */
  readonly node: Value;
  readonly op: string;
  /** The operand that receives it, number `inputIndex` of the node's operands, from 0. */
  readonly input: Value;
  readonly inputIndex: number;
  /** The how-manieth of all contributions to this input it is, from 1. */
  readonly nth: number;
  readonly of: number;
  /** `∂L/∂w1 += ∂n3/∂w1 × ∂L/∂n3 = x1 × 0.5 = 2 × 0.5 = 1   (0 → 1)`. */
  readonly formula: string;
}

export type TraceEvent = ForwardEvent | BackwardEvent;

/** What is known once a step has been taken. Looking up a number takes time that does not grow with the trace. */
export interface Moment {
  readonly step: number;
  /** The event of this step; none at step 0. */
  readonly event: TraceEvent | undefined;
  /** The value of a node, once it has been computed. */
  value(this: void, node: Value): number | undefined;
  /** The gradient of a node so far; undefined until backward has reached it. The output's is 1 from the turn on. */
  grad(this: void, node: Value): number | undefined;
}

export interface Trace {
  /** Forward, then backward. */
  readonly events: readonly TraceEvent[];
  /** Every node, parents before children; in JSON a node is its place here. */
  readonly nodes: readonly Value[];
  /** @internal */
  readonly graph: Graph;
  /** The number of the last forward step: here the trace turns. */
  readonly turn: number;
  /**
   * How things stand after a step.
   *
   * @param step - from 0, before the first event, to the number of events
   * @throws RangeError if there is no such step
   */
  at(this: void, step: number): Moment;
  /** The same with ids for nodes; numbers that are not finite are texts, as "NaN". */
  toJSON(): object;
}

/**
 * Every step of the forward pass and of the backward pass behind an output, with its numbers. Gradients begin at 0, as
 * for a first backward(); those of the graph itself are left as they are.
 *
 * @throws TypeError if output is not a Value
 */
export function trace(output: Value): Trace {
  if (!(output instanceof Value)) throw new TypeError(`trace: output must be a Value, got ${show(output)}.`);
  const graph = graphOf(output);
  const values = graph.nodes.map(({ data }) => data);
  const forward = values.map((_, id) => forwardEvent(graph, id, values));
  const { events: backward, received } = backwardEvents(graph, values);
  const events = [...forward, ...backward];
  const turn = forward.length;
  const at = (step: number): Moment => {
    if (Number.isInteger(step) && step >= 0 && step <= events.length) {
      return momentOf(events, graph, received, step);
    }
    throw new RangeError(`trace: expected a step from 0 to ${events.length}, got ${show(step)}.`);
  };
  return { events, nodes: graph.nodes, graph, turn, at, toJSON: () => toJson(events, graph) };
}

function forwardEvent(graph: Graph, id: number, values: readonly number[]): ForwardEvent {
  const node = graph.nodes[id];
  return {
    step: id + 1,
    phase: 'forward',
    node,
    op: node.op,
    inputs: graph.operands[id].map((operand) => ({
      node: graph.nodes[operand],
      value: values[operand],
    })),
    value: values[id],
    get formula() {
      return forwardFormula(graph, id, values);
    },
  };
}

/** Listens to the sweep. Beside the events: for each node, by its id, those that added to its gradient. */
function backwardEvents(
  graph: Graph,
  values: readonly number[],
): { events: BackwardEvent[]; received: BackwardEvent[][] } {
  const { nodes, consumers, idOf } = graph;
  const events: BackwardEvent[] = [];
  const received = nodes.map((): BackwardEvent[] => []);
  let sender: Value | undefined;
  let [senderId, locals]: [number, readonly number[]] = [-1, []];
  const contributed = (node: Value, i: number): void => {
    if (node !== sender) [sender, senderId, locals] = [node, idOf(node), node.localGrads];
    const input = operandsOf(node)[i] as Value;
    const inputId = idOf(input);
    const [id, upstream, local] = [senderId, node.grad, locals[i]];
    const before = received[inputId].at(-1)?.after ?? 0;
    const numbers = { upstream, local, contribution: local * upstream, before, after: input.grad };
    const event: BackwardEvent = {
      step: nodes.length + events.length + 1,
      phase: 'backward',
      node,
      op: node.op,
      input,
      inputIndex: i,
      ...numbers,
      nth: received[inputId].length + 1,
      of: consumers[inputId].length,
      get formula() {
        return backwardFormula(graph, { id, i }, numbers, values);
      },
    };
    events.push(event);
    received[inputId].push(event);
  };
  sweep([nodes[nodes.length - 1]], [1], () => undefined, contributed);
  return { events, received };
}

function momentOf(
  events: readonly TraceEvent[],
  { nodes, idOf }: Graph,
  received: readonly (readonly BackwardEvent[])[],
  step: number,
): Moment {
  return {
    step,
    event: events[step - 1],
    value: (node) =>
      idOf(node) >= 0 && idOf(node) < step ? (events[idOf(node)] as ForwardEvent).value : undefined,
    grad: (node) => {
      const id = idOf(node);
      if (id === nodes.length - 1 && step >= nodes.length) return 1;
      return id < 0 ? undefined : lastUpTo(received[id], step)?.after;
    },
  };
}

/** The last of the events up to a step. */
function lastUpTo(events: readonly BackwardEvent[], step: number): BackwardEvent | undefined {
  return events[countUpTo(events, step, (event) => event.step) - 1];
}

function toJson(events: readonly TraceEvent[], graph: Graph): object {
  const { nodes, names, operands, idOf } = graph;
  return {
    nodes: nodes.map(({ op, label }, id) => ({ id, name: names[id], op, label, parents: operands[id] })),
    events: events.map((event) => ({
      ...withJsonNumbers(event),
      node: idOf(event.node),
      ...(event.phase === 'backward'
        ? { input: idOf(event.input) }
        : {
            inputs: event.inputs.map(({ node, value }) => ({ node: idOf(node), value: jsonNumber(value) })),
          }),
    })),
  };
}

function withJsonNumbers(event: TraceEvent): object {
  const entries = Object.entries(event) as [string, unknown][];
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'number' ? jsonNumber(value) : value]),
  );
}
