// A program at work: its memory, what it is handed and what it has computed.

import type { Value } from '../engine/value';
import { ARGUMENTS, PARAMETERS } from './groups';
import { VECTOR_BYTES, Layout } from './layout';
import { writeLoop } from './loops';
import { writeMeans } from './means';
import { planOf, type Plan, type Wanted } from './plan';
import { writeReduction } from './reductions';
import { writeInput, writeOutput, type RowTable } from './rows';
import { writeShared } from './shared';
import { SinglesWriter } from './singles';
import { writeRowSum } from './sums';
import { instantiate, memoryOf } from './wasm/engine';
import { DOUBLES, type LaneType } from './wasm/instructions';
import { IMPORTS, ModuleBuilder } from './wasm/module';
import { PHASES, Writer, type Phase } from './writer';

/** An array a row, or all rows one after the other. */
export type Rows = readonly (readonly number[])[] | Float64Array;

/** Handed the outputs of some rows, from this one on. */
export type ReadRows = (outputs: Float64Array, row: number) => void;

export interface MachineOptions extends Wanted {
  /** Columns an argument; their sum is that of all columns. */
  readonly args: readonly number[];
  readonly type: LaneType;
}

/** So many bytes of rows are handed over at a time. */
const CHUNK_BYTES = 1 << 18;

interface Exports {
  call(): void;
  block(bytes: number): void;
  end(rows: number): void;
}

interface Input extends RowTable {
  readonly at: number;
}

export class Machine {
  readonly plan: Plan;
  readonly stats: { readonly nodes: number; readonly instructions: number; readonly bytes: number };
  private readonly type: LaneType;
  private readonly layout: Layout;
  private readonly inputs: readonly Input[];
  private readonly output: Input;
  /** Whether nothing differs from row to row. */
  private readonly isOnceACall: boolean;
  /** How many means there are. */
  private readonly targets: number;
  /** Rows in memory at a time; a multiple of the lanes. */
  private readonly capacity: number;
  private readonly numbers: Float64Array;
  private readonly parameters: Float64Array | Float32Array;
  private readonly means: Float64Array;
  private readonly words: Uint32Array;
  private readonly exports: Exports;

  constructor(options: MachineOptions) {
    const { args, columns, outputs, means, type } = options;
    this.type = type;
    this.plan = planOf(options);
    this.targets = means.length;
    const layout = new Layout(type, this.plan, columns.length, means.length);
    this.layout = layout;
    const width = columns.length + outputs.length;
    this.isOnceACall = width === 0;
    const rows = Math.floor(CHUNK_BYTES / DOUBLES.size / Math.max(width, 1));
    const block = layout.vectors * type.lanes;
    this.capacity = Math.max(block, rows - (rows % block));
    const table = (count: number): Input => ({
      columns: count,
      cursor: layout.reserve(4),
      at: layout.reserve(this.capacity * count * DOUBLES.size),
    });
    this.inputs = args.map(table);
    this.output = table(outputs.length);
    const module = this.write();
    const memory = memoryOf(layout.size);
    layout.initialize(memory.buffer);
    this.numbers = new Float64Array(memory.buffer);
    const Numbers = type === DOUBLES ? Float64Array : Float32Array;
    this.parameters = new Numbers(memory.buffer, layout.baseOf(PARAMETERS), this.plan.leaves.length);
    this.means = new Float64Array(memory.buffer, layout.means, means.length);
    this.words = new Uint32Array(memory.buffer);
    const imports: Record<string, unknown> = { [IMPORTS.memory]: memory };
    this.plan.imports.forEach(({ name, fn }, i) => (imports[`${name} ${i}`] = fn));
    const bytes = module.finish();
    this.exports = instantiate(bytes, { [IMPORTS.module]: imports }) as Exports;
    this.stats = { nodes: this.plan.ir.size, instructions: module.instructions, bytes: bytes.length };
  }

