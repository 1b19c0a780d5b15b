// What compile returns: a program for batches, and the checks of what it is handed.

import { show } from '../engine/show';
import type { Value } from '../engine/value';
import { Machine, type ReadRows, type Rows } from './machine';
import { textOf } from './text';
import { DOUBLES, FLOATS, type LaneType } from './wasm/instructions';

/** How programs compute: doubles, whose numbers are those of the engine to 1e-12, or floats. */
export type Precision = 'f64' | 'f32';

/** Rows of numbers, each an array of its own, or all rows one after the other. */
export type Argument = Rows | readonly number[];

/** What a program is made of. */
export interface ProgramParts {
  /** Placeholders, an array an argument. */
  readonly args: readonly (readonly Value[])[];
  /** Of one row. */
  readonly value: Value;
  readonly parameters: readonly Value[];
  /** ∂value/∂parameter of one row, in the order of the parameters. */
  readonly gradients: readonly Value[];
  /** More that is wanted of each row when gradients are computed. */
  readonly outputs: readonly Value[];
  readonly precision: Precision;
  /** When compiling began, as performance.now() says. */
  readonly start: number;
}

export interface ProgramStats {
  /** Nodes of the program's graph, forward and backward. */
  readonly nodes: number;
  /** WebAssembly instructions, without those that move locals. */
  readonly instructions: number;
  /** Of the WebAssembly module. */
  readonly bytes: number;
  /** Milliseconds that compiling took. */
  readonly ms: number;
}

/**
 * A function of one row, and its gradient, as a WebAssembly program for any number of rows.
 *
 * Each argument is an array of rows, or an array or Float64Array of all rows one after the other. Parameters are read at every call.
 */
export class Program {
  readonly stats: ProgramStats;
  private readonly backwards: Machine;
  private forwards: Machine | undefined;
  private readonly widths: readonly number[];
  private readonly type: LaneType;

  /** @internal */
  constructor(private readonly parts: ProgramParts) {
    const { args, gradients, value, outputs, precision, start } = parts;
    this.type = precision === 'f64' ? DOUBLES : FLOATS;
    this.widths = args.map(({ length }) => length);
    this.backwards = this.machine(outputs, [...gradients, value]);
    this.stats = { ...this.backwards.stats, ms: performance.now() - start };
  }

  /**
   * The value of each row.
   *
   * @throws TypeError, RangeError if the arguments are not rows of the right widths, of one number
   */
  forward(...args: Argument[]): Float64Array {
    return this.evaluate(args).values;
  }

  /** @internal As forward, and with the further outputs, row by row. */
  evaluate(given: readonly Argument[]): { values: Float64Array; outputs: Float64Array } {
    const { args, rows } = this.checked(given);
    const { outputs, value } = this.parts;
    this.forwards ??= this.machine([value, ...outputs], []);
    const width = outputs.length;
    const values = new Float64Array(rows);
    const read = new Float64Array(rows * width);
    this.forwards.run(rows, args, (numbers, row) => {
      for (let i = 0, at = 0; at < numbers.length; i++) {
        values[row + i] = numbers[at++];
        for (let k = 0; k < width; k++) read[(row + i) * width + k] = numbers[at++];
      }
    });
    return { values, outputs: read };
  }

  /**
   * The mean of the value over the rows; the mean gradient is put into each parameter's `.grad`, in place of what was there.
   *
   * @throws TypeError, RangeError if the arguments are not rows of the right widths, of one number
   */
  backward(...args: Argument[]): number {
    const { args: checked, rows } = this.checked(args);
    return this.differentiate(checked, rows);
  }

  /** @internal As backward, and with the further outputs, row by row. */
  step(given: readonly Argument[]): { mean: number; outputs: Float64Array } {
    const { args, rows } = this.checked(given);
    const width = this.parts.outputs.length;
    const outputs = new Float64Array(rows * width);
    const mean = this.differentiate(args, rows, (numbers, row) => { outputs.set(numbers, row * width); }); // prettier-ignore
    return { mean, outputs };
  }

  /** The loops of the program, for people: see "Compiling" in ARCHITECTURE.md. */
  toString(): string {
    return textOf(this.backwards.plan);
  }

  private differentiate(args: readonly Rows[], rows: number, read?: ReadRows): number {
    const { parameters } = this.parts;
    this.backwards.run(rows, args, read);
    this.backwards.writeGradients(parameters);
    return this.backwards.mean(parameters.length);
  }

  private machine(outputs: readonly Value[], means: readonly Value[]): Machine {
    const { args, parameters } = this.parts;
    return new Machine({
      args: this.widths,
      columns: args.flat(),
      parameters,
      outputs,
      means,
      type: this.type,
    });
  }

  private checked(given: readonly Argument[]): { args: readonly Rows[]; rows: number } {
    const { widths } = this;
    if (given.length !== widths.length) {
      const expected = `${widths.length} argument${widths.length === 1 ? '' : 's'}`;
      throw new TypeError(`program: expected ${expected}, as it was compiled for, but got ${given.length}.`);
    }
    const args: Rows[] = [];
    let rows = 1;
    for (let k = 0; k < given.length; k++) {
      const argument = given[k];
      args.push(isFlat(argument) ? Float64Array.from(argument) : argument);
      const count = countOf(args[k], widths[k], k + 1);
      if (k === 0) rows = count;
      else if (count !== rows) {
        throw new RangeError(`program: argument 1 has ${rows} rows, but argument ${k + 1} has ${count}.`);
      }
    }
    if (rows === 0) throw new RangeError('program: expected at least one row, but got none.');
    return { args, rows };
  }
}

function isFlat(rows: Argument): rows is readonly number[] {
  return Array.isArray(rows) && typeof rows[0] === 'number';
}

function countOf(rows: unknown, width: number, argument: number): number {
  const isTable = rows instanceof Float64Array;
  if (isTable && rows.length % width === 0) return rows.length / width;
  const name = `program: argument ${argument}`;
  if (isTable) {
    throw new RangeError(`${name}: expected rows of ${width} numbers, but ${rows.length} are no whole rows.`);
  }
  if (!Array.isArray(rows)) {
    throw new TypeError(`${name} must be an array of rows or a Float64Array, got ${show(rows)}.`);
  }
  const wrong = rows.findIndex((row: unknown) => (row as ArrayLike<number> | null)?.length !== width);
  if (wrong < 0) return rows.length;
  const row: unknown = rows[wrong];
  const got = Array.isArray(row) ? `${row.length}` : show(row);
  throw new RangeError(`${name}: expected rows of ${width} numbers, but row ${wrong + 1} has ${got}.`);
}
