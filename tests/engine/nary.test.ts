// Functions of any number of operands: one node each; and softmax, which is made of such nodes.

import fc from 'fast-check';
import { dot, logSoftmax, logSumExp, mean, softmax, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { expectAllClose, expectClose } from '../support/closeness';

const values = (...data: number[]) => data.map((x) => new Value(x));

//   a ─┐
//   b ─┼─► one node
//   c ─┘
test.each([
  ['sum', sum, 6, [1, 1, 1]],
  ['mean', mean, 2, [1 / 3, 1 / 3, 1 / 3]],
  ['logSumExp', logSumExp, Math.log(Math.E + Math.E ** 2 + Math.E ** 3), undefined],
] as const)('%s is one node whose parents are all operands', (name, f, value, partials) => {
  const xs = values(1, 2, 3);
  const y = f(xs);
  expect(y.op).toBe(name);
  expect(y.data).toBeCloseTo(value, 14);
  expect(y.parents).toEqual(xs);
  if (partials !== undefined) expect(y.localGrads).toEqual(partials);
});

test('dot is one node whose parents are the weights, then the inputs, then the bias', () => {
  const [w1, w2, x1, x2, b] = values(2, 3, 5, 7, 0.5);
  const y = dot([w1, w2], [x1, x2], b);
  expect([y.op, y.data]).toEqual(['dot', 31.5]);
  expect(y.parents).toEqual([w1, w2, x1, x2, b]);
  expect(y.localGrads).toEqual([5, 7, 2, 3, 1]);
});

test('dot without a bias has none among its parents', () => {
  const y = dot(values(2), values(5));
  expect([y.data, y.parents.length, y.localGrads]).toEqual([10, 2, [5, 2]]);
});

test('an operand that stands in several places gets the sum of its shares', () => {
  const [x, w] = values(3, 2);
  dot([w, x], [x, x], x).backward(); // wx + x² + x
  expect([w.grad, x.grad]).toEqual([3, 9]);
});

test('the derivatives of logSumExp are the softmax', () => {
  const xs = values(0.5, -1, 2);
  const y = logSumExp(xs);
  y.backward();
  const weights = xs.map(({ data }) => Math.exp(data - y.data));
  expectAllClose(
    xs.map(({ grad }) => grad),
    weights,
    1e-15,
    'gradient of logSumExp',
  );
});

test('the sum of nothing is 0, a node that can be differentiated', () => {
  const y = sum([]);
  y.backward();
  expect([y.data, y.op, y.parents]).toEqual([0, 'sum', []]);
});

test('a dot of nothing is its bias, or 0', () => {
  const [b] = values(4);
  dot([], [], b).backward();
  expect([dot([], []).data, dot([], [], b).data, b.grad]).toEqual([0, 4, 1]);
});

test.each([
  ['mean', mean],
  ['logSumExp', logSumExp],
])('the %s of nothing is a RangeError', (name, f) => {
  expect(() => f([])).toThrow(new RangeError(`${name}: expected at least one operand, but got none.`));
});

test('the softmax of nothing is a RangeError too', () => {
  expect(() => softmax([])).toThrow(RangeError);
  expect(() => logSoftmax([])).toThrow('expected at least one operand, but got none.');
});

test.each([
  [2, 1],
  [1, 2],
  [0, 3],
])('a dot of %i weights and %i inputs is a RangeError naming both', (n, m) => {
  const make = () => dot(values(...Array<number>(n).fill(1)), values(...Array<number>(m).fill(1)));
  expect(make).toThrow(new RangeError(`dot: expected two arrays of one length, but got ${n} and ${m}.`));
});

const logits = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 12 });

test('softmax is positive or 0, sums to 1, and is unchanged by a shift of all logits', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: -50, max: 50, noNaN: true }), (xs, shift) => {
      const p = softmax(xs).map(({ data }) => data);
      expect(p.every((x) => x >= 0)).toBe(true);
      expectClose(
        p.reduce((a, b) => a + b, 0),
        1,
        1e-12,
        `sum of softmax(${JSON.stringify(xs)})`,
      );
      softmax(xs.map((x) => x + shift)).forEach(({ data }, i) => {
        expect(Math.abs(data - p[i])).toBeLessThan(1e-11);
      });
    }),
    { seed: 31 },
  );
});

test.each([
  ['equal', [5, 5], [0.5, 0.5]],
  ['one', [-3], [1]],
  ['huge', [1000, 1000 + Math.log(3)], [0.25, 0.75]],
  ['far apart', [0, -2000], [1, 0]],
])('softmax of %s logits neither overflows nor loses its digits', (_, xs, expected) => {
  expectAllClose(
    softmax(xs).map(({ data }) => data),
    expected,
    1e-12,
    'softmax',
  );
});

test('logSoftmax keeps the logarithm of a probability that softmax rounds to 0', () => {
  expect(logSoftmax([0, -2000]).map(({ data }) => data)).toEqual([0, -2000]);
});

test('the gradient of a log probability is onehot − softmax', () => {
  const xs = values(0.2, -1.3, 0.9);
  const p = softmax(xs.map(({ data }) => data)).map(({ data }) => data);
  logSoftmax(xs)[1].backward();
  expectAllClose(
    xs.map(({ grad }) => grad),
    [-p[0], 1 - p[1], -p[2]],
    1e-14,
    'gradient of logSoftmax',
  );
});
