// Ops of any arity, where the caller holds the op and a list of operands.

import type { Op } from '../ops/op';
import { binary, nary, unary, type Operand, type Value } from './value';

/** @internal Records a node of the op, over operands in an array that becomes the node's own. */
export function apply(op: Op, operands: Operand[]): Value {
  if (op.arity === 1) return unary(op, operands[0]);
  return op.arity === 2 ? binary(op, operands[0], operands[1]) : nary(op, operands);
}
