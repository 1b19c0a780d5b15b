// The engine that runs WebAssembly, as Node and browsers have it: their type declarations differ, so here is ours.

export interface Memory {
  readonly buffer: ArrayBuffer;
}

interface Engine {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (
    module: object,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: unknown };
  Memory: new (size: { initial: number }) => Memory;
}

const { WebAssembly: engine } = globalThis as unknown as { WebAssembly: Engine };

const PAGE = 65_536;
const MOST_PAGES = 65_536;

/**
 * A memory of at least so many bytes, all 0.
 *
 * @throws RangeError beyond 4 GB
 */
export function memoryOf(bytes: number): Memory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages <= MOST_PAGES) return new engine.Memory({ initial: pages });
  const size = (bytes / 2 ** 30).toFixed(1);
  throw new RangeError(`compile: the program needs ${size} GB of memory, but WebAssembly has 4 GB.`);
}

/** What a module exports, its imports being these. */
export function instantiate(
  module: Uint8Array<ArrayBuffer>,
  imports: Record<string, Record<string, unknown>>,
): unknown {
  return new engine.Instance(new engine.Module(module), imports).exports;
}
