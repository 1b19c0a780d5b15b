// The whole of autograd. A Value remembers the op and the operands that made it, and how strongly it
// depends on each of them; backward() walks that graph from the output to the leaves and applies the
// chain rule. What an op computes, and its derivatives, are rows of the table in ../ops, as that of mul:
//   forward: (a, b) => a * b,   partials: (m, [a, b]) => [b, a]

import type { FixedOp, Op } from '../ops/op';
import { numbers } from '../ops/table';
import { mode, type Contributed } from './mode';
import { operationsOf, type Methods } from './operations';
import { show } from './show';

/** What an op takes: a node of the graph, or a plain number, which is a constant. */
export type Operand = Value | number;

/** @internal Passes so far: numbered, so that a mark left by one means nothing to the next. */
export let passes = 0;

/** Where n-ary ops find their inputs, an array for each small number of them. */
const scratch = new Array<number[] | undefined>(256);

/** The parents of nodes with plain numbers among their operands, once they have been asked for. */
const parentsOf = new WeakMap<Value, readonly Value[]>();

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
  data = 0;
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
  /** @internal Pass number n leaves 2n on a node it has reached, and 2n + 1 when it is done with it; Places, less than 0. */
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

  /** The operands. A plain number among them is a constant: a node here, but no backward pass reaches it. */
  get parents(): readonly Value[] {
    const known = parentsOf.get(this);
    if (known !== undefined) return known.slice();
    const operands = operandsOf(this);
    const parents = operands.map((operand) => (typeof operand === 'number' ? new Value(operand) : operand));
    if (operands.some((operand) => typeof operand === 'number')) parentsOf.set(this, parents.slice());
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
    const order = reachable([this], true);
    this.grad += 1;
    sweepBack(order, mode.observer?.contributed);
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

/** @internal The operands as they were given, plain numbers among them. */
export function operandsOf({ first, second }: Value): readonly Operand[] {
  if (Array.isArray(first)) return first;
  if (first === undefined) return [];
  return second === undefined ? [first] : [first, second];
}

/** @internal The reverse sweep along a topological order. */
export function sweepBack(order: readonly Value[], contributed?: Contributed): void {
  for (let i = order.length - 1; i >= 0; i--) sendBack(order[i], contributed);
}

/** The chain rule at one node: each operand's gradient += local derivative × this node's gradient. */
function sendBack(node: Value, contributed?: Contributed): void {
  const { first, second, dFirst, dSecond } = node;
  if (Array.isArray(first)) {
    const locals = dFirst as readonly number[];
    for (let i = 0; i < first.length; i++) contribute(node, i, first[i], locals[i], contributed);
    return;
  }
  contribute(node, 0, first, dFirst as number, contributed);
  if (second !== undefined) contribute(node, 1, second, dSecond as number, contributed);
}

function contribute(node: Value, i: number, operand: unknown, local: number, tell?: Contributed): void {
  if (!(typeof operand === 'object')) return; // a constant
  (operand as Value).grad += local * node.grad;
  tell?.(node, i);
}

/**
 * @internal Depth first, parents before children, without constants; on the way, interior gradients may be
 * reset. Iterative: a graph may be a million deep.
 */
export function reachable(outputs: readonly Value[], reset = false): Value[] {
  passes += 1;
  const open = 2 * passes;
  const done = open + 1;
  const order: Value[] = [];
  const stack = outputs.slice().reverse();
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (node.mark < open) {
      node.mark = open;
      const { first, second } = node;
      // Last in, first out: the first operand is visited first.
      if (typeof second === 'object' && second.mark < open) stack.push(second);
      if (Array.isArray(first)) {
        for (let i = first.length - 1; i >= 0; i--) {
          const operand = first[i] as Value; // or a number, which has no mark
          if (operand.mark < open) stack.push(operand);
        }
      } else if (typeof first === 'object' && first.mark < open) stack.push(first);
      continue;
    }
    stack.pop();
    if (node.mark === done) continue;
    node.mark = done;
    order.push(node);
    if (reset && node.rule !== undefined) node.grad = 0;
  }
  return order;
}

/** @internal Records a node of one operand. */
export function unary(op: FixedOp, a: Operand): Value {
  if (mode.tracer !== undefined) return mode.tracer(op, [a]);
  const x = dataOf(a, op, 0);
  const y = op.forward(x);
  if (!mode.recording) return new Value(y);
  return record(op, y, a, undefined, op.partials(numbers, [x], y)[0], undefined);
}

/** @internal Records a node of two operands. */
export function binary(op: FixedOp, a: Operand, b: Operand): Value {
  if (mode.tracer !== undefined) return mode.tracer(op, [a, b]);
  const x = dataOf(a, op, 0);
  const y = dataOf(b, op, 1);
  const z = op.forward(x, y);
  if (!mode.recording) return new Value(z);
  const partials = op.partials(numbers, [x, y], z);
  return record(op, z, a, b, partials[0], partials[1]);
}

/** @internal Records a node of any number of operands, in an array that becomes the node's own. */
export function nary(op: Op, operands: Operand[]): Value {
  if (mode.tracer !== undefined) return mode.tracer(op, operands);
  const n = operands.length;
  // Rows of the table keep no array that they are handed, so that it can serve again.
  const inputs =
    op.arity === 'n' && n < scratch.length ? (scratch[n] ??= new Array<number>(n)) : new Array<number>(n);
  for (let i = 0; i < n; i++) {
    const operand = operands[i];
    // One expression for both would box each number.
    if (operand instanceof Value) inputs[i] = operand.data;
    else inputs[i] = dataOf(operand, op, i);
  }
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

// V8 lays fields out for what they have held. Where that is numbers and nothing else, as in data and grad, a change takes no
// new memory. This one saves the first pass from migrating its graph.
new Value(0.5).grad = 0.5;
