// Means over rows: each target has a vector to which every block adds its products, lane by lane. For the weights of a layer
// these are outer products, done in tiles so that what is loaded serves more than once.

import { factorOf, loaderOf, type Factor } from './factors';
import type { Ref } from './groups';
import { VECTOR_BYTES } from './layout';
import { Pointers, shifted } from './pointers';
import type { FunctionBuilder, Place } from './wasm/function';
import type { Writer } from './writer';

/** Products to be summed over rows: for outer j and inner i, to target first + outerStep · j + innerStep · i. */
export interface RowSum {
  readonly first: number;
  readonly outer: number;
  readonly outerStep: number;
  readonly inner: number;
  readonly innerStep: number;
  /** One or two; strides are along the outer, steps along the inner. */
  readonly factors: readonly Ref[];
}

/** Sums in registers at a time: so many outer × so many inner. */
const TILES = [
  [4, 2],
  [8, 1],
] as const;

export function writeRowSum(writer: Writer, sum: RowSum): void {
  const [tall, wide] = TILES[sum.inner === 1 ? 1 : 0];
  const accumulation = new Accumulation(writer, sum);
  for (const [from, end, height] of cut(sum.outer, tall)) {
    for (const [left, right, width] of cut(sum.inner, wide)) {
      accumulation.tiles([from, end, height], [left, right, width]);
    }
  }
}

type Band = readonly [from: number, end: number, size: number];

/** What is done in whole tiles, and the rest. */
function cut(length: number, size: number): Band[] {
  const whole = length - (length % size);
  const bands: Band[] = [];
  if (whole > 0) bands.push([0, whole, size]);
  if (whole < length) bands.push([whole, length, length - whole]);
  return bands;
}

class Accumulation {
  private readonly f: FunctionBuilder;
  private readonly factors: readonly Factor[];

  constructor(
    private readonly writer: Writer,
    private readonly sum: RowSum,
  ) {
    this.f = writer.function('block');
    this.factors = sum.factors.map((ref) => factorOf(writer, ref));
  }

  tiles([top, bottom, height]: Band, [left, right, width]: Band): void {
    const { f, factors, sum, writer } = this;
    const target: Factor = {
      base: writer.layout.sums + sum.first * VECTOR_BYTES,
      stride: sum.outerStep * VECTOR_BYTES,
      step: sum.innerStep * VECTOR_BYTES,
      uniform: false,
    };
    const [down, across] = [(bottom - top) / height, (right - left) / width];
    const all = [target, ...factors];
    const rows = new Pointers(f, down, down > 1 ? all.map(({ stride }) => stride * height) : []);
    this.repeat(down, rows, () => {
      const columns = new Pointers(f, across, across > 1 ? all.map(({ step }) => step * width) : []);
      this.repeat(across, columns, () => {
        const place = (factor: Factor): Place => {
          const start = factor.base + top * factor.stride + left * factor.step;
          const row = rows.place(start, factor.stride * height);
          const column = columns.place(row.offset, factor.step * width);
          if (row.base === undefined) return { base: column.base, offset: column.offset };
          return {
            base: column.base === undefined ? row.base : f.sum(row.base, column.base),
            offset: column.offset,
          };
        };
        this.tile(height, width, place, target);
      });
    });
  }

  private repeat(turns: number, pointers: Pointers, body: () => void): void {
    if (turns === 1) body();
    else {
      this.f.count(0, turns, 1, () => {
        body();
        pointers.advance(1);
      });
    }
  }

  private tile(height: number, width: number, place: (factor: Factor) => Place, target: Factor): void {
    const { f, factors, writer } = this;
    const { type } = writer;
    const cells = Array.from({ length: height * width }, (_, k) => ({
      j: Math.floor(k / width),
      i: k % width,
    }));
    const totals = cells.map(() => f.zero());
    const places = factors.map(place);
    f.count(0, { local: 0 }, VECTOR_BYTES, (row) => {
      const loaders = factors.map((factor, k) =>
        loaderOf(writer, f, factor, factor.uniform ? places[k] : shifted(f, places[k], row)),
      );
      cells.forEach(({ j, i }, k) => { f.accumulate(type, totals[k], loaders.map((load, m) => load(j * factors[m].stride + i * factors[m].step, 0))); }); // prettier-ignore
    });
    const to = place(target);
    cells.forEach(({ j, i }, k) => {
      const at = { base: to.base, offset: to.offset + j * target.stride + i * target.step };
      f.store(at, f.lanes(type, 'add', f.load(at), totals[k]));
    });
  }
}
