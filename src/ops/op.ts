// What an op is. A row of the table says everything there is to know about one op; the rest of the
// library only ever asks the row.

import type { Algebra } from './algebra';

/** Points at which the tests, the documentation and the gradient check look at an op. */
export interface Samples {
  /** One range per operand, inside the domain and away from the edges of what a double holds. */
  readonly random: readonly (readonly [number, number])[];
  /** Points worth a look of their own: tails, zeros, the largest and the smallest. */
  readonly special?: readonly (readonly number[])[];
  /** Points outside the domain, where the value is NaN. */
  readonly outside?: readonly (readonly number[])[];
}

/** A point without a derivative, and the partials chosen there (PyTorch's choices). */
export interface Kink {
  readonly at: readonly number[];
  readonly partials: readonly number[];
}

/** What a row says of its op beside the rule. */
export interface Facts {
  readonly arity: number | 'n';
  /** One line: the formula, and what it is good for where the name does not say it. */
  readonly doc: string;
  /** The defaults of the options, in the order in which they follow the operands. */
  readonly options?: readonly unknown[];
  /** Where the op is defined, if not for all numbers. */
  readonly domain?: string;
  readonly kinks?: readonly Kink[];
  readonly samples: Samples;
}

/**
 * An op of a fixed number of operands, as written in the table. `Inputs` is a tuple of numbers, one an
 * operand; `Options` are settings that follow the operands and are not differentiated.
 */
export interface Row<
  Inputs extends readonly number[],
  Options extends readonly unknown[] = [],
> extends Facts {
  readonly arity: Inputs['length'];
  readonly options?: Options;
  /** Says what is wrong with the options given, if anything is. */
  readonly refuse?: (...options: Options) => string | undefined;
  forward(this: void, ...args: [...Inputs, ...Options]): number;
  /** ∂output/∂input, one an operand, over any algebra. */
  partials<T>(
    this: void,
    m: Algebra<T>,
    inputs: { readonly [I in keyof Inputs]: T },
    output: T,
    ...options: Options
  ): { readonly [I in keyof Inputs]: T | number };
}

/** An op of any number of operands, as written in the table: its inputs come as one array. */
export interface NaryRow extends Facts {
  readonly arity: 'n';
  forward(this: void, inputs: readonly number[]): number;
  partials<T>(this: void, m: Algebra<T>, inputs: readonly T[], output: T): readonly (T | number)[];
}

interface Rule {
  readonly name: string;
  /** The settings in force, `[]` for most ops. */
  readonly options: readonly unknown[];
  partials<T>(this: void, m: Algebra<T>, inputs: readonly T[], output: T): readonly (T | number)[];
}

/** An op ready for use: a row with its name, its options filled in. */
export interface FixedOp extends Rule {
  readonly arity: number;
  forward(this: void, ...inputs: number[]): number;
}

/** An n-ary op ready for use. */
export interface NaryOp extends Rule {
  readonly arity: 'n';
  forward(this: void, inputs: readonly number[]): number;
}

export type Op = FixedOp | NaryOp;

/** A row of which only the shape is known: what is left when the rows of a table are looped over. */
export interface AnyRow {
  readonly arity: number;
  readonly options?: readonly unknown[];
  refuse?(this: void, ...options: unknown[]): string | undefined;
  forward(this: void, ...args: unknown[]): number;
  partials<T>(
    this: void,
    m: Algebra<T>,
    inputs: readonly T[],
    output: T,
    ...options: unknown[]
  ): readonly (T | number)[];
}

/**
 * The op a row describes, with the given options; those not given keep the row's defaults.
 *
 * @throws TypeError if an option is not of its default's type, RangeError if the row refuses it
 */
export function configure(name: string, row: AnyRow, given: readonly unknown[] = []): FixedOp {
  const { arity, options: defaults = [], forward, partials } = row;
  if (defaults.length === 0) return { name, arity, options: defaults, forward, partials };
  if (given.length > defaults.length) {
    const most = `${defaults.length} option${defaults.length === 1 ? '' : 's'}`;
    throw new TypeError(
      `${name}: expected at most ${most}, but got ${given.length}. In map, write (x) => ${name}(x).`,
    );
  }
  const options = defaults.map((value, i) => given[i] ?? value);
  options.forEach((option, i) => {
    if (typeof option !== typeof defaults[i]) {
      throw new TypeError(`${name}: option ${i + 1} must be a ${typeof defaults[i]}, got ${String(option)}.`);
    }
  });
  const complaint = row.refuse?.(...options);
  if (complaint !== undefined) throw new RangeError(`${name}: ${complaint}`);
  return {
    name,
    arity,
    options,
    forward: (...inputs) => forward(...inputs, ...options),
    partials: (m, inputs, output) => partials(m, inputs, output, ...options),
  };
}

/** The n-ary op a row describes. */
export function nameNary(name: string, row: NaryRow): NaryOp {
  return { name, arity: 'n', options: [], forward: row.forward, partials: row.partials };
}
