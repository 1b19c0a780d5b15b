// The program before it has a shape: a graph of numbered nodes, operands before what is made of them. A node is made
// once, folded where its operands are constants, and left out where it would change nothing, to the last bit.

import { ops } from '../ops/table';
import { HashTable } from './hashTable';

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
  readonly operands: (readonly number[])[] = [];
  /** The number of a constant, the place of a parameter, a column or a sum, the index of an imported function; else 0. */
  readonly data: number[] = [];
  /** Whether a node is the same for all rows. */
  readonly uniform: boolean[] = [];
  /** The longest way from a leaf: nodes of one depth do not depend on one another. */
  readonly depth: number[] = [];
  private readonly known = new HashTable();

  get size(): number {
    return this.ops.length;
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
        return this.ops[a] === 'neg' ? this.operands[a][0] : undefined;
      default:
        return undefined;
    }
  }

  private node(op: IrOp, operands: readonly number[], datum: number): number {
    const hash = hashOf(op, operands, datum);
    const found = this.known.find(hash, (id) => this.is(id, op, operands, datum));
    if (found !== undefined) return found;
    this.known.add(hash, this.ops.length);
    this.ops.push(op);
    this.operands.push(operands);
    this.data.push(datum);
    let uniform = op !== 'argument';
    let depth = 0;
    for (const operand of operands) {
      uniform &&= this.uniform[operand];
      depth = Math.max(depth, this.depth[operand] + 1);
    }
    this.uniform.push(uniform);
    this.depth.push(depth);
    return this.ops.length - 1;
  }

  private is(id: number, op: IrOp, operands: readonly number[], datum: number): boolean {
    const own = this.operands[id];
    if (this.ops[id] !== op || !Object.is(this.data[id], datum) || own.length !== operands.length)
      return false;
    for (let i = 0; i < own.length; i++) if (own[i] !== operands[i]) return false;
    return true;
  }
}

const NUMBERS = new Map<IrOp, number>(
  ['constant', 'parameter', 'argument', 'dot', 'logSumExp', ...ELEMENTWISE].map((op, i) => [op as IrOp, i]),
);

export function isIrOp(name: string): name is IrOp {
  return NUMBERS.has(name as IrOp);
}

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** FNV-1a, over words. */
function hashOf(op: IrOp, operands: readonly number[], datum: number): number {
  double[0] = datum;
  let hash = NUMBERS.get(op) as number;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  for (const operand of operands) hash = Math.imul(hash ^ operand, 0x01000193);
  return hash ^ (hash >>> 15);
}
