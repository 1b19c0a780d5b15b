// What f is handed when it is traced: Values without numbers. Whatever is computed with them is noted, not done.

import { callSite } from '../engine/origin';
import { mode, traced } from '../engine/mode';
import { show } from '../engine/show';
import { Value, type Operand } from '../engine/value';
import type { FixedOp, Op } from '../ops/op';

/** f asked of a placeholder what only the rows of a batch can tell. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
}

/** What a placeholder has of a Value: all but a number. */
type Writable = Pick<Value, 'grad' | 'label' | 'rule' | 'first' | 'second' | 'mark'>;

const prototype = Object.create(Value.prototype, {
  data: {
    get(this: Value): never {
      throw new TraceError(reading(this));
    },
    set(): never {
      throw new TraceError(
        `compile: f set the .data of a Value while it was traced${where()}. Make a new Value.`,
      );
    },
  },
  [Symbol.toPrimitive]: {
    value(this: Value, hint: string): string {
      if (hint === 'string') return this.toString();
      throw new TraceError(reading(this)); // as in x > 0
    },
  },
  detach: {
    value(this: Value): Value {
      return new Placeholder(DETACHED, [this]);
    },
  },
  toString: {
    value(this: Value): string {
      return `Value(traced, op=${this.op})`;
    },
  },
}) as Value;

/** A constructor in the old style: a class would have to call Value's. */
const Placeholder = function (
  this: Writable,
  rule: Op | undefined,
  operands: readonly Operand[],
  label?: string,
) {
  const few = operands.length <= 2 && rule?.arity !== 'n';
  this.grad = 0;
  this.label = label;
  this.rule = rule;
  this.first = few ? operands[0] : (operands as Operand[]);
  this.second = few ? operands[1] : undefined;
  this.mark = 0;
} as unknown as new (rule: Op | undefined, operands: readonly Operand[], label?: string) => Value;
Placeholder.prototype = prototype;

/** What no gradient passes. */
const DETACHED: FixedOp = {
  name: 'detach',
  arity: 1,
  options: [],
  forward: (x) => x,
  partials: () => [0],
};

/**
 * Runs f on placeholders, one array an argument.
 *
 * @throws TraceError where f reads a number that is not known yet
 */
export function trace<T>(
  args: readonly number[],
  f: (...args: Value[][]) => T,
): { readonly args: Value[][]; readonly result: T } {
  const placeholders = args.map((count, k) =>
    Array.from(
      { length: count },
      (_, i) => new Placeholder(undefined, [], `${k === 0 ? 'x' : k === 1 ? 'y' : `a${k}`}${i + 1}`),
    ),
  );
  return {
    args: placeholders,
    result: symbolically(() => f(...placeholders.map((values) => values.slice()))),
  };
}

/** Runs fn with its ops noted, not computed. */
export function symbolically<T>(fn: () => T): T {
  return traced((op, operands) => {
    operands.forEach((operand, i) => {
      if (typeof operand === 'number' || operand instanceof Value) return;
      throw new TypeError(`${op.name}: operand ${i + 1} must be a Value or a number, got ${show(operand)}.`);
    });
    const node = new Placeholder(op, operands);
    return mode.recording ? node : node.detach();
  }, fn);
}

function reading(node: Value): string {
  const name = node.op === '' ? (node.label ?? 'a placeholder') : `the result of ${node.op}`;
  return (
    `compile: f read the .data of ${name} while it was traced${where()}, where it stands for all rows. ` +
    'To choose by a value, write where(condition, a, b); to keep a gradient out, x.detach().'
  );
}

function where(): string {
  const site = callSite();
  return site === undefined ? '' : ` at ${site}`;
}
