// gradcheck as a whole: the report, the options, second order, directions, cost.

import fc from 'fast-check';
import { assertGradients, gradcheck, GradcheckError } from '../../src/gradcheck/gradcheck';
import { defineOp } from '../../src/engine/define';
import { grad } from '../../src/calculus/grad';
import { abs, dot, max, mul, relu, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { mse } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';
import { randomGraph } from '../support/random-graph';

const rosenbrock = (x: Value[]): Value =>
  sum(x.slice(1).map((next, i) => next.sub(x[i].square()).square().mul(100).add(x[i].sub(1).square())));

/** x³, with a derivative of 6x² where it is 3x². */
const cube = defineOp({
  name: 'cube',
  arity: 1,
  forward: (x) => x ** 3,
  partials: (m, [x]) => [m.mul(6, m.square(x))],
});

/** x², whose partial is a plain number to every algebra: right once, but not to be derived again. */
const opaque = defineOp({
  name: 'opaque',
  arity: 1,
  forward: (x) => x * x,
  partials: (_, [x]) => [2 * (typeof x === 'number' ? x : ((x as { data?: number }).data ?? 0))],
});

test('a right function passes, with an entry an input', () => {
  const report = gradcheck(([a, b]) => a.mul(b).tanh(), [0.5, -1]);
  expect(report.ok).toBe(true);
  expect(
    report.entries.map(({ input, name, output, order, verdict }) => [input, name, output, order, verdict]),
  ).toEqual([
    [0, 'x[0]', 0, 1, 'ok'],
    [1, 'x[1]', 0, 1, 'ok'],
  ]);
  const slope = -1 / Math.cosh(0.5) ** 2;
  expect(report.entries[0].autograd).toBeCloseTo(slope, 14);
  expect(report.entries[0].numeric).toBeCloseTo(slope, 9);
  expect(report.entries[0].absError).toBeLessThan(1e-9);
  expect(report.entries[0].relError).toBeLessThan(1e-9);
});

test('the report is a table to read, and then the culprit', () => {
  const f = ([w, x, b]: Value[]): Value => {
    w.label = 'weight';
    return cube(w).mul(x).add(relu(b));
  };
  const text = gradcheck(f, [2, 0.5, 0]).toString();
  expect(text.replace(/made at \S*\//g, 'made at …/').replace(/:\d+:\d+/g, ':LINE')).toBe(
    [
      'gradcheck failed: 1 of 3 derivatives ok, 1 wrong, 1 kink',
      '',
      '           autograd   numeric   difference   verdict',
      '  weight         12         6       6.0e+0   wrong: counted twice (ratio 2.000)',
      '  x[1]            8         8       0.0e+0   ok',
      '  x[2]            0       0.5       5.0e-1   kink: slope 0 to the left, 1 to the right',
      '',
      '  weight: cube(weight = 2): its rule says 24, differences say 12: counted twice (ratio 2.000)',
      '    made at …/gradcheck.test.ts:LINE',
      '',
      '  x[2]: relu(x[2] = 0) stands at a kink: slope 0 to the left, 1 to the right; its rule takes 0',
      '    made at …/gradcheck.test.ts:LINE',
    ].join('\n'),
  );
});

test('inputs that share a culprit are told of it once', () => {
  const text = gradcheck(([a, b]) => cube(a.mul(b)), [2, 1]).toString();
  expect(text.match(/its rule says/g)).toHaveLength(1);
  expect(text).toContain('  x[0], x[1]: cube(2): its rule says 24');
});

test('of a hundred inputs the table shows those that are not ok', () => {
  const f = (x: Value[]): Value => sum([...x.slice(1).map((xi) => xi.square()), cube(x[0])]);
  const text = gradcheck(f, new Array<number>(100).fill(1)).toString();
  expect(text).toContain('gradcheck failed: 99 of 100 derivatives ok, 1 wrong\n');
  expect(text).toContain('  x[0]');
  expect(text).toContain('  … and 99 more');
  expect(text).not.toContain('x[1]');
});

test('assertGradients throws the report as its message, and passes in silence', () => {
  assertGradients(([x]) => x.exp(), [1]);
  let error: unknown;
  try {
    assertGradients(([x]) => cube(x), [1]);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(GradcheckError);
  const { name, message, report } = error as GradcheckError;
  expect(name).toBe('GradcheckError');
  expect(message).toBe(report.toString());
  expect(report.entries[0].verdict).toBe('wrong');
});

test('a function to several Values has an entry an output and input', () => {
  const { entries, ok } = gradcheck(([a, b]) => [a.mul(b), cube(a)], [1, 2]);
  expect(entries.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['f[0] by x[0]', 'ok'],
    ['f[1] by x[0]', 'wrong'],
    ['f[0] by x[1]', 'ok'],
    ['f[1] by x[1]', 'ok'],
  ]);
  expect(ok).toBe(false);
});

test('random graphs pass, first and second order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 40 }), (seed, nodes) => {
      const { point } = randomGraph(seed, nodes);
      const report = gradcheck((x) => randomGraph(seed, nodes, x).output, point, { order: 2 });
      if (!report.ok) throw new Error(report.toString());
    }),
    { numRuns: 30, seed: 4 },
  );
});

