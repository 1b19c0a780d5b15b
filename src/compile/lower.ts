// How each op of the table is computed from the few that a program has. The numbers are those of the table's own
// `forward` but for the last bits of the functions that WebAssembly lacks.

import { Lists } from '../calculus/lists';
import type { OpName } from '../ops/algebra';
import { GELU_CUBE, GELU_SCALE, SELU_SCALE, SELU_SLOPE } from '../ops/activations';
import type { Op } from '../ops/op';
import { ops } from '../ops/table';
import { isIrOp, OP_NUMBERS, type Ir, type IrOp } from './ir';

/** A node under construction: its ir, and functions that make nodes of nodes and numbers. */
interface Maker {
  (op: IrOp, ...operands: (Id | number)[]): Id;
  /** The same of a list, which may be longer than a call can have arguments. */
  many(this: void, op: IrOp, operands: readonly (Id | number)[]): Id;
  /** The lists in an order in which they are likely to lie in memory at equal distances; undefined if a loop would not pay. */
  regular(this: void, ...lists: readonly (readonly Id[])[]): readonly (readonly Id[])[] | undefined;
}

/** A node of the ir, as opposed to a number. */
interface Id {
  readonly id: number;
}

type Lowering = (m: Maker, x: readonly Id[], options: readonly unknown[]) => Id;

/** What has no entry is an op of programs as well, or else imported: an elementary function that is no kernel. */
const lowerings: Readonly<Partial<Record<OpName, Lowering>>> = {
  sign: (m, [x]) => m('select', m('less', 0, x), 1, m('select', m('less', x, 0), -1, x)),
  square: (m, [x]) => m('mul', x, x),
  reciprocal: (m, [x]) => m('div', 1, x),
  tanh,
  sech: (m, [x]) => {
    const e = expOfMinusAbs(m, x);
    return m('div', m('mul', 2, e), m('add', 1, m('mul', e, e)));
  },
  sigmoid,
  logSigmoid: (m, [x]) => m('sub', m('min', x, 0), m('log1p', expOfMinusAbs(m, x))),
  relu6: (m, [x]) => m('min', m('relu', x), 6),
  leakyRelu: (m, [x], [slope]) => m('select', m('less', 0, x), x, m('mul', slope as number, x)),
  elu: (m, [x], [alpha]) => m('select', m('less', 0, x), x, m('mul', alpha as number, m('expm1', x))),
  selu: (m, [x]) =>
    m('select', m('less', 0, x), m('mul', SELU_SCALE, x), m('mul', SELU_SLOPE, m('expm1', x))),
  gelu: (m, [x], [approximate]) => {
    if (approximate === 'none') {
      return m('mul', m('mul', x, 0.5), m('erfc', m('mul', m('neg', x), Math.SQRT1_2)));
    }
    const cube = m('mul', m('mul', m('mul', GELU_CUBE, x), x), x);
    return m('mul', x, sigmoid(m, [m('mul', 2 * GELU_SCALE, m('add', x, cube))]));
  },
  silu: (m, x) => m('mul', ...x, sigmoid(m, x)),
  mish: (m, x) => m('mul', ...x, tanh(m, [softplus(m, x)])),
  softplus,
  softsign: (m, [x]) => m('div', x, m('add', 1, m('abs', x))),
  hardtanh: (m, [x], [lo, hi]) => m('min', m('max', x, lo as number), hi as number),
  hardSigmoid,
  hardSwish: (m, x) => m('mul', ...x, hardSigmoid(m, x)),
  logAddExp: (m, [a, b]) => {
    const apart = m('add', m('max', a, b), m('log1p', expOfMinusAbs(m, m('sub', a, b))));
    return m('select', m('equal', a, b), m('add', a, Math.LN2), apart);
  },
  clamp: (m, [x, lo, hi]) => m('min', m('max', x, lo), hi),
  where: (m, [condition, a, b]) => m('select', m('less', 0, condition), a, b),
  sum,
  mean: (m, xs) => m('div', sum(m, xs), xs.length),
  dot: (m, operands) => {
    const n = operands.length >> 1;
    const bias = operands.slice(2 * n);
    const lists = m.regular(operands.slice(0, n), operands.slice(n, 2 * n));
    if (lists !== undefined) return m.many('dot', [...lists.flat(), ...bias]);
    const products = Array.from({ length: n }, (_, i) => m('mul', operands[i], operands[n + i]));
    return total(m, operands.length > 2 * n ? operands[2 * n] : 0, products);
  },
};

