// What a kernel is: a function that WebAssembly lacks, computed for two doubles at once.

import type { Vector } from '../wasm/function';
import type { Arithmetic, Lanes } from './arithmetic';

/** What arithmetic needs beside instructions. */
export interface Tools {
  /** A number in both lanes. */
  constant(x: number): Vector;
  /** 64 bits in both lanes: a mask, or an integer. */
  bits(pattern: bigint): Vector;
  /** The result of another kernel. */
  call(kernel: KernelName, ...operands: Vector[]): Vector;
  /** Each lane's result by JavaScript's own function: for the rare operands that a kernel does not cover. */
  exact(name: 'sin' | 'cos', x: Vector): Vector;
}

export type KernelName = 'exp' | 'expm1' | 'log' | 'log1p' | 'sin' | 'cos' | 'tanh' | 'erf' | 'erfc';

export interface Kernel {
  /** How many. */
  readonly operands: number;
  build(this: void, m: Arithmetic, ...operands: Lanes[]): Lanes;
}
