// Where everything lies in the program's memory. What is uniform takes one lane; what differs from row to row takes a slot:
// a vector for each lane-wide part of a block of rows. Blocks are small enough that all their slots stay in the cache.

import { ARGUMENTS, PARAMETERS, type Class, type Group, type Ref } from './groups';
import { DOUBLES, type LaneType } from './wasm/instructions';

export const VECTOR_BYTES = 16;

/** Bytes of slots that a block may take: more for floats, whose loops over rows are half as long, and start as often. */
const BLOCK_BYTES = { f64: 40_000, f32: 80_000 } as const;
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
    parameters: number,
    columns: number,
    targets: number,
    groups: readonly Group[],
    isStored: (group: Group) => boolean,
  ) {
    const stored = groups.filter(isStored);
    this.bases = new Float64Array(groups.length + 2);
    this.uniform = new Uint8Array(groups.length + 2);
    this.uniform[PARAMETERS] = 1;
    const slots = stored.reduce(
      (total, { uniform, members }) => total + (uniform ? 0 : members.length),
      columns,
    );
    const fitting = 2 ** Math.floor(Math.log2(BLOCK_BYTES[type.name] / VECTOR_BYTES / Math.max(slots, 1)));
    this.vectors = Math.min(Math.max(fitting, VECTORS.least), VECTORS.most);
    this.sums = this.reserve(targets * VECTOR_BYTES);
    this.shared = this.reserve(targets * type.size);
    this.means = this.reserve((targets + type.lanes) * DOUBLES.size);
    this.bases[PARAMETERS] = this.reserve(parameters * type.size);
    this.bases[ARGUMENTS] = this.reserve(columns * this.slot);
    for (const { id, uniform, members } of stored) {
      if (uniform) this.uniform[id] = 1;
      this.bases[id] = this.reserve(members.length * (uniform ? type.size : this.slot));
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
    const unit = this.uniform[ref.of] === 1 ? this.type.size : this.slot;
    const base = this.baseOf(ref.of);
    return { base: base + ref.start * unit, stride: ref.stride * unit, step: ref.step * unit };
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
