// What every part of a program is written with: the function under way, constants, kernels and imports.

import type { IrOp } from './ir';
import { kernels } from './kernels/kernels';
import type { KernelName } from './kernels/kernel';
import { lanes } from './kernels/lanes';
import type { Layout } from './layout';
import type { FunctionBuilder, Signature, Vector } from './wasm/function';
import { bitsOf, DOUBLES, type LaneName, type LaneType } from './wasm/instructions';
import type { ModuleBuilder } from './wasm/module';

/** Beyond so many bytes a function is closed: those of thousands of instructions take long to optimise. */
const LONG = 20_000;

/** Once a call; once a block, handed the bytes of a slot that are in use; at the end of a call, handed the number of rows. */
export const PHASES = {
  call: { params: [], results: [] },
  block: { params: ['i32'], results: [] },
  end: { params: ['f64'], results: [] },
} as const satisfies Readonly<Record<string, Signature>>;

/** Ops that are one instruction, but by another name. */
const INSTRUCTIONS: Partial<Record<IrOp, LaneName>> = {
  round: 'nearest', // halves to the even one
  equal: 'eq',
  less: 'lt',
};

export type Phase = keyof typeof PHASES;

/** A function of numbers that is imported. */
export interface Import {
  readonly name: string;
  readonly arity: number;
  readonly fn: (...x: number[]) => number;
}

export class Writer {
  /** The functions of each phase, in the order in which they must run. */
  readonly phases: Readonly<Record<Phase, number[]>> = { call: [], block: [], end: [] };
  private readonly open: Partial<Record<Phase, FunctionBuilder>> = {};
  private readonly kernelIndex = new Map<KernelName, number>();
  private readonly importIndex: readonly number[];
  private readonly vectorImports = new Map<number, number>();

  constructor(
    readonly module: ModuleBuilder,
    readonly layout: Layout,
    private readonly imports: readonly Import[],
  ) {
    this.importIndex = imports.map(({ name, arity }, i) =>
      module.import(`${name} ${i}`, { params: new Array<'f64'>(arity).fill('f64'), results: ['f64'] }),
    );
  }

  get type(): LaneType {
    return this.layout.type;
  }

  /** The function that what comes next in this phase is to be written to. */
  function(phase: Phase): FunctionBuilder {
    const open = this.open[phase];
    if (open !== undefined && open.size < LONG) return open;
    const { builder, index } = this.module.function(PHASES[phase]);
    this.phases[phase].push(index);
    this.open[phase] = builder;
    return builder;
  }

  constant(f: FunctionBuilder, x: number): Vector {
    if (Object.is(x, 0)) return f.zero();
    return this.bits(f, bitsOf(x, this.type), this.type);
  }

  private bits(f: FunctionBuilder, bits: bigint, type: LaneType): Vector {
    const place = this.layout.constant(bits, type.size);
    return place === undefined ? f.constant(type, bits) : f.loadSplat(type, { offset: place });
  }

  /** An elementwise op over vectors of the program's own type. */
  elementwise(f: FunctionBuilder, op: IrOp, datum: number, x: readonly Vector[]): Vector {
    const { type } = this;
    switch (op) {
      case 'relu': // pmax keeps a NaN, and −0, which + 0 makes 0
        return f.lanes(type, 'add', f.lanes(type, 'pmax', x[0], f.zero()), f.zero());
      case 'step': {
        const above = f.vector('and', f.lanes(type, 'lt', f.zero(), x[0]), this.constant(f, 1));
        return f.vector('or', above, f.lanes(type, 'ne', x[0], x[0])); // all bits set are a NaN
      }
      case 'select':
        return f.vector('bitselect', x[1], x[2], x[0]);
      case 'call':
        return this.onDoubles(f, this.vectorImport(datum), x);
      default: {
        const instruction = INSTRUCTIONS[op] ?? op;
        return instruction in type.code
          ? f.lanes(type, instruction as LaneName, ...x)
          : this.onDoubles(f, this.kernel(op as KernelName), x);
      }
    }
  }

  /** Calls a function of doubles, for floats once for each half. */
  private onDoubles(f: FunctionBuilder, index: number, x: readonly Vector[]): Vector {
    return this.fromDoubles(f, (lane) => f.callVector(index, x.map((v) => this.toDoubles(f, v, lane)))); // prettier-ignore
  }

  /** A vector of the program's own type; `two` makes the doubles from a lane on. */
  fromDoubles(f: FunctionBuilder, two: (lane: number) => Vector): Vector {
    if (this.type === DOUBLES) return two(0);
    const [low, high] = [0, 2].map((lane) => f.vector('f32x4.demote_f64x2_zero', two(lane)));
    return f.lowerHalves(low, high);
  }

  /** Two lanes of a vector of the program's own type as doubles, from an even lane on. */
  toDoubles(f: FunctionBuilder, x: Vector, lane: number): Vector {
    if (this.type === DOUBLES) return x;
    return f.vector('f64x2.promote_low_f32x4', lane === 0 ? x : f.upperHalves(x, x));
  }

  private kernel(name: KernelName): number {
    const known = this.kernelIndex.get(name);
    if (known !== undefined) return known;
    const { operands, build } = kernels[name];
    const { builder, index } = this.module.function(vectors(operands));
    this.kernelIndex.set(name, index);
    const m = lanes(builder, {
      constant: (x) => this.bits(builder, bitsOf(x), DOUBLES),
      bits: (pattern) => this.bits(builder, pattern, DOUBLES),
      exact: (other, x) => builder.callVector(this.vectorImport(this.importNamed(other)), [x]),
    });
    builder.get(build(m, ...Array.from({ length: operands }, (_, i) => i)));
    return index;
  }

  private importNamed(name: string): number {
    return this.imports.findIndex((one) => one.name === name);
  }

  /** An imported function, for both lanes one after the other. */
  private vectorImport(datum: number): number {
    const known = this.vectorImports.get(datum);
    if (known !== undefined) return known;
    const { arity } = this.imports[datum];
    const { builder, index } = this.module.function(vectors(arity));
    this.vectorImports.set(datum, index);
    let result = builder.zero();
    for (const lane of [0, 1]) {
      result = builder.replace(DOUBLES, result, lane, () => {
        for (let i = 0; i < arity; i++) builder.extract(DOUBLES, i, lane);
        builder.call(this.importIndex[datum]);
      });
    }
    builder.get(result);
    return index;
  }
}

function vectors(count: number): Signature {
  return { params: new Array<'v128'>(count).fill('v128'), results: ['v128'] };
}
