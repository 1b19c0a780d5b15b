// From a formula to a graph: parse('tanh(w*x + b)', { w: 1, x: 2, b: 0.5 }).

import type { FixedOp } from '../ops/op';
import { ops, opWith } from '../ops/table';
import { dot, logSumExp, mean, sum } from '../engine/functions';
import { binary, nary, unary, Value, type Operand } from '../engine/value';
import { ParseError, readFormula, type Expression } from './syntax';

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };
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
  const inputs = Object.fromEntries(
    Object.entries(values).map(([name, x]) => [name, x instanceof Value ? x : new Value(x, name)]),
  );
  const output = evaluate(readFormula(source), { source, inputs: new Map(Object.entries(inputs)) });
  return { output: output instanceof Value ? output : new Value(output), inputs };
}

/**
 * A formula with Values in place.
 *
 * @example
 * const y = expr`tanh(${w} * ${x} + ${b})`;
 * @throws ParseError as parse does
 */
export function expr(strings: TemplateStringsArray, ...values: Operand[]): Value {
  const names = values.map((_, i) => `$${i}`);
  const inputs = new Map(names.map((name, i) => [name, values[i]]));
  const source = String.raw({ raw: strings }, ...names);
  const output = evaluate(readFormula(source), { source, inputs });
  return output instanceof Value ? output : new Value(output);
}

interface Context {
  readonly source: string;
  readonly inputs: ReadonlyMap<string, Operand>;
}

function evaluate(tree: Expression, context: Context): Operand {
  switch (tree.type) {
    case 'Literal':
      if (typeof tree.value === 'number') return tree.value;
      return refuse(`${tree.raw} is not a number`, tree.raw, context);
    case 'Identifier':
      return lookUp(tree.name, context);
    case 'UnaryExpression': {
      const x = evaluate(tree.argument as Expression, context);
      if (tree.operator === '+') return x;
      return typeof x === 'number' ? -x : x.neg();
    }
    case 'BinaryExpression':
      return evaluateBinary(tree, context);
    case 'CallExpression': {
      const callee = tree.callee as Expression;
      if (callee.type !== 'Identifier') return refuse('only ops can be called', '(', context);
      return call(callee.name, tree.arguments as Expression[], context);
    }
    default:
      return refuse(`${KINDS[tree.type] ?? tree.type} has no meaning in a formula`, undefined, context);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  ArrayExpression: 'an array outside sum, mean, dot and logSumExp',
  ConditionalExpression: 'a ? b : c (write where(a, b, c))',
  MemberExpression: 'a dot or a bracket after a name',
  SequenceExpression: 'a comma outside a call',
  ThisExpression: 'this',
};

/** A sum of 100,000 terms is a tree that deep on its left: walk down in a loop, and only right by recursion. */
function evaluateBinary(tree: Expression, context: Context): Operand {
  const pending: { operator: string; right: Expression }[] = [];
  let left = tree;
  while (left.type === 'BinaryExpression') {
    pending.push({ operator: left.operator, right: left.right as Expression });
    left = left.left as Expression;
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

function call(name: string, args: readonly Expression[], context: Context): Operand {
  // jsep leaves null where an array has nothing between two commas.
  const operands = (list: readonly (Expression | null)[]): Operand[] =>
    list.map((arg) =>
      arg === null
        ? refuse('there is an empty place in an array', undefined, context)
        : evaluate(arg, context),
    );
  const elements = (arg: Expression | undefined): Operand[] => {
    const fits = name !== 'dot' || args.length <= 3;
    if (fits && arg?.type === 'ArrayExpression') return operands(arg.elements as (Expression | null)[]);
    return refuse(
      'dot takes two arrays and perhaps a bias, as in dot([w1, w2], [x1, x2], b)',
      'dot',
      context,
    );
  };
  if (name === 'dot') {
    return dot(
      elements(args[0]),
      elements(args[1]),
      args.length > 2 ? evaluate(args[2], context) : undefined,
    );
  }
  if (name === 'sum' || name === 'mean' || name === 'logSumExp') {
    const list = args.length === 1 && args[0].type === 'ArrayExpression' ? elements(args[0]) : operands(args);
    if (list.length === 0) return refuse(`${name} needs at least one operand`, name, context);
    return { sum, mean, logSumExp }[name](list);
  }
  if (!Object.hasOwn(ops, name)) return refuse(`there is no op "${name}"`, name, context);
  const op = ops[name as 'tanh'];
  return callFixed(op, args, context);
}

function callFixed(op: FixedOp, args: readonly Expression[], context: Context): Operand {
  const most = op.arity + op.options.length;
  if (args.length < op.arity || args.length > most) {
    const expected = most === op.arity ? `${most}` : `${op.arity} to ${most}`;
    return refuse(
      `${op.name} takes ${expected} operand${most === 1 ? '' : 's'}, but got ${args.length}`,
      op.name,
      context,
    );
  }
  const options = args.slice(op.arity).map((arg) => {
    const option = arg.type === 'Literal' ? arg.value : evaluate(arg, context);
    if (typeof option === 'number' || typeof option === 'string') return option;
    return refuse(`the options of ${op.name} must be plain numbers or strings`, op.name, context);
  });
  const configured = options.length === 0 ? op : opWith(op.name as 'tanh', options as []);
  const operands = args.slice(0, op.arity).map((arg) => evaluate(arg, context));
  if (operands.every((x) => typeof x === 'number')) return configured.forward(...operands);
  if (op.arity === 1) return unary(configured, operands[0]);
  return op.arity === 2 ? binary(configured, operands[0], operands[1]) : nary(configured, operands);
}

function lookUp(name: string, context: Context): Operand {
  const value = context.inputs.get(name) ?? (Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined);
  if (value !== undefined) return value;
  if (Object.hasOwn(ops, name)) return refuse(`${name} is an op; call it, as in ${name}(x)`, name, context);
  return refuse(`"${name}" has no value; pass one, as in { ${name}: 1 }`, name, context);
}

function refuse(message: string, word: string | undefined, { source }: Context): never {
  const index = word === undefined ? -1 : source.search(new RegExp(`(?<![\\w$])${escape(word)}(?![\\w$])`));
  throw new ParseError(`parse: ${message}.`, source, index < 0 ? undefined : index);
}

function escape(word: string): string {
  return word.replace(/[^\w]/g, '\\$&');
}
