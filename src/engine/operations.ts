// The ops as methods, x.mul(y), and as functions, mul(x, y), made from the table: one row there is one
// method and one function here.

import type { BinaryName, OptionsOf, TernaryName, UnaryName } from '../ops/algebra';
import type { FixedOp, Op } from '../ops/op';
import { ops, opWith } from '../ops/table';

/** Every op of one to three operands as a method of its first operand. */
export type Methods<V> = {
  [K in UnaryName]: (...options: Partial<OptionsOf<K>>) => V;
} & {
  [K in BinaryName]: (other: V | number) => V;
} & {
  [K in TernaryName]: (second: V | number, third: V | number) => V;
};

/** The same ops as functions. */
export type Functions<V> = {
  readonly [K in UnaryName]: (x: V | number, ...options: Partial<OptionsOf<K>>) => V;
} & {
  readonly [K in BinaryName]: (a: V | number, b: V | number) => V;
} & {
  readonly [K in TernaryName]: (a: V | number, b: V | number, c: V | number) => V;
};

/** How a node is made from its op and its operands. */
export interface Recorders<V> {
  unary(this: void, op: FixedOp, a: V | number): V;
  binary(this: void, op: FixedOp, a: V | number, b: V | number): V;
  nary(this: void, op: Op, operands: (V | number)[]): V;
}

type FixedName = UnaryName | BinaryName | TernaryName;

/** A class with every op as a method, for the class of the nodes to extend. */
export function operationsOf<V>(recorders: Recorders<V>): new () => Methods<V> {
  class Operations {}
  for (const name of FIXED) {
    Object.defineProperty(Operations.prototype, name, { value: methodOf(name, recorders) });
  }
  return Operations as new () => Methods<V>;
}

/** Every op as a function. */
export function functionsOf<V>(recorders: Recorders<V>): Functions<V> {
  return Object.fromEntries(FIXED.map((name) => [name, functionOf(name, recorders)])) as Functions<V>;
}

const FIXED = Object.values(ops).flatMap((op) => (op.arity === 'n' ? [] : [op.name as FixedName]));

function methodOf<V>(name: FixedName, { unary, binary, nary }: Recorders<V>): unknown {
  const op = ops[name];
  if (op.arity === 2) return function (this: V, b: V | number) { return binary(op, this, b); }; // prettier-ignore
  if (op.arity === 3) return function (this: V, b: V, c: V) { return nary(op, [this, b, c]); }; // prettier-ignore
  if (op.options.length === 0) return function (this: V) { return unary(op, this); }; // prettier-ignore
  return function (this: V, ...options: []) { return unary(opWith(name, options), this); }; // prettier-ignore
}

function functionOf<V>(name: FixedName, { unary, binary, nary }: Recorders<V>): unknown {
  const op = ops[name];
  if (op.arity === 2) return (a: V | number, b: V | number) => binary(op, a, b);
  if (op.arity === 3) return (a: V | number, b: V | number, c: V | number) => nary(op, [a, b, c]);
  if (op.options.length === 0) return (x: V | number) => unary(op, x);
  return (x: V | number, ...options: []) => unary(opWith(name, options), x);
}
