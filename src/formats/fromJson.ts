// From plain data to a graph again. The data may come from anywhere: everything is checked, and errors name the node.

import { apply } from '../engine/apply';
import { recording } from '../engine/mode';
import { show } from '../engine/show';
import { Value, type Operand } from '../engine/value';
import type { OpName } from '../ops/algebra';
import { ops, opWith } from '../ops/table';
import { numberFromJson, type GraphJson, type NodeJson } from './json';

/** Ops of the user's own, as defineOp returns them, by name. */
export type OwnOps = Readonly<Record<string, (...operands: never[]) => Value>>;

/**
 * The graph that {@link toJSON} wrote: the same ops, numbers, labels and gradients. Constants are plain numbers again,
 * and local derivatives are made from the data of the operands.
 *
 * @param options - `ops`: those of your own in the graph, `{ cube }`; one with the name of an op of the table goes first
 * @returns the output
 * @throws TypeError if a part is missing or of the wrong kind
 * @throws RangeError for an unknown format or op, ids out of order, circles, or a wrong number of operands
 */
export function fromJSON(data: GraphJson, { ops: own = {} }: { readonly ops?: OwnOps } = {}): Value {
  const { nodes, output } = checkedGraph(data);
  const made: Operand[] = [];
  nodes.forEach((node, id) => {
    try {
      made.push(restored(checkedNode(node, id), made, own));
    } catch (error) {
      if (error instanceof Error) error.message = `fromJSON: node ${id}: ${error.message}`;
      throw error;
    }
  });
  const result = made[output];
  if (result instanceof Value) return result;
  throw new RangeError(`fromJSON: expected an output that is a node, but ${output} is a constant.`);
}

function checkedGraph(data: unknown): GraphJson {
  const { format, nodes, output } = recordOf(data, 'fromJSON: expected { format, nodes, output }');
  if (format !== 1) {
    throw new RangeError(
      `fromJSON: expected format 1, got ${show(format)}. Write the graph again with toJSON.`,
    );
  }
  if (!Array.isArray(nodes) || nodes.length === 0) {
    throw new TypeError(
      `fromJSON: expected nodes to be an array with at least one node, got ${show(nodes)}.`,
    );
  }
  if (!isId(output, nodes.length)) {
    throw new RangeError(
      `fromJSON: expected output to be an id from 0 to ${nodes.length - 1}, got ${show(output)}.`,
    );
  }
  return data as GraphJson;
}

/** All but what depends on the op. */
function checkedNode(node: unknown, place: number): NodeJson {
  const { id, op, label, parents, constant } = recordOf(node, 'expected an object');
  if (id !== place) {
    throw new RangeError(
      `expected the id ${place}, its place in the list, got ${show(id)}. Sort nodes by id.`,
    );
  }
  if (typeof op !== 'string') throw new TypeError(`expected op to be a text, got ${show(op)}.`);
  if (label !== undefined && typeof label !== 'string') {
    throw new TypeError(`expected label to be a text, got ${show(label)}.`);
  }
  if (!Array.isArray(parents)) throw new TypeError(`expected parents to be an array, got ${show(parents)}.`);
  const wrong = parents.findIndex((parent) => !isId(parent, place));
  if (wrong >= 0) {
    throw new RangeError(
      `expected parents to be ids below ${place}, got ${show(parents[wrong])}. ` +
        'A node stands behind its operands, and no node depends on itself.',
    );
  }
  if (op === '' && parents.length > 0) throw new RangeError('a node with parents needs an op, but op is "".');
  if (constant !== undefined && (constant !== true || op !== '')) {
    throw new TypeError(`constant stands only at numbers without an op, and is true; got ${show(constant)}.`);
  }
  return node as NodeJson;
}

function restored(json: NodeJson, made: readonly Operand[], own: OwnOps): Operand {
  const data = numberFromJson(json.data, 'data');
  const grad = numberFromJson(json.grad, 'grad');
  if (json.constant === true) return data;
  const operands = json.parents.map((parent) => made[parent]);
  const node = json.op === '' ? new Value(data) : recording(() => recorded(json, operands, own));
  node.data = data;
  node.grad = grad;
  node.label = json.label;
  return node;
}

function recorded({ op: name, options = [] }: NodeJson, operands: Operand[], own: OwnOps): Value {
  if (Object.hasOwn(own, name)) return (own[name] as (...operands: Operand[]) => Value)(...operands);
  if (!Object.hasOwn(ops, name)) {
    throw new RangeError(
      `there is no op ${show(name)}. If it is one of your own, pass it: fromJSON(data, { ops: { ${name} } }).`,
    );
  }
  const op = ops[name as OpName];
  const fits =
    op.arity === 'n' ? operands.length > 0 || !NEEDS_OPERANDS.has(name) : operands.length === op.arity;
  if (!fits) {
    const expected =
      op.arity === 'n' ? 'at least 1 parent' : `${op.arity} parent${op.arity === 1 ? '' : 's'}`;
    throw new RangeError(`${name} takes ${expected}, but there are ${operands.length}.`);
  }
  return apply(
    op.arity === 'n' ? op : opWith(name as 'tanh', optionsOf(op.options, options) as []),
    operands,
  );
}

const NEEDS_OPERANDS = new Set(['mean', 'logSumExp']);

/** Options as numbers where the op's own are numbers. */
function optionsOf(defaults: readonly unknown[], given: unknown): unknown[] {
  if (!Array.isArray(given)) throw new TypeError(`expected options to be an array, got ${show(given)}.`);
  return given.map((option: unknown, i) =>
    typeof defaults[i] === 'number' ? numberFromJson(option, 'options') : option,
  );
}

function recordOf(x: unknown, expected: string): Record<string, unknown> {
  if (typeof x === 'object' && x !== null && !Array.isArray(x)) return x as Record<string, unknown>;
  throw new TypeError(`${expected}, got ${show(x)}.`);
}

function isId(x: unknown, end: number): boolean {
  return Number.isInteger(x) && (x as number) >= 0 && (x as number) < end;
}
