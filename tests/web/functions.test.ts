// What the Functions tab says of a function: its values and slopes, its kinks, and how far differences are off.

import { jvp } from '../../src/calculus/first';
import * as functions from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { curvesOf, tangentAt } from '../../src/web/functions/curves';
import { opFor, optionSpecs } from '../../src/web/functions/options';
import {
  ACTIVATION_OPS,
  functionIn,
  OTHER_OPS,
  plottedOf,
  problemWith,
} from '../../src/web/functions/plotted';
import { apart, hasDerivative, kinksOf, lineThrough, pointOf } from '../../src/web/functions/point';
import { stepErrors } from '../../src/web/functions/stepErrors';
import { snapped, stepOf, viewOf } from '../../src/web/functions/view';
import { ops } from '../../src/ops/table';
import type { UnaryName } from '../../src/ops/algebra';
import { initialState, readLink, writeLink } from '../../src/web/state/link';

const UNARY = [...ACTIVATION_OPS, ...OTHER_OPS];

describe('a function', () => {
  test('every op of one operand can be chosen, activations first', () => {
    const all = Object.values(ops).flatMap(({ name, arity }) => (arity === 1 ? [name] : []));
    expect([...UNARY].sort()).toEqual(all.sort());
    expect(ACTIVATION_OPS[0]).toBe('sigmoid');
    expect(ACTIVATION_OPS).not.toContain('linear');
  });

  test.each(UNARY)('%s has the values of its function, and its slopes by forward mode', (name) => {
    const { at } = plottedOf(name, {});
    const f = functions[name];
    for (const x of [0.3, 2.5, -0.7, 0.3]) {
      const { value, tangent } = jvp(([input]) => f(input), [x], [1]);
      expect(at(x)).toEqual([value, Number.isNaN(value) ? NaN : tangent]);
    }
  });

  test('a formula is computed anew at each x, and its slope is the sum over all its paths', () => {
    const { at, formula, op } = plottedOf('x**2 + 3*x', {});
    expect(at(2)).toEqual([10, 7]);
    expect(at(-1)).toEqual([-2, 1]);
    expect(at(2)).toEqual([10, 7]);
    expect([formula, op]).toEqual(['x**2 + 3*x', undefined]);
  });

  test('x alone has the slope 1, a constant 0', () => {
    expect(plottedOf('x', {}).at(7)).toEqual([7, 1]);
    expect(plottedOf('2*pi', {}).at(7)).toEqual([2 * Math.PI, 0]);
  });

  test('where it has no value it has no slope', () => {
    expect(plottedOf('log', {}).at(-1)).toEqual([NaN, NaN]);
  });

  test('a call of an op with its defaults is that op', () => {
    expect(functionIn(' mish( x ) ')).toBe('mish');
    expect(functionIn('mish(x) + 1')).toBe('mish(x) + 1');
    expect(functionIn('add(x)')).toBe('add(x)');
    expect(plottedOf('mish', {}).formula).toBe('mish(x)');
  });
});

describe('what is no function of x', () => {
  test('is refused at the place where it goes wrong', () => {
    expect(problemWith('x + foo(x)')).toEqual({ message: 'there is no op "foo"', index: 4 });
    expect(problemWith('')).toEqual({ message: 'there is no formula', index: undefined });
  });

  test('is refused for other names than x, all of which are said', () => {
    expect(problemWith('w*x + b')).toEqual({ strangers: ['w', 'b'] });
    expect(problemWith('__proto__')).toEqual({ strangers: ['__proto__'] });
  });

  test.each(['tanh', 'x', 'pi', 'x^2', 'where(x, x, -x)', '('.repeat(900) + 'x' + ')'.repeat(900)])(
    '%.20s is one',
    (f) => expect(problemWith(f)).toBeUndefined(),
  );

  test('a link with it shows the usual function, and a complaint', () => {
    for (const f of ['x +', 'w*x', 'add', 'constructor', 'x' + '+x'.repeat(1000)]) {
      const { state, complaints } = readLink(`f=${encodeURIComponent(f)}`);
      expect(state.f).toBe('tanh');
      expect(complaints).toEqual([
        { key: 'f', text: f.length > 40 ? `${f.slice(0, 39)}…` : f, expected: 'f(x)' },
      ]);
    }
    const state = { ...initialState, f: 'sin(x)/x', options: {} };
    expect(readLink(writeLink(state))).toEqual({ state, complaints: [] });
  });
});

