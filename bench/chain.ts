// A chain of multiply-adds, two nodes each, forward and backward.

import { Value } from '../src/index';
import { ClosureValue } from './closure-engine';

interface Node<Self> {
  readonly data: number;
  readonly grad: number;
  mul(factor: number): Self;
  add(term: Self): Self;
  backward(): void;
}

export function stepgradChain(length: number): number {
  return chain(new Value(1.5), length);
}

export function closureChain(length: number): number {
  return chain(new ClosureValue(1.5), length);
}

/** Bytes of heap a two-operand node takes, its gradient included, once the garbage is gone. */
export function bytesPerNode(length: number, collect: () => void): number {
  const x = new Value(0.5);
  let y = x;
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < length; i++) y = y.mul(x).add(x);
  y.backward();
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  return y.op === 'add' ? bytes / (2 * length) : NaN; // the graph is still in use here
}

/** dy/dx at the end of the chain. */
function chain<Self extends Node<Self>>(x: Self, length: number): number {
  let y = x;
  for (let i = 0; i < length; i++) y = y.mul(1.0000001).add(x);
  y.backward();
  return x.grad;
}
