// Gradients as graphs: the reverse sweep, over Values. The local derivatives come from the same rows as those
// of backward(), handed an algebra whose elements are nodes, so what comes out can be differentiated again.

import { apply } from '../engine/apply';
import { dot, sum } from '../engine/arrays';
import { Places } from '../engine/places';
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
  const places = new Places(order.slice());
  const graphs = graphAlgebra(order, places);
  const targets = inputs.map((input) => places.of(input));
  const adjoints = new Adjoints(order, targets, places, graphs);
  adjoints.add(output, 1, 1);
  for (let i = order.length - 1; i >= 0; i--) {
    const { rule } = order[i];
    const upstream = adjoints.total(i);
    if (rule === undefined || upstream === undefined) continue;
    const operands = operandsOf(order[i]);
    const locals = rule.partials<Operand>(graphs, operands, order[i]);
    operands.forEach((operand, k) => {
      adjoints.add(operand, locals[k], upstream);
    });
  }
  return targets.map((target) => {
    const gradient = adjoints.total(target) ?? 0;
    return typeof gradient === 'number' ? new Value(gradient) : gradient;
  });
}

/** ∂output/∂node by places: the sum over the consumers of a node of local derivative × the consumer's own adjoint. */
class Adjoints {
  /** Only what leads from an input to the output has one. */
  private readonly exists: Uint8Array;
  /** Of one consumer, as most nodes have, and there may be millions; of several, lists; undefined without any. */
  private readonly locals: (Operand | Operand[] | undefined)[];
  private readonly upstreams: (Operand | Operand[] | undefined)[];

  constructor(
    order: readonly Value[],
    targets: readonly number[],
    private readonly places: Places,
    private readonly graphs: Algebra<Operand>,
  ) {
    this.exists = new Uint8Array(order.length);
    this.locals = new Array<undefined>(order.length);
    this.upstreams = new Array<undefined>(order.length);
    for (const target of targets) if (target >= 0) this.exists[target] = 1;
    order.forEach((node, place) => {
      if (operandsOf(node).some((operand) => this.placeOf(operand) >= 0)) this.exists[place] = 1;
    });
  }

  add(operand: Operand, local: Operand, upstream: Operand): void {
    const place = this.placeOf(operand);
    if (place < 0 || local === 0) return;
    const { locals, upstreams } = this;
    const [before, above] = [locals[place], upstreams[place]];
    if (before === undefined || above === undefined) {
      locals[place] = local;
      upstreams[place] = upstream;
    } else if (Array.isArray(before)) {
      before.push(local);
      (above as Operand[]).push(upstream);
    } else {
      locals[place] = [before, local];
      upstreams[place] = [above as Operand, upstream];
    }
  }

  /** One node whatever the number of consumers, and none at all where numbers do; undefined without any. */
  total(place: number): Operand | undefined {
    const { graphs, locals, upstreams } = this;
    const [local, upstream] = [locals[place], upstreams[place]];
    if (local === undefined || upstream === undefined) return undefined;
    const total = products(graphs, local, upstream);
    locals[place] = 1; // it may be asked for again
    upstreams[place] = total;
    return total;
  }

  /** −1 for what has no adjoint. */
  private placeOf(operand: Operand): number {
    const place = typeof operand === 'number' ? -1 : this.places.of(operand);
    return this.exists[place] === 1 ? place : -1;
  }
}

function products(
  graphs: Algebra<Operand>,
  local: Operand | Operand[],
  upstream: Operand | Operand[],
): Operand {
  if (!Array.isArray(local) || !Array.isArray(upstream)) {
    if (local === 1) return upstream as Operand;
    return upstream === 1 ? (local as Operand) : graphs.mul(local as Operand, upstream as Operand);
  }
  if ([...local, ...upstream].every((x) => typeof x === 'number')) return graphs.dot(local, upstream);
  return local.every((one) => one === 1) ? sum(upstream) : dot(local, upstream);
}

/** The algebra of nodes. Constants stay numbers, and what the graph has already is not made again. */
function graphAlgebra(order: readonly Value[], places: Places): Algebra<Operand> {
  const interned = new Interned<Value>((node) => {
    const place = places.of(node);
    return place < 0 ? places.add(node) : place;
  });
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
