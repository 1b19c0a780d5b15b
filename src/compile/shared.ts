// What all rows have in common of a mean, as a penalty on the weights: computed once a call, and put beside the sums.

import type { Shared } from './plan';
import { Pointers } from './pointers';
import type { Writer } from './writer';

export function writeShared(writer: Writer, { first, step, count, ref }: Shared): void {
  const { layout, type } = writer;
  const f = writer.function('call');
  const { size, lanes } = type;
  const from = 'value' in ref ? { base: 0, stride: 0 } : layout.address(ref);
  const copy = (turns: number, start: number, width: number): void => {
    const pointers = new Pointers(f, turns, turns > width ? [from.stride, step * size] : []);
    const turn = (): void => {
      const source = pointers.place(from.base + start * from.stride, from.stride);
      const target = pointers.place(layout.shared + (first + start * step) * size, step * size);
      if ('value' in ref) f.storeLane(type, target, writer.constant(f, ref.value), 0);
      else if (width === 1) f.storeLane(type, target, f.loadFirst(type, source), 0);
      else f.store(target, f.load(source));
      pointers.advance(width);
    };
    if (turns <= width) turn();
    else f.count(0, turns, width, turn);
  };
  const sideBySide = !('value' in ref) && step === 1 && from.stride === size;
  const whole = sideBySide ? count - (count % lanes) : 0;
  if (whole > 0) copy(whole, 0, lanes);
  if (whole < count) copy(count - whole, whole, 1);
}
