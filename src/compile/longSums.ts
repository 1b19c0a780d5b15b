// Long sums of what all rows share, such as a penalty on all weights: as many terms at a time as there are lanes, in several
// sums that do not wait for one another.

import { factorOf, type Factor } from './factors';
import type { Group } from './groups';
import { VECTOR_BYTES } from './layout';
import { Pointers } from './pointers';
import type { Place, Vector } from './wasm/function';
import type { Writer } from './writer';

/** Sums at a time. */
const SUMS = 4;
/** Below this a sum is not long. */
const LONG = 32;

/** Whether a group is sums of terms that lie side by side, enough of them. */
export function isLongSum(writer: Writer, { op, uniform, pieces }: Group): boolean {
  if (op !== 'dot' || !uniform) return false;
  const { size } = writer.type;
  return pieces.every(
    ({ count, factors }) =>
      count >= LONG &&
      factors.every((ref) => !('table' in ref) && ('value' in ref || factorOf(writer, ref).step === size)) &&
      factors.some((ref) => !('value' in ref)),
  );
}

export function writeLongSum(writer: Writer, { id, members, operands, pieces }: Group): void {
  const { layout, type } = writer;
  const f = writer.function('call');
  const sums = pieces.map(({ count, factors }) => ({
    count,
    factors: factors.map((ref) => factorOf(writer, ref)),
  }));
  const bias = operands.map((ref) => factorOf(writer, ref));
  const strides = [...sums.flatMap(({ factors }) => factors), ...bias].map(({ stride }) => stride);
  const turns = members.length;
  const pointers = new Pointers(f, turns, turns > 1 ? [type.size, ...strides] : []);
  const turn = (): void => {
    const totals = Array.from({ length: SUMS }, () => f.zero());
    const load = (factor: Factor, moved: Place, first: boolean): Vector => {
      if (factor.value !== undefined) return writer.constant(f, factor.value);
      return first ? f.loadFirst(type, moved) : f.load(moved);
    };
    for (const { count, factors } of sums) {
      const width = SUMS * type.lanes;
      const whole = count - (count % width);
      const places = factors.map(({ base, stride }) => pointers.place(base, stride));
      f.count(0, whole * type.size, SUMS * VECTOR_BYTES, (at) => {
        const bases = places.map(({ base }) => (base === undefined ? at : f.sum(base, at)));
        totals.forEach((total, k) => {
          const terms = factors.map((factor, i) =>
            load(factor, { base: bases[i], offset: places[i].offset + k * VECTOR_BYTES }, false),
          );
          f.accumulate(type, total, terms);
        });
      });
      for (let i = whole; i < count; i++) {
        const terms = factors.map((factor, k) =>
          load(factor, { ...places[k], offset: places[k].offset + i * type.size }, true),
        );
        f.accumulate(type, totals[0], terms);
      }
    }
    let total = f.lanes(type, 'add', f.lanes(type, 'add', totals[0], totals[1]), f.lanes(type, 'add', totals[2], totals[3])); // prettier-ignore
    total = f.sumOfLanes(type, total);
    for (const { base, stride } of bias) {
      total = f.lanes(type, 'add', total, f.loadFirst(type, pointers.place(base, stride)));
    }
    f.storeLane(type, pointers.place(layout.baseOf(id), type.size), total, 0);
    pointers.advance(1);
  };
  if (turns === 1) turn();
  else f.count(0, turns, 1, turn);
}
