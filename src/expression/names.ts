// The names in a formula: what a caller has to give values for, and the ops it calls.

import { ops } from '../ops/table';
import { CONSTANTS, readFormula, type Expression } from './syntax';

/** The names of a formula in the order in which they first stand in it. */
export interface Names {
  /** Those that need a value. */
  readonly needed: readonly string[];
  /** Those that have one of their own, `pi` and `e`, and may be given another. */
  readonly constants: readonly string[];
  /** Those that are called as ops, whether there are such ops or not. */
  readonly called: readonly string[];
}

/** @throws ParseError if the formula cannot be read */
export function namesIn(source: string): Names {
  const [found, called] = [new Set<string>(), new Set<string>()];
  // Depth first with a stack: a sum of 100,000 terms is a tree that deep.
  const open: (Expression | null)[] = [readFormula(source)];
  for (let tree = open.pop(); tree !== undefined; tree = open.pop()) {
    if (tree === null) continue; // an empty place in an array
    if (tree.type === 'name') found.add(tree.name);
    if (tree.type === 'call' && tree.callee.type === 'name') called.add(tree.callee.name);
    open.push(...partsOf(tree).reverse());
  }
  const names = [...found].filter((name) => !Object.hasOwn(ops, name));
  return {
    needed: names.filter((name) => !Object.hasOwn(CONSTANTS, name)),
    constants: names.filter((name) => Object.hasOwn(CONSTANTS, name)),
    called: [...called],
  };
}

/** The parts of an expression from left to right, without the name of a call. */
function partsOf(tree: Expression): (Expression | null)[] {
  switch (tree.type) {
    case 'sign':
      return [tree.operand];
    case 'binary':
      return [tree.left, tree.right];
    case 'call':
      return [...(tree.callee.type === 'name' ? [] : [tree.callee]), ...tree.operands];
    case 'array':
      return [...tree.elements];
    default:
      return []; // a leaf
  }
}
