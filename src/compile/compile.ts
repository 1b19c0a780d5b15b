// Scalar code as a WebAssembly program for whole batches: f is traced, its gradient is taken as a graph, and both become one
// program, in which what is regular is a loop again.

import { grad } from '../calculus/grad';
import { show } from '../engine/show';
import { reachable, Value } from '../engine/value';
import { Program, type Precision } from './program';
import { symbolically, trace } from './tracing';

export interface CompileOptions {
  /** How many numbers a row has of each argument of f. */
  readonly args: readonly number[];
  /** The leaves that backward() gives gradients to. Their `.data` may change between calls. */
  readonly parameters: readonly Value[];
  /** Default 'f64'. 'f32' is faster, and good to about 1e-5. */
  readonly precision?: Precision;
}

export interface CompileGraphOptions {
  /** The leaves that stand for a row's numbers: the only argument of the program. */
  readonly inputs: readonly Value[];
  /** Default: all other leaves of the graph. */
  readonly parameters?: readonly Value[];
  readonly precision?: Precision;
}

/**
 * Compiles a function of one row of numbers, `f(...args: Value[][]) => Value`, which is called once, with placeholders; or a
 * graph that stands. The gradient is that of grad: as of backward(), but for local derivatives that are 0 by their rule,
 * which send nothing back, not even the NaN of 0 · ∞. Leaves that are neither arguments nor parameters are read at every call, as parameters are.
 *
 * @example
 * const net = new MLP(2, [8, 1]);
 * const program = compile((x, y) => mse(net.forward(x), y), { args: [2, 1], parameters: net.parameters() });
 * const loss = program.backward(X, Y); // the mean over all rows; gradients are in the parameters
 * @throws TraceError if f reads a number that only the rows can tell
 * @throws TypeError, RangeError if the options are not as above, or f returns no Value
 */
export function compile(f: (...args: Value[][]) => Value, options: CompileOptions): Program;
export function compile(output: Value, options: CompileGraphOptions): Program;
export function compile(
  source: ((...args: Value[][]) => Value) | Value,
  options: CompileOptions | CompileGraphOptions,
): Program {
  if (typeof source === 'function') {
    return compileStep((...args) => ({ value: source(...args), outputs: [] }), options as CompileOptions);
  }
  if (!(source instanceof Value)) {
    throw new TypeError(`compile: expected a function, or a Value, got ${show(source)}.`);
  }
  const start = performance.now();
  const { inputs, parameters = otherLeaves(source, inputs), precision } = options as CompileGraphOptions;
  requireValues('inputs', inputs);
  return program([inputs], source, [], { parameters, precision }, start);
}

/** @internal The same for a function that wants more than its value of each row. */
export function compileStep(
  f: (...args: Value[][]) => { value: Value; outputs: readonly Value[] },
  { args, parameters, precision }: CompileOptions,
): Program {
  const start = performance.now();
  if (!Array.isArray(args) || !args.every((count) => Number.isInteger(count) && count > 0)) {
    throw new TypeError(
      `compile: args must be how many numbers each argument has, as in [2, 1], got ${show(args)}.`,
    );
  }
  const { args: placeholders, result } = trace(args, f);
  const { value, outputs } = result;
  if (!(value instanceof Value)) {
    throw new TypeError(`compile: f must return a Value, but returned ${show(value)}.`);
  }
  return program(placeholders, value, outputs, { parameters, precision }, start);
}

function program(
  args: readonly (readonly Value[])[],
  value: Value,
  outputs: readonly Value[],
  { parameters, precision = 'f64' }: { parameters: readonly Value[]; precision: Precision | undefined },
  start: number,
): Program {
  requireValues('parameters', parameters);
  if ((precision as string) !== 'f64' && (precision as string) !== 'f32') {
    throw new RangeError(`compile: precision must be 'f64' or 'f32', got ${show(precision)}.`);
  }
  const gradients = symbolically(() => grad(value, parameters));
  return new Program({ args, value, parameters, gradients, outputs, precision, start });
}

function otherLeaves(output: Value, inputs: readonly Value[]): Value[] {
  return reachable([output]).filter((node) => node.rule === undefined && !inputs.includes(node));
}

function requireValues(name: string, values: unknown): void {
  if (!Array.isArray(values)) {
    throw new TypeError(`compile: ${name} must be an array of Values, got ${show(values)}.`);
  }
  const wrong = values.findIndex((value) => !(value instanceof Value) || value.rule !== undefined);
  if (wrong < 0) return;
  const got = values[wrong] instanceof Value ? `the result of ${values[wrong].op}` : show(values[wrong]);
  throw new TypeError(`compile: ${name} must be leaves, but number ${wrong + 1} is ${got}.`);
}
