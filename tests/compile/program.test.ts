// What people write, compiled: nets, shared weights, any number of rows, graphs that stand; and what a program looks like.

import { compile } from '../../src/compile/compile';
import { grad } from '../../src/calculus/grad';
import { dot, logSumExp, sub, sum, tanh, where } from '../../src/engine/functions';
import { noGrad } from '../../src/engine/mode';
import { Value } from '../../src/engine/value';
import { crossEntropy, hinge, mse } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';
import { Random } from '../../src/random/random';
import { byEngine, byProgram, expectSame } from '../support/compiled';

function rowsOf(count: number, width: number, seed = 1): number[][] {
  const random = Random.of(seed, 'data');
  return Array.from({ length: count }, () => Array.from({ length: width }, () => random.uniform(-1.5, 1.5)));
}

const classes = (count: number, of: number): number[][] => Array.from({ length: count }, (_, i) => [i % of]);

describe('nets are computed as by the engine', () => {
  test.each([
    ['2-16-16-1, relu and hinge with L2', 2, [16, 16, 1], 'relu'],
    ['2-4-1, tanh', 2, [4, 1], 'tanh'],
    ['3-5-7-1 of odd sizes, gelu', 3, [5, 7, 1], 'gelu'],
    ['1-1-1, sigmoid', 1, [1, 1], 'sigmoid'],
  ] as const)('%s', (_, inputs, sizes, activation) => {
    const net = new MLP(inputs, [...sizes], { activation, seed: 3 });
    const parameters = net.parameters();
    const f = (x: Value[], y: Value[]): Value =>
      hinge(net.forward(x), y).add(dot(parameters, parameters).mul(1e-3));
    expectSame(f, parameters, [rowsOf(37, inputs), rowsOf(37, 1, 2)]);
  });

  test('9-8-5 with cross-entropy, whose class is a number of the row', () => {
    const net = new MLP(9, [8, 5], { seed: 3 });
    const f = (x: Value[], [y]: Value[]): Value => crossEntropy(net.forward(x), y);
    expectSame(f, net.parameters(), [rowsOf(21, 9), classes(21, 5)]);
  });
});

test('a chain that shares its weights from step to step, as a recurrent net does', () => {
  const [w, u] = [rowsOf(5, 5, 3), rowsOf(5, 2, 4)].map((rows) =>
    rows.map((row) => row.map((x) => new Value(x / 2))),
  );
  const f = (x: Value[]): Value => {
    let state: (Value | number)[] = [0, 0, 0, 0, 0];
    for (let t = 0; t < 4; t++) {
      const input = x.slice(2 * t, 2 * t + 2);
      state = w.map((row, i) => tanh(dot([...row, ...u[i]], [...state, ...input])));
    }
    return sum(state);
  };
  expectSame(f, [...w.flat(), ...u.flat()], [rowsOf(11, 8)]);
});

test('a convolution, whose weights meet every part of a row', () => {
  const weights = rowsOf(1, 3, 5)[0].map((x) => new Value(x));
  const f = (x: Value[]): Value => sum(x.slice(2).map((_, i) => dot(weights, x.slice(i, i + 3)).relu()));
  expectSame(f, weights, [rowsOf(9, 20)]);
});

test('neurons of products and sums, one scalar after the other', () => {
  const weights = rowsOf(6, 4, 6).map((row) => row.map((x) => new Value(x)));
  const f = (x: Value[]): Value =>
    weights
      .map((row) =>
        row
          .map((w, i) => w.mul(x[i]))
          .reduce((a, b) => a.add(b))
          .tanh(),
      )
      .reduce((a, b) => a.add(b));
  expectSame(f, weights.flat(), [rowsOf(10, 4)]);
});

test('the gradient of a function of many variables has no rows at all', () => {
  const x = rowsOf(1, 101)[0].map((data) => new Value(data));
  const f = (): Value =>
    sum(x.slice(1).flatMap((next, i) => [next.sub(x[i].square()).square().mul(100), sub(1, x[i]).square()]));
  expectSame(f, x, []);
});

