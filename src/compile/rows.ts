// Rows in and out of a block: their numbers lie row by row, the slots of a block lane by lane.

import type { Ref } from './groups';
import { VECTOR_BYTES } from './layout';
import { Pointers, shifted } from './pointers';
import type { Place } from './wasm/function';
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
  const across = new Pointers(f, columns, columns > 1 ? [type.size, layout.slot] : []);
  const column = (): void => {
    const from = f.loadIndex({ offset: cursor });
    const cell = across.place(0, type.size);
    const start = cell.base === undefined ? from : f.sum(from, cell.base);
    f.count(0, { local: 0 }, VECTOR_BYTES, (row) => {
      let x = f.loadFirst(type, { base: start, offset: 0 });
      for (let lane = 1; lane < type.lanes; lane++) {
        x = f.loadLane(type, { base: start, offset: lane * columns * type.size }, x, lane);
      }
      f.store(shifted(f, across.place(first, layout.slot), row), x);
      f.advance(start, type.lanes * columns * type.size);
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
    for (let lane = 0; lane < type.lanes; lane++) {
      f.storeLane(type, { base: to, offset: (lane * columns + column) * type.size }, x, lane);
    }
    f.advance(to, type.lanes * columns * type.size);
  });
}
