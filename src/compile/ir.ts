// The program before it has a shape: a graph of numbered nodes, operands before what is made of them. A node is made
// once, folded where its operands are constants, and left out where it would change nothing, to the last bit.

import { Lists } from '../calculus/lists';
import { ops } from '../ops/table';

/** Computed for each row, or for each member of a loop, one by one. */
export const ELEMENTWISE = [
  'neg', 'abs', 'sqrt', 'floor', 'ceil', 'round', 'relu', 'step',
  'add', 'sub', 'mul', 'div', 'min', 'max',
  'equal', 'less', // masks: all bits of a lane, or none
  'select', // mask, value where it is set, value where it is not
  'exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tanh', 'erf', 'erfc', // kernels
  'call', // a function of numbers that is imported
  'accumulate', // adds a product to a sum over rows; nothing is made of it
] as const; // prettier-ignore

export type Elementwise = (typeof ELEMENTWISE)[number];

/**
 * Leaves: a number; number i of what is read at each call; column i of the arguments. The rest: Elementwise; `dot` (all w,
 * then all x, then a bias if the count is odd) and `logSumExp`, of any number of operands.
 */
export type IrOp = 'constant' | 'parameter' | 'argument' | Elementwise | 'dot' | 'logSumExp';

/** Ops of the table that are folded where their operands are all known. The others are before they come here, or not at all. */
const FOLDED: ReadonlySet<IrOp> = new Set<IrOp>(['neg', 'abs', 'add', 'sub', 'mul', 'div']);

export class Ir {
  readonly ops: IrOp[] = [];
  /** The number of a constant, the place of a parameter, a column or a sum, the index of an imported function; else 0. */
  readonly data: number[] = [];
  /** Whether a node is the same for all rows. */
  readonly uniform: boolean[] = [];
  /** The longest way from a leaf: nodes of one depth do not depend on one another. */
  readonly depth: number[] = [];
  /** Of each node its op, the words of its datum, and its operands. */
  private readonly lists = new Lists();

  get size(): number {
    return this.ops.length;
  }

  /** How many operands a node has. */
  count(id: number): number {
    return this.lists.lengthOf(id) - OPERANDS;
  }

  operand(id: number, i: number): number {
    return this.lists.at(id, OPERANDS + i);
  }

  operandsOf(id: number): number[] {
    const operands: number[] = [];
    for (let i = 0; i < this.count(id); i++) operands.push(this.operand(id, i));
    return operands;
  }

  constant(x: number): number {
    return this.node('constant', [], x);
  }

  isConstant(id: number, x: number): boolean {
    return this.ops[id] === 'constant' && Object.is(this.data[id], x);
  }

  /** The node of this op over these operands. */
  make(op: IrOp, operands: readonly number[], datum = 0): number {
    if (FOLDED.has(op) && operands.every((id) => this.ops[id] === 'constant')) {
      return this.constant(ops[op as 'add'].forward(...operands.map((id) => this.data[id])));
    }
    return this.simplified(op, operands) ?? this.node(op, operands, datum);
  }

  /** An operand that the op would return as it is, bit for bit, ±0, NaN and ±∞ included. */
  private simplified(op: IrOp, [a, b]: readonly number[]): number | undefined {
    switch (op) {
      case 'mul':
        if (this.isConstant(a, 1)) return b;
        return this.isConstant(b, 1) ? a : undefined;
      case 'div':
        return this.isConstant(b, 1) ? a : undefined;
      case 'add':
        if (this.isConstant(a, -0)) return b;
        return this.isConstant(b, -0) ? a : undefined;
      case 'sub':
        return this.isConstant(b, 0) ? a : undefined;
      case 'neg':
        return this.ops[a] === 'neg' ? this.operand(a, 0) : undefined;
      default:
        return undefined;
    }
  }

  private node(op: IrOp, operands: readonly number[], datum: number): number {
    const { lists } = this;
    lists.push(OP_NUMBERS[op]);
    lists.pushDouble(datum);
    for (const operand of operands) lists.push(operand);
    const id = lists.end();
    if (id < this.size) return id;
    this.ops.push(op);
    this.data.push(datum);
    let uniform = op !== 'argument';
    let depth = 0;
    for (const operand of operands) {
      uniform &&= this.uniform[operand];
      depth = Math.max(depth, this.depth[operand] + 1);
    }
    this.uniform.push(uniform);
    this.depth.push(depth);
    return id;
  }
}

/** Where the operands begin in the list of a node. */
const OPERANDS = 3;

export const OP_NUMBERS = Object.fromEntries(
  ['constant', 'parameter', 'argument', 'dot', 'logSumExp', ...ELEMENTWISE].map((op, i) => [op, i]),
) as Readonly<Record<IrOp, number>>;

export function isIrOp(name: string): name is IrOp {
  return Object.hasOwn(OP_NUMBERS, name);
}
