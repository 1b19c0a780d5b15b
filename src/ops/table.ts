// The table of all ops: one row an op, and from the rows the ops as the rest of the library uses them.

import { activations } from './activations';
import type { Algebra, NaryName, OpName, OptionsOf } from './algebra';
import { arithmetic } from './arithmetic';
import { elementary } from './elementary';
import { nary } from './nary';
import { configure, nameNary, type FixedOp, type NaryOp, type NaryRow, type Row } from './op';

type FixedName = Exclude<OpName, NaryName>;

const fixed = { ...arithmetic, ...elementary, ...activations };

/** Every row by name. A name without a row is a compile error. */
export const table = { ...fixed, ...nary } satisfies Record<OpName, unknown>;

/** Every op by name, with its default options. */
export const ops = Object.fromEntries([
  ...Object.entries(fixed).map(([name, row]) => [name, configure(name, row as never)]),
  ...Object.entries(nary).map(([name, row]) => [name, nameNary(name, row)]),
]) as Readonly<Record<FixedName, FixedOp> & Record<NaryName, NaryOp>>;

/** The op of that name with other options than the defaults: `opWith('leakyRelu', [0.2])`. */
export function opWith<K extends FixedName>(name: K, options: Partial<OptionsOf<K>>): FixedOp {
  return options.length === 0 ? ops[name] : configure(name, fixed[name] as never, options);
}

/** What a row of the table says beside its rule. */
export function describe(name: OpName): Omit<Row<number[]>, 'forward' | 'partials'> | NaryRow {
  return table[name] as never;
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
