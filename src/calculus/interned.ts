// One element for one op over the same operands. Partials ask for the same things again and again: of tanh
// they lead to sech, and of sech back to tanh. Interned, derivatives of any order close in a few elements.

import type { Op } from '../ops/op';

/** More elements than a Map can hold: two ids, each ≥ 1, make one number that is larger than any id. */
const IDS = 2 ** 26;

export class Interned<T extends object> {
  private readonly ids = new Map<unknown, number>();
  private readonly known = new Map<unknown, Map<number | string, T>>();

  /** The element that this op has over these operands; made, if there is none yet. */
  get(op: Op, operands: readonly (T | number)[], make: () => T): T {
    const elements = this.elementsOf(op);
    const key = this.keyOf(operands);
    const found = elements.get(key);
    if (found !== undefined) return found;
    const made = make();
    elements.set(key, made);
    return made;
  }

  /** Ops with options are made anew for every call, so they are known by their names and settings. */
  private elementsOf(op: Op): Map<number | string, T> {
    const key = op.options.length === 0 ? op : `${op.name} ${op.options.join(' ')}`;
    let elements = this.known.get(key);
    if (elements === undefined) this.known.set(key, (elements = new Map<number | string, T>()));
    return elements;
  }

  private keyOf(operands: readonly (T | number)[]): number | string {
    if (operands.length === 1) return this.idOf(operands[0]);
    if (operands.length === 2) return this.idOf(operands[0]) * IDS + this.idOf(operands[1]);
    return operands.map((operand) => this.idOf(operand)).join();
  }

  private idOf(operand: T | number): number {
    const key = Object.is(operand, -0) ? '-0' : operand; // to a Map it is 0, to 1/x it is not
    let id = this.ids.get(key);
    if (id === undefined) this.ids.set(key, (id = this.ids.size + 1));
    return id;
  }
}