describe('options', () => {
  test('those not given are the defaults of the row', () => {
    for (const name of UNARY) expect(opFor(name, {}).options).toEqual(ops[name].options);
  });

  test('those given take effect, words by their place', () => {
    expect(plottedOf('leakyRelu', { slope: 0.2 }).at(-3)).toEqual([0.2 * -3, 0.2]);
    expect(plottedOf('elu', { alpha: 2 }).at(-1)[0]).toBe(2 * Math.expm1(-1));
    expect(plottedOf('gelu', { approximate: 1 }).at(1)[0]).toBe(new Value(1).gelu('tanh').data);
    expect(plottedOf('gelu', { approximate: 1 }).formula).toBe('gelu(x, "tanh")');
  });

  test.each([Infinity, -Infinity, 1e300, 0.4])('none is refused that a link may give: %d', (x) => {
    for (const name of UNARY) {
      const specs = optionSpecs(name);
      expect(specs).toHaveLength(ops[name].options.length);
      const op = opFor(name, Object.fromEntries(specs.map((spec) => [spec.name, x])));
      for (const option of op.options)
        if (typeof option === 'number') expect(Math.abs(option)).toBeLessThanOrEqual(10);
    }
    expect(plottedOf('hardtanh', { min: x, max: -x }).at(0)[0]).toBe(0);
  });

  test('other names than its own leave an op as it is', () => {
    expect(opFor('tanh', { slope: 3 })).toBe(ops.tanh);
    expect(opFor('elu', { slope: 3 }).options).toEqual([1]);
  });
});

describe('a point', () => {
  test('has the slope by autograd and by differences', () => {
    const point = pointOf(plottedOf('x**3', {}), 2);
    expect(point).toMatchObject({ x: 2, value: 8, slope: 12 });
    expect(point.measured.value).toBeCloseTo(12, 8);
    expect(apart(point)).toBeLessThan(1e-9);
    expect(hasDerivative(point)).toBe(true);
  });

  test('of a kink tells the slopes on its two sides', () => {
    const point = pointOf(plottedOf('abs(x - 1)', {}), 1);
    expect(point.measured).toMatchObject({ kind: 'kink', left: -1, right: 1 });
    expect([point.slope, hasDerivative(point)]).toEqual([0, false]);
  });

  test('of a jump tells from where to where', () => {
    expect(pointOf(plottedOf('floor', {}), 3).measured).toMatchObject({
      kind: 'discontinuous',
      left: 2,
      right: 3,
    });
  });

  test('has a tangent through it, unless that is vertical', () => {
    const square = pointOf(plottedOf('square', {}), 1);
    expect(tangentAt(square, [-1, 3])).toEqual({ x: [-1, 3], y: [-3, 5] }); // y = 2x − 1
    expect(tangentAt(pointOf(plottedOf('sqrt', {}), 0), [-1, 3])).toEqual({ x: [], y: [] });
  });
});

describe('kinks', () => {
  const slopesAt = (name: UnaryName, given = {}): number[][] =>
    kinksOf(plottedOf(name, given)).map(({ x, slope }) => [x, slope]);

  test('are those of the row, each with the derivative that autograd takes', () => {
    expect(slopesAt('relu6')).toEqual([[0, 0], [6, 0]]); // prettier-ignore
    expect(slopesAt('hardSwish')).toEqual([[-3, 0], [3, 1]]); // prettier-ignore
    expect(slopesAt('sqrt')).toEqual([[0, Infinity]]);
    expect(slopesAt('tanh')).toEqual([]);
  });

  test('move and go with the options', () => {
    expect(slopesAt('hardtanh', { min: -3, max: 2 })).toEqual([[-3, 0], [2, 0]]); // prettier-ignore
    expect(slopesAt('leakyRelu', { slope: 0.5 })).toEqual([[0, 0.5]]);
    expect(slopesAt('leakyRelu', { slope: 1 })).toEqual([]);
    expect(slopesAt('elu', { alpha: 1 })).toEqual([]);
    expect(slopesAt('elu', { alpha: 3 })).toEqual([[0, 3]]);
  });
});

