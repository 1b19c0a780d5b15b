// Size: chains and fan-ins of a million nodes here, ten million in a process with Node's default flags.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { sum } from '../../src/engine/functions';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';

const MILLION = 1_000_000;

//   x ─► + x ─► · 1 ─► + x ─► · 1 ─► …
test('a chain of a million nodes goes forward and backward', () => {
  const x = new Value(1);
  let y = new Value(0);
  for (let i = 0; i < MILLION; i++) y = i % 2 === 0 ? y.add(x) : y.mul(1);
  y.backward();
  expect([y.data, x.grad]).toEqual([MILLION / 2, MILLION / 2]);
});

test('the order of a chain of a million nodes has a million and one', () => {
  let y = new Value(1);
  for (let i = 0; i < MILLION; i++) y = y.neg();
  expect(topologicalOrder(y)).toHaveLength(MILLION + 1);
});

//   x₀ … x₉₉₉₉₉₉ ─► one sum
test('a sum of a million operands is one node, forward and backward', () => {
  const xs = Array.from({ length: MILLION }, (_, i) => new Value(i % 3));
  const y = sum(xs);
  y.backward();
  expect([y.data, y.parents.length]).toEqual([999_999, MILLION]);
  expect(xs.every(({ grad }) => grad === 1)).toBe(true);
});

// Measured on 2 cores of a cloud machine: 8 s, 1.8 GB.
test("a graph of ten million nodes works with Node's default flags", () => {
  const script = resolve(__dirname, '../support/large-graph.ts');
  const child = spawnSync(process.execPath, ['-r', 'ts-node/register', script, '10000000'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(child.stderr).toBe('');
  const { value, gradient } = JSON.parse(child.stdout) as { value: number; gradient: number };
  expect([value, gradient]).toEqual([5_000_000, 5_000_000]);
});
