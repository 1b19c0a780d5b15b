// Sums of products, several members and several vectors of rows at a time, so that what is loaded serves more than once:
// a matrix by a vector for each row, or by its transpose on the way back.

import { factorOf, loaderOf, type Factor } from './factors';
import type { Group } from './groups';
import { isLongSum, writeLongSum } from './longSums';
import { VECTOR_BYTES } from './layout';
import { along, Pointers, shifted } from './pointers';
import type { Loop } from './schedule';
import type { FunctionBuilder, Index, Place, Vector } from './wasm/function';
import type { Writer } from './writer';

/** Members × vectors of rows at a time: together so many accumulators as leave registers for the factors. */
const TILE = { members: 4, vectors: 2 } as const;
/** Where there are too few members: more rows, to hide that each sum waits for the one before. */
const THIN = { members: 2, vectors: 4 } as const;

/** Pieces of so many terms are written out. */
const SHORT = 4;

export function writeReduction(writer: Writer, { groups: [group], uniform, length }: Loop): void {
  if (isLongSum(writer, group)) {
    writeLongSum(writer, group);
    return;
  }
  const tile = uniform ? { members: TILE.members, vectors: 1 } : length < TILE.members ? THIN : TILE;
  const whole = length - (length % tile.members);
  const reduction = new Reduction(writer, group, tile.vectors);
  if (whole > 0) reduction.tiles(0, whole, tile.members);
  if (whole < length) reduction.tiles(whole, length, length - whole);
}

class Reduction {
  private readonly f: FunctionBuilder;
  private readonly pieces: readonly { readonly count: number; readonly factors: readonly Factor[] }[];
  private readonly bias: Factor | undefined;

  constructor(
    private readonly writer: Writer,
    private readonly group: Group,
    private readonly vectors: number,
  ) {
    this.f = writer.function(group.uniform ? 'call' : 'block');
    this.pieces = group.pieces.map(({ count, factors }) => ({
      count,
      factors: factors.map((ref) => factorOf(writer, ref)),
    }));
    this.bias = group.operands.length > 0 ? factorOf(writer, group.operands[0]) : undefined;
  }

  /** The members from `first` to `end`, so many at a time. */
  tiles(first: number, end: number, members: number): void {
    const { f, group, writer, vectors } = this;
    const turns = (end - first) / members;
    const own: Factor = {
      base: writer.layout.baseOf(group.id),
      stride: group.uniform ? writer.type.size : writer.layout.slot,
      step: 0,
      uniform: group.uniform,
    };
    const all = [own, ...this.pieces.flatMap(({ factors }) => factors), ...(this.bias ? [this.bias] : [])];
    const strides = all.map(({ stride }) => stride * members);
    const pointers = new Pointers(f, turns, turns > 1 ? strides : []);
    const body = (): void => {
      const at = (factor: Factor): Place =>
        pointers.place(factor.base + first * factor.stride, factor.stride * members);
      if (group.uniform) this.tile(members, at, own, undefined);
      else f.count(0, { local: 0 }, VECTOR_BYTES * vectors, (row) => { this.tile(members, at, own, row); }); // prettier-ignore
    };
    if (turns === 1) {
      body();
      return;
    }
    f.count(0, turns, 1, () => {
      body();
      pointers.advance(1);
    });
  }

  private tile(members: number, at: (factor: Factor) => Place, own: Factor, row: Index | undefined): void {
    const { f, group, writer, vectors } = this;
    const place = (factor: Factor): Place =>
      factor.uniform || row === undefined ? at(factor) : shifted(f, at(factor), row);
    const state = group.op === 'dot' ? new Sums(writer, f) : new Exponentials(writer, f);
    const cells = Array.from({ length: members * vectors }, (_, k) => ({
      j: Math.floor(k / vectors),
      v: k % vectors,
    }));
    const start = this.bias === undefined ? undefined : loaderOf(writer, f, this.bias, place(this.bias));
    state.start(cells.map(({ j, v }) => start?.(j * (this.bias?.stride ?? 0), v)));
    for (const { count, factors } of this.pieces) {
      const places = factors.map(place);
      const steps = factors.map(({ step }) => step);
      const term = (from: readonly Place[]): void => {
        const loaders = factors.map((factor, k) => loaderOf(writer, f, factor, from[k]));
        cells.forEach(({ j, v }, k) => { state.add(k, loaders.map((load, m) => load(j * factors[m].stride, v))); }); // prettier-ignore
      };
      if (count > SHORT) along(f, count, places, steps, term);
      else {
        for (let i = 0; i < count; i++) {
          term(places.map(({ base, offset }, k) => ({ base, offset: offset + i * steps[k] })));
        }
      }
    }
    const to = place(own);
    cells.forEach(({ j, v }, k) => {
      const offset = to.offset + j * own.stride;
      if (group.uniform) f.storeLane(writer.type, { ...to, offset }, state.result(k), 0);
      else f.store({ ...to, offset: offset + v * VECTOR_BYTES }, state.result(k));
    });
  }
}

/** What a reduction keeps of each of its cells. */
interface State {
  start(first: readonly (Vector | undefined)[]): void;
  add(cell: number, factors: readonly Vector[]): void;
  result(cell: number): Vector;
}

/** Σ of products. */
class Sums implements State {
  private totals: Vector[] = [];

  constructor(
    private readonly writer: Writer,
    private readonly f: FunctionBuilder,
  ) {}

  start(first: readonly (Vector | undefined)[]): void {
    const { f } = this;
    this.totals = first.map((bias) => {
      const total = f.zero();
      if (bias !== undefined) f.assign(total, bias);
      return total;
    });
  }

  add(cell: number, factors: readonly Vector[]): void {
    this.f.accumulate(this.writer.type, this.totals[cell], factors);
  }

  result(cell: number): Vector {
    return this.totals[cell];
  }
}

/** log Σ eˣ as top + log1p(rest): the largest x so far, and Σ e^(x − top) over all others. */
class Exponentials implements State {
  private tops: Vector[] = [];
  private rests: Vector[] = [];

  constructor(
    private readonly writer: Writer,
    private readonly f: FunctionBuilder,
  ) {}

  start(first: readonly unknown[]): void {
    const { f, writer } = this;
    // log Σ over nothing: top −∞, and of the empty sum 1 + rest = 0.
    this.tops = first.map(() => this.variable(writer.constant(f, -Infinity)));
    this.rests = first.map(() => this.variable(writer.constant(f, -1)));
  }

  add(cell: number, [x]: readonly Vector[]): void {
    const { f, writer } = this;
    const op = (name: Parameters<Writer['elementwise']>[1], ...operands: Vector[]): Vector =>
      writer.elementwise(f, name, 0, operands);
    const [top, rest] = [this.tops[cell], this.rests[cell]];
    const distance = op('neg', op('abs', op('sub', x, top)));
    // Equal ones apart: ∞ − ∞ is NaN.
    const e = op('select', op('equal', x, top), writer.constant(f, 1), op('exp', distance));
    const larger = op('less', top, x);
    const whole = op('add', writer.constant(f, 1), rest);
    f.assign(rest, op('select', larger, op('mul', whole, e), op('add', rest, e)));
    f.assign(top, op('max', top, x));
  }

  result(cell: number): Vector {
    const { f, writer } = this;
    return writer.elementwise(f, 'add', 0, [
      this.tops[cell],
      writer.elementwise(f, 'log1p', 0, [this.rests[cell]]),
    ]);
  }

  private variable(x: Vector): Vector {
    const variable = this.f.zero();
    this.f.assign(variable, x);
    return variable;
  }
}
