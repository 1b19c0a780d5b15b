// The kernels against references of twice their digits, over the whole range of exponents and at their special values.

import type { KernelName } from '../../src/compile/kernels/kernel';
import { add } from '../support/double-double';
import { references, ulpError } from '../support/exact-functions';
import { KernelLoops, names } from '../support/kernel-loops';
import { largestError, pointsOf } from '../support/kernel-points';

const POINTS = 20_000;
const SEED = 3;

/** In units of the last place; `npm run accuracy` measures them over more points. */
const TOLERANCES: Readonly<Record<KernelName, number>> = {
  exp: 1,
  expm1: 1.5,
  log: 1,
  log1p: 1,
  sin: 1,
  cos: 1,
  tanh: 1.6,
  erf: 2,
  erfc: 4,
};

const loops = new KernelLoops();

test('the module of all kernels is valid', () => {
  expect(loops.valid).toBe(true);
});

test.each(names)('%s is right to its last places, from subnormal numbers to the largest', (name) => {
  const { ulp, at } = largestError(loops, name, pointsOf(name, POINTS, SEED));
  expect({ at, ok: ulp <= TOLERANCES[name] }).toEqual({ at, ok: true });
});

// At 0, −0, ∞ and −∞, and where a kernel could go wrong.
const AT_SPECIAL: Readonly<Record<KernelName, readonly [x: number, value: number][]>> = {
  exp: [[0, 1], [-0, 1], [Infinity, Infinity], [-Infinity, 0], [710, Infinity], [-746, 0], [-745.13, 5e-324], [709.782712893384, 1.7976931348622732e308]],
  expm1: [[0, 0], [-0, -0], [Infinity, Infinity], [-Infinity, -1], [710, Infinity], [-40, -1], [5e-324, 5e-324], [-5e-324, -5e-324]],
  log: [[0, -Infinity], [-0, -Infinity], [Infinity, Infinity], [-Infinity, NaN], [1, 0], [-1, NaN], [-5e-324, NaN], [5e-324, -744.4400719213812]],
  log1p: [[0, 0], [-0, -0], [Infinity, Infinity], [-Infinity, NaN], [-1, -Infinity], [-1.5, NaN], [5e-324, 5e-324], [-5e-324, -5e-324]],
  sin: [[0, 0], [-0, -0], [Infinity, NaN], [-Infinity, NaN], [Math.PI, 1.2246467991473532e-16], [5e-324, 5e-324], [-5e-324, -5e-324]],
  cos: [[0, 1], [-0, 1], [Infinity, NaN], [-Infinity, NaN], [Math.PI / 2, 6.123233995736766e-17], [5e-324, 1], [Math.PI, -1]],
  tanh: [[0, 0], [-0, -0], [Infinity, 1], [-Infinity, -1], [800, 1], [5e-324, 5e-324], [-5e-324, -5e-324]],
  erf: [[0, 0], [-0, -0], [Infinity, 1], [-Infinity, -1], [6, 1], [5e-324, 5e-324], [-5e-324, -5e-324]],
  erfc: [[0, 1], [-0, 1], [Infinity, 0], [-Infinity, 2], [28, 0], [5e-324, 1], [-6, 2]],
}; // prettier-ignore

test.each(names)('%s is exact at its special values', (name) => {
  const points = [...AT_SPECIAL[name], [NaN, NaN]];
  const xs = points.map(([x]) => x);
  const found = loops.values(name, xs).map((value, i) => [xs[i], value]);
  expect(found).toEqual(points);
});

test.each(['sin', 'cos'] as const)(
  '%s of a huge number is JavaScript’s own, and that beside it the kernel’s',
  (name) => {
    const beside = pointsOf(name, 100, SEED).filter((x) => Math.abs(x) < 1e5);
    const alone = loops.values(name, beside);
    const paired = loops.values(
      name,
      beside.flatMap((x) => [x, 1e300]),
    );
    expect(paired).toEqual(alone.flatMap((value) => [value, Math[name](1e300)]));
  },
);

// The high and the low part of the exact value, and a power of two that multiplies both; by mpmath with 400 digits.
test.each([
  ['exp', -745.13, 2.655512581597737e-23, -2.1968741691700673e-39, -1000],
  ['exp', 0.3, 1.3498588075760032, -9.447314673432387e-17, 0],
  ['expm1', -0.7, -0.5034146962085905, 9.827550225511106e-18, 0],
  ['expm1', 1e-10, 1.00000000005e-10, 3.3900133221217734e-27, 0],
  ['log', 0.9999, -0.00010000500033334732, 4.110491732511812e-21, 0],
  ['log', 3e-320, -735.7286286023058, -2.092947921880584e-14, 0],
  ['log1p', -0.75, -1.3862943611198906, -4.638093627692599e-17, 0],
  ['log1p', 1e-8, 9.999999950000001e-9, -4.779087200456198e-25, 0],
  ['sin', 3.141592653589793, 1.2246467991473532e-16, -2.99476980971834e-33, 0],
  ['sin', 99999.5, 0.5104916150747798, 1.0492647623186778e-17, 0],
  ['cos', 1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 0],
  ['cos', 1e-3, 0.9999995000000417, -7.831485455398128e-18, 0],
  ['tanh', 0.6, 0.5370495669980353, -2.923064398544366e-17, 0],
  ['tanh', 1e-5, 9.999999999666668e-6, -4.5758701526937e-22, 0],
  ['erf', 0.7, 0.6778011938374184, 5.860416063065593e-18, 0],
  ['erf', 3.5, 0.9999992569016276, 4.9647279187212204e-17, 0],
  ['erfc', 2.9, 4.109787809945886e-5, 4.912754141041331e-22, 0],
  ['erfc', 26, 606815.9410241288, -3.7013225113788106e-11, -1000],
  ['erfc', -0.4, 1.4283923550466684, 8.262873871434374e-17, 0],
] as const)('the reference for %s at %d is right far beyond a double', (name, x, high, low, exponent) => {
  const { value, exponent: own } = references[name](x);
  const factor = 2 ** (own - exponent);
  const rest = add({ high: value.high * factor, low: value.low * factor }, { high: -high, low: -low });
  expect(Math.abs(rest.high / high)).toBeLessThan(2 ** -85);
});

test('an error of one unit in the last place is measured as one', () => {
  const value = { high: 1.5, low: 2 ** -54 };
  expect(ulpError(1.5 + 2 ** -52, { value, exponent: 0 })).toBe(0.75);
  expect(ulpError(5e-324, { value: { high: 1, low: 0 }, exponent: -1075 })).toBe(0.5);
});
