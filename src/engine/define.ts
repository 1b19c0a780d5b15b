// Ops of the user's own, first class everywhere: a definition is a row of the table.

import type { Algebra } from '../ops/algebra';
import type { FixedOp } from '../ops/op';
import { apply } from './apply';
import { show } from './show';
import type { Operand, Value } from './value';

type Tuple<N extends number, X> = N extends 1
  ? [X]
  : N extends 2
    ? [X, X]
    : N extends 3
      ? [X, X, X]
      : N extends 4
        ? [X, X, X, X]
        : X[];

export interface OpDefinition<N extends number> {
  /** An identifier, for messages, pictures and the names of generated code. */
  readonly name: string;
  /** How many operands the op takes, 1 or more. */
  readonly arity: N;
  /** The value at the given operands. */
  readonly forward: (...inputs: Tuple<N, number>) => number;
  /**
   * The partial derivatives ∂output/∂inputs[i], one an operand, computed with the algebra `m`: every op
   * by name, over its elements and plain numbers, as in `m.mul(2, m.cos(x))`.
   */
  readonly partials: <T>(m: Algebra<T>, inputs: Readonly<Tuple<N, T>>, output: T) => readonly (T | number)[];
}

/**
 * Makes an op, as a function over Values.
 *
 * @example
 * const cube = defineOp({
 *   name: 'cube',
 *   arity: 1,
 *   forward: (x) => x ** 3,
 *   partials: (m, [x]) => [m.mul(3, m.square(x))],
 * });
 * @throws TypeError if the definition lacks a part; when used, if forward does not return a number
 * @throws RangeError when used, if partials does not return one entry an operand
 */
export function defineOp<const N extends number>(
  definition: OpDefinition<N>,
): (...operands: Tuple<N, Operand>) => Value {
  const op = checked(definition);
  return (...operands: Operand[]) => {
    if (operands.length !== op.arity) {
      throw new TypeError(`${op.name}: expected ${op.arity} operands, but got ${operands.length}.`);
    }
    return apply(op, operands);
  };
}

function checked<N extends number>({ name, arity, forward, partials }: OpDefinition<N>): FixedOp {
  if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) {
    throw new TypeError(`defineOp: name must be an identifier, got ${show(name)}.`);
  }
  if (!Number.isInteger(arity) || arity < 1) {
    throw new TypeError(`defineOp: the arity of ${name} must be a whole number ≥ 1, got ${show(arity)}.`);
  }
  if (typeof forward !== 'function' || typeof partials !== 'function') {
    throw new TypeError(`defineOp: ${name} needs two functions, forward and partials.`);
  }
  return {
    name,
    arity,
    options: [],
    forward: (...inputs) => {
      const output = forward(...(inputs as Tuple<N, number>));
      if (typeof output === 'number') return output;
      throw new TypeError(`${name}: forward must return a number, but returned ${show(output)}.`);
    },
    partials: (m, inputs, output) => {
      const locals = partials(m, inputs as never, output);
      if (Array.isArray(locals) && locals.length === arity && !locals.includes(undefined)) {
        requireAlgebra(name, inputs, locals);
        return locals as typeof inputs;
      }
      const got = Array.isArray(locals) ? `[${locals.map(show).join(', ')}]` : show(locals);
      throw new RangeError(`${name}: partials must return ${arity} derivatives, one an operand; got ${got}.`);
    },
  };
}

/** Operators and Math make NaN of elements that are no numbers: a derivative that could not be derived again. */
function requireAlgebra(name: string, inputs: readonly unknown[], locals: readonly unknown[]): void {
  const elements = inputs.some((input) => typeof input !== 'number') && !inputs.some(Number.isNaN);
  const wrong = elements ? locals.findIndex(Number.isNaN) : -1;
  if (wrong < 0) return;
  throw new TypeError(
    `${name}: partial ${wrong + 1} is not made with the algebra. Write m.mul(2, m.cos(x)), not 2 * Math.cos(x).`,
  );
}
