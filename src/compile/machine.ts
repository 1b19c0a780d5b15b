// A program at work: its memory, what it is handed and what it has computed.

import type { Value } from '../engine/value';
import { ARGUMENTS, PARAMETERS } from './groups';
import { VECTOR_BYTES, Layout } from './layout';
import { writeLoop } from './loops';
import { planOf, type Plan, type Wanted } from './plan';
import { writeReduction } from './reductions';
import { writeInput, writeOutput, type RowTable } from './rows';
import { writeShared } from './shared';
import { SinglesWriter } from './singles';
import { writeRowSum } from './sums';
import { instantiate, memoryOf, type Memory } from './wasm/engine';
import type { LaneType } from './wasm/instructions';
import { IMPORTS, ModuleBuilder } from './wasm/module';
import { Writer } from './writer';

/** An array a row, or all rows one after the other. */
export type Rows = readonly (readonly number[])[] | Float64Array;

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
}

interface Input extends RowTable {
  readonly at: number;
}

export class Machine {
  readonly plan: Plan;
  readonly stats: { readonly nodes: number; readonly instructions: number; readonly bytes: number };
  private readonly type: LaneType;
  private readonly layout: Layout;
  private readonly inputs: Input[] = [];
  private readonly output: Input;
  /** Whether nothing differs from row to row. */
  private readonly isOnceACall: boolean;
  private readonly targets: number;
  /** Rows in memory at a time; a multiple of the lanes. */
  private readonly capacity: number;
  private readonly memory: Memory;
  private readonly numbers: Float64Array | Float32Array;
  private readonly addresses: Uint32Array;
  private readonly exports: Exports;

  constructor(options: MachineOptions) {
    const { args, columns, outputs, means, type } = options;
    this.type = type;
    this.plan = planOf(options);
    this.targets = means.length;
    const layout = new Layout(type, this.plan, columns.length, means.length);
    this.layout = layout;
    this.isOnceACall = columns.length + outputs.length === 0;
    const width = columns.length + outputs.length;
    const rows = Math.floor(CHUNK_BYTES / type.size / Math.max(width, 1));
    const block = layout.vectors * type.lanes;
    this.capacity = Math.max(block, rows - (rows % block));
    const table = (count: number): Input => ({
      columns: count,
      cursor: layout.reserve(4),
      at: layout.reserve((this.capacity + type.lanes) * count * type.size),
    });
    this.inputs = args.map(table);
    this.output = table(outputs.length);
    const module = this.write();
    this.memory = memoryOf(layout.size);
    layout.initialize(this.memory.buffer);
    this.numbers = new (type.size === 8 ? Float64Array : Float32Array)(this.memory.buffer);
    this.addresses = new Uint32Array(this.memory.buffer);
    const imports: Record<string, unknown> = { [IMPORTS.memory]: this.memory };
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
    for (const phase of ['call', 'block'] as const) {
      const all = module.function({ params: phase === 'call' ? [] : ['i32'], results: [] });
      for (const index of writer.phases[phase]) all.builder.call(index, phase === 'call' ? [] : [0]);
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
  run(
    rows: number,
    args: readonly Rows[],
    read?: (outputs: Float64Array | Float32Array, row: number) => void,
  ): void {
    const { capacity, layout, numbers, output, type } = this;
    this.begin();
    if (this.isOnceACall) return;
    const remainder = rows % type.lanes;
    for (let row = 0; row < rows;) {
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
        const at = output.at / type.size;
        read(numbers.subarray(at, at + count * output.columns), row);
      }
      row += count;
    }
  }

  /** What is done once a call. */
  private begin(): void {
    const { layout, numbers, plan, targets, type } = this;
    const base = layout.baseOf(PARAMETERS) / type.size;
    const { leaves } = plan;
    for (let i = 0; i < leaves.length; i++) numbers[base + i] = leaves[i].data;
    const from = layout.sums / type.size;
    numbers.fill(0, from, from + targets * type.lanes);
    this.exports.call();
  }

  private dropLanes(from: number): void {
    const { layout, numbers, targets, type } = this;
    const start = layout.sums / type.size;
    for (let t = 0; t < targets; t++) {
      for (let lane = from; lane < type.lanes; lane++) numbers[start + t * type.lanes + lane] = 0;
    }
  }

  /** Mean number `target` of the last run, of so many rows. */
  mean(target: number, rows: number): number {
    const { layout, numbers, type } = this;
    const { lanes, size } = type;
    const at = layout.sums / size + target * lanes;
    let total = numbers[at] + numbers[at + 1];
    if (lanes === 4) total += numbers[at + 2] + numbers[at + 3];
    return total / rows + numbers[layout.shared / size + target];
  }

  /** The first means become the gradients of the parameters. */
  writeGradients(parameters: readonly Value[], rows: number): void {
    const { layout, numbers, type } = this;
    const { lanes, size } = type;
    const shared = layout.shared / size;
    let at = layout.sums / size;
    for (let i = 0; i < parameters.length; i++, at += lanes) {
      let total = numbers[at] + numbers[at + 1];
      if (lanes === 4) total += numbers[at + 2] + numbers[at + 3];
      parameters[i].grad = total / rows + numbers[shared + i];
    }
  }

  private block(row: number, vectors: number): void {
    for (const table of this.inputs) this.point(table, row);
    this.point(this.output, row);
    this.exports.block(vectors * VECTOR_BYTES);
  }

  private point({ at, columns, cursor }: Input, row: number): void {
    this.addresses[cursor >> 2] = at + row * columns * this.type.size;
  }

  private copyIn(args: readonly Rows[], row: number, count: number): void {
    const { numbers, type } = this;
    this.inputs.forEach(({ at, columns }, k) => {
      const start = at / type.size;
      const rows = args[k];
      if (rows instanceof Float64Array)
        numbers.set(rows.subarray(row * columns, (row + count) * columns), start);
      else {
        let place = start;
        for (let r = row; r < row + count; r++) {
          const numbersOfRow = rows[r];
          for (let c = 0; c < columns; c++) numbers[place++] = numbersOfRow[c];
        }
      }
      // Lanes beyond the last row compute with the first one: with numbers that are no surprise to anyone's function.
      for (let lane = 0; lane < type.lanes; lane++)
        numbers.copyWithin(start + (count + lane) * columns, start, start + columns);
    });
  }
}
