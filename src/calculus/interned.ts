// One element for one op over the same operands. Partials ask for the same things again and again: of tanh
// they lead to sech, and of sech back to tanh. Interned, derivatives of any order close in a few elements.

import type { Op } from '../ops/op';
import { Lists } from './lists';

/** What stands before the two words of a plain number in a list of operands. */
const NUMBER = -1;

export class Interned<T extends object> {
  private readonly ops = new Map<Op | string, number>();
  private readonly lists = new Lists();
  private readonly elements: T[] = [];

  /** @param numberOf - a number ≥ 0 for each element, always the same */
  constructor(private readonly numberOf: (element: T) => number) {}

  /** The element that this op has over these operands; made, if there is none yet. */
  get(op: Op, operands: readonly (T | number)[], make: () => T): T {
    const { elements, lists } = this;
    lists.push(numberIn(this.ops, keyOf(op)));
    for (const operand of operands) {
      if (typeof operand === 'number') {
        lists.push(NUMBER);
        lists.pushDouble(operand);
      } else lists.push(this.numberOf(operand));
    }
    return (elements[lists.numbered()] ??= make());
  }
}

/** Ops with options are made anew for every call, so they are known by their names and settings. */
function keyOf(op: Op): Op | string {
  return op.options.length === 0 ? op : `${op.name} ${op.options.join(' ')}`;
}

/** Numbers keys in the order in which they come. */
export function numberIn<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key) ?? numbers.size;
  if (known === numbers.size) numbers.set(key, known);
  return known;
}
