// The table of all ops: one row an op, and from the rows the ops as the rest of the library uses them.

import { activations } from './activations';
import type { Algebra, NaryName, OpName, OptionsOf } from './algebra';
import { arithmetic } from './arithmetic';
import { elementary } from './elementary';
import { nary } from './nary';
import { configure, nameNary, type Facts, type FixedOp, type NaryOp } from './op';

type FixedName = Exclude<OpName, NaryName>;

const fixed = { ...arithmetic, ...elementary, ...activations };

/** What the rows say of their ops. A name without a row is a compile error. */
export const table: Readonly<Record<OpName, Facts>> = { ...fixed, ...nary };

/** Every op by name, with its default options. */
export const ops = Object.fromEntries([
  ...Object.entries(fixed).map(([name, row]) => [name, configure(name, row as never)]),
  ...Object.entries(nary).map(([name, row]) => [name, nameNary(name, row)]),
]) as Readonly<Record<FixedName, FixedOp> & Record<NaryName, NaryOp>>;

/** The op of that name with other options than the defaults: `opWith('leakyRelu', [0.2])`. */
export function opWith<K extends FixedName>(name: K, options: Partial<OptionsOf<K>>): FixedOp {
  return options.length === 0 ? ops[name] : configure(name, fixed[name], options);
}

/** The algebra of plain numbers. */
export const numbers = Object.fromEntries(
  Object.values(ops).map((op) => [
    op.name,
    op.options.length === 0
      ? op.forward
      : (x: number, ...options: []) => opWith(op.name as FixedName, options).forward(x),
  ]),
) as unknown as Algebra<number>;
