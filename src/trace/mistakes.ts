// "Run it wrong": the same graph with one of the classic mistakes of backpropagation, beside the right run.

import { show } from '../engine/show';
import { Value } from '../engine/value';
import { gradient } from './formulas';
import { graphOf, type Graph } from './graph';
import { Machine, type Act } from './machine';

export type { Act };

interface Row {
  right(this: void, machine: Machine): void;
  wrong(this: void, machine: Machine): void;
}

/** The mistakes by name. */
export const mistakes = {
  /** = for +=. */
  overwrite: {
    right: differentiate,
    wrong: (machine) => {
      machine.forward();
      machine.backward('=');
    },
  },
  /** Gradients are not zeroed between steps. */
  'no-zero-grad': {
    right: (machine) => train(machine),
    wrong: (machine) => train(machine, { forgetful: true }),
  },
  /** Depth first, without a topological order. */
  'depth-first': {
    right: differentiate,
    wrong: (machine) => {
      machine.forward();
      machine.backwardDepthFirst();
    },
  },
  /** The update comes before backward. */
  'update-first': {
    right: (machine) => train(machine),
    wrong: (machine) => train(machine, { hasty: true }),
  },
} satisfies Readonly<Record<string, Row>>;

export type Mistake = keyof typeof mistakes;

/** A right run and a wrong one, act by act. */
export interface Comparison {
  readonly right: readonly Act[];
  readonly wrong: readonly Act[];
  /** The place of the first act that differs; undefined if the mistake makes no difference here. */
  readonly firstDifference: number | undefined;
  /** How the runs ended: the value of the output, and each leaf's gradient, and each parameter's value. */
  readonly outcome: readonly { readonly name: string; readonly right: number; readonly wrong: number }[];
}

/**
 * Runs a graph rightly and with a mistake. The graph itself is left as it is.
 *
 * @param rate - the learning rate of the updates
 * @throws TypeError if output is not a Value
 */
export function runWrong(output: Value, mistake: Mistake, rate = 0.1): Comparison {
  if (!(output instanceof Value))
    throw new TypeError(`runWrong: output must be a Value, got ${show(output)}.`);
  const graph = graphOf(output);
  const parameters = parametersOf(graph);
  const [right, wrong] = [new Machine(graph, parameters, rate), new Machine(graph, parameters, rate)];
  mistakes[mistake].right(right);
  mistakes[mistake].wrong(wrong);
  const length = Math.max(right.acts.length, wrong.acts.length);
  const first = Array.from({ length }, (_, i) => i).find((i) => differ(right.acts[i], wrong.acts[i]));
  return {
    right: right.acts,
    wrong: wrong.acts,
    firstDifference: first,
    outcome: outcomeOf(graph, right, wrong),
  };
}

function differentiate(machine: Machine): void {
  machine.forward();
  machine.backward();
}

/** Two training steps on one row of data; gradients are zeroed between them. */
function train(machine: Machine, { forgetful = false, hasty = false } = {}): void {
  for (machine.round = 1; machine.round <= 2; machine.round++) {
    if (machine.round > 1) machine.zeroGrad(forgetful);
    machine.forward();
    if (hasty) machine.update();
    machine.backward();
    if (!hasty) machine.update();
  }
}

/** The leaves that training moves: by their names weights and biases, w1, layer1.neuron2.b; else all with a name. */
function parametersOf({ nodes, isConstant }: Graph): number[] {
  const leaves = nodes.flatMap(({ rule, label }, id) =>
    rule === undefined && label !== undefined && !isConstant(id) ? [{ id, label }] : [],
  );
  const weights = leaves.filter(({ label }) => /(^|\.)[wb]/i.test(label));
  return (weights.length > 0 ? weights : leaves).map(({ id }) => id);
}

function differ(right: Act | undefined, wrong: Act | undefined): boolean {
  if (right === undefined || wrong === undefined) return true;
  return (['phase', 'node', 'input', 'before', 'after'] as const).some(
    (key) => !Object.is(right[key], wrong[key]),
  );
}

/** The gradients of the leaves; of the output and the parameters the values, where a run has moved them. */
function outcomeOf(graph: Graph, right: Machine, wrong: Machine): Comparison['outcome'] {
  return graph.nodes.flatMap(({ rule, data }, id) => {
    const value = { name: graph.names[id], right: right.values[id], wrong: wrong.values[id] };
    const moved = value.right !== data || value.wrong !== data;
    if (rule !== undefined) return moved && id === graph.nodes.length - 1 ? [value] : [];
    if (graph.isConstant(id)) return [];
    const grad = { name: gradient(graph, id), right: right.grads[id], wrong: wrong.grads[id] };
    return moved ? [value, grad] : [grad];
  });
}
