// The function under check: its derivatives at the point by both modes, whether it says the same thing twice, and
// its values along lines through the point.

import { evaluate, type Evaluation, type Scalar, type Vector } from '../calculus/evaluate';
import { pull } from '../engine/sweep';
import { push, tapeOf, type Tape } from '../calculus/tape';
import { pointOf } from '../engine/recompute';
import { reachable, type Value } from '../engine/value';
import { numbers } from '../ops/table';
import type { Line } from './levels';

export class Subject {
  readonly inputs: readonly Value[];
  readonly scalar: boolean;
  /** By reverse mode: for each output its gradient. */
  readonly gradients: readonly (readonly number[])[];
  /** Whether a second evaluation gave the same values and the same gradients. */
  readonly reproducible: boolean;
  /** Whether the second evaluation is built on inputs of the first. */
  readonly reuses: boolean;
  /** How many times f was evaluated. */
  evaluations = 0;

  private readonly values: readonly number[];
  private readonly tape: Tape;
  private readonly locals: readonly (readonly number[])[];

  constructor(
    readonly f: Scalar | Vector,
    readonly x: readonly number[],
  ) {
    const [first, second] = [this.evaluate(x), this.evaluate(x)];
    this.inputs = first.inputs;
    this.scalar = first.scalar;
    this.gradients = gradientsOf(first);
    this.values = valuesOf(first);
    this.tape = tapeOf(first.inputs, first.outputs);
    this.locals = this.tape.nodes.map(localsByRule);
    const again = gradientsOf(second);
    this.reproducible =
      same(this.values, valuesOf(second)) && again.every((row, i) => same(row, this.gradients[i]));
    const known = new Set(first.inputs);
    this.reuses = reachable(second.outputs).some((node) => known.has(node));
  }

  /** Evaluates once more at the point, so many times: whether the values are the same. */
  repeats(times: number): boolean {
    return Array.from({ length: times }, () => valuesOf(this.evaluate(this.x))).every((values) =>
      same(values, this.values),
    );
  }

  /** By forward mode, with local derivatives computed anew by the rules: how fast each output changes. */
  forward(direction: readonly number[]): number[] {
    const tangents = push(this.tape, this.locals, direction);
    return this.tape.outputs.map((place) => tangents[place]);
  }

  /** For each output its values along the direction; f is evaluated for all of them at once. */
  lines(direction: readonly number[]): Line[] {
    const { x } = this;
    const moved = direction.flatMap((v, i) => (v === 0 ? [] : [i]));
    const known = new Map([[0, this.values]]);
    const valuesAt = (t: number): readonly number[] => {
      let values = known.get(t);
      if (values === undefined) {
        values = valuesOf(this.evaluate(x.map((xi, i) => xi + t * direction[i])));
        known.set(t, values);
      }
      return values;
    };
    // Along one input a step can be made exact; along several there are only small errors to choose from.
    const alone = moved.length === 1 && direction[moved[0]] === 1 ? x[moved[0]] : 0;
    const exact = (t: number): number => alone + t - alone;
    const distance = Math.abs(alone);
    return this.values.map((_, output) => ({ at: (t) => valuesAt(t)[output], exact, distance }));
  }

  private evaluate(x: readonly number[]): Evaluation {
    this.evaluations += 1;
    return evaluate('gradcheck', this.f, x);
  }
}

function valuesOf({ outputs }: Evaluation): number[] {
  return outputs.map(({ data }) => data);
}

function gradientsOf({ inputs, outputs }: Evaluation): number[][] {
  return outputs.map((output) => pull([output], [1], inputs));
}

function localsByRule(node: Value): readonly number[] {
  return node.rule === undefined ? [] : node.rule.partials(numbers, pointOf(node), node.data);
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