describe('any number of rows', () => {
  const net = new MLP(2, [5, 1], { activation: 'tanh', seed: 1 });
  const f = (x: Value[], y: Value[]): Value => mse(net.forward(x), y);

  test.each([1, 2, 3, 7, 31, 32, 33, 63, 64, 65, 100, 257, 1000])('%i', (count) => {
    expectSame(f, net.parameters(), [rowsOf(count, 2), rowsOf(count, 1, 2)]);
    expectSame(f, net.parameters(), [rowsOf(count, 2), rowsOf(count, 1, 2)], { precision: 'f32' }, 1e-5);
  });

  test('more than are in memory at a time', () => {
    const [x, y] = [rowsOf(30_001, 2), rowsOf(30_001, 1, 2)];
    expectSame(f, net.parameters(), [x, y]);
  });

  test('more floats than are in memory at a time', () => {
    const [x, y] = [rowsOf(30_001, 2), rowsOf(30_001, 1, 2)];
    const parameters = net.parameters();
    const [exact, floats] = (['f64', 'f32'] as const).map((precision) =>
      byProgram(compile(f, { args: [2, 1], parameters, precision }), parameters, [x, y]),
    );
    expect(Math.max(...floats.values.map((value, i) => Math.abs(value - exact.values[i])))).toBeLessThan(
      1e-5,
    );
    expect(Math.max(...floats.gradients.map((g, i) => Math.abs(g - exact.gradients[i])))).toBeLessThan(1e-5);
    expect(Math.abs(floats.mean - exact.mean)).toBeLessThan(1e-5);
  });

  test('as arrays, and as all numbers one after the other', () => {
    const [x, y] = [rowsOf(33, 2), rowsOf(33, 1, 2)];
    const program = compile(f, { args: [2, 1], parameters: net.parameters() });
    const mean = program.backward(x, y);
    expect(program.backward(Float64Array.from(x.flat()), y.flat())).toBe(mean);
    expect(program.forward(x.flat(), Float64Array.from(y.flat()))).toEqual(program.forward(x, y));
  });
});

test('leaves that are neither arguments nor parameters are read at every call', () => {
  const [w, scale] = [new Value(2), new Value(3)];
  const program = compile(([x]) => x.mul(w).mul(scale), { args: [1], parameters: [w] });
  expect(program.backward([[1]])).toBe(6);
  scale.data = 5;
  expect(program.backward([[1]])).toBe(10);
  expect([w.grad, scale.grad]).toEqual([5, 0]);
});

test('a graph that stands is compiled with its inputs named, and what was built before belongs to it', () => {
  const [x, w] = [new Value(2), new Value(3)];
  const squared = w.square();
  const output = x.mul(squared).tanh().add(squared);
  const program = compile(output, { inputs: [x] });
  const found = byProgram(program, [w], [[[2], [0.1]]]);
  const expected = byEngine(([row]) => row.mul(w.square()).tanh().add(w.square()), [w], [[[2], [0.1]]]);
  expect(found.values[0]).toBeCloseTo(output.data, 12);
  expect(found.mean).toBeCloseTo(expected.mean, 12);
  expect(found.gradients[0]).toBeCloseTo(expected.gradients[0], 12);
});

test('a parameter on which nothing depends has the gradient 0, and a function may be constant', () => {
  const w = new Value(2);
  w.grad = 7;
  const program = compile(() => new Value(5), { args: [1], parameters: [w] });
  expect([program.backward([[1], [2]]), w.grad, ...program.forward([[1], [2]])]).toEqual([5, 0, 5, 5]);
});

test('what is detached, or made within noGrad, is computed, and no gradient passes', () => {
  const w = new Value(3);
  const f = ([x]: Value[]): Value =>
    x
      .mul(w)
      .detach()
      .mul(w)
      .add(noGrad(() => w.mul(x)).mul(2));
  const program = compile(f, { args: [1], parameters: [w] });
  expect(program.backward([[2]])).toBe(2 * 3 * 3 + 2 * 3 * 2);
  expect(w.grad).toBe(6);
});

