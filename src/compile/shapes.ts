// What a node's operands look like, so that nodes that look alike can be told from the others.

import { runsOf } from './affine';
import type { Ref } from './groups';
import { OP_NUMBERS, type Ir } from './ir';

/** Nodes of one shape differ only in where their operands start. */
export interface Shape {
  readonly key: string;
  readonly starts: readonly number[];
}

/** Operands of an n-ary op at equal distances: so many, from the places `at` of its list on. */
interface Stretch {
  readonly count: number;
  readonly at: readonly number[];
  readonly steps: readonly number[];
}

export class Shapes {
  /** For each node its class, and its place there; −1 for a constant, and for what has none yet. */
  readonly classOf: Int32Array;
  readonly placeOf: Int32Array;

  constructor(private readonly ir: Ir) {
    this.classOf = new Int32Array(ir.size).fill(-1);
    this.placeOf = new Int32Array(ir.size);
  }

  place(id: number, of: number, place: number): void {
    this.classOf[id] = of;
    this.placeOf[id] = place;
  }

  /** A node as an operand by itself. */
  refOf(id: number, stride = 0, step = 0): Ref {
    const of = this.classOf[id];
    return of < 0 ? { value: this.ir.datum(id) } : { of, start: this.placeOf[id], stride, step };
  }

  /** A hash, ≥ 0, of a node's op and of its operands' classes. */
  kindOf(id: number): number {
    const { ir } = this;
    let hash = Math.imul(OP_NUMBERS[ir.op(id)], 0x01000193) ^ ir.datum(id);
    for (let i = 0; i < ir.count(id); i++)
      hash = Math.imul(hash ^ this.classOf[ir.operand(id, i)], 0x01000193);
    return hash >>> 0;
  }

  /** What nodes must have in common to be operands of one run. */
  keyOf(id: number): string {
    return this.classOf[id] < 0 ? `=${this.ir.datum(id)}` : String(this.classOf[id]);
  }

  of(id: number): Shape {
    const { ir } = this;
    const operands = ir.operandsOf(id);
    const starts: number[] = [];
    let key = `${ir.op(id)} ${ir.datum(id)}`;
    const note = (operand: number, constants: 'any' | 'as they are'): void => {
      const of = this.classOf[operand];
      key += of < 0 && constants === 'as they are' ? ` =${ir.datum(operand)}` : ` ${of}`;
      if (of >= 0) starts.push(this.placeOf[operand]);
    };
    if (!isNary(ir, id)) {
      for (const operand of operands) note(operand, 'any');
      return { key, starts };
    }
    for (const { count, at, steps } of this.piecesOf(id)) {
      key += ` ${count}x`;
      at.forEach((place, k) => {
        note(operands[place], 'as they are');
        key += `+${steps[k]}`;
      });
    }
    if (ir.op(id) === 'dot' && operands.length % 2 === 1) note(operands[operands.length - 1], 'any');
    return { key, starts };
  }

  /** The operands of an n-ary op, cut where they stop to be regular.  */
  piecesOf(id: number): Stretch[] {
    const operands = this.ir.operandsOf(id);
    const isDot = this.ir.op(id) === 'dot';
    const count = isDot ? operands.length >> 1 : operands.length;
    const lists = isDot ? [0, count] : [0];
    const place = (operand: number): number =>
      this.classOf[operand] < 0 ? this.ir.datum(operand) : this.placeOf[operand];
    const pieces: Stretch[] = [];
    const sameClasses = (i: number, j: number): boolean =>
      lists.every((list) => {
        const of = this.classOf[operands[list + i]];
        if (of !== this.classOf[operands[list + j]]) return false;
        // A constant does not grow.
        return of >= 0 || Object.is(place(operands[list + i]), place(operands[list + j]));
      });
    for (let from = 0; from < count;) {
      let to = from + 1;
      while (to < count && sameClasses(to, from)) to++;
      const rows = Array.from({ length: to - from }, (_, i) =>
        lists.map((list) =>
          this.classOf[operands[list + from + i]] < 0 ? 0 : place(operands[list + from + i]),
        ),
      );
      for (const run of runsOf(rows)) {
        pieces.push({ count: run.count, at: lists.map((list) => list + from + run.at), steps: run.step });
      }
      from = to;
    }
    return pieces;
  }
}

export function isNary(ir: Ir, id: number): boolean {
  return ir.op(id) === 'dot' || ir.op(id) === 'logSumExp';
}
