// Taylor coefficients against closed forms, and against gradients of gradients.

import { grad } from '../../src/calculus/grad';
import { taylor } from '../../src/calculus/taylor';
import { defineOp } from '../../src/engine/define';
import { exp, log1p, pow, reciprocal, sin, sub, sum, tanh } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { ops } from '../../src/ops/table';
import { apply } from '../../src/engine/apply';
import { expectAllClose, expectClose } from '../support/closeness';
import { randomPoints, rows } from '../support/rows';

const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
const upTo = (order: number, coefficient: (k: number) => number): number[] =>
  Array.from({ length: order + 1 }, (_, k) => coefficient(k));

const x0 = 0.3;
const t = Math.tanh(x0);
const s = 1 - t * t;
const closedForms: [string, (x: Value) => Value, number, number[]][] = [
  ['exp', exp, x0, upTo(12, (k) => Math.exp(x0) / factorial(k))],
  ['sin', sin, x0, upTo(12, (k) => Math.sin(x0 + (k * Math.PI) / 2) / factorial(k))],
  ['log1p', log1p, x0, upTo(12, (k) => (k === 0 ? Math.log1p(x0) : (-1) ** (k + 1) / (k * (1 + x0) ** k)))],
  ['1/(1 − x)', (x) => reciprocal(sub(1, x)), x0, upTo(12, (k) => (1 - x0) ** -(k + 1))],
  [
    'tanh',
    tanh,
    x0,
    // tanh′ = s = 1 − t², tanh″ = −2ts, tanh‴ = −2s(1 − 3t²), tanh⁗ = 8ts(2 − 3t²)
    [t, s, (-2 * t * s) / 2, (-2 * s * (1 - 3 * t * t)) / 6, (8 * t * s * (2 - 3 * t * t)) / 24],
  ],
  ['x⁵', (x) => pow(x, 5), 2, [32, 80, 80, 40, 10, 1, 0, 0]],
];

test.each(closedForms)('the coefficients of %s are those of the closed form', (name, f, at, expected) => {
  const actual = taylor(f, at, expected.length - 1);
  expected.forEach((coefficient, k) => {
    const error = Math.abs(actual[k] - coefficient);
    if (error > 1e-12 * Math.max(Math.abs(coefficient), 1e-3)) {
      throw new Error(`${name}, coefficient ${k}: expected ${coefficient}, got ${actual[k]}`);
    }
  });
});

test.each(closedForms)(
  'the third and fourth derivatives of %s by grad are those of the closed form',
  (name, f, at, expected) => {
    const x = new Value(at);
    let y = f(x);
    for (let k = 1; k <= 4; k++) {
      [y] = grad(y, [x]);
      expectClose(y.data, factorial(k) * expected[k], 1e-10, `derivative ${k} of ${name}`);
    }
  },
);

test('tanh around 0 has the Bernoulli coefficients', () => {
  const expected = [0, 1, 0, -1 / 3, 0, 2 / 15, 0, -17 / 315, 0, 62 / 2835];
  expectAllClose(taylor(tanh, 0, 9), expected, 1e-14, 'tanh');
});

test('a polynomial ends', () => {
  expect(taylor((x) => x.square().mul(x).add(x.mul(2)), 1, 6)).toEqual([3, 5, 3, 1, 0, 0, 0]);
});

test('order 0 is the value; a constant has nothing else; x itself is x + t', () => {
  expect(taylor(exp, 0, 0)).toEqual([1]);
  expect(taylor(() => new Value(7), 3, 2)).toEqual([7, 0, 0]);
  expect(taylor((x) => x, 3, 2)).toEqual([3, 1, 0]);
});

test('the series of sin and cos, summed, is the function elsewhere', () => {
  const coefficients = taylor((x) => x.sin().mul(x.cos()), 0.5, 30);
  const at = 1.7;
  const sum = coefficients.reduceRight((total, c) => total * (at - 0.5) + c, 0);
  expectClose(sum, Math.sin(at) * Math.cos(at), 1e-12, 'sum of the series');
});

const smooth = rows.filter(({ op }) => op.arity === 1);

test.each(smooth)(
  'the first four coefficients of $name agree with grad of grad of grad',
  ({ name, op, facts }) => {
    for (const [at] of randomPoints(facts.samples.random, 4, 5)) {
      const coefficients = taylor((x) => apply(op, [x]), at, 3);
      const x = new Value(at);
      let y = apply(op, [x]);
      coefficients.forEach((coefficient, k) => {
        const scale = Math.max(...coefficients.map(Math.abs));
        if (Math.abs(coefficient - y.data / factorial(k)) > 1e-9 * scale) {
          throw new Error(
            `${name} at ${at}, coefficient ${k}: ${coefficient}, by grad ${y.data / factorial(k)}`,
          );
        }
        [y] = grad(y, [x]);
      });
    }
  },
);

test('ops of the user have series, by the partials they define', () => {
  const cube = defineOp({
    name: 'cube',
    arity: 1,
    forward: (x) => x ** 3,
    partials: (m, [x]) => [m.mul(3, m.square(x))],
  });
  expect(taylor((x) => cube(x), 2, 4)).toEqual([8, 12, 6, 1, 0]);
});

test('ops over one operand and over two are told apart', () => {
  // (t + eᵗ) eᵗ = (1 + 2t + t²/2 + …)(1 + t + t²/2 + …)
  const f = (x: Value): Value => {
    const e = x.exp();
    return sum([x, e]).mul(sum([e]));
  };
  expect(taylor(f, 0, 2)).toEqual([1, 3, 3]);
});

test('what is no function is refused', () => {
  expect(() => taylor(3 as never, 1, 2)).toThrow('taylor: f must be a function, got 3.');
});

test('Values from outside are constants', () => {
  const w = new Value(3);
  expect(taylor((x) => w.mul(x).add(w), 2, 2)).toEqual([9, 3, 0]);
});

test('a long chain does not exhaust the stack', () => {
  const f = (x: Value): Value => {
    let y = x;
    for (let i = 0; i < 20_000; i++) y = y.add(x);
    return y;
  };
  expect(taylor(f, 1, 3)).toEqual([20_001, 20_001, 0, 0]);
});

test('forty orders of a composition of many ops are computed in a moment', () => {
  const start = performance.now();
  const coefficients = taylor((x) => apply(ops.gelu, [x.tanh().sqrt()]).mish(), 0.7, 40);
  expect(coefficients.every(Number.isFinite)).toBe(true);
  expect(performance.now() - start).toBeLessThan(5000);
});

test.each([-1, 1.5, NaN, '3'])('the order %p is refused', (order) => {
  expect(() => taylor(exp, 0, order as number)).toThrow('taylor: order must be a whole number ≥ 0, got');
});
