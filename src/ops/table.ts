// The table of all ops: one row an op, and from the rows the ops as the rest of the library uses them.

import { activations } from './activations';
import type { Algebra, NaryName, OpName, OptionsOf } from './algebra';
import { arithmetic } from './arithmetic';
import { elementary } from './elementary';
import { nary } from './nary';
import { configure, nameNary, type FixedOp, type NaryOp, type Op } from './op';

type FixedName = Exclude<OpName, NaryName>;

const fixed = { ...arithmetic, ...elementary, ...activations };

/** Every op by name, with its default options. */
export const ops = Object.fromEntries([
  ...Object.entries(fixed).map(([name, row]) => [name, configure(name, row as never)]),
  ...Object.entries(nary).map(([name, row]) => [name, nameNary(name, row)]),
]) as Readonly<Record<FixedName, FixedOp> & Record<NaryName, NaryOp>>;

/** The op of that name with other options than the defaults: `opWith('leakyRelu', [0.2])`. */
export function opWith<K extends FixedName>(name: K, options: Partial<OptionsOf<K>>): FixedOp {
  return options.length === 0 ? ops[name] : configure(name, fixed[name], options);
}

/** An algebra over the elements that `apply` makes of an op and its operands. */
export function algebraOf<T>(apply: (op: Op, operands: (T | number)[]) => T): Algebra<T> {
  const rules = Object.values(ops).map((op) => {
    const { name, arity } = op;
    if (arity === 'n') return [name, (inputs: readonly (T | number)[]) => apply(op, inputs.slice())];
    if (arity === 1 && op.options.length === 0) return [name, (x: T | number) => apply(op, [x])];
    if (arity === 2) return [name, (a: T | number, b: T | number) => apply(op, [a, b])];
    return [
      name,
      (...given: (T | number)[]) =>
        apply(opWith(name as FixedName, given.slice(arity) as []), given.slice(0, arity)),
    ];
  });
  const dot = (ws: readonly (T | number)[], xs: readonly (T | number)[], bias?: T | number): T =>
    apply(ops.dot, bias === undefined ? [...ws, ...xs] : [...ws, ...xs, bias]);
  return { ...(Object.fromEntries(rules) as Algebra<T>), dot };
}

/** The value of an op at a point of numbers, whatever its arity. */
export function valueAt(op: Op, at: readonly number[]): number {
  return op.arity === 'n' ? op.forward(at) : op.forward(...at);
}

/** The algebra of plain numbers: where there are no options, an op's own forward, without a detour. */
export const numbers: Algebra<number> = {
  ...algebraOf<number>(valueAt),
  ...Object.fromEntries(
    Object.values(ops).flatMap((op) =>
      op.arity === 'n' || op.options.length > 0 ? [] : [[op.name, op.forward]],
    ),
  ),
};
