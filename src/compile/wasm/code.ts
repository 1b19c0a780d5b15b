// The code of one function: locals, counts and addresses, loops and calls. Every result goes into a local of its own, which
// the engine's compiler turns back into registers: nobody has to keep account of a stack.

import { Bytes } from './bytes';
import { PLAIN } from './instructions';

export const TYPES = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type Type = keyof typeof TYPES;

/** A function's type. */
export interface Signature {
  readonly params: readonly Type[];
  readonly results: readonly Type[];
}

/** A local that holds an address, or a count. */
export type Index = number & { readonly __type?: 'i32' };

export class Code {
  /** Instructions so far, not counting those that move locals. */
  instructions = 0;
  protected readonly code = new Bytes();
  /** Locals of one type, one after the other: so many. */
  private readonly locals: { readonly type: Type; count: number }[] = [];
  private next: number;

  constructor(readonly signature: Signature) {
    this.next = signature.params.length;
  }

  /** Bytes of code so far. */
  get size(): number {
    return this.code.length;
  }

  local(type: Type): number {
    const last = this.locals.at(-1);
    if (last?.type === type) last.count++;
    else this.locals.push({ type, count: 1 });
    return this.next++;
  }

  get(local: number): void {
    this.code.byte(0x20);
    this.code.unsigned(local);
  }

  set(local: number): void {
    this.code.byte(0x21);
    this.code.unsigned(local);
  }

  /** What is on the stack, in a new local. */
  protected kept(type: Type): number {
    const local = this.local(type);
    this.set(local);
    return local;
  }

  i32(n: number): void {
    this.code.byte(0x41);
    this.code.signed(n | 0);
  }

  /** A number in a new local, beyond what another one holds. */
  index(n: number, base?: Index): Index {
    this.i32(n);
    if (base !== undefined) {
      this.get(base);
      this.plain('i32.add');
    }
    return this.kept('i32');
  }

  /** local += n */
  advance(local: Index, n: number): void {
    this.get(local);
    this.i32(n);
    this.plain('i32.add');
    this.set(local);
  }

  /** a + b, in a new local. */
  sum(a: Index, b: Index): Index {
    this.get(a);
    this.get(b);
    this.plain('i32.add');
    return this.kept('i32');
  }

  /** Counts a local from `from` up to `to`, a number or a local, in steps; the body runs once at least. */
  count(from: number, to: number | { readonly local: Index }, step: number, body: (i: Index) => void): void {
    const i = this.index(from);
    this.code.all([0x03, 0x40]); // loop
    body(i);
    this.advance(i, step);
    this.get(i);
    if (typeof to === 'number') this.i32(to);
    else this.get(to.local);
    this.plain('i32.lt_u');
    this.code.all([0x0d, 0x00]); // once more, if so
    this.plain('end');
  }

  /** Does what `body` says if the mask has any bit set. */
  ifAny(mask: number, body: () => void): void {
    this.get(mask);
    this.code.all([0xfd, 0x53]); // v128.any_true
    this.code.all([0x04, 0x40]); // if
    body();
    this.plain('end');
  }

  /** Calls a function, with locals as arguments, after those that are on the stack. */
  call(index: number, args: readonly number[] = []): void {
    for (const arg of args) this.get(arg);
    this.code.byte(0x10);
    this.code.unsigned(index);
    this.instructions++;
  }

  /** The function's bytes, with the declarations of its locals. */
  finish(into: Bytes): void {
    const head = new Bytes();
    head.unsigned(this.locals.length);
    for (const { type, count } of this.locals) {
      head.unsigned(count);
      head.byte(TYPES[type]);
    }
    into.unsigned(head.length + this.code.length + 1);
    into.append(head);
    into.append(this.code);
    into.byte(PLAIN.end);
  }

  private plain(name: keyof typeof PLAIN): void {
    this.code.byte(PLAIN[name]);
    this.instructions++;
  }
}
