// Size: a chain of a million nodes and a large fan-in here, ten million nodes in a process with Node's default flags.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sum } from '../../src/engine/functions';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { bundle } from '../support/bundle';
import { once } from '../support/once';

const MILLION = 1_000_000;

//   x ─► + x ─► · 1 ─► + x ─► · 1 ─► …
test('a chain of a million nodes goes forward and backward', () => {
  const x = new Value(1);
  let y = new Value(0);
  for (let i = 0; i < MILLION; i++) y = i % 2 === 0 ? y.add(x) : y.mul(1);
  y.backward();
  expect([y.data, x.grad]).toEqual([MILLION / 2, MILLION / 2]);
});

test('the order of a chain of 100,000 nodes has 100,001', () => {
  let y = new Value(1);
  for (let i = 0; i < 100_000; i++) y = y.neg();
  expect(topologicalOrder(y)).toHaveLength(100_001);
});

//   x₀ … x₂₉₉₉₉₉ ─► one sum: more than a call can have arguments
test('a sum of 300,000 operands is one node, forward and backward', () => {
  const xs = Array.from({ length: 300_000 }, (_, i) => new Value(i % 3));
  const y = sum(xs);
  y.backward();
  expect([y.data, y.parents.length]).toEqual([300_000, 300_000]);
  expect(xs.every(({ grad }) => grad === 1)).toBe(true);
});

// Measured on 2 cores of a cloud machine: 8 s, 1.8 GB.
test("a graph of ten million nodes works with Node's default flags", () => {
  const folder = once('large-graph', (made) => bundle('tests/support/large-graph.ts', made));
  const child = spawnSync(process.execPath, [join(folder, 'large-graph.js'), '10000000'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(child.stderr).toBe('');
  const { value, gradient } = JSON.parse(child.stdout) as { value: number; gradient: number };
  expect([value, gradient]).toEqual([5_000_000, 5_000_000]);
});
