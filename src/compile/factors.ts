// The factors of products within tiles: what is loaded for one cell of a tile serves all that share it.

import type { Ref } from './groups';
import { VECTOR_BYTES, type Address } from './layout';
import type { FunctionBuilder, Place, Vector } from './wasm/function';
import type { Writer } from './writer';

/** A reference with its address; where it is a number, that number. */
export interface Factor extends Address {
  readonly uniform: boolean;
  readonly value?: number | undefined;
}

export function factorOf({ layout }: Writer, ref: Ref): Factor {
  if ('value' in ref) return { base: 0, stride: 0, step: 0, uniform: true, value: ref.value };
  return { ...layout.address(ref), uniform: layout.isUniform(ref) };
}

/** Loads the factor of a cell, so many bytes and so many vectors of rows on; once for all cells of the same place. */
export function loaderOf(
  writer: Writer,
  f: FunctionBuilder,
  { uniform, value }: Factor,
  { base, offset }: Place,
): (bytes: number, vectors: number) => Vector {
  const known = new Map<number, Vector>();
  return (bytes, vectors) => {
    const by = value === undefined ? bytes + (uniform ? 0 : vectors * VECTOR_BYTES) : 0;
    let vector = known.get(by);
    if (vector === undefined) {
      const place = { base, offset: offset + by };
      if (value !== undefined) vector = writer.constant(f, value);
      else vector = uniform ? f.loadSplat(writer.type, place) : f.load(place);
      known.set(by, vector);
    }
    return vector;
  };
}
