// One WebAssembly function: what it does with vectors, and with memory.

import { Code, type Index } from './code';
import { VECTOR, type LaneName, type LaneType } from './instructions';

export type { Index, Signature } from './code';

/** A local that holds a vector. */
export type Vector = number & { readonly __type?: 'v128' };

/** A place in memory: what a local holds, if one is named, and bytes beyond. */
export interface Place {
  readonly base?: Index | undefined;
  readonly offset: number;
}

export class FunctionBuilder extends Code {
  vector(name: keyof typeof VECTOR, ...operands: readonly Vector[]): Vector {
    return this.simd(VECTOR[name], operands);
  }

  lanes(type: LaneType, name: LaneName, ...operands: readonly Vector[]): Vector {
    return this.simd(type.code[name], operands);
  }

  private simd(code: number, operands: readonly number[]): Vector {
    for (const operand of operands) this.get(operand);
    this.prefixed(code);
    return this.kept('v128');
  }

  /** into += the product of the factors, of which there are one or two. */
  accumulate(type: LaneType, into: Vector, factors: readonly Vector[]): void {
    this.get(into);
    for (const factor of factors) this.get(factor);
    if (factors.length === 2) this.prefixed(type.code.mul);
    this.prefixed(type.code.add);
    this.set(into);
  }

  assign(into: Vector, from: Vector): void {
    this.get(from);
    this.set(into);
  }

  zero(): Vector {
    this.prefixed(0x0c);
    for (let i = 0; i < 16; i++) this.code.byte(0);
    return this.kept('v128');
  }

  /** 128 bits that repeat a pattern as wide as a lane. */
  constant(type: LaneType, pattern: bigint): Vector {
    this.prefixed(0x0c);
    for (let i = 0; i < 16; i++) this.code.byte(Number((pattern >> BigInt(8 * (i % type.size))) & 0xffn));
    return this.kept('v128');
  }

  /** The lower half of a, then that of b. */
  lowerHalves(a: Vector, b: Vector): Vector {
    return this.everySecond(a, b, 8, 0);
  }

  /** The upper half of a, then that of b. */
  upperHalves(a: Vector, b: Vector): Vector {
    return this.everySecond(a, b, 8, 1);
  }

  /** The sum of all lanes, in the first. */
  sumOfLanes(type: LaneType, x: Vector): Vector {
    const halves = this.lanes(type, 'add', x, this.upperHalves(x, x));
    if (type.lanes === 2) return halves;
    this.extract(type, halves, 1);
    return this.lanes(type, 'add', halves, this.splat(type));
  }

  /** The same of as many vectors as each has lanes, a sum in each lane. */
  sumsOfLanes(type: LaneType, vectors: readonly Vector[]): Vector {
    let sums = vectors;
    for (let bytes = 8; bytes >= type.size; bytes /= 2) {
      sums = sums.flatMap((a, i) => {
        if (i % 2 === 1) return [];
        const [even, odd] = [0, 1].map((first) => this.everySecond(a, sums[i + 1], bytes, first));
        return [this.lanes(type, 'add', even, odd)];
      });
    }
    return sums[0];
  }

  /** Every second part of so many bytes, of a and then of b, from the first or the second on. */
  private everySecond(a: Vector, b: Vector, bytes: number, first: number): Vector {
    this.get(a);
    this.get(b);
    this.prefixed(0x0d);
    for (let part = first; part < 32 / bytes; part += 2) {
      for (let i = 0; i < bytes; i++) this.code.byte(part * bytes + i);
    }
    return this.kept('v128');
  }

  /** Shifts both halves of 64 bits by a constant. */
  shift(name: 'i64x2.shl' | 'i64x2.shr_u', x: Vector, bits: number): Vector {
    this.get(x);
    this.i32(bits);
    this.prefixed(VECTOR[name]);
    return this.kept('v128');
  }

  extract(type: LaneType, x: Vector, lane: number): void {
    this.get(x);
    this.prefixed(type.code.extract);
    this.code.byte(lane);
  }

  /** x with one lane from the stack. */
  splat(type: LaneType): Vector {
    this.prefixed(type.code.splat);
    return this.kept('v128');
  }

  /** x with the lane replaced by what `value` leaves on the stack. */
  replace(type: LaneType, x: Vector, lane: number, value: () => void): Vector {
    this.get(x);
    value();
    this.prefixed(type.code.replace);
    this.code.byte(lane);
    return this.kept('v128');
  }

  // Memory

  load(place: Place): Vector {
    this.access(VECTOR.load, 16, place);
    return this.kept('v128');
  }

  store(place: Place, x: Vector): void {
    this.access(VECTOR.store, 16, place, x);
  }

  /** An address that is itself in memory. */
  loadIndex(place: Place): Index {
    this.address(place);
    this.code.byte(0x28);
    this.memory(4, place);
    return this.kept('i32');
  }

  /** One number, in all lanes. */
  loadSplat({ code, size }: LaneType, place: Place): Vector {
    this.access(code['load.splat'], size, place);
    return this.kept('v128');
  }

  /** One number in the first lane, 0 in the others. */
  loadFirst({ code, size }: LaneType, place: Place): Vector {
    this.access(code['load.zero'], size, place);
    return this.kept('v128');
  }

  loadLane({ code, size }: LaneType, place: Place, x: Vector, lane: number): Vector {
    this.access(code['load.lane'], size, place, x);
    this.code.byte(lane);
    return this.kept('v128');
  }

  storeLane({ code, size }: LaneType, place: Place, x: Vector, lane: number): void {
    this.access(code['store.lane'], size, place, x);
    this.code.byte(lane);
  }

  /** The vector that a function of vectors returns. */
  callVector(index: number, args: readonly number[]): Vector {
    this.call(index, args);
    return this.kept('v128');
  }

  /** An instruction on so many bytes of memory, and on a vector if it takes one. */
  private access(code: number, bytes: number, place: Place, x?: Vector): void {
    this.address(place);
    if (x !== undefined) this.get(x);
    this.prefixed(code);
    this.memory(bytes, place);
  }

  private address({ base }: Place): void {
    if (base === undefined) this.i32(0);
    else this.get(base);
  }

  private memory(bytes: number, { offset }: Place): void {
    this.code.unsigned(Math.log2(bytes));
    this.code.unsigned(offset);
  }

  private prefixed(code: number): void {
    this.code.byte(0xfd);
    this.code.unsigned(code);
    this.instructions++;
  }
}
