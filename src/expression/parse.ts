// From a formula to a graph: parse('tanh(w*x + b)', { w: 1, x: 2, b: 0.5 }).

import type { FixedOp } from '../ops/op';
import { ops, opWith } from '../ops/table';
import { apply } from '../engine/apply';
import { dot, logSumExp, mean, sum } from '../engine/arrays';
import { show } from '../engine/show';
import { binary, Value, type Operand } from '../engine/value';
import { CONSTANTS, ParseError, readFormula, withinStack, type Expression } from './syntax';

const ARITHMETIC: Readonly<Record<string, FixedOp>> = {
  '+': ops.add,
  '-': ops.sub,
  '*': ops.mul,
  '/': ops.div,
  '**': ops.pow, // prettier-ignore
};

/**
 * The graph of a formula: operators `+ - * / ** ^ ( )`, unary minus, numbers, names, `pi`, `e`, and every
 * op by name, options last: `leakyRelu(x, 0.2)`. The ops of many operands take them one by one,
 * `mean(a, b, c)`, or as an array; dot takes two: `dot([w1, w2], [x1, x2], b)`.
 *
 * @param values - a number, or a Value to build upon, for each name; one that shadows `e` or `pi` wins
 * @returns the output, and by name the inputs, labelled with their names
 * @throws ParseError if the formula cannot be read, or a name has no value
 */
export function parse(
  source: string,
  values: Readonly<Record<string, Operand>> = {},
): { output: Value; inputs: Record<string, Value> } {
  const inputs = Object.fromEntries(Object.entries(values).map(([name, x]) => [name, inputOf(name, x)]));
  return { output: graphOf(source, new Map(Object.entries(inputs))), inputs };
}

/**
 * A formula with Values in place.
 *
 * @example
 * const y = expr`tanh(${w} * ${x} + ${b})`;
 * @throws ParseError as parse does
 */
export function expr(strings: TemplateStringsArray, ...values: Operand[]): Value {
  if (strings.some((part) => part.includes('$'))) {
    throw new ParseError(
      'expr: a name with $ could be taken for a place; leave the $ out.',
      strings.join('…'),
    );
  }
  const names = values.map((_, i) => `$${i}`);
  return graphOf(String.raw({ raw: strings }, ...names), new Map(names.map((name, i) => [name, values[i]])));
}

function inputOf(name: string, x: Operand): Value {
  if (x instanceof Value) return x;
  if (typeof x === 'number') return new Value(x, name);
  throw new TypeError(`parse: the value of "${name}" must be a number or a Value, got ${show(x)}.`);
}

function graphOf(source: string, inputs: ReadonlyMap<string, Operand>): Value {
  const tree = readFormula(source);
  const output = withinStack(source, () => evaluate(tree, { source, inputs }));
  return output instanceof Value ? output : new Value(output);
}

interface Context {
  readonly source: string;
  readonly inputs: ReadonlyMap<string, Operand>;
}

function evaluate(tree: Expression, context: Context): Operand {
  switch (tree.type) {
    case 'literal':
      if (typeof tree.value === 'number') return tree.value;
      return refuse(`${tree.raw} is not a number`, tree, context);
    case 'name':
      return lookUp(tree.name, tree, context);
    case 'sign': {
      const x = evaluate(tree.operand, context);
      if (tree.operator === '+') return x;
      return typeof x === 'number' ? -x : x.neg();
    }
    case 'binary':
      return evaluateBinary(tree, context);
    case 'call':
      if (tree.callee.type !== 'name') return refuse('only ops can be called', tree, context);
      return call(tree.callee.name, tree.operands, { tree, context });
    case 'array':
      return refuse(ARRAY, tree, context);
  }
}

const ARRAY = 'an array outside sum, mean, dot and logSumExp has no meaning in a formula';

