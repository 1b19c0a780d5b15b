// A place in a trace, and the ways to move it: forth and back by steps, over neurons, into products, to breakpoints.

import { recompute } from '../engine/recompute';
import { show } from '../engine/show';
import type { Value } from '../engine/value';
import { hits, type Breakpoint } from './breakpoints';
import { groupsOf } from './groups';
import { productsOf, within, type Product } from './products';
import { GIVEN, stopsOf, stopsUpTo, type Unit } from './stops';
import { trace, type Moment, type Trace, type TraceEvent } from './trace';

export interface CursorOptions {
  /** Whether the steps of a neuron are taken as one, until it is opened by `into()`. Default false. */
  readonly folded?: boolean;
}

/**
 * Steps through the forward and the backward pass of a graph, forth and back. A jump takes no longer in a long trace.
 *
 * @example
 * const cursor = new Cursor(loss);
 * cursor.next(); // the first node is computed
 * cursor.toEnd();
 * cursor.previous(); // the last contribution is undone
 * cursor.moment.grad(w);
 */
export class Cursor {
  /** How many steps have been taken, from 0 to the number of events. */
  step = 0;
  /** Inside the dot of this step: which of its products has been added last, from 0. */
  product: number | undefined;

  private current: Trace;
  private stops: readonly number[] = [];
  /** For each node its neuron, the smallest of its groups, and its layer, the largest. */
  private readonly neurons: readonly (string | undefined)[];
  private readonly layers: readonly (string | undefined)[];
  private readonly folded: Set<string | undefined>;

  constructor(
    readonly output: Value,
    { folded = false }: CursorOptions = {},
  ) {
    this.current = trace(output);
    const groups = groupsOf(this.current.graph);
    this.neurons = groups.map((list) => list.at(-1));
    this.layers = groups.map((list) => list.at(0));
    this.folded = new Set(folded ? this.neurons : []);
    this.folded.delete(undefined);
    this.findStops();
  }

  get trace(): Trace {
    return this.current;
  }

  /** What is known after this step; inside a dot its value is the sum so far. */
  get moment(): Moment {
    const moment = this.current.at(this.step);
    const { product, products } = this;
    if (product === undefined || product + 1 === products.length) return moment;
    return within(moment, products[product].after);
  }

  /** What was known before that. */
  get momentBefore(): Moment {
    const { product = 0, products } = this;
    if (product === 0) return this.current.at(this.stopBefore());
    return within(this.current.at(this.step), products[product].before);
  }

  /** What has happened last; nothing at step 0. */
  get event(): TraceEvent | undefined {
    return this.current.at(this.step).event;
  }

  /** The terms of the dot that this step has computed; none for another step. */
  get products(): readonly Product[] {
    return productsOf(this.current.graph, this.event);
  }

  /** Whether labels tell of neurons in this graph. */
  get hasNeurons(): boolean {
    return this.neurons.some((neuron) => neuron !== undefined);
  }

  /** The folded neuron that a node belongs to, if it does to one. */
  foldOf(node: Value): string | undefined {
    const neuron = this.neurons[this.current.graph.idOf(node)];
    return this.folded.has(neuron) ? neuron : undefined;
  }

  /** Folds all neurons but these. The cursor stays at its step, be it in the middle of one. */
  foldAllBut(open: readonly string[]): void {
    this.folded.clear();
    for (const neuron of this.neurons) {
      if (neuron !== undefined && !open.includes(neuron)) this.folded.add(neuron);
    }
    this.findStops();
  }

  /** The neuron whose steps have been taken as one to come here. */
  get foldedNeuron(): string | undefined {
    return this.event && this.foldOf(this.event.node);
  }

  /** The events since the stop before: one, or those of a folded neuron. */
  get recent(): readonly TraceEvent[] {
    return this.current.events.slice(this.stopBefore(), this.step);
  }

  /** @returns whether there was a step to take */
  next(): boolean {
    if (this.product !== undefined && this.product + 1 < this.products.length) {
      this.product++;
      return true;
    }
    return this.moveTo(this.stopAfter(this.stops));
  }

  /** Undoes a step. @returns whether there was one */
  previous(): boolean {
    if (this.product !== undefined && this.product > 0) {
      this.product--;
      return true;
    }
    return this.moveTo(this.stopBefore());
  }

