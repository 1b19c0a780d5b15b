// Training step by step on plain numbers: what a right run and a run with a mistake are both made of. Every act is
// noted with its numbers, so that the first one that differs can be found.

import { short } from '../engine/show';
import type { Value } from '../engine/value';
import { numbers, valueAt } from '../ops/table';
import { backwardFormula, factor, forwardFormula, gradient } from './formulas';
import type { Graph } from './graph';

/** Something that a training step does. */
export interface Act {
  readonly phase: 'zero' | 'forward' | 'backward' | 'update';
  /** Which training step, from 1. */
  readonly round: number;
  /** The node whose gradient is zeroed, that is computed, that passes its gradient on, or that is updated. */
  readonly node: Value;
  /** Backward: the operand that receives a contribution. */
  readonly input?: Value;
  /** The name of the number that changes, a value or a gradient: `w1`, `∂L/∂w1`. */
  readonly target: string;
  readonly before: number;
  readonly after: number;
  readonly formula: string;
}

/** How a contribution meets the gradient that is there. */
const MEETINGS = {
  '+=': (before: number, contribution: number): number => before + contribution,
  '=': (_: number, contribution: number): number => contribution,
};
export type Meeting = keyof typeof MEETINGS;

/** By mistake a run may become very long; after so many acts it is cut. */
const MOST_ACTS = 20_000;

export class Machine {
  round = 1;
  readonly acts: Act[] = [];
  readonly values: Float64Array;
  readonly grads: Float64Array;
  private readonly locals: (readonly number[])[];

  /**
   * @param parameters - the ids of the leaves that updates move
   * @param rate - the learning rate
   */
  constructor(
    private readonly graph: Graph,
    private readonly parameters: readonly number[],
    private readonly rate: number,
  ) {
    this.values = Float64Array.from(graph.nodes, ({ data }) => data);
    this.grads = new Float64Array(graph.nodes.length);
    this.locals = graph.nodes.map(() => []);
  }

  /** @param forgotten - whether the gradients stay as they are */
  zeroGrad(forgotten = false): void {
    this.graph.nodes.forEach(({ rule }, id) => {
      if (rule !== undefined || this.graph.isConstant(id)) return;
      const before = this.grads[id];
      if (!forgotten) this.grads[id] = 0;
      const target = gradient(this.graph, id);
      const formula = forgotten
        ? `${target} stays ${short(before)}`
        : `${target} = 0   (${short(before)} → 0)`;
      this.note(id, { phase: 'zero', target, before, after: this.grads[id], formula });
    });
  }

  forward(): void {
    this.graph.nodes.forEach(({ rule }, id) => {
      if (rule === undefined) return;
      const inputs = this.graph.operands[id].map((operand) => this.values[operand]);
      const before = this.values[id];
      const after = valueAt(rule, inputs);
      this.values[id] = after;
      this.locals[id] = rule.partials(numbers, inputs, after);
      const formula = forwardFormula(this.graph, id, this.values);
      this.note(id, { phase: 'forward', target: this.graph.names[id], before, after, formula });
    });
  }

  backward(meeting: Meeting = '+='): void {
    this.seed();
    for (let id = this.graph.nodes.length - 1; id >= 0; id--) this.sendBack(id, meeting);
  }

  /** A node calls its operands as soon as it has sent them their share, whether their other consumers have or not. */
  backwardDepthFirst(): void {
    this.seed();
    const open = [this.graph.nodes.length - 1];
    for (let id = open.pop(); id !== undefined && this.acts.length < MOST_ACTS; id = open.pop()) {
      this.sendBack(id, '+=');
      open.push(...this.graph.operands[id]);
    }
  }

  update(): void {
    for (const id of this.parameters) {
      const [before, grad] = [this.values[id], this.grads[id]];
      const after = before - this.rate * grad;
      this.values[id] = after;
      const [name, rate] = [this.graph.names[id], short(this.rate)];
      const formula =
        `${name} = ${name} - ${rate} × ${gradient(this.graph, id)} = ` +
        `${short(before)} - ${rate} × ${factor(short(grad))} = ${short(after)}`;
      this.note(id, { phase: 'update', target: name, before, after, formula });
    }
  }

  /** Interior gradients are made afresh; that of the output is 1. */
  private seed(): void {
    const { nodes } = this.graph;
    nodes.forEach(({ rule }, id) => {
      if (rule !== undefined) this.grads[id] = 0;
    });
    this.grads[nodes.length - 1] += 1;
  }

  private sendBack(id: number, meeting: Meeting): void {
    this.graph.operands[id].forEach((input, i) => {
      if (this.graph.isConstant(input)) return;
      const [upstream, local, before] = [this.grads[id], this.locals[id][i], this.grads[input]];
      const contribution = local * upstream;
      const after = MEETINGS[meeting](before, contribution);
      this.grads[input] = after;
      const terms = { upstream, local, contribution, before, after };
      const formula = backwardFormula(this.graph, { id, i }, terms, this.values, meeting);
      const target = gradient(this.graph, input);
      this.note(id, { phase: 'backward', input: this.graph.nodes[input], target, before, after, formula });
    });
  }

  private note(id: number, act: Omit<Act, 'node' | 'round'>): void {
    this.acts.push({ round: this.round, node: this.graph.nodes[id], ...act });
  }
}
