// The ops that the reference leaves out, against numbers written down by hand or computed with 60 digits.

import { numbers as m, ops } from '../../src/ops/table';
import { expectAllClose, expectClose } from '../support/closeness';
import { secondPartials } from '../support/duals';
import { partialsAt, valueAt } from '../support/rows';

test.each([
  [-2.5, -1],
  [-1e-300, -1],
  [0, 0],
  [3, 1],
  [Infinity, 1],
])('sign(%d) is %d', (x, expected) => {
  expect(m.sign(x)).toBe(expected);
});

test.each([
  [-2.5, -3],
  [-2, -2],
  [2.999, 2],
  [1e300, 1e300],
])('floor(%d) is %d', (x, expected) => {
  expect(m.floor(x)).toBe(expected);
});

test.each([
  [-2.5, -2],
  [-0.5, -0],
  [2.001, 3],
  [7, 7],
])('ceil(%d) is %d', (x, expected) => {
  expect(m.ceil(x)).toBe(expected);
});

test.each([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [-0.5, -0],
  [-1.5, -2],
  [-2.5, -2],
  [0.49999999999999994, 0],
  [2.5000000000000004, 3],
  [-3.7, -4],
  [4503599627370495.5, 4503599627370496],
  [4503599627370494.5, 4503599627370494],
  [-Infinity, -Infinity],
])('round(%d) is %d, halves going to the even neighbour', (x, expected) => {
  expect(m.round(x)).toBe(expected);
});

test.each([
  [-1e-300, 0],
  [0, 0],
  [-0, 0],
  [5e-324, 1],
  [Infinity, 1],
  [-Infinity, 0],
])('step(%d) is %d', (x, expected) => {
  expect(m.step(x)).toBe(expected);
});

test.each([
  [-3, -1, 2, -1, [0, 1, 0]],
  [0.5, -1, 2, 0.5, [1, 0, 0]],
  [7, -1, 2, 2, [0, 0, 1]],
  [7, -Infinity, Infinity, 7, [1, 0, 0]],
])('clamp(%d, %d, %d) is %d and depends on the one it returns', (x, lo, hi, value, partials) => {
  expect(m.clamp(x, lo, hi)).toBe(value);
  expect(partialsAt(ops.clamp, [x, lo, hi])).toEqual(partials);
});

test.each([0, 1.5, 5])('clamp(%d, 2, 1), its bounds crossed, is the upper bound as in PyTorch', (x) => {
  expect(m.clamp(x, 2, 1)).toBe(1);
  expect(partialsAt(ops.clamp, [x, 2, 1])).toEqual([0, 0, 1]);
});

test.each([
  [0.1, 5, [0, 1, 0]],
  [0, 7, [0, 0, 1]],
  [-0.1, 7, [0, 0, 1]],
])('where(%d, 5, 7) is %d, and only that branch has a derivative', (condition, value, partials) => {
  expect(m.where(condition, 5, 7)).toBe(value);
  expect(partialsAt(ops.where, [condition, 5, 7])).toEqual(partials);
});

// x, value, first and second derivative
test.each([
  ['sech', 0, 1, 0, -1],
  ['sech', 0.7, 0.796705459992875, -0.4815031078730011, -0.21469553403245215],
  ['sech', -2, 0.26580222883407967, 0.2562406794416764, 0.22824393540420507],
  ['sech', -0.3, 0.9566279119002483, 0.2786777761597717, -0.7942632098896427],
  ['sech', 300, 1.0296400444824027e-130, -1.0296400444824027e-130, 1.0296400444824027e-130],
  ['erfc', 0, 1, -1.1283791670955126, 0],
  ['erfc', 0.3, 0.6713732405408726, -1.031260909618963, 0.6187565457713778],
  ['erfc', -0.8, 1.7421009647076604, -0.5949857862574689, -0.9519772580119503],
  ['erfc', 1.5, 0.033894853524689274, -0.11893028922362937, 0.35679086767088813],
  ['erfc', 10, 2.088487583762545e-45, -4.197656231354417e-44, 8.395312462708834e-43],
  ['erfc', 26, 5.663192408856143e-296, -2.9470349932662697e-294, 1.53245819649846e-292],
  ['erfc', -3, 1.9999779095030015, -0.00013925305194674786, -0.0008355183116804871],
] as const)('%s at %d keeps its digits, and so do both its derivatives', (name, x, value, first, second) => {
  expectClose(valueAt(ops[name], [x]), value, 1e-12, `${name}(${x})`);
  expectAllClose(partialsAt(ops[name], [x]), [first], 1e-12, `d ${name}(${x})`);
  expectAllClose(secondPartials(ops[name], [x])[0], [second], 1e-10, `d² ${name}(${x})`);
});