/** So many terms are summed one by one. */
const FEW = 3;

/** Makes the nodes of ops, those of the table and those of the user's own, which are always imported. */
export function lowering(
  ir: Ir,
  importOf: (op: Op, arity: number) => number,
): (op: Op, operands: readonly number[]) => number {
  const idOf = (x: Id | number): number => (typeof x === 'number' ? ir.constant(x) : x.id);
  const many: Maker['many'] = (op, operands) => ({ id: ir.make(op, operands.map(idOf)) });
  const make: Maker = Object.assign((op: IrOp, ...operands: (Id | number)[]) => many(op, operands), {
    many,
    regular: (...lists: readonly (readonly Id[])[]) => regular(ir, lists),
  });
  return (op, operands) => {
    if (isOfTable(op)) {
      const rule = lowerings[op.name as OpName];
      if (rule !== undefined) return rule(make, operands.map((id) => ({ id })), op.options).id; // prettier-ignore
      if (isIrOp(op.name)) return ir.make(op.name, operands);
    }
    return ir.make('call', operands, importOf(op, operands.length));
  };
}

/** An op of the user's own may have a name of the table's. */
function isOfTable(op: Op): boolean {
  return op.options.length > 0 || (ops as Readonly<Record<string, Op | undefined>>)[op.name] === op;
}

/** Nodes that were made alike, one after the other, have one op, one depth, and ids at equal distances. */
function regular(ir: Ir, lists: readonly (readonly Id[])[]): readonly (readonly Id[])[] | undefined {
  const count = lists[0].length;
  if (count <= FEW) return undefined;
  // Sorted by what they are like: sums may alternate between terms of two kinds.
  const kinds = new Lists();
  const alikes: number[][] = [];
  for (let i = 0; i < count; i++) {
    for (const list of lists) {
      kinds.push(OP_NUMBERS[ir.op(list[i].id)]);
      kinds.push(ir.depth(list[i].id));
    }
    (alikes[kinds.numbered()] ??= []).push(i);
  }
  let breaks = alikes.length;
  for (const alike of alikes) {
    for (let k = 2; k < alike.length; k++) {
      const [a, b, c] = [alike[k - 2], alike[k - 1], alike[k]];
      if (lists.some((list) => !atEqualDistances(ir, list[a].id, list[b].id, list[c].id))) breaks++;
    }
  }
  if (4 * breaks > count && alikes.length + breaks > 2) return undefined;
  const order = alikes.flat();
  return lists.map((list) => order.map((i) => list[i]));
}

function atEqualDistances(ir: Ir, a: number, b: number, c: number): boolean {
  const isLeaf = ir.op(a) === 'parameter' || ir.op(a) === 'argument';
  return isLeaf ? ir.datum(c) - ir.datum(b) === ir.datum(b) - ir.datum(a) : c - b === b - a;
}

function expOfMinusAbs(m: Maker, x: Id): Id {
  return m('exp', m('neg', m('abs', x)));
}

function tanh(m: Maker, [x]: readonly Id[]): Id {
  return m('tanh', x, expOfMinusAbs(m, x));
}

function sigmoid(m: Maker, [x]: readonly Id[]): Id {
  const e = expOfMinusAbs(m, x);
  return m('div', m('select', m('less', x, 0), e, 1), m('add', 1, e));
}

function softplus(m: Maker, [x]: readonly Id[]): Id {
  return m('add', m('relu', x), m('log1p', expOfMinusAbs(m, x)));
}

function hardSigmoid(m: Maker, [x]: readonly Id[]): Id {
  return m('div', m('min', m('relu', m('add', x, 3)), 6), 6);
}

function sum(m: Maker, xs: readonly Id[]): Id {
  const lists = m.regular(xs);
  return lists === undefined ? total(m, 0, xs) : m.many('dot', [...xs.map(() => 1), ...lists[0]]);
}

function total(m: Maker, start: Id | number, terms: readonly Id[]): Id {
  const first = typeof start === 'number' ? m('add', start, -0) : start;
  return terms.reduce((sum, term) => m('add', sum, term), first);
}