  private write(): ModuleBuilder {
    const { layout, plan } = this;
    const module = new ModuleBuilder();
    const writer = new Writer(module, layout, plan.imports);
    let first = layout.baseOf(ARGUMENTS);
    for (const input of this.inputs) {
      writeInput(writer, input, first);
      first += input.columns * layout.slot;
    }
    const singles = new SinglesWriter(writer, plan);
    for (const statement of plan.schedule.statements) {
      if (statement.kind === 'singles') singles.write(statement);
      else if (statement.kind === 'loop') writeLoop(writer, statement, plan.schedule);
      else writeReduction(writer, statement);
    }
    for (const sum of plan.rowSums) writeRowSum(writer, sum);
    for (const part of plan.shared) writeShared(writer, part);
    plan.outputs.forEach((ref, column) => { writeOutput(writer, this.output, column, ref); }); // prettier-ignore
    writeMeans(writer, this.targets);
    for (const phase of Object.keys(PHASES) as Phase[]) {
      const all = module.function(PHASES[phase]);
      for (const index of writer.phases[phase]) all.builder.call(index, PHASES[phase].params.map((_, i) => i)); // prettier-ignore
      module.export(phase, all.index);
    }
    return module;
  }

  /**
   * Runs over all rows: afterwards the means are at hand, and the outputs have been handed to `read`.
   *
   * @param rows - their number, ≥ 1
   * @param args - rows of each argument, of the right widths
   */
  run(rows: number, args: readonly Rows[], read?: ReadRows): void {
    const { capacity, exports, layout, numbers, output, type } = this;
    this.begin();
    const remainder = rows % type.lanes;
    for (let row = 0; row < rows && !this.isOnceACall;) {
      const most = row === 0 && remainder > 0 ? capacity - type.lanes + remainder : capacity;
      const count = Math.min(most, rows - row);
      this.copyIn(args, row, count);
      let done = 0;
      if (row === 0 && remainder > 0) {
        // Rows that fill no vector come first: what other lanes have summed meanwhile is dropped.
        this.block(0, 1);
        this.dropLanes(remainder);
        done = remainder;
      }
      while (done < count) {
        const vectors = Math.min(layout.vectors, (count - done) / type.lanes);
        this.block(done, vectors);
        done += vectors * type.lanes;
      }
      if (read !== undefined) {
        const at = output.at / DOUBLES.size;
        read(numbers.subarray(at, at + count * output.columns), row);
      }
      row += count;
    }
    exports.end(rows);
  }

  // Parameters from the last to the first: optimisers go the other way round, and so half of them are in the cache still.

  /** What is done once a call. */
  private begin(): void {
    const { layout, numbers, parameters, targets } = this;
    const { leaves } = this.plan;
    for (let i = leaves.length - 1; i >= 0; i--) parameters[i] = leaves[i].data;
    numbers.fill(0, layout.sums / DOUBLES.size, (layout.sums + targets * VECTOR_BYTES) / DOUBLES.size);
    this.exports.call();
  }

  /** Clears the lanes from this one on in all sums. */
  private dropLanes(from: number): void {
    const { layout, targets, type, words } = this;
    const [start, first, size] = [layout.sums / 4, (from * type.size) / 4, VECTOR_BYTES / 4];
    for (let t = 0; t < targets; t++) {
      for (let word = first; word < size; word++) words[start + t * size + word] = 0;
    }
  }

  /** Mean number `target` of the last run. */
  mean(target: number): number {
    return this.means[target];
  }

  /** The first means become the gradients of the parameters. */
  writeGradients(parameters: readonly Value[]): void {
    const { means } = this;
    for (let i = parameters.length - 1; i >= 0; i--) parameters[i].grad = means[i];
  }

  private block(row: number, vectors: number): void {
    for (const table of this.inputs) this.point(table, row);
    this.point(this.output, row);
    this.exports.block(vectors * VECTOR_BYTES);
  }

  private point({ at, columns, cursor }: Input, row: number): void {
    this.words[cursor >> 2] = at + row * columns * DOUBLES.size;
  }

  private copyIn(args: readonly Rows[], row: number, count: number): void {
    const { numbers, type } = this;
    this.inputs.forEach(({ at, columns }, k) => {
      const start = at / DOUBLES.size;
      const rows = args[k];
      if (rows instanceof Float64Array) {
        const isAll = rows.length === count * columns;
        numbers.set(isAll ? rows : rows.subarray(row * columns, (row + count) * columns), start);
      } else {
        let place = start;
        for (let r = row; r < row + count; r++) {
          const numbersOfRow = rows[r];
          for (let c = 0; c < columns; c++) numbers[place++] = numbersOfRow[c];
        }
      }
      // Lanes without a row compute with the first one: with numbers that are no surprise to anyone's function.
      for (let lane = count; lane < type.lanes; lane++)
        numbers.copyWithin(start + lane * columns, start, start + columns);
    });
  }
}