test('where takes the place of a branch, row by row', () => {
  const program = compile(([x]) => where(x, x.mul(2), x.neg()), { args: [1], parameters: [] });
  expect([...program.forward([[3], [-3], [0]])]).toEqual([6, 3, -0]);
});

describe('a program as a text', () => {
  test('of a net: loops over neurons, a sum, outer products', () => {
    const net = new MLP(5, [8, 1], { activation: 'relu', seed: 1 });
    const program = compile((x, y) => mse(net.forward(x), y), { args: [5, 1], parameters: net.parameters() });
    expect(String(program)).toMatchInlineSnapshot(`
     "for each row:
       for j < 8:
         v2[j] = Σ i < 5: p[6j + i] · x[i] + p[5 + 6j]
       for j < 8:
         v3[j] = step(v2[j])
         v4[j] = relu(v2[j])
       v5 = Σ i < 8: p[48 + i] · v4[i] + p[56]
       v6 = sub(v5[0], x[5])
       s[57] += v6[0] · v6[0]
       s[56] += 2 · v6[0]
       v7 = mul(2, v6[0])
       for j < 8:
         v8[j] = mul(p[48 + j], v7[0])
         v9[j] = mul(v3[j], v8[j])
       for j < 8, i < 5: s[6j + i] += x[i] · v9[j]
       for i < 8: s[5 + 6i] += v3[i] · v8[i]
       for i < 8: s[48 + i] += v4[i] · v7[0]"
    `);
  });

  test('of what has no rows: Rosenbrock’s function in 9 variables', () => {
    const x = Array.from({ length: 9 }, (_, i) => new Value(i));
    const f = (): Value =>
      sum(
        x.slice(1).flatMap((next, i) => [next.sub(x[i].square()).square().mul(100), sub(1, x[i]).square()]),
      );
    expect(String(compile(f, { args: [], parameters: x }))).toMatchInlineSnapshot(`
     "once a call:
       for j < 8:
         v2[j] = mul(2, p[j])
         v3[j] = sub(1, p[j])
         v4[j] = mul(p[j], p[j])
         v5[j] = mul(2, v3[j])
         v7[j] = mul(v3[j], v3[j])
         v6[j] = sub(p[1 + j], v4[j])
         v9[j] = mul(-1, v5[j])
         v8[j] = mul(2, v6[j])
         v10[j] = mul(v6[j], v6[j])
         v12[j] = add(0, v9[j])
         v11[j] = mul(v8[j], 100)
         v13[j] = mul(v10[j], 100)
         v14[j] = mul(-1, v11[j])
         v16[j] = mul(v2[j], v14[j])
         v17[j] = add(v12[j], v16[j])
       v15 = Σ i < 8: v13[i] + Σ i < 8: v7[i]
       for j < 7:
         v18[j] = add(v17[1 + j], v11[j])
       mean[0] = v17[0]
       for j < 7: mean[1 + j] = v18[j]
       mean[8] = v11[7]
       mean[9] = v15[0]"
    `);
  });
});

test('a module grows with its groups, not with its nodes', () => {
  const [small, large] = [
    [2, [16, 16, 1]],
    [64, [32, 10]],
  ].map(([inputs, sizes]) => {
    const net = new MLP(inputs as number, sizes as number[], { seed: 1 });
    const f = (x: Value[]): Value => logSumExp(net.forward(x));
    return compile(f, { args: [inputs as number], parameters: net.parameters() }).stats;
  });
  expect(large.nodes).toBeGreaterThan(5 * small.nodes);
  expect(large.bytes).toBeLessThan(3 * small.bytes);
});

test('second derivatives compile as well: f may take a gradient itself', () => {
  const w = new Value(0.7);
  const f = ([x]: Value[]): Value => grad(x.mul(w).tanh(), [x])[0].square();
  expectSame(f, [w], [rowsOf(5, 1)]);
});
