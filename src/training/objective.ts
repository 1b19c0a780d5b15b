// What a run minimises: the mean loss of a batch and the penalty on the weights. Here with a graph for each batch; compiled.ts
// has the same as a program.

import type { Dataset } from '../data/datasets';
import { dot, mean } from '../engine/arrays';
import { noGrad } from '../engine/mode';
import type { Value } from '../engine/value';
import type { Measure, Model } from './run';
import type { Task } from './task';

/** Which engine computes. */
export type EngineName = 'eager' | 'compiled';

export interface Objective {
  readonly engine: EngineName;
  /** The mean loss of some rows, penalty included, whose gradient is put into the parameters. */
  descend(data: Dataset, rows: readonly number[]): Measure;
  /** The mean loss of all rows, without the penalty. */
  measure(data: Dataset): Measure;
}

export interface ObjectiveParts {
  readonly model: Model;
  readonly parameters: readonly Value[];
  readonly task: Task;
  /** The penalty is l2 · Σ w². */
  readonly l2: number;
}

export class EagerObjective implements Objective {
  readonly engine = 'eager';

  constructor(private readonly parts: ObjectiveParts) {}

  descend(data: Dataset, rows: readonly number[]): Measure {
    const { loss, correct } = this.graph(data, rows);
    for (const parameter of this.parts.parameters) parameter.zeroGrad();
    loss.backward();
    return { loss: loss.data, correct, rows: rows.length };
  }

  measure(data: Dataset): Measure {
    const rows = [...data.x.keys()];
    const { losses, correct } = noGrad(() => this.losses(data, rows));
    return { loss: noGrad(() => mean(losses)).data, correct, rows: rows.length };
  }

  /** The loss of a batch, penalty included, as a graph, and how many of its rows came out right. */
  graph(data: Dataset, rows: readonly number[]): { loss: Value; correct: number } {
    const { parameters, l2 } = this.parts;
    const { losses, correct } = this.losses(data, rows);
    const loss = mean(losses);
    return { loss: l2 > 0 ? loss.add(penalty(parameters, l2)) : loss, correct };
  }

  private losses({ x, y }: Dataset, rows: readonly number[]): { losses: Value[]; correct: number } {
    const { model, task } = this.parts;
    let right = 0;
    const losses = rows.map((row) => {
      const outputs = model.forward(x[row]);
      if (task.correct?.(dataOf(outputs), y[row]) === true) right++;
      return task.loss(outputs, task.encode(y[row]));
    });
    return { losses, correct: right };
  }
}

/** l2 · Σ w². */
export function penalty(parameters: readonly Value[], l2: number): Value {
  return dot(parameters, parameters).mul(l2);
}

export function dataOf(values: readonly Value[]): number[] {
  return values.map(({ data }) => data);
}

export function setData(values: readonly Value[], data: readonly number[]): void {
  values.forEach((value, i) => (value.data = data[i]));
}
