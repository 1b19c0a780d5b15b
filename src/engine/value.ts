// The whole of autograd. A Value remembers the op and the operands that made it, and how strongly it
// depends on each of them; backward() walks that graph from the output to the leaves and applies the
// chain rule. What an op computes, and its derivatives, are rows of the table in ../ops, as that of mul:
//   forward: (a, b) => a * b,   partials: (m, [a, b]) => [b, a]

import type { FixedOp, Op } from '../ops/op';
import { numbers } from '../ops/table';
import { mode } from './mode';
import { operationsOf, type Methods } from './operations';
import { show } from './show';

/** What an op takes: a node of the graph, or a plain number, which is a constant. */
export type Operand = Value | number;

/** The mark of a constant: no pass reaches it, so it never has a gradient. */
const CONSTANT = -1;
let passes = 0; // numbered, so that a mark left by one means nothing to the next

/** The ops as methods: x.tanh(), x.mul(y), … */
const Operations: new () => Methods<Value> = operationsOf<Value>({ unary, binary, nary });

/**
 * A number that knows where it came from.
 *
 * @example
 * const x = new Value(3, 'x');
 * const y = x.mul(x).add(1);
 * y.backward();
 * x.grad; // 6
 */
export class Value extends Operations {
  data: number;
  /** ∂output/∂this: of the last backward(), or for a leaf the sum over all since zeroGrad(); 0 before. */
  grad = 0;
  label: string | undefined;

  /** @internal The op that made this node; none for a leaf. */
  rule: Op | undefined = undefined;
  // One or two operands, and the local derivatives, have fields of their own: half the memory and half the
  // time of arrays. More operands are an array in `first`, and their derivatives one in `dFirst`.
  /** @internal */ first: Operand | Operand[] | undefined = undefined;
  /** @internal */ second: Operand | undefined = undefined;
  /** @internal */ dFirst: number | readonly number[] | undefined = undefined;
  /** @internal */ dSecond: number | undefined = undefined;
  /** @internal Pass number n leaves 2n on a node it has reached, and 2n + 1 when it is done with it. */
  mark = 0;

  /** @throws TypeError if data is not a number */
  constructor(data: number, label?: string) {
    super();
    if (typeof data !== 'number') throw new TypeError(`Value: data must be a number, got ${show(data)}.`);
    this.data = data;
    this.label = label;
  }

  /** The name of the op that made this node, '' for a leaf. */
  get op(): string {
    return this.rule?.name ?? '';
  }

  /** The operands. A plain number among them becomes a constant node when it is first asked for here. */
  get parents(): readonly Value[] {
    if (Array.isArray(this.first)) {
      const operands = this.first;
      for (let i = 0; i < operands.length; i++) operands[i] = constant(operands[i]);
      return operands.slice() as Value[];
    }
    const parents: Value[] = [];
    if (this.first !== undefined) parents.push((this.first = constant(this.first)));
    if (this.second !== undefined) parents.push((this.second = constant(this.second)));
    return parents;
  }

  /** The local derivatives ∂this/∂parents[i], as they were when this node was made. */
  get localGrads(): readonly number[] {
    if (typeof this.dFirst === 'object') return this.dFirst.slice();
    if (this.dFirst === undefined) return [];
    return this.dSecond === undefined ? [this.dFirst] : [this.dFirst, this.dSecond];
  }

  /**
   * Computes the gradient of this node with respect to every node it depends on. Interior gradients are
   * made afresh; those of leaves accumulate over calls, until zeroGrad(). Constants have none.
   */
  backward(): void {
    if (this.mark === CONSTANT) return;
    const order = reachable(this);
    for (const node of order) if (node.rule !== undefined) node.grad = 0;
    this.grad += 1;
    for (let i = order.length - 1; i >= 0; i--) {
      sendBack(order[i]);
      mode.observer?.sentBack?.(order[i]);
    }
  }

  zeroGrad(): void {
    this.grad = 0;
  }

  /** A leaf of the same number: gradients stop there. */
  detach(): Value {
    return new Value(this.data, this.label);
  }

  /** What console.log shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** This node alone, without the graph behind it. */
  toJSON(): { data: number; grad: number; op: string; label?: string | undefined } {
    return { data: this.data, grad: this.grad, op: this.op, label: this.label };
  }

  override toString(): string {
    const name = this.label === undefined ? '' : `, label=${JSON.stringify(this.label)}`;
    const op = this.rule === undefined ? '' : `, op=${this.op}`;
    return `Value(data=${this.data}, grad=${this.grad}${op}${name})`;
  }
}

