// Where everything lies in the program's memory. What is uniform takes one lane; what differs from row to row takes a slot:
// a vector for each lane-wide part of a block of rows. Blocks are small enough that all their slots stay in the cache.

import { ARGUMENTS, COMPUTED, lengthOf, PARAMETERS, type Class, type Ref } from './groups';
import type { Plan } from './plan';
import { DOUBLES, type LaneType } from './wasm/instructions';

export const VECTOR_BYTES = 16;

/** Bytes of slots that a block may take, by those of a lane: floats have more, whose loops over rows are half as long. */
const BLOCK_BYTES = { 8: 40_000, 4: 80_000 } as const;
/** The vectors a slot may have. */
const VECTORS = { least: 4, most: 32 } as const;

/** Room for constants, which are loaded more quickly than made. */
const CONSTANTS = { base: 16, most: 4096 } as const;

/** A reference in bytes: the address for j = i = 0, and what each turn adds. */
export interface Address {
  readonly base: number;
  readonly stride: number;
  readonly step: number;
}

export class Layout {
  /** Vectors a slot: so many vectors of rows are a block. */
  readonly vectors: number;
  /** For each class its address, if it is in memory, and whether all rows share it. */
  private readonly bases: Float64Array;
  private readonly uniform: Uint8Array;
  private readonly tables: { readonly at: number; readonly values: readonly number[] }[] = [];
  private readonly constants = new Map<string, number>();
  private end: number = CONSTANTS.base + 8 * CONSTANTS.most;

  constructor(
    readonly type: LaneType,
    { ir, grouping, leaves, schedule: { stored } }: Plan,
    columns: number,
    targets: number,
  ) {
    const { first } = grouping;
    this.bases = new Float64Array(first.length);
    this.uniform = new Uint8Array(first.length);
    this.uniform[PARAMETERS] = 1;
    let slots = columns;
    for (let of = COMPUTED; of < first.length; of++) {
      if (ir.isUniform(first[of])) this.uniform[of] = 1;
      else if (stored[of] === 1) slots += lengthOf(grouping, of);
    }
    const fitting = 2 ** Math.floor(Math.log2(BLOCK_BYTES[type.size] / VECTOR_BYTES / Math.max(slots, 1)));
    this.vectors = Math.min(Math.max(fitting, VECTORS.least), VECTORS.most);
    this.sums = this.reserve(targets * VECTOR_BYTES);
    this.shared = this.reserve(targets * type.size);
    this.means = this.reserve((targets + type.lanes) * DOUBLES.size);
    this.bases[PARAMETERS] = this.reserve(leaves.length * type.size);
    this.bases[ARGUMENTS] = this.reserve(columns * this.slot);
    for (let of = COMPUTED; of < first.length; of++) {
      if (stored[of] === 1) this.bases[of] = this.reserve(lengthOf(grouping, of) * this.unit(of));
    }
  }

  /** Where the sums over rows lie, a vector each, and what all rows add to them, a number each. */
  readonly sums: number;
  readonly shared: number;
  /** Where the means are put, doubles, as many at a time as there are lanes. */
  readonly means: number;

  /** Bytes a slot. */
  get slot(): number {
    return this.vectors * VECTOR_BYTES;
  }

  /** Bytes in use. */
  get size(): number {
    return this.end;
  }

  /** The address of some bytes more, for vectors to lie in. */
  reserve(bytes: number): number {
    const base = this.end;
    this.end += Math.ceil(bytes / VECTOR_BYTES) * VECTOR_BYTES;
    return base;
  }

  /** Whether a reference is to numbers that all rows share. */
  isUniform(ref: Ref): boolean {
    return !('of' in ref) || this.uniform[ref.of] === 1;
  }

  address(ref: Exclude<Ref, { readonly value: number }>): Address {
    if ('table' in ref) {
      const at = this.reserve(ref.table.length * this.type.size);
      this.tables.push({ at, values: ref.table });
      return { base: at, stride: this.type.size, step: 0 };
    }
    const unit = this.unit(ref.of);
    return { base: this.at(ref.of, ref.start), stride: ref.stride * unit, step: ref.step * unit };
  }

  /** The address of what lies at this place of its class. */
  at(of: Class, place: number): number {
    return this.baseOf(of) + place * this.unit(of);
  }

  /** How far apart the nodes of a class lie. */
  private unit(of: Class): number {
    return this.uniform[of] === 1 ? this.type.size : this.slot;
  }

  baseOf(of: Class): number {
    const base = this.bases[of];
    if (base === 0) throw new Error(`class ${of} is not in memory`);
    return base;
  }

  /** Where a constant lies, of the program's own type or a double; undefined if there are too many. */
  constant(bits: bigint, bytes: 4 | 8): number | undefined {
    const key = `${bits} ${bytes}`;
    let place = this.constants.get(key);
    if (place === undefined) {
      if (this.constants.size === CONSTANTS.most) return undefined;
      place = CONSTANTS.base + 8 * this.constants.size;
      this.constants.set(key, place);
    }
    return place;
  }

  /** Writes what is constant into a new memory. */
  initialize(buffer: ArrayBuffer): void {
    const view = new DataView(buffer);
    for (const [key, place] of this.constants) view.setBigUint64(place, BigInt(key.split(' ')[0]), true);
    for (const { at, values } of this.tables) {
      values.forEach((value, i) => {
        if (this.type.size === 8) view.setFloat64(at + 8 * i, value, true);
        else view.setFloat32(at + 4 * i, value, true);
      });
    }
  }
}
