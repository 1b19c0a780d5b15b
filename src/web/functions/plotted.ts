// What the Functions tab shows: an op of one operand by its name, or a formula of x; its values, and its slopes by
// autograd, at any x.

import { apply } from '../../engine/apply';
import { topologicalOrder } from '../../engine/order';
import { recompute } from '../../engine/recompute';
import { Value } from '../../engine/value';
import { parse } from '../../expression/parse';
import type { UnaryName } from '../../ops/algebra';
import type { FixedOp } from '../../ops/op';
import { ops } from '../../ops/table';
import { activations } from '../../nn/activation';
import { readFormula, type Problem } from '../step/formula';
import { opFor, type Given } from './options';

/** Of a longer formula no link tells. */
export const LONGEST_FUNCTION = 2000;

export interface Plotted {
  /** As a formula: `leakyRelu(x, 0.2)`. */
  readonly formula: string;
  /** Undefined for a formula. */
  readonly op: FixedOp | undefined;
  /** The nodes of its graph. */
  readonly nodes: readonly Value[];
  /** f(x), and f′(x), which is NaN where f is. */
  at(this: void, x: number): readonly [value: number, slope: number];
}

/** Activations first, as nets have them; `linear` is no op. */
export const ACTIVATION_OPS = Object.keys(activations).filter(isUnary);
export const OTHER_OPS = Object.keys(ops)
  .filter(isUnary)
  .filter((name) => !ACTIVATION_OPS.includes(name));

export function isUnary(name: string): name is UnaryName {
  return Object.hasOwn(ops, name) && ops[name as UnaryName].arity === 1;
}

/** @param f - the name of an op, or a formula that {@link problemWith} has nothing against */
export function plottedOf(f: string, given: Given): Plotted {
  const x = new Value(0, 'x');
  const op = isUnary(f) ? opFor(f, given) : undefined;
  const output = op === undefined ? parse(f, { x }).output : apply(op, [x]);
  const nodes = topologicalOrder(output);
  const at = (where: number): readonly [number, number] => {
    x.data = where;
    nodes.forEach(recompute);
    x.zeroGrad();
    output.backward();
    return [output.data, Number.isNaN(output.data) ? NaN : x.grad];
  };
  return { formula: op === undefined ? f : written(op), op, nodes, at };
}

/** A call with the options that are not the defaults. */
function written({ name, options }: FixedOp): string {
  const usual = ops[name as UnaryName].options;
  const said = options.every((option, i) => option === usual[i]) ? [] : options;
  return `${name}(${['x', ...said.map((option) => JSON.stringify(option))].join(', ')})`;
}

/** What a formula says of the function: its op, if it is no more than that, with the default options. */
export function functionIn(formula: string): string {
  const called = /^\s*(\w+)\(\s*x\s*\)\s*$/.exec(formula)?.[1] ?? '';
  return isUnary(called) ? called : formula;
}

/** Names in a formula that stand for no number here. */
export interface Strangers {
  readonly strangers: readonly string[];
}

/** Why something is neither an op of one operand nor a formula of x alone. */
export function problemWith(f: string): Problem | Strangers | undefined {
  if (isUnary(f)) return undefined;
  const read = readFormula(f, { x: 0 });
  if ('problem' in read) return read.problem;
  const strangers = Object.keys(read.at).filter((name) => name !== 'x');
  return strangers.length > 0 ? { strangers } : undefined;
}
