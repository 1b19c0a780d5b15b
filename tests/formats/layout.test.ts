// Pictures of graphs by name: no more lines cross than when they were last looked at, and nothing lies on anything else.

import { softmax } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { parse } from '../../src/expression/parse';
import type { FoldOptions } from '../../src/formats/folded';
import { layoutOf, type GraphLayout } from '../../src/formats/layout';
import type { Point, Rectangle } from '../../src/formats/lines';
import { crossEntropy, mse } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';

function leaves(name: string, count: number): Value[] {
  return Array.from({ length: count }, (_, i) => new Value(i - 0.5, `${name}${i + 1}`));
}

function net(inputs: number, ...sizes: number[]): Value {
  const outputs = new MLP(inputs, sizes, { activation: 'tanh', seed: 1 }).forward(leaves('x', inputs));
  return mse(outputs, leaves('y', outputs.length));
}

function butterfly(size: number): Value {
  let row = leaves('x', size);
  for (let step = 1; step < size; step *= 2) {
    const before = row;
    row = before.map((x, i) => x.add(before[i ^ step]));
  }
  return row.reduce((sum, x) => sum.mul(x));
}

interface Entry {
  readonly name: string;
  /** How many lines cross now. */
  readonly most: number;
  readonly make: () => Value;
  readonly options?: FoldOptions;
}

const CORPUS: readonly Entry[] = [
  {
    name: 'a neuron',
    most: 0,
    make: () => parse('tanh(x1*w1 + x2*w2 + b)', { x1: 2, x2: 0, w1: -3, w2: 1, b: 6.88 }).output,
  },
  { name: 'a diamond', most: 0, make: () => parse('(3*a) * (a + 1)', { a: 2 }).output },
  {
    name: 'a leaf used at every depth',
    most: 0,
    make: () => parse('((x*x + x)*x + x)*x + x', { x: 2 }).output,
  },
  {
    name: 'a fan-out',
    most: 0,
    make: () => parse('sin(x) + cos(x) + tanh(x) + exp(x) + sqrt(x)', { x: 2 }).output,
  },
  {
    name: 'a softmax',
    most: 4,
    make: () => softmax(leaves('z', 4)).reduce((sum, p, i) => sum.add(p.mul(i)), new Value(0, 'start')),
  },
  { name: 'a cross-entropy', most: 0, make: () => crossEntropy(leaves('z', 5), 2) },
  { name: 'every pair of four', most: 11, make: () => pairs(leaves('x', 4)) },
  { name: 'a butterfly', most: 50, make: () => butterfly(8) },
  { name: 'a net, 2-4-1, open', most: 18, make: () => net(2, 4, 1), options: { fold: 'none' } },
  { name: 'a net, 2-4-1, neurons folded', most: 6, make: () => net(2, 4, 1), options: { fold: 'neurons' } },
  { name: 'a net, 2-4-1, layers folded', most: 0, make: () => net(2, 4, 1), options: { fold: 'layers' } },
  {
    name: 'a net, 3-5-4-2, neurons folded',
    most: 96,
    make: () => net(3, 5, 4, 2),
    options: { fold: 'neurons' },
  },
  { name: 'a net, 2-16-16-1', most: 14_520, make: () => net(2, 16, 16, 1) },
];

function pairs(xs: readonly Value[]): Value {
  return xs
    .flatMap((x, i) => xs.slice(i + 1).map((y) => x.mul(y)))
    .reduce((sum, product) => sum.add(product));
}

test.each(CORPUS)('$name has at most $most crossings, and no overlaps', ({ most, make, options }) => {
  const layout = layoutOf(make(), options);
  expect(crossingsOf(layout)).toBeLessThanOrEqual(most);
  expect(overlapsOf(layout)).toEqual([]);
});

// Lines from each pair of m neurons to each pair of the n that follow cross once: m(m − 1)/2 · n(n − 1)/2 in all.
test('layers that are fully linked have as many crossings as they must', () => {
  const crossings = (...sizes: [number, ...number[]]): number =>
    crossingsOf(layoutOf(net(...sizes), { fold: 'neurons' }));
  expect(crossings(2, 4, 1)).toBe(1 * 6);
  expect(crossings(3, 5, 4, 2)).toBe(3 * 10 + 10 * 6 + 6 * 1);
});

/** In how many points lines cross. */
function crossingsOf({ links }: GraphLayout): number {
  let count = 0;
  links.forEach(({ points: one }, i) => {
    for (const { points: other } of links.slice(0, i)) {
      for (let j = 1; j < one.length; j++) {
        for (let k = 1; k < other.length; k++) {
          if (cross(one[j - 1], one[j], other[k - 1], other[k])) count++;
        }
      }
    }
  });
  return count;
}

/** Whether the ends of each piece of line lie on either side of the other. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(from: Point, to: Point, { x, y }: Point): number {
  return Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
}

/** The pairs of boxes and labels that have more than an edge in common. */
function overlapsOf({ boxes, links }: GraphLayout): (readonly [Rectangle, Rectangle])[] {
  const all: Rectangle[] = [...boxes, ...links.flatMap(({ label }) => label ?? [])];
  return all.flatMap((a, i) => all.slice(0, i).flatMap((b) => (overlap(a, b) ? [[a, b] as const] : [])));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 1e-6 && down > 1e-6;
}