/** A sum of 100,000 terms is a tree that deep on its left: walk down in a loop, and only right by recursion. */
function evaluateBinary(tree: Expression, context: Context): Operand {
  const pending: { operator: string; right: Expression }[] = [];
  let left = tree;
  while (left.type === 'binary') {
    pending.push(left);
    left = left.left;
  }
  let result = evaluate(left, context);
  for (const { operator, right } of pending.reverse()) {
    const op = ARITHMETIC[operator];
    const other = evaluate(right, context);
    // Numbers alone stay a number: 2 * pi is a constant, not a node.
    result =
      typeof result === 'number' && typeof other === 'number'
        ? op.forward(result, other)
        : binary(op, result, other);
  }
  return result;
}

/** A call, and what is needed to say where it went wrong. */
interface Place {
  readonly tree: Expression;
  readonly context: Context;
}

function call(name: string, args: readonly Expression[], { tree, context }: Place): Operand {
  const operands = (list: readonly (Expression | null)[]): Operand[] =>
    list.map((arg) =>
      arg === null ? refuse('there is an empty place in an array', tree, context) : evaluate(arg, context),
    );
  const elements = (arg: Expression | undefined): Operand[] | undefined =>
    arg?.type === 'array' ? operands(arg.elements) : undefined;
  if (name === 'dot') {
    const [ws, xs] = [elements(args[0]), elements(args[1])];
    if (args.length > 3 || ws === undefined || ws.length !== xs?.length) {
      const usage = 'dot takes two arrays of one length and perhaps a bias, as in dot([w1, w2], [x1, x2], b)';
      return refuse(usage, tree, context);
    }
    return dot(ws, xs, args.length === 3 ? evaluate(args[2], context) : undefined);
  }
  if (name === 'sum' || name === 'mean' || name === 'logSumExp') {
    const list = (args.length === 1 ? elements(args[0]) : undefined) ?? operands(args);
    if (list.length === 0) return refuse(`${name} needs at least one operand`, tree, context);
    return { sum, mean, logSumExp }[name](list);
  }
  if (!Object.hasOwn(ops, name)) return refuse(`there is no op "${name}"`, tree, context);
  return callFixed(ops[name as 'tanh'], args, { tree, context });
}

function callFixed(op: FixedOp, args: readonly Expression[], { tree, context }: Place): Operand {
  const most = op.arity + op.options.length;
  if (args.length < op.arity || args.length > most) {
    const expected = most === op.arity ? `${most}` : `${op.arity} to ${most}`;
    const complaint = `${op.name} takes ${expected} operand${most === 1 ? '' : 's'}, but got ${args.length}`;
    return refuse(complaint, tree, context);
  }
  const options = args.slice(op.arity).map((arg) => {
    const option = arg.type === 'literal' ? arg.value : evaluate(arg, context);
    if (typeof option === 'number' || typeof option === 'string') return option;
    return refuse(`the options of ${op.name} must be plain numbers or strings`, arg, context);
  });
  const operands = args.slice(0, op.arity).map((arg) => evaluate(arg, context));
  const configured = withOptions(op, options, { tree, context });
  return operands.every((x) => typeof x === 'number')
    ? configured.forward(...operands)
    : apply(configured, operands);
}

function withOptions(op: FixedOp, options: (number | string)[], { tree, context }: Place): FixedOp {
  if (options.length === 0) return op;
  try {
    return opWith(op.name as 'tanh', options as []);
  } catch (error) {
    return refuse((error as Error).message.replace(/\.$/, ''), tree, context);
  }
}

function lookUp(name: string, tree: Expression, context: Context): Operand {
  const value = context.inputs.get(name) ?? (Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined);
  if (value !== undefined) return value;
  if (Object.hasOwn(ops, name)) return refuse(`${name} is an op; call it, as in ${name}(x)`, tree, context);
  return refuse(`"${name}" has no value; pass one, as in { ${name}: 1 }`, tree, context);
}

function refuse(message: string, tree: Expression, { source }: Context): never {
  throw new ParseError(`parse: ${message}.`, source, tree.start);
}
