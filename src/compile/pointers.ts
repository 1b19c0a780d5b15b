// Addresses within loops: what moves with a turn is in locals, one for each distance, and the rest is part of the
// instruction.

import type { FunctionBuilder, Index, Place } from './wasm/function';

/** Locals that move along with a loop of so many turns. */
export class Pointers {
  private readonly locals = new Map<number, Index>();

  /** @param strides - all that will be asked for, in bytes a turn */
  constructor(
    private readonly f: FunctionBuilder,
    private readonly turns: number,
    strides: Iterable<number>,
  ) {
    for (const stride of strides) {
      if (stride === 0 || this.locals.has(stride)) continue;
      this.locals.set(stride, f.index(-lowestOf(stride, turns)));
    }
  }

  /** Where what lies at `address` in the first turn lies in this one. */
  place(address: number, stride: number): Place {
    return { base: this.locals.get(stride), offset: address + lowestOf(stride, this.turns) };
  }

  advance(turns: number): void {
    for (const [stride, local] of this.locals) this.f.advance(local, stride * turns);
  }
}

/** Addresses are unsigned, so what moves down is counted down to 0. */
function lowestOf(stride: number, turns: number): number {
  return stride < 0 ? stride * (turns - 1) : 0;
}

/** A loop of so many turns, in which each place moves by its own step: nothing is added up within a turn. */
export function along(
  f: FunctionBuilder,
  turns: number,
  places: readonly Place[],
  steps: readonly number[],
  body: (places: readonly Place[]) => void,
): void {
  const moving: { readonly local: Index; readonly step: number }[] = [];
  const moved = places.map(({ base, offset }, k) => {
    const step = steps[k];
    if (step === 0) return { base, offset };
    const lowest = lowestOf(step, turns);
    const local = f.index(-lowest, base);
    moving.push({ local, step });
    return { base: local, offset: offset + lowest };
  });
  f.count(0, turns, 1, () => {
    body(moved);
    for (const { local, step } of moving) f.advance(local, step);
  });
}

/** A place so many bytes on, by a local beside. */
export function shifted(f: FunctionBuilder, { base, offset }: Place, by: Index): Place {
  return { base: base === undefined ? by : f.sum(base, by), offset };
}