test("a net's loss passes, by its weights", () => {
  const net = new MLP(2, [4, 1], { activation: 'gelu', seed: 3 });
  const at = net.parameters().map(({ data }) => data);
  const f = (w: Value[]): Value => {
    const hidden = [0, 3, 6, 9].map((i) => dot([w[i], w[i + 1]], [0.5, -1], w[i + 2]).gelu());
    return mse([dot(w.slice(12, 16), hidden, w[16])], [1]);
  };
  expect(gradcheck(f, at, { order: 2 }).ok).toBe(true);
});

describe('options', () => {
  test('kink: skip accepts kinks and jumps, subgradient kinks alone', () => {
    const bent = ([a, b]: Value[]): Value => abs(a).add(max(a, b));
    expect(gradcheck(bent, [0, 0]).ok).toBe(false);
    expect(gradcheck(bent, [0, 0], { kink: 'skip' }).ok).toBe(true);
    expect(gradcheck(bent, [0, 0], { kink: 'subgradient' }).ok).toBe(true);
    const jump = ([a]: Value[]): Value => a.step();
    expect(gradcheck(jump, [0], { kink: 'skip' }).ok).toBe(true);
    expect(gradcheck(jump, [0], { kink: 'subgradient' }).ok).toBe(false);
    const { entries } = gradcheck(bent, [0, 0], { kink: 'skip' });
    expect(entries.map(({ verdict }) => verdict)).toEqual(['kink', 'kink']);
  });

  test('rtol and atol decide how far is too far', () => {
    const nearly = defineOp({ name: 'nearly', arity: 1, forward: (x) => x, partials: () => [1.001] });
    expect(gradcheck(([x]) => nearly(x), [1]).ok).toBe(false);
    expect(gradcheck(([x]) => nearly(x), [1], { rtol: 0.01 }).ok).toBe(true);
    expect(gradcheck(([x]) => nearly(x), [1], { atol: 0.01, rtol: 0 }).ok).toBe(true);
  });

  test('names are those of the table; labels that f gives come first', () => {
    const f = ([a, b]: Value[]): Value => {
      b.label = 'bias';
      return a.mul(b);
    };
    const { entries } = gradcheck(f, [1, 2], { names: ['weight', 'unused'] });
    expect(entries.map(({ name }) => name)).toEqual(['weight', 'bias']);
  });

  test('eps is the step', () => {
    const seen = new Set<number>();
    gradcheck(([x]) => (seen.add(x.data), x.square()), [1], { eps: 1e-3 });
    expect([...seen].map((x) => Number(Math.abs(x - 1).toFixed(6))).sort()).toEqual([
      0, 0.001, 0.001, 0.004, 0.004,
    ]);
  });

  test.each([
    [{ rtol: -1 }, 'gradcheck: rtol must be a number from 0 to 1, got -1.'],
    [{ atol: NaN }, 'gradcheck: atol must be a number ≥ 0, got NaN.'],
    [{ rtol: 0, atol: 0 }, 'gradcheck: rtol or atol must be > 0, since differences are never exact, got 0.'],
    [{ eps: 0 }, 'gradcheck: eps must be a number > 0 and ≤ 0.1, got 0.'],
    [{ order: 3 as never }, 'gradcheck: order must be 1 or 2, got 3.'],
    [{ kink: 'ignore' as never }, 'gradcheck: kink must be fail, skip, subgradient, got "ignore".'],
    [{ directions: 1.5 }, 'gradcheck: directions must be a whole number ≥ 0, got 1.5.'],
  ])('%j is refused', (options, message) => {
    expect(() => gradcheck(([x]) => x, [1], options)).toThrow(new RangeError(message));
  });

  test('an option that there is not is refused', () => {
    expect(() => gradcheck(([x]) => x, [1], { tol: 1 } as never)).toThrow(
      'gradcheck: there is no option tol; there are rtol, atol, eps, order, kink, directions, names.',
    );
  });

  test.each([[{ order: 0 as never }, 'gradcheck: order must be 1 or 2, got 0.']])(
    '%j is refused too',
    (options, message) => {
      expect(() => gradcheck(([x]) => x, [1], options)).toThrow(new RangeError(message));
    },
  );

  test('nothing to check is refused', () => {
    const nothing = 'there is nothing to check.';
    expect(() => gradcheck(() => new Value(1), [])).toThrow(`gradcheck: x is empty; ${nothing}`);
    expect(() => gradcheck(() => [], [1])).toThrow(`gradcheck: f returned no Values; ${nothing}`);
    expect(() => gradcheck(([x]) => x, 3 as never)).toThrow(
      'gradcheck: x must be an array of numbers, got 3.',
    );
  });

  test('a label takes one line, and an empty one is none', () => {
    const f = ([a, b]: Value[]): Value => {
      [a.label, b.label] = ['two\nlines', ''];
      return a.mul(b).add(cube(a));
    };
    const text = gradcheck(f, [1, 2]).toString();
    expect(text).toContain('\n  two lines ');
    expect(text).toContain('\n  x[1] ');
    expect(text).toContain('two lines: cube(two lines = 1)');
  });
});

