// What a program computes of all rows: the means, which it leaves as doubles.

import { VECTOR_BYTES } from './layout';
import { along } from './pointers';
import type { Place } from './wasm/function';
import { DOUBLES } from './wasm/instructions';
import type { Writer } from './writer';

/** So many means, as many at a time as there are lanes: sums over rows, by the number of rows, and what all rows share. */
export function writeMeans(writer: Writer, count: number): void {
  if (count === 0) return;
  const { layout, type } = writer;
  const { lanes } = type;
  const f = writer.function('end');
  f.get(0);
  const doubles = f.splat(DOUBLES);
  const rows = writer.fromDoubles(f, () => doubles);
  const places = [{ offset: layout.sums }, { offset: layout.shared }, { offset: layout.means }];
  const steps = [lanes * VECTOR_BYTES, VECTOR_BYTES, lanes * DOUBLES.size];
  along(f, Math.ceil(count / lanes), places, steps, ([sums, shared, means]) => {
    const vectors = Array.from({ length: lanes }, (_, k) => f.load(beyond(sums, k * VECTOR_BYTES)));
    const own = f.lanes(type, 'div', f.sumsOfLanes(type, vectors), rows);
    const all = f.lanes(type, 'add', own, f.load(shared));
    for (let lane = 0; lane < lanes; lane += 2) {
      f.store(beyond(means, lane * DOUBLES.size), writer.toDoubles(f, all, lane));
    }
  });
}

function beyond({ base, offset }: Place, bytes: number): Place {
  return { base, offset: offset + bytes };
}
