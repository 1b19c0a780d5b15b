// Programs beside the engine: the same function compiled and by graphs, and the modules that compiling has made.

import wabt from 'wabt';
import { grad } from '../../src/calculus/grad';
import { Value } from '../../src/engine/value';
import { compile, type CompileOptions } from '../../src/compile/compile';
import type { Program } from '../../src/compile/program';

type RowFunction = (...args: Value[][]) => Value;

/** Numbers as compiled programs and the engine both have them. */
export interface Results {
  readonly values: readonly number[];
  readonly mean: number;
  readonly gradients: readonly number[];
}

/** What a program computes of some rows. */
export function byProgram(
  program: Program,
  parameters: readonly Value[],
  args: readonly (readonly number[][])[],
): Results {
  const values = [...program.forward(...args.map((rows) => rows.slice()))];
  for (const parameter of parameters) parameter.grad = 123; // to be replaced
  const mean = program.backward(...args.map((rows) => rows.slice()));
  return { values, mean, gradients: parameters.map(({ grad }) => grad) };
}

/** The same by a graph for each row; and how large the contributions to each gradient are, which may cancel. */
export function byEngine(
  f: RowFunction,
  parameters: readonly Value[],
  args: readonly (readonly number[][])[],
): Results & { readonly sizes: readonly number[] } {
  const count = args.length === 0 ? 1 : args[0].length;
  const gradients = parameters.map(() => 0);
  const sizes = parameters.map(() => 0);
  const values = Array.from({ length: count }, (_, row) => {
    const output = f(...args.map((rows) => rows[row].map((x) => new Value(x))));
    // As backward(), but that what is 0 by its rule sends nothing back, not even the NaN of 0 · ∞.
    grad(output, parameters).forEach(({ data }, i) => {
      gradients[i] += data / count;
      sizes[i] += Math.abs(data) / count;
    });
    return output.data;
  });
  return { values, mean: values.reduce((sum, x) => sum + x, 0) / count, gradients, sizes };
}

/**
 * Fails unless the program computes what the engine does, to a tolerance relative to the size of what is summed, or of a
 * usual row: what nearly cancels keeps few digits either way.
 */
export function expectSame(
  f: RowFunction,
  parameters: readonly Value[],
  args: readonly (readonly number[][])[],
  options: Partial<CompileOptions> = {},
  tolerance = 1e-12,
): Program {
  const widths = args.map((rows) => rows[0].length);
  const program = compile(f, { args: widths, parameters, ...options });
  const expected = byEngine(f, parameters, args);
  const found = byProgram(program, parameters, args);
  const size = expected.values.reduce((sum, x) => sum + Math.abs(x), 0) / expected.values.length;
  const usual = Number.isFinite(size) ? size : 0;
  found.values.forEach((x, i) => { expectNear(x, expected.values[i], Math.max(usual, Math.abs(expected.values[i])), tolerance, `row ${i + 1}`); }); // prettier-ignore
  expectNear(found.mean, expected.mean, size, tolerance, 'the mean');
  found.gradients.forEach((x, i) => { expectNear(x, expected.gradients[i], expected.sizes[i], tolerance, `gradient ${i + 1}`); }); // prettier-ignore
  return program;
}

function expectNear(found: number, expected: number, size: number, tolerance: number, where: string): void {
  if (Object.is(found, expected) || Math.abs(found - expected) <= tolerance * size + 5e-324) return;
  throw new Error(`${where}: expected ${expected}, but the program has ${found}`);
}

const engine = (globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => object } })
  .WebAssembly;

/** Runs fn, and returns the modules it has made. */
export function modulesOf(fn: () => void): Uint8Array[] {
  const { Module } = engine;
  const made: Uint8Array[] = [];
  engine.Module = class extends Module {
    constructor(bytes: Uint8Array) {
      super(bytes);
      made.push(bytes.slice());
    }
  };
  try {
    fn();
  } finally {
    engine.Module = Module;
  }
  return made;
}

const toolkit = wabt();

/** Throws unless WABT, which is no part of any engine, finds the module valid. */
export async function validate(bytes: Uint8Array): Promise<void> {
  const module = (await toolkit).readWasm(bytes, { simd: true });
  module.validate();
  module.destroy();
}
