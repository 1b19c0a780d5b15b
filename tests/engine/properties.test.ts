// What holds of every graph: linearity, indifference to the order of operands, agreement with differences
// and with the chain rule written a second time.

import fc from 'fast-check';
import { add, max, mul, sum } from '../../src/engine/functions';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { expectAllClose } from '../support/closeness';
import { randomGraph } from '../support/random-graph';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const number = fc.double({ min: -3, max: 3, noNaN: true });

test('backward is linear: the gradient of p · f + q · g is p times that of f plus q times that of g', () => {
  fc.assert(
    fc.property(seeds, number, number, (seed, p, q) => {
      const { leaves, output: f } = randomGraph(seed, 60);
      const g = leaves[0].mul(leaves[1]).add(leaves[2].sin()).mul(f.sigmoid());
      const separately = [f, g].map((output) => gradientsOf(output, leaves));
      const together = gradientsOf(f.mul(p).add(g.mul(q)), leaves);
      together.forEach((gradient, i) => {
        expect(gradient).toBeCloseTo(p * separately[0][i] + q * separately[1][i], 10);
      });
    }),
    { seed: 41, numRuns: 60 },
  );
});

test.each([
  ['add', add],
  ['mul', mul],
  ['max', max],
] as const)('the order of the operands of %s does not change value or gradients', (_, f) => {
  fc.assert(
    fc.property(number, number, (x, y) => {
      const [a, b] = [new Value(x), new Value(y)];
      const [there, back] = [f(a, b), f(b, a)];
      expect(there.data).toBe(back.data);
      const gradients = gradientsOf(there, [a, b]);
      expect(gradientsOf(back, [a, b])).toEqual(gradients);
    }),
    { seed: 42 },
  );
});

test('the order of the operands of sum does not change the gradients, even where it rounds the value', () => {
  const terms = fc.array(number, { minLength: 1, maxLength: 12 });
  const shuffled = terms.chain((xs) =>
    fc.tuple(
      fc.constant(xs),
      fc.shuffledSubarray(
        xs.map((_, i) => i),
        { minLength: xs.length },
      ),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([xs, order]) => {
      const leaves = xs.map((x) => new Value(x));
      const squares = leaves.map((x) => x.square());
      const straight = gradientsOf(sum(squares), leaves);
      expect(gradientsOf(sum(order.map((i) => squares[i])), leaves)).toEqual(straight);
    }),
    { seed: 43 },
  );
});

test('on random graphs of 200 to 400 nodes the gradients are the slopes of the value', () => {
  let largest = 0;
  fc.assert(
    fc.property(seeds, fc.integer({ min: 200, max: 400 }), (seed, nodes) => {
      const { leaves, output, point } = randomGraph(seed, nodes);
      expect(topologicalOrder(output).length).toBeGreaterThanOrEqual(200);
      gradientsOf(output, leaves).forEach((gradient, i) => {
        largest = Math.max(largest, Math.abs(gradient));
        const slope = differences((x) => randomGraph(seed, nodes, x).output.data, point, i);
        if (Math.abs(gradient - slope) > 1e-6 * (1 + Math.abs(gradient))) {
          throw new Error(`graph ${seed} of ${nodes} nodes, leaf ${i}: backward ${gradient}, slope ${slope}`);
        }
      });
    }),
    { seed: 44, numRuns: 40 },
  );
  expect(largest).toBeGreaterThan(0.05); // or the graphs have nothing to compare
});

test('backward agrees with the chain rule written as a recursion over parents and local derivatives', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { leaves, output } = randomGraph(seed, 300);
      const gradients = gradientsOf(output, leaves);
      expectAllClose(
        gradients,
        leaves.map((leaf) => recursiveGradient(output, leaf)),
        1e-12,
        `graph ${seed}`,
      );
    }),
    { seed: 45, numRuns: 60 },
  );
});

test('interior gradients agree with the recursion as well', () => {
  const { output } = randomGraph(12, 200);
  const order = topologicalOrder(output);
  output.backward();
  for (const node of order.filter(({ op }) => op !== '')) {
    expectAllClose([node.grad], [recursiveGradient(output, node)], 1e-12, node.toString());
  }
});

function gradientsOf(output: Value, leaves: readonly Value[]): number[] {
  for (const leaf of leaves) leaf.zeroGrad();
  output.backward();
  return leaves.map(({ grad }) => grad);
}

/** ∂output/∂target = 1 for the target itself, else Σ local · ∂parent/∂target: forwards, not backwards. */
function recursiveGradient(output: Value, target: Value): number {
  const known = new Map<Value, number>([[target, 1]]);
  const derivative = (node: Value): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const { localGrads } = node;
    const total = node.parents.reduce((rest, parent, i) => rest + localGrads[i] * derivative(parent), 0);
    known.set(node, total);
    return total;
  };
  return derivative(output);
}

function differences(f: (x: number[]) => number, at: readonly number[], i: number): number {
  const slope = (h: number): number =>
    (f(at.map((x, k) => (k === i ? x + h : x))) - f(at.map((x, k) => (k === i ? x - h : x)))) / (2 * h);
  return (4 * slope(1e-3) - slope(2e-3)) / 3;
}
