// The objective as a WebAssembly program.

import { compileStep } from '../compile/compile';
import type { Program } from '../compile/program';
import type { Dataset } from '../data/datasets';
import { penalty, type Objective, type ObjectiveParts } from './objective';
import type { Measure } from './run';

/** Rows as programs take them: all numbers of all rows, one after the other. */
interface Rows {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export class CompiledObjective implements Objective {
  readonly engine = 'compiled';
  private readonly program: Program;
  private readonly widths: { readonly x: number; readonly y: number };
  private readonly known = new WeakMap<Dataset, Rows>();

  /**
   * @param data - any that the objective is for: its rows have the widths of all others
   * @throws TraceError, or whatever model and loss throw of placeholders
   */
  constructor(
    private readonly parts: ObjectiveParts,
    data: Dataset,
  ) {
    const { model, parameters, task, l2 } = parts;
    this.widths = { x: data.x[0].length, y: task.encode(data.y[0]).length };
    this.program = compileStep(
      (x, y) => {
        const outputs = model.forward(x);
        const loss = task.loss(outputs, y);
        return { value: l2 > 0 ? loss.add(penalty(parameters, l2)) : loss, outputs };
      },
      { args: [this.widths.x, this.widths.y], parameters },
    );
  }

  descend(data: Dataset, rows: readonly number[]): Measure {
    const { x, y } = this.rowsOf(data);
    const { widths } = this;
    // Most batches of a run are shuffled; all rows in their order need no copy.
    const isWhole = rows.length === data.x.length && rows.every((row, i) => row === i);
    const batch = isWhole ? [x, y] : [picked(x, widths.x, rows), picked(y, widths.y, rows)];
    const { mean, outputs } = this.program.step(batch);
    return { loss: mean, correct: this.correct(data, rows, outputs), rows: rows.length };
  }

  measure(data: Dataset): Measure {
    const { x, y } = this.rowsOf(data);
    const { parameters, l2 } = this.parts;
    const rows = [...data.x.keys()];
    const { values, outputs } = this.program.evaluate([x, y]);
    const total = values.reduce((sum, value) => sum + value, 0);
    const weights = l2 > 0 ? l2 * parameters.reduce((sum, w) => sum + w.data * w.data, 0) : 0;
    return {
      loss: total / rows.length - weights,
      correct: this.correct(data, rows, outputs),
      rows: rows.length,
    };
  }

  private correct({ y }: Dataset, rows: readonly number[], outputs: Float64Array): number {
    const { correct } = this.parts.task;
    if (correct === undefined) return 0;
    const width = outputs.length / rows.length;
    let right = 0;
    rows.forEach((row, i) => {
      if (correct(Array.from(outputs.subarray(i * width, (i + 1) * width)), y[row])) right++;
    });
    return right;
  }

  private rowsOf(data: Dataset): Rows {
    let rows = this.known.get(data);
    if (rows === undefined) {
      rows = {
        x: Float64Array.from(data.x.flat()),
        y: Float64Array.from(data.y.flatMap(this.parts.task.encode)),
      };
      this.known.set(data, rows);
    }
    return rows;
  }
}

function picked(numbers: Float64Array, width: number, rows: readonly number[]): Float64Array {
  const batch = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    for (let k = 0; k < width; k++) batch[i * width + k] = numbers[row * width + k];
  });
  return batch;
}
