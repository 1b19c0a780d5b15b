// Gradients as graphs: the reverse sweep, over Values. The local derivatives come from the same rows as those
// of backward(), handed an algebra whose elements are nodes, so what comes out can be differentiated again.

import { apply } from '../engine/apply';
import { dot, sum } from '../engine/arrays';
import { show } from '../engine/show';
import { operandsOf, reachable, Value, type Operand } from '../engine/value';
import type { Algebra } from '../ops/algebra';
import { algebraOf, valueAt } from '../ops/table';
import { Interned } from './interned';

/**
 * ∂output/∂input for each input, as Values that are graphs themselves: `grad(grad(y, [x])[0], [x])` is the
 * second derivative, and so on to any order. Their numbers are those of backward(), to the last bit, but for
 * local derivatives that are 0 by their rule: they send nothing back, not even the NaN of 0 · ∞. No `.grad`
 * is touched. An input may be an interior node; one that output does not depend on has the gradient 0.
 *
 * @returns one Value an input, in the order of the inputs
 * @throws TypeError if output or an input is not a Value
 */
export function grad(output: Value, inputs: readonly Value[]): Value[] {
  requireValues(output, inputs);
  const order = reachable([output]);
  const graphs = graphAlgebra(order);
  const adjoints = new Map(inputs.map((input) => [input as Operand, new Adjoint(graphs)]));
  // Only what leads from an input to the output has an adjoint.
  for (const node of order) {
    if (adjoints.has(node)) continue;
    if (operandsOf(node).some((operand) => adjoints.has(operand))) adjoints.set(node, new Adjoint(graphs));
  }
  adjoints.get(output)?.add(1, 1);
  for (let i = order.length - 1; i >= 0; i--) {
    const { rule } = order[i];
    const upstream = adjoints.get(order[i])?.total;
    if (rule === undefined || upstream === undefined) continue;
    const operands = operandsOf(order[i]);
    const locals = rule.partials<Operand>(graphs, operands, order[i]);
    operands.forEach((operand, k) => adjoints.get(operand)?.add(locals[k], upstream));
  }
  return inputs.map((input) => {
    const gradient = adjoints.get(input)?.total ?? 0;
    return typeof gradient === 'number' ? new Value(gradient) : gradient;
  });
}

/** ∂output/∂node: the sum over the consumers of node of local derivative × the consumer's own gradient. */
class Adjoint {
  // Most nodes have one consumer, and there may be millions of nodes: lists are for the others.
  private local: Operand = 0;
  private upstream: Operand = 0;
  private locals: Operand[] | undefined;
  private upstreams: Operand[] | undefined;
  private sum: Operand | undefined;

  constructor(private readonly graphs: Algebra<Operand>) {}

  add(local: Operand, upstream: Operand): void {
    if (local === 0) return;
    if (this.local === 0) {
      this.local = local;
      this.upstream = upstream;
      return;
    }
    (this.locals ??= [this.local]).push(local);
    (this.upstreams ??= [this.upstream]).push(upstream);
  }

  /** One node whatever the number of consumers, and none at all where numbers do; undefined without any. */
  get total(): Operand | undefined {
    if (this.local === 0) return undefined;
    return (this.sum ??= this.products());
  }

  private products(): Operand {
    const { graphs, local, upstream, locals, upstreams } = this;
    if (locals === undefined || upstreams === undefined) {
      if (local === 1) return upstream;
      return upstream === 1 ? local : graphs.mul(local, upstream);
    }
    if ([...locals, ...upstreams].every((x) => typeof x === 'number')) return graphs.dot(locals, upstreams);
    return locals.every((one) => one === 1) ? sum(upstreams) : dot(locals, upstreams);
  }
}

/** The algebra of nodes. Constants stay numbers, and what the graph has already is not made again. */
function graphAlgebra(order: readonly Value[]): Algebra<Operand> {
  const interned = new Interned<Value>();
  for (const node of order) {
    if (node.rule !== undefined) interned.get(node.rule, operandsOf(node), () => node);
  }
  return algebraOf<Operand>((op, operands) =>
    operands.every((operand) => typeof operand === 'number')
      ? valueAt(op, operands)
      : interned.get(op, operands, () => apply(op, operands)),
  );
}

function requireValues(output: unknown, inputs: unknown): void {
  if (!(output instanceof Value)) throw new TypeError(`grad: output must be a Value, got ${show(output)}.`);
  if (!Array.isArray(inputs)) {
    throw new TypeError(`grad: inputs must be an array of Values, got ${show(inputs)}. Write grad(y, [x]).`);
  }
  const wrong = inputs.findIndex((input) => !(input instanceof Value));
  if (wrong >= 0)
    throw new TypeError(`grad: input ${wrong + 1} must be a Value, got ${show(inputs[wrong])}.`);
}
