// The kernels in a module of their own, as loops over an array, each beside a loop that calls JavaScript's function.

import type { KernelName, Tools } from '../../src/compile/kernels/kernel';
import { kernels } from '../../src/compile/kernels/kernels';
import { lanes } from '../../src/compile/kernels/lanes';
import type { FunctionBuilder, Vector } from '../../src/compile/wasm/function';
import { DOUBLES } from '../../src/compile/wasm/instructions';
import { IMPORTS, ModuleBuilder } from '../../src/compile/wasm/module';
import { erf, erfc } from '../../src/ops/erf';

/** What the engine computes by itself, one number at a time. */
export const scalars: Readonly<Record<KernelName, (x: number) => number>> = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  erf,
  erfc,
};
export const names = Object.keys(scalars) as KernelName[];

/** Numbers that a loop takes at once. */
export const MOST = 8192;

// Bytes of memory: constants of 8, then operands, then results.
const PAGE = 65_536;
const OPERANDS = PAGE;
const RESULTS = OPERANDS + MOST * 8;

type Loop = (bytes: number) => void;

// As browsers and Node have it; their type declarations differ.
const { WebAssembly: engine } = globalThis as unknown as {
  WebAssembly: {
    validate(bytes: Uint8Array): boolean;
    Module: new (bytes: Uint8Array) => object;
    Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
    Instance: new (module: object, imports: object) => { exports: Record<string, Loop> };
  };
};

/** The module's bytes are valid, and its loops work on these arrays. */
export class KernelLoops {
  readonly operands: Float64Array;
  readonly results: Float64Array;
  readonly valid: boolean;
  private readonly loops: Record<string, Loop>;

  constructor() {
    const { bytes, constants } = build();
    this.valid = engine.validate(bytes);
    const memory = new engine.Memory({ initial: 1 + (2 * MOST * 8) / PAGE });
    new BigUint64Array(memory.buffer).set(constants);
    this.operands = new Float64Array(memory.buffer, OPERANDS, MOST);
    this.results = new Float64Array(memory.buffer, RESULTS, MOST);
    const imports = { [IMPORTS.module]: { ...scalars, [IMPORTS.memory]: memory } };
    this.loops = new engine.Instance(new engine.Module(bytes), imports).exports;
  }

  /** Computes results from the first `count` operands, an even number of them. */
  run(name: KernelName, by: 'kernel' | 'import', count = MOST): void {
    this.loops[`${name} ${by}`](count * 8);
  }

  /** The kernel's values for any number of operands. */
  values(name: KernelName, xs: readonly number[]): number[] {
    const values: number[] = [];
    for (let start = 0; start < xs.length; start += MOST) {
      const part = xs.slice(start, start + MOST);
      this.operands.set(part);
      this.run(name, 'kernel', part.length + (part.length % 2));
      values.push(...this.results.subarray(0, part.length));
    }
    return values;
  }
}

function build(): { bytes: Uint8Array; constants: bigint[] } {
  const module = new ModuleBuilder();
  const indices = names.map((name) => module.import(name, { params: ['f64'], results: ['f64'] }));
  const constants: bigint[] = [];
  const each = (label: string, body: (f: FunctionBuilder, x: Vector) => Vector): void => {
    const { builder: f, index } = module.function({ params: ['i32'], results: [] });
    f.count(0, { local: 0 }, 16, (i) => {
      f.store({ base: i, offset: RESULTS }, body(f, f.load({ base: i, offset: OPERANDS })));
    });
    module.export(label, index);
  };
  const scalar = (f: FunctionBuilder, name: KernelName, x: Vector): Vector =>
    [0, 1].reduce<Vector>(
      (result, lane) =>
        f.replace(DOUBLES, result, lane, () => {
          f.extract(DOUBLES, x, lane);
          f.call(indices[names.indexOf(name)]);
        }),
      x,
    );
  names.forEach((name) => {
    each(`${name} import`, (f, x) => scalar(f, name, x));
    each(`${name} kernel`, (f, x) => {
      const m = lanes(f, toolsOf(f, constants, scalar));
      const call = (kernel: KernelName, ...operands: Vector[]): Vector =>
        kernels[kernel].build(m, ...operands);
      if (name !== 'tanh') return call(name, x);
      const size = f.lanes(DOUBLES, 'neg', f.lanes(DOUBLES, 'abs', x));
      return call(name, x, call('exp', size));
    });
  });
  return { bytes: module.finish(), constants };
}

function toolsOf(
  f: FunctionBuilder,
  constants: bigint[],
  exact: (f: FunctionBuilder, name: KernelName, x: Vector) => Vector,
): Tools {
  const tools: Tools = {
    constant: (x) => tools.bits(new BigUint64Array(Float64Array.of(x).buffer)[0]),
    bits(pattern) {
      if (!constants.includes(pattern)) constants.push(pattern);
      return f.loadSplat(DOUBLES, { offset: constants.indexOf(pattern) * 8 });
    },
    exact: (name, x) => exact(f, name, x),
  };
  return tools;
}