  /** @throws RangeError if there is no such step */
  goTo(step: number): void {
    this.current.at(step);
    this.moveTo(step);
  }

  toStart(): void {
    this.moveTo(0);
  }

  toEnd(): void {
    this.moveTo(this.current.events.length);
  }

  /** To the end of this phase; from there to the end of the next. */
  toPhaseEnd(): void {
    const { turn, events } = this.current;
    this.moveTo(this.step < turn ? turn : events.length);
  }

  /** To where this phase began; from there to where the one before did. */
  toPhaseStart(): void {
    const { turn } = this.current;
    this.moveTo(this.step > turn ? turn : 0);
  }

  /** Past all steps of the node, neuron or layer that comes next. @returns whether there was one */
  over(unit: 'node' | 'neuron' | 'layer'): boolean {
    const { nodes } = this.current;
    const units = unit === 'neuron' ? this.neurons : this.layers;
    const unitOf = (id: number): Unit => (nodes[id].rule === undefined ? GIVEN : units[id]);
    return this.moveTo(this.stopAfter(stopsOf(this.current, unit === 'node' ? String : unitOf)));
  }

  /** Opens the folded neuron taken last, at its first step; or goes to the first product of a dot. @returns whether it could */
  into(): boolean {
    const neuron = this.foldedNeuron;
    if (neuron !== undefined) {
      const before = this.stopBefore();
      this.folded.delete(neuron);
      this.findStops();
      this.step = before;
      return this.next();
    }
    if (this.product !== undefined || this.products.length === 0) return false;
    this.product = 0;
    return true;
  }

  /** Out of a dot's products, or to the end of this neuron, which is folded. @returns whether there was a way out */
  out(): boolean {
    if (this.product !== undefined) {
      this.product = undefined;
      return true;
    }
    const neuron = this.event && this.neurons[this.current.graph.idOf(this.event.node)];
    if (neuron === undefined || this.folded.has(neuron)) return false;
    this.folded.add(neuron);
    this.findStops();
    if (!this.stops.includes(this.step)) this.moveTo(this.stopAfter(this.stops));
    return true;
  }

  /** Steps on until a breakpoint is hit. @returns which one; none if the end came first */
  run(breakpoints: readonly Breakpoint[]): Breakpoint | undefined {
    for (const event of this.current.events.slice(this.step)) {
      const hit = breakpoints.find((breakpoint) => hits(event, breakpoint));
      if (hit === undefined) continue;
      this.moveTo(event.step);
      return hit;
    }
    this.toEnd();
    return undefined;
  }

  /**
   * Gives a leaf another number: all that depends on it is computed again, in place, and the cursor stays at its step.
   *
   * @throws RangeError if it is not a leaf of this graph
   */
  edit(leaf: Value, data: number): void {
    const { graph, nodes } = this.current;
    const changed = graph.idOf(leaf);
    if (changed < 0 || leaf.rule !== undefined || graph.isConstant(changed)) {
      throw new RangeError(`edit: expected a leaf of the graph that is not a constant, got ${show(leaf)}.`);
    }
    leaf.data = data;
    const stale = new Set([changed]);
    nodes.forEach((node, id) => {
      if (!graph.operands[id].some((operand) => stale.has(operand))) return;
      recompute(node);
      stale.add(id);
    });
    this.current = trace(this.output);
  }

  private findStops(): void {
    const { nodes } = this.current;
    this.stops = stopsOf(this.current, (id) => {
      if (this.folded.size === 0) return undefined;
      const fold = this.foldOf(nodes[id]);
      if (nodes[id].rule !== undefined) return fold;
      return fold !== undefined || this.neurons[id] === undefined ? GIVEN : undefined;
    });
  }

  private stopAfter(stops: readonly number[]): number {
    return stops[stopsUpTo(stops, this.step)] ?? this.step;
  }

  private stopBefore(): number {
    return this.stops[stopsUpTo(this.stops, this.step - 1) - 1] ?? 0;
  }

  private moveTo(step: number): boolean {
    const moved = step !== this.step || this.product !== undefined;
    this.step = step;
    this.product = undefined;
    return moved;
  }
}
