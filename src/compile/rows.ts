// Rows in and out of a block: their numbers, which are doubles, lie row by row, the slots of a block lane by lane.

import type { Ref } from './groups';
import { VECTOR_BYTES } from './layout';
import { Pointers, shifted } from './pointers';
import type { Place, Vector } from './wasm/function';
import { DOUBLES } from './wasm/instructions';
import type { Writer } from './writer';

/** A table of numbers, row by row, of which a block holds so many columns. */
export interface RowTable {
  readonly columns: number;
  /** Where the rows of the block under way begin: an address that is in memory. */
  readonly cursor: number;
}

/** Fills the slots from `first` on with the columns of a table. */
export function writeInput(writer: Writer, { columns, cursor }: RowTable, first: number): void {
  if (columns === 0) return;
  const { layout, type } = writer;
  const f = writer.function('block');
  const across = new Pointers(f, columns, columns > 1 ? [DOUBLES.size, layout.slot] : []);
  const bytes = columns * DOUBLES.size;
  const column = (): void => {
    const from = f.loadIndex({ offset: cursor });
    const cell = across.place(0, DOUBLES.size);
    const start = cell.base === undefined ? from : f.sum(from, cell.base);
    f.count(0, { local: 0 }, VECTOR_BYTES, (row) => {
      const two = (lane: number): Vector => {
        const x = f.loadFirst(DOUBLES, { base: start, offset: lane * bytes });
        return f.loadLane(DOUBLES, { base: start, offset: (lane + 1) * bytes }, x, 1);
      };
      f.store(shifted(f, across.place(first, layout.slot), row), writer.fromDoubles(f, two));
      f.advance(start, type.lanes * bytes);
    });
  };
  if (columns === 1) {
    column();
    return;
  }
  f.count(0, columns, 1, () => {
    column();
    across.advance(1);
  });
}

/** Writes a value of each row into one column of a table. */
export function writeOutput(writer: Writer, { columns, cursor }: RowTable, column: number, ref: Ref): void {
  const { layout, type } = writer;
  const f = writer.function('block');
  const to = f.loadIndex({ offset: cursor });
  const uniform = layout.isUniform(ref);
  const from: Place = 'value' in ref ? { offset: 0 } : { offset: layout.address(ref).base };
  const shared =
    'value' in ref ? writer.constant(f, ref.value) : uniform ? f.loadSplat(type, from) : undefined;
  f.count(0, { local: 0 }, VECTOR_BYTES, (row) => {
    const x = shared ?? f.load(shifted(f, from, row));
    for (let lane = 0; lane < type.lanes; lane += 2) {
      const two = writer.toDoubles(f, x, lane);
      for (const k of [0, 1]) {
        const offset = ((lane + k) * columns + column) * DOUBLES.size;
        f.storeLane(DOUBLES, { base: to, offset }, two, k);
      }
    }
    f.advance(to, type.lanes * columns * DOUBLES.size);
  });
}
