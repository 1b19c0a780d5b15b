// What a kernel is: a function that WebAssembly lacks, computed for two doubles at once.

import type { Vector } from '../wasm/function';
import type { Lanes } from './lanes';

/** What a kernel may use beside instructions. */
export interface Tools {
  /** A number in both lanes. */
  readonly constant: (x: number) => Vector;
  /** 64 bits in both lanes, as a mask or an integer. */
  readonly bits: (pattern: bigint) => Vector;
  /** Each lane's result by the engine's own function: for the rare operands that a kernel does not cover. */
  readonly exact: (name: 'sin' | 'cos', x: Vector) => Vector;
}

export type KernelName = 'exp' | 'expm1' | 'log' | 'log1p' | 'sin' | 'cos' | 'tanh' | 'erfc' | 'erf';

/** A kernel: its operands are vectors of doubles, and so is what `build` returns. */
export interface Kernel {
  readonly operands: number;
  build(this: void, m: Lanes, ...operands: Vector[]): Vector;
}
