// A WebAssembly module, put together from functions: the binary format, chapter 5 of the specification.

import { Bytes } from './bytes';
import { TYPES, type Signature } from './code';
import { FunctionBuilder } from './function';

/** What a module may import: functions of doubles to a double, and the memory. */
export const IMPORTS = { module: 'env', memory: 'memory' } as const;

const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;

export class ModuleBuilder {
  private readonly types: string[] = [];
  private readonly typeBytes = new Bytes();
  private readonly imports: { name: string; type: number }[] = [];
  private readonly functions: { type: number; builder: FunctionBuilder }[] = [];
  private readonly exports: [name: string, index: number][] = [];

  /** Index of an imported function. All imports come before the first function. */
  import(name: string, signature: Signature): number {
    if (this.functions.length > 0) throw new Error('imports come before functions');
    this.imports.push({ name, type: this.typeOf(signature) });
    return this.imports.length - 1;
  }

  /** A new function, to be filled by `builder`, and its index. */
  function(signature: Signature): { builder: FunctionBuilder; index: number } {
    const builder = new FunctionBuilder(signature);
    this.functions.push({ type: this.typeOf(signature), builder });
    return { builder, index: this.imports.length + this.functions.length - 1 };
  }

  export(name: string, index: number): void {
    this.exports.push([name, index]);
  }

  /** Instructions of all functions. */
  get instructions(): number {
    return this.functions.reduce((total, { builder }) => total + builder.instructions, 0);
  }

  finish(): Uint8Array<ArrayBuffer> {
    const module = new Bytes();
    module.all([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]); // \0asm, version 1
    section(module, SECTION.type, this.types.length, (out) => {
      out.append(this.typeBytes);
    });
    section(module, SECTION.import, this.imports.length + 1, (out) => {
      text(out, IMPORTS.module);
      text(out, IMPORTS.memory);
      out.all([2, 0]); // a memory with a least size alone …
      out.unsigned(1); // … of one page: the real one is larger
      for (const { name, type } of this.imports) {
        text(out, IMPORTS.module);
        text(out, name);
        out.byte(0);
        out.unsigned(type);
      }
    });
    section(module, SECTION.function, this.functions.length, (out) => {
      for (const { type } of this.functions) out.unsigned(type);
    });
    section(module, SECTION.export, this.exports.length, (out) => {
      for (const [name, index] of this.exports) {
        text(out, name);
        out.byte(0);
        out.unsigned(index);
      }
    });
    section(module, SECTION.code, this.functions.length, (out) => {
      for (const { builder } of this.functions) builder.finish(out);
    });
    return module.whole();
  }

  private typeOf({ params, results }: Signature): number {
    const key = `${params.join()}>${results.join()}`;
    const known = this.types.indexOf(key);
    if (known >= 0) return known;
    this.types.push(key);
    this.typeBytes.byte(0x60);
    for (const list of [params, results]) {
      this.typeBytes.unsigned(list.length);
      for (const type of list) this.typeBytes.byte(TYPES[type]);
    }
    return this.types.length - 1;
  }
}

function section(module: Bytes, id: number, count: number, write: (out: Bytes) => void): void {
  const body = new Bytes();
  body.unsigned(count);
  write(body);
  module.byte(id);
  module.unsigned(body.length);
  module.append(body);
}

function text(out: Bytes, name: string): void {
  const bytes = new TextEncoder().encode(name);
  out.unsigned(bytes.length);
  out.all(bytes);
}
