// Large graphs: split into functions, of which none is too large for an engine; and many programs, one after the other.

import { compile } from '../../src/compile/compile';
import { dot, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { expectSame, modulesOf, validate } from '../support/compiled';
import { randomGraph } from '../support/random-graph';

test('a chain of 40,000 nodes is as by the engine', () => {
  const w = Array.from({ length: 10 }, (_, i) => new Value(0.5 + 0.01 * i));
  const f = ([x]: Value[]): Value => {
    let y = x;
    for (let i = 0; i < 20_000; i++) y = y.mul(w[i % 10]).add(0.3);
    return y;
  };
  expectSame(f, w, [[[0.3], [0.5], [0.7]]]);
});

test('a dot product and a sum of 130,000 terms are as by the engine', () => {
  const n = 130_000;
  const w = Array.from({ length: n }, (_, i) => new Value(Math.sin(i)));
  expectSame(([x]: Value[]) => dot(w, Array<Value>(n).fill(x)).add(sum(w)), w, [[[0.3], [0.5]]]);
});

test('a random graph of 20,000 nodes is split into functions, and as by the engine', async () => {
  const { leaves } = randomGraph(1, 1);
  const modules = modulesOf(() => {
    expectSame(() => randomGraph(1, 20_000, leaves).output, leaves, [], {}, 1e-9);
  });
  await validate(modules[0]);
  expect(largestFunction(modules[0])).toBeLessThan(100_000);
});

test('programs that are dropped leave nothing behind', () => {
  const w = new Value(2);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 500; i++) {
    const program = compile(([x]) => x.mul(w).add(i), { args: [1], parameters: [w] });
    expect(program.backward([[1], [3]])).toBe(4 + i);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
});

/** Bytes of the largest function of a module: section 10 is a list of bodies, each with its size before it. */
function largestFunction(bytes: Uint8Array): number {
  let at = 8;
  const unsigned = (): number => {
    let n = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      n += (byte & 127) * shift;
      if (byte < 128) return n;
    }
  };
  for (;;) {
    const section = bytes[at++];
    const size = unsigned();
    if (section !== 10) at += size;
    else break;
  }
  const sizes = Array.from({ length: unsigned() }, () => {
    const size = unsigned();
    at += size;
    return size;
  });
  return Math.max(...sizes);
}
