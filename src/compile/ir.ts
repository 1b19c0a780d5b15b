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
  /** Of each node its number, and in this order: its op's number, 1 if it is uniform, its depth, its datum, its operands. */
  private readonly nodes = new Lists();

  get size(): number {
    return this.nodes.size;
  }

  uses(op: IrOp): boolean {
    for (let id = 0; id < this.size; id++) if (this.op(id) === op) return true;
    return false;
  }

  op(id: number): IrOp {
    return OPS[this.nodes.at(id, ENTRIES.op)];
  }

  /** Whether a node is the same for all rows. */
  isUniform(id: number): boolean {
    return this.nodes.at(id, ENTRIES.uniform) === 1;
  }

  /** The longest way from a leaf: nodes of one depth do not depend on one another. */
  depth(id: number): number {
    return this.nodes.at(id, ENTRIES.depth);
  }

  /** The number of a constant, the place of a parameter, a column or a sum, the index of an imported function; else 0. */
  datum(id: number): number {
    return this.nodes.doubleAt(id, ENTRIES.datum);
  }

  /** How many operands a node has. */
  count(id: number): number {
    return this.nodes.lengthOf(id) - ENTRIES.operands;
  }

  operand(id: number, i: number): number {
    return this.nodes.at(id, ENTRIES.operands + i);
  }

  operandsOf(id: number): number[] {
    const operands: number[] = [];
    for (let i = 0; i < this.count(id); i++) operands.push(this.operand(id, i));
    return operands;
  }

  constant(x: number): number {
    return this.node('constant', [], x);
  }

  isConstant(id: number, x?: number): boolean {
    return this.op(id) === 'constant' && (x === undefined || Object.is(this.datum(id), x));
  }

  /** The node of this op over these operands. */
  make(op: IrOp, operands: readonly number[], datum = 0): number {
    if (FOLDED.has(op) && operands.every((id) => this.isConstant(id))) {
      return this.constant(ops[op as 'add'].forward(...operands.map((id) => this.datum(id))));
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
        return this.op(a) === 'neg' ? this.operand(a, 0) : undefined;
      default:
        return undefined;
    }
  }

  private node(op: IrOp, operands: readonly number[], datum: number): number {
    let uniform = op !== 'argument';
    let depth = 0;
    for (const operand of operands) {
      uniform &&= this.isUniform(operand);
      depth = Math.max(depth, this.depth(operand) + 1);
    }
    const { nodes } = this;
    nodes.push(OP_NUMBERS[op]);
    nodes.push(Number(uniform));
    nodes.push(depth);
    nodes.pushDouble(datum);
    for (const operand of operands) nodes.push(operand);
    return nodes.numbered();
  }
}

/** Where in the list of a node what is known of it stands. */
const ENTRIES = { op: 0, uniform: 1, depth: 2, datum: 3, operands: 5 } as const;

const OPS: readonly IrOp[] = ['constant', 'parameter', 'argument', 'dot', 'logSumExp', ...ELEMENTWISE];
export const OP_NUMBERS = Object.fromEntries(OPS.map((op, i) => [op, i])) as Readonly<Record<IrOp, number>>;

export function isIrOp(name: string): name is IrOp {
  return Object.hasOwn(OP_NUMBERS, name);
}
