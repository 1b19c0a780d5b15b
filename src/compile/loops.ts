// Elementwise groups in one loop. Over rows, each member in turn runs along its slots; what is uniform is done for as many
// members at a time as a vector has lanes, where they lie side by side.

import type { Group, Ref } from './groups';
import { VECTOR_BYTES, type Address } from './layout';
import { Pointers, shifted } from './pointers';
import type { Loop, Schedule } from './schedule';
import type { FunctionBuilder, Place, Vector } from './wasm/function';
import type { Writer } from './writer';

type Memory = Exclude<Ref, { readonly value: number }>;

export function writeLoop(writer: Writer, statement: Loop, { stored }: Schedule): void {
  const loop = new LoopWriter(writer, statement, stored);
  if (statement.uniform) loop.overMembers();
  else loop.overRows();
}

class LoopWriter {
  private readonly f: FunctionBuilder;
  private readonly addresses = new Map<Memory, Address>();
  private readonly own: ReadonlySet<number>;

  constructor(
    private readonly writer: Writer,
    private readonly statement: Loop,
    private readonly stored: Uint8Array,
  ) {
    const { groups, uniform } = statement;
    this.f = writer.function(uniform ? 'call' : 'block');
    this.own = new Set(groups.map(({ id }) => id));
    for (const { operands } of groups) {
      for (const ref of operands) {
        if (!('value' in ref) && !this.isOwn(ref)) this.addresses.set(ref, writer.layout.address(ref));
      }
    }
  }

  overRows(): void {
    const { f, statement, writer } = this;
    const { layout, type } = writer;
    const end = { local: 0 };
    this.overTurns(statement.length, [layout.slot], (pointers) => {
      const uniforms = new Map<Memory, Vector>();
      for (const [ref, { base, stride }] of this.addresses) {
        if (layout.isUniform(ref)) uniforms.set(ref, f.loadSplat(type, pointers.place(base, stride)));
      }
      f.count(0, end, VECTOR_BYTES, (row) => {
        const bases = new Map<number | undefined, Place>();
        const place = (address: number, stride: number): Place => {
          const { base, offset } = pointers.place(address, stride);
          const known = bases.get(base) ?? shifted(f, { base, offset: 0 }, row);
          bases.set(base, known);
          return { ...known, offset };
        };
        this.body(
          (ref, { base, stride }) => uniforms.get(ref) ?? f.load(place(base, stride)),
          (group, x) => { f.store(place(layout.baseOf(group.id), layout.slot), x); }, // prettier-ignore
        );
      });
    });
  }

  overMembers(): void {
    const { f, statement, writer } = this;
    const { size, lanes } = writer.type;
    const { length } = statement;
    const sideBySide = [...this.addresses.values()].every(({ stride }) => stride === 0 || stride === size);
    const whole = sideBySide ? length - (length % lanes) : 0;
    if (whole > 0) {
      this.overTurns(
        whole,
        [size],
        (pointers) => {
          this.body(
            (_, { base, stride }) => {
              const place = pointers.place(base, stride);
              return stride === 0 ? f.loadSplat(writer.type, place) : f.load(place);
            },
            (group, x) => { f.store(pointers.place(writer.layout.baseOf(group.id), size), x); }, // prettier-ignore
          );
        },
        lanes,
      );
    }
    if (whole < length) this.oneByOne(whole);
  }

  /** The members from `first` on, each in the first lane. */
  private oneByOne(first: number): void {
    const { f, statement, writer } = this;
    const { type, layout } = writer;
    this.overTurns(statement.length - first, [type.size], (pointers) => {
      this.body(
        (_, { base, stride }) => f.loadSplat(type, pointers.place(base + first * stride, stride)),
        (group, x) => {
          f.storeLane(type, pointers.place(layout.baseOf(group.id) + first * type.size, type.size), x, 0);
        },
      );
    });
  }

  private overTurns(
    turns: number,
    strides: readonly number[],
    body: (pointers: Pointers) => void,
    step = 1,
  ): void {
    const all = [...this.addresses.values()].map(({ stride }) => stride);
    const pointers = new Pointers(this.f, turns, turns > step ? [...strides, ...all] : []);
    if (turns <= step) {
      body(pointers);
      return;
    }
    this.f.count(0, turns, step, () => {
      body(pointers);
      pointers.advance(step);
    });
  }

  /** One turn: what is made in it stays in locals, and is stored where others use it. */
  private body(
    load: (ref: Memory, address: Address) => Vector,
    store: (group: Group, x: Vector) => void,
  ): void {
    const { f, writer, addresses } = this;
    const made = new Map<number, Vector>();
    const loaded = new Map<string, Vector>();
    for (const group of this.statement.groups) {
      const operands = group.operands.map((ref) => {
        if ('value' in ref) return writer.constant(f, ref.value);
        if ('of' in ref && this.isOwn(ref)) return made.get(ref.of) as Vector;
        const address = addresses.get(ref) as Address;
        const key = `${address.base} ${address.stride}`;
        const vector = loaded.get(key) ?? load(ref, address);
        loaded.set(key, vector);
        return vector;
      });
      const x = writer.elementwise(f, group.op, group.datum, operands);
      made.set(group.id, x);
      if (this.stored[group.id] === 1) store(group, x);
    }
  }

  private isOwn(ref: Ref): boolean {
    return 'of' in ref && this.own.has(ref.of);
  }
}
