// Hessians, and their products with vectors.

import fc from 'fast-check';
import { gradient } from '../../src/calculus/first';
import { grad } from '../../src/calculus/grad';
import { hessian, hvp } from '../../src/calculus/second';
import { crossEntropy, mse } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';
import { abs, hypot, max, sqrt, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { expectAllClose, expectClose } from '../support/closeness';
import { randomGraph } from '../support/random-graph';

/** Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², Rosenbrock (1960). */
const rosenbrock = (x: Value[]): Value =>
  sum(x.slice(1).map((next, i) => next.sub(x[i].square()).square().mul(100).add(x[i].sub(1).square())));

test('the Hessian of a²b is [[2b, 2a], [2a, 0]]', () => {
  expect(hessian(([a, b]) => a.square().mul(b), [3, 5])).toEqual([
    [10, 6],
    [6, 0],
  ]);
});

test('the Hessian of a linear function is 0, whatever is used and what not', () => {
  expect(hessian(([a, b]) => a.mul(3).sub(b), [1, 2, 3])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test("Rosenbrock's Hessian in 100 variables is tridiagonal, with the entries of the textbook", () => {
  const n = 100;
  const x = Array.from({ length: n }, (_, i) => Math.sin(i) + 0.5);
  const matrix = hessian(rosenbrock, x);
  matrix.forEach((row, i) => {
    row.forEach((entry, j) => {
      const inner = i < n - 1 ? 1200 * x[i] ** 2 - 400 * x[i + 1] + 2 : 0;
      const expected =
        i === j ? inner + (i > 0 ? 200 : 0) : Math.abs(i - j) === 1 ? -400 * x[Math.min(i, j)] : 0;
      if (Math.abs(entry - expected) > 1e-10) {
        throw new Error(`entry ${i}, ${j}: expected ${expected}, got ${entry}`);
      }
    });
  });
});

/** The loss of a 2-5-3 net on three rows, as a function of its weights. */
function loss(weights: Value[]): Value {
  const rows = [
    [0.5, -1],
    [1.5, 0.25],
    [-0.75, 2],
  ];
  const take = weights[Symbol.iterator]();
  const next = (): Value => take.next().value as Value;
  const layer = (sizes: [number, number]) =>
    Array.from({ length: sizes[1] }, () => Array.from({ length: sizes[0] + 1 }, next));
  const [hidden, output] = [layer([2, 5]), layer([5, 3])];
  const through = (neurons: Value[][], x: (Value | number)[]): Value[] =>
    neurons.map((w) => sum(x.map((xi, i) => w[i].mul(xi))).add(w[x.length]));
  const losses = rows.map((row, i) =>
    crossEntropy(
      through(
        output,
        through(hidden, row).map((z) => z.tanh()),
      ),
      i,
    ),
  );
  return sum(losses).div(rows.length);
}

test("the Hessian of a net's loss is that of finite differences of its gradient", () => {
  const at = Array.from({ length: 33 }, (_, i) => Math.sin(7 * i + 1));
  const matrix = hessian(loss, at);
  const h = 1e-5;
  matrix.forEach((row, i) => {
    const [above, below] = [h, -h].map((step) => gradient(loss, at.with(i, at[i] + step)));
    row.forEach((entry, j) => {
      const difference = (above[j] - below[j]) / (2 * h);
      if (Math.abs(entry - difference) > 1e-8) {
        throw new Error(`entry ${i}, ${j}: ${entry}, by differences ${difference}`);
      }
    });
  });
});

test('forward over reverse agrees with reverse over reverse on random graphs, and is symmetric to the last bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 60 }), (seed, nodes) => {
      const { point } = randomGraph(seed, nodes);
      const f = (x: Value[]): Value => randomGraph(seed, nodes, x).output;
      const matrix = hessian(f, point);
      const inputs = point.map((x) => new Value(x));
      const twice = grad(f(inputs), inputs).map((first) => grad(first, inputs).map(({ data }) => data));
      const scale = Math.max(...twice.flat().map(Math.abs), 1e-3);
      matrix.forEach((row, i) => {
        row.forEach((entry, j) => {
          expect(Object.is(entry, matrix[j][i])).toBe(true);
          expect(Math.abs(entry - twice[i][j])).toBeLessThan(1e-10 * scale);
        });
      });
    }),
    { numRuns: 40, seed: 3 },
  );
});

test('a dense Hessian and a sparse one take different ways, and both are right', () => {
  const n = 12;
  const x = Array.from({ length: n }, (_, i) => 0.1 * i);
  const dense = hessian((values) => sum(values).square(), x);
  const sparse = hessian((values) => sum(values.map((value) => value.square().mul(value))), x);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      expect(dense[i][j]).toBe(2);
      expect(sparse[i][j]).toBeCloseTo(i === j ? 6 * x[i] : 0, 14);
    }
  }
});

test('hvp is the Hessian times the vector', () => {
  const at = [0.3, -0.7, 1.1, 0.2];
  const v = [1, -2, 0.5, 3];
  const product = hessian(rosenbrock, at).map((row) => row.reduce((total, h, j) => total + h * v[j], 0));
  expectAllClose(hvp(rosenbrock, at, v), product, 1e-13, 'Hv');
});

test('hvp of a thousand variables does not need the matrix', () => {
  const n = 1000;
  const v = Array.from({ length: n }, (_, i) => Number(i === 500));
  const product = hvp(rosenbrock, new Array<number>(n).fill(1), v);
  expect(product.slice(498, 503)).toEqual([0, -400, 1002, -400, 0]);
});

test('second derivatives of a function with Values from outside treat them as constants', () => {
  const w = new Value(2);
  expect(hessian(([x]) => w.square().mul(x.square()), [5])).toEqual([[8]]);
  expect(w.grad).toBe(0);
});

test("a mean squared error's Hessian in the outputs is 2/n on the diagonal", () => {
  expect(hessian((x) => mse(x, [1, 2, 3, 4]), [0, 5, 1, 2])).toEqual(
    Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (_, j) => (i === j ? 0.5 : 0))),
  );
});

test('at kinks the choice of the first derivative is kept: the second is 0', () => {
  expect(hessian(([a, b]) => abs(a).add(max(a, b)), [0, 0])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('an infinite second derivative is infinite, and one at the origin of hypot is finite', () => {
  expect(hessian(([a]) => sqrt(a), [0])).toEqual([[-Infinity]]);
  expect(hessian(([a, b]) => hypot(a, b), [3, 4])[0][0]).toBeCloseTo(16 / 125, 15);
});

test('the Hessian of a net with respect to its inputs', () => {
  const net = new MLP(2, [4, 1], { activation: 'tanh', seed: 1 });
  const f = (x: Value[]): Value => net.forward(x)[0];
  const at = [0.4, -0.2];
  const h = 1e-5;
  const [above, below] = [h, -h].map((step) => gradient(f, [at[0] + step, at[1]]));
  expectClose(hessian(f, at)[0][1], (above[1] - below[1]) / (2 * h), 1e-7, '∂²f/∂x₀∂x₁');
});

test.each([
  [
    'hvp',
    () => hvp(rosenbrock, [1, 2], [1]),
    new RangeError('hvp: expected v to hold 2 numbers, but got 1.'),
  ],
  [
    'hessian',
    () => hessian(([x]) => [x] as never, [1]),
    new TypeError('hessian: f must return a Value, but returned an array.'),
  ],
])('%s refuses what it cannot use', (_, call, error) => {
  expect(call).toThrow(error);
});