describe('second order', () => {
  test('checks the gradient, and then its derivatives', () => {
    const { ok, entries } = gradcheck(rosenbrock, [0.5, -1, 2], { order: 2 });
    expect(ok).toBe(true);
    expect(entries.map(({ order }) => order)).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(entries[4].name).toBe('x[1], x[0]');
  });

  test('stops at a gradient that is wrong', () => {
    const { entries } = gradcheck(([x]) => cube(x), [1], { order: 2 });
    expect(entries).toHaveLength(1);
  });

  test('finds the op whose partial cannot be derived again', () => {
    const { ok, entries } = gradcheck(([x]) => opaque(x).mul(3), [1.5], { order: 2 });
    expect(ok).toBe(false);
    expect(entries.map(({ verdict }) => verdict)).toEqual(['ok', 'wrong']);
    expect(entries[1].culprit?.op).toBe('opaque');
    expect(entries[1].culprit?.message).toContain(
      'the derivative of opaque(x[0] = 1.5) by operand 1: its rule says 0, differences say 2',
    );
  });

  test('says that it is the derivative of the op that jumps', () => {
    const { entries } = gradcheck(([x]) => x.relu().square(), [0], { order: 2 });
    expect(entries[1].culprit?.message).toMatch(
      /^the derivative of relu\(x\[0\] = 0\) is not continuous: it goes from 0 to 1/,
    );
  });

  test('is not for functions to an array', () => {
    expect(() => gradcheck(([x]) => [x], [1], { order: 2 })).toThrow(
      'gradcheck: order 2 is for functions to one Value, but f returned an array.',
    );
  });

  test('a function that contains a gradient is checked like any other', () => {
    const f = ([w, x]: Value[]): Value => grad(w.mul(x.square()).sin(), [x])[0].square();
    expect(gradcheck(f, [0.7, 1.2]).ok).toBe(true);
  });
});

describe('directions', () => {
  const n = 3000;
  const x = Array.from({ length: n }, (_, i) => Math.sin(i));

  test('a few random ones stand for thousands of inputs', () => {
    const report = gradcheck(rosenbrock, x, { directions: 3 });
    expect(report.ok).toBe(true);
    expect(report.entries.map(({ name }) => name)).toEqual(['direction 1', 'direction 2', 'direction 3']);
    expect(report.evaluations).toBeLessThanOrEqual(2 + 3 * 8);
  });

  test('one wrong node among thousands is found and named', () => {
    const f = (values: Value[]): Value => sum([...values.map((v) => v.square()), cube(values[1234])]);
    const { ok, entries } = gradcheck(f, x, { directions: 2 });
    expect(ok).toBe(false);
    expect(entries.map(({ culprit }) => culprit?.op)).toEqual(['cube', 'cube']);
    expect(entries[0].culprit?.message).toContain('cube(x[1234] = ');
  });

  test('they are the same every time, and serve for second order too', () => {
    const [a, b] = [1, 2].map(() => gradcheck(rosenbrock, [0.5, 1, -1], { directions: 2, order: 2 }));
    expect(a.entries).toEqual(b.entries);
    expect(a.entries.map(({ name, order }) => [name, order])).toEqual([
      ['direction 1', 1],
      ['direction 2', 1],
      ['direction 1, twice', 2],
      ['direction 2, twice', 2],
    ]);
    expect(a.ok).toBe(true);
  });
});

test.each([
  ['Rosenbrock in 100 variables', rosenbrock, Array.from({ length: 100 }, (_, i) => Math.cos(i))],
  ['a product of sines', (x: Value[]) => x.map((xi) => xi.sin()).reduce((a, b) => a.mul(b)), [0.5, 1, 2, -1]],
  ['x · y far from 0', ([a, b]: Value[]) => mul(a, b), [1e4, -3e3]],
])('%s costs at most 8 evaluations an input', (_, f, x) => {
  const { ok, evaluations } = gradcheck(f, x);
  expect(ok).toBe(true);
  expect(evaluations).toBeLessThanOrEqual(2 + 8 * x.length);
});