describe('errors of differences', () => {
  const errorsOf = (f: string, x: number) => {
    const plotted = plottedOf(f, {});
    return stepErrors(lineThrough(plotted, x), x, plotted.at(x)[1]);
  };
  const errorAt = ({ h, error }: ReturnType<typeof errorsOf>, width: number): number =>
    error[h.findIndex((one) => Math.abs(one / width - 1) < 1e-9)];

  test('fall with the square of a wide step, and grow again with a narrow one', () => {
    const errors = errorsOf('exp', 1);
    // (e^h − e^−h) / 2h − 1 = sinh(h)/h − 1 ≈ h²/6
    expect(errorAt(errors, 1)).toBeCloseTo(Math.sinh(1) - 1, 10);
    expect(errorAt(errors, 0.01)).toBeCloseTo(Math.sinh(0.01) / 0.01 - 1, 10);
    expect(errorAt(errors, 1e-12)).toBeGreaterThan(1e-6);
    expect(errorAt(errors, 1e-16)).toBe(1); // of so narrow a step nothing is left above 1, and below it too little
    // ε/h = h²/6 at about 1e-5
    expect(errors.best!.h).toBeGreaterThan(1e-6);
    expect(errors.best!.h).toBeLessThan(1e-4);
    expect(errors.best!.error).toBe(errorAt(errors, errors.best!.h));
    expect(errors.exactFrom).toBeUndefined();
  });

  test('are none along a line, up to where a step reaches over its end', () => {
    expect(errorsOf('x/2', 0).exactFrom).toBe(1);
    expect(errorsOf('neg', 3).exactFrom).toBe(3);
    const relu = errorsOf('relu', 0.5);
    expect(relu.exactFrom).toBeCloseTo(10 ** -0.5, 10);
    expect(errorAt(relu, 1)).toBeCloseTo(0.25, 10); // (1.5 − 0) / 2 instead of 1
  });

  test('of the last bit do not matter', () => {
    expect(errorsOf('gelu(x, "tanh")', 0).exactFrom).toBe(1);
  });

  test('are absolute where the derivative is 0', () => {
    const errors = errorsOf('x**2 + x**3', 0);
    expect(errorAt(errors, 0.1)).toBeCloseTo(0.01, 12); // (h³ + h³) / 2h
  });

  test('are unknown where f has no value on one side', () => {
    const errors = errorsOf('log', 0.05);
    expect(errorAt(errors, 0.1)).toBeNaN();
    expect(errorAt(errors, 0.01)).toBeCloseTo(Math.atanh(0.2) / 0.2 - 1, 10);
    expect(errorsOf('log', -1).best).toBeUndefined();
  });
});

describe('the view', () => {
  test('is what lies between two ends, whichever comes first, and never nothing', () => {
    expect(viewOf(-2, 3)).toEqual([-2, 3]);
    expect(viewOf(3, -2)).toEqual([-2, 3]);
    expect(viewOf(4, 4)).toEqual([3, 5]);
    expect(viewOf(1e-300, 2e-300)).toEqual([1e-300 - 1, 2e-300 + 1]);
  });

  test('has places at round numbers, 0 among them', () => {
    expect(stepOf([-5, 5])).toBe(0.01);
    expect(snapped(0.0049, [-1.2345, 3])).toBe(0);
    expect(snapped(-0.001, [-5, 5])).toBe(0);
    expect(snapped(0.30000000000000004, [-5, 5])).toBe(0.3);
    expect(snapped(99, [-5, 5.0001])).toBe(5.0001);
  });

  test.each([...UNARY, 'x*1e305', '1e308', 'x/0', 'log(-1 - x*x)', 'sin(1e9*x)', 'round(1e6*x)'])(
    'curves of %s can be drawn wherever a link may look',
    (f) => {
      for (const view of [viewOf(-5, 5), viewOf(-1e6, 1e6), viewOf(1e6, 1e6), viewOf(0, 1e-6)]) {
        const { curves, y } = curvesOf(plottedOf(f, {}), view);
        for (const curve of curves) expect(curve.x).toHaveLength(curve.y.length);
        if (y === undefined) expect(curves).toEqual([]);
        else expect(Math.max(...y.map(Math.abs))).toBeLessThanOrEqual(1e300);
      }
    },
  );

  test('a formula of many nodes is sampled less often', () => {
    const many = plottedOf(
      Array(300)
        .fill('sin(x)')
        .join('+')
        .slice(0, 1999)
        .replace(/\+[^)]*$/, ''),
      {},
    );
    expect(many.nodes.length).toBeGreaterThan(400);
    expect(curvesOf(many, [-5, 5]).curves[0].x.length).toBeLessThan(120);
    expect(curvesOf(plottedOf('sin', {}), [-5, 5]).curves[0].x).toHaveLength(401);
  });
});