/** Every node that output depends on, parents before children, output last; constants included. */
export function topologicalOrder(output: Value): Value[] {
  const order: Value[] = [];
  const constants = new Set<Value>();
  for (const node of reachable(output)) {
    for (const parent of node.parents) {
      if (parent.mark !== CONSTANT || constants.has(parent)) continue;
      constants.add(parent);
      order.push(parent);
    }
    order.push(node);
  }
  return order;
}

/** The chain rule at one node: each operand's gradient += local derivative × this node's gradient. */
function sendBack({ first, second, dFirst, dSecond, grad }: Value): void {
  if (typeof first === 'object') {
    if (Array.isArray(first)) {
      const locals = dFirst as readonly number[];
      for (let i = 0; i < first.length; i++) {
        const operand = first[i];
        if (typeof operand === 'object' && operand.mark !== CONSTANT) operand.grad += locals[i] * grad;
      }
    } else if (first.mark !== CONSTANT) {
      first.grad += (dFirst as number) * grad;
    }
  }
  if (typeof second === 'object' && second.mark !== CONSTANT) second.grad += (dSecond as number) * grad;
}

/** Depth first, parents before children, without constants. Iterative: a graph may be a million deep. */
function reachable(output: Value): Value[] {
  if (output.mark === CONSTANT) return [output];
  const open = 2 * ++passes;
  const done = open + 1;
  const order: Value[] = [];
  const stack = [output];
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (node.mark < open && node.rule !== undefined) {
      node.mark = open;
      const { first, second } = node;
      // Last in, first out: the first operand is visited first.
      if (typeof second === 'object' && awaits(second, done)) stack.push(second);
      if (Array.isArray(first)) {
        for (let i = first.length - 1; i >= 0; i--) {
          const operand = first[i];
          if (typeof operand === 'object' && awaits(operand, done)) stack.push(operand);
        }
      } else if (typeof first === 'object' && awaits(first, done)) stack.push(first);
      continue;
    }
    stack.pop();
    if (node.mark === done) continue;
    node.mark = done;
    order.push(node);
  }
  return order;
}

function awaits(node: Value, done: number): boolean {
  return node.mark !== done && node.mark !== CONSTANT;
}

/** @internal Records a node of one operand. */
export function unary(op: FixedOp, a: Operand): Value {
  const x = dataOf(a, op, 0);
  const y = op.forward(x);
  if (!mode.recording) return new Value(y);
  return record(op, y, a, undefined, op.partials(numbers, [x], y)[0], undefined);
}

/** @internal Records a node of two operands. */
export function binary(op: FixedOp, a: Operand, b: Operand): Value {
  const x = dataOf(a, op, 0);
  const y = dataOf(b, op, 1);
  const z = op.forward(x, y);
  if (!mode.recording) return new Value(z);
  const partials = op.partials(numbers, [x, y], z);
  return record(op, z, a, b, partials[0], partials[1]);
}

/** @internal Records a node of any number of operands, in an array that becomes the node's own. */
export function nary(op: Op, operands: Operand[]): Value {
  const inputs = new Array<number>(operands.length);
  for (let i = 0; i < operands.length; i++) inputs[i] = dataOf(operands[i], op, i);
  const output = op.arity === 'n' ? op.forward(inputs) : op.forward(...inputs);
  if (!mode.recording) return new Value(output);
  return record(op, output, operands, undefined, op.partials(numbers, inputs, output), undefined);
}

function record(
  op: Op,
  data: number,
  first: Value['first'],
  second: Value['second'],
  dFirst: Value['dFirst'],
  dSecond: Value['dSecond'],
): Value {
  const node = new Value(data);
  node.rule = op;
  node.first = first;
  node.second = second;
  node.dFirst = dFirst;
  node.dSecond = dSecond;
  mode.observer?.recorded?.(node);
  return node;
}

function dataOf(operand: Operand, op: Op, position: number): number {
  if (typeof operand === 'number') return operand;
  if (operand instanceof Value) return operand.data;
  throw new TypeError(
    `${op.name}: operand ${position + 1} must be a Value or a number, got ${show(operand)}. ` +
      'Wrap data as new Value(number).',
  );
}

/** A plain number as a node of its own, the same one whenever the parents are asked for. */
function constant(operand: Operand): Value {
  if (typeof operand === 'object') return operand;
  const node = new Value(operand);
  node.mark = CONSTANT;
  return node;
}

// V8 lays fields out for the numbers they have held. This one saves the first pass from migrating its graph.
new Value(0.5).grad = 0.5;
