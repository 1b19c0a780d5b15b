// The verdicts: what an ordinary central difference is fooled by gets the right one here.

import { gradcheck } from '../../src/gradcheck/gradcheck';
import type { GradcheckOptions } from '../../src/gradcheck/options';
import type { GradcheckEntry } from '../../src/gradcheck/report';
import { defineOp } from '../../src/engine/define';
import { abs, clamp, max, mul, relu, sqrt, sum, where } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';

type F = (x: Value[]) => Value;

/** The one entry of a function of one input. */
function entryOf(f: (x: Value) => Value, at: number, options?: GradcheckOptions): GradcheckEntry {
  const { entries } = gradcheck(([x]) => f(x), [at], options);
  expect(entries).toHaveLength(1);
  return entries[0];
}

/** The identity, with a derivative of our choosing. */
const sloped = (slope: number): ((x: Value) => Value) =>
  defineOp({ name: 'sloped', arity: 1, forward: (x) => x, partials: () => [slope] });

describe('where an ordinary central difference is fooled', () => {
  test('relu at 0 is a kink, named with the slopes on both sides', () => {
    const entry = entryOf(relu, 0);
    expect(entry.verdict).toBe('kink');
    expect(entry.note).toBe('slope 0 to the left, 1 to the right');
    expect(entry.culprit?.op).toBe('relu');
  });

  test('abs at 0 is a kink, though the central difference is the derivative that abs chooses', () => {
    const entry = entryOf(abs, 0);
    expect([entry.autograd, entry.numeric, entry.verdict]).toEqual([0, 0, 'kink']);
    expect(entry.note).toBe('slope -1 to the left, 1 to the right');
  });

  test('a tie of max is a kink for both operands', () => {
    const { entries } = gradcheck(([a, b]) => max(a, b), [2, 2]);
    expect(entries.map(({ verdict, autograd }) => [verdict, autograd])).toEqual([
      ['kink', 0.5],
      ['kink', 0.5],
    ]);
  });

  test('clamp at an edge is a kink', () => {
    expect(entryOf((x) => clamp(x, -1, 1), 1).verdict).toBe('kink');
  });

  test('sqrt at 1e-13 is right, though a usual step leaves its domain', () => {
    const entry = entryOf(sqrt, 1e-13);
    expect(entry.verdict).toBe('ok');
    expect(entry.relError).toBeLessThan(1e-9);
  });

  test('and wrong by a fifth at 1e-13 it is wrong', () => {
    const wrong = defineOp({
      name: 'root',
      arity: 1,
      forward: Math.sqrt,
      partials: (m, _, y) => [m.div(0.6, y)],
    });
    expect(entryOf(wrong, 1e-13).note).toBe('off by the factor 1.200');
  });

  test('a gradient wrong by 0.09 % is wrong', () => {
    const entry = entryOf((x) => sloped(1.0009)(x.sin()), 0.7);
    expect([entry.verdict, entry.note]).toEqual(['wrong', 'off by the factor 1.00090']);
  });

  test('a gradient of size 1e-6 wrong by 5 times is wrong', () => {
    const entry = entryOf((x) => sloped(5)(x.sin()).mul(1e-6), 0.7);
    expect([entry.verdict, entry.note]).toEqual(['wrong', 'off by the factor 5.000']);
  });
});

describe('kinds of wrong', () => {
  test.each([
    [2, 'counted twice (ratio 2.000)'],
    [-1, 'sign flipped (ratio -1.000)'],
    [0, 'zero where it should not be'],
    [0.5, 'off by the factor 0.5000'],
    [-3, 'off by the factor -3.000'],
    [1e6, 'off by the factor 1.00e+6'],
  ])('a derivative of %d for 1 is wrong: %s', (slope, note) => {
    const entry = entryOf(sloped(slope), 0.3);
    expect([entry.verdict, entry.note]).toEqual(['wrong', note]);
    expect(entry.numeric).toBeCloseTo(1, 8);
  });

  test('a derivative of 1 for a constant is not zero where it should be', () => {
    const constant = defineOp({ name: 'seven', arity: 1, forward: () => 7, partials: () => [1] });
    expect(entryOf(constant, 0.3).note).toBe('not zero where it should be');
  });

  test('at a kink a derivative outside of both slopes is wrong, whatever is accepted at kinks', () => {
    const bent = defineOp({ name: 'bent', arity: 1, forward: Math.abs, partials: () => [1.5] });
    const entry = entryOf(bent, 0, { kink: 'skip' });
    expect([entry.verdict, entry.note]).toEqual([
      'wrong',
      'outside of the kink: slope -1 to the left, 1 to the right',
    ]);
  });

  test('kinks that cancel leave a slope that their choices miss', () => {
    const entry = entryOf((x) => relu(x).sub(relu(x.neg())), 0);
    expect([entry.verdict, entry.autograd, entry.culprit?.op]).toEqual(['wrong', 0, 'relu']);
  });
});

describe('points without a derivative', () => {
  test.each([
    ['step', (x: Value) => x.step(), 0, 'f goes from 0 to 1'],
    ['sign', (x: Value) => x.sign(), 0, 'f goes from -1 to 1'],
    ['floor', (x: Value) => x.floor().add(0.25), 2, 'f goes from 1.25 to 2.25'],
    ['round', (x: Value) => x.round(), 2.5, 'f goes from 2 to 3'],
    ['where', (x: Value) => where(x, 5, 7), 0, 'f goes from 7 to 5'],
  ] as const)('%s is discontinuous there', (op, f, at, note) => {
    const entry = entryOf(f, at);
    expect([entry.verdict, entry.note, entry.culprit?.op]).toEqual(['discontinuous', note, op]);
  });

  test.each([
    ['floor just beyond a whole number', (x: Value) => x.floor(), 2 + 1e-7],
    ['step just beyond 0', (x: Value) => x.step(), 1e-8],
    ['relu just before 0', relu, -1e-6],
    ['relu just beyond 0, on top of 1', (x: Value) => relu(x).add(1), 1e-6],
    ['abs at 1e-12', abs, 1e-12],
    ['max next to a tie', (x: Value) => max(x, 1), 1 + 1e-7],
  ])('%s is right: kinks and jumps near by do not count', (_, f, at) => {
    expect(entryOf(f, at).verdict).toBe('ok');
  });

  test.each([
    ['a value that is NaN', (x: Value) => x.log(), -1, 'f is NaN', 'log'],
    ['a value that is infinite', (x: Value) => x.log(), 0, 'f is -Infinity', 'log'],
    ['an infinite derivative', (x: Value) => x.sqrt().add(3), 0, 'autograd is Infinity', 'sqrt'],
    ['0 · ∞', (x: Value) => x.sqrt().mul(0), 0, 'autograd is NaN', 'sqrt'],
  ] as const)('%s is nonfinite, and the first node with it named', (_, f, at, note, op) => {
    const entry = entryOf(f, at);
    expect([entry.verdict, entry.note, entry.culprit?.op]).toEqual(['nonfinite', note, op]);
  });

  test('at the edge of a domain the side that is there decides', () => {
    expect(entryOf((x) => x.pow(2.5), 0).verdict).toBe('ok');
    expect(entryOf((x) => sloped(2)(x.pow(2.5)).add(x.mul(x.sqrt()).mul(0).add(0)), 1).note).toContain(
      'twice',
    );
  });
});

describe('what rounding hides', () => {
  test.each([
    ['x + 1e15', (x: Value) => x.add(1e15)],
    ['x + 1e10 − 1e10', (x: Value) => x.add(1e10).sub(1e10)],
  ])('%s is noisy: differences cannot tell, and forward mode agrees', (_, f) => {
    const entry = entryOf(f, 0.3);
    expect(entry.verdict).toBe('noisy');
    expect(entry.note).toContain('forward mode agrees');
  });

  test('x + 1e6 is right: wider steps see through so little rounding', () => {
    expect(entryOf((x) => x.add(1e6), 0.3).verdict).toBe('ok');
  });

  test.each([7e14, 1.2345e20, 5e58])(
    'sin and tan at %d are noisy, not wrong: no step can follow them',
    (at) => {
      expect([entryOf((x) => x.sin(), at).verdict, entryOf((x) => x.tan(), at).verdict]).toEqual([
        'noisy',
        'noisy',
      ]);
    },
  );

  test.each([14, 16, 17])(
    'next to the edge of a domain what rounding hides is noisy: atanh(tanh(%d))',
    (at) => {
      expect(entryOf((x) => x.tanh().atanh(), at).verdict).toBe('noisy');
    },
  );

  test('noise does not hide what is plainly wrong', () => {
    expect(entryOf((x) => sloped(1.5)(x).add(1e6).sub(1e6), 0.3).verdict).toBe('wrong');
  });

  test('noisy is not ok', () => {
    expect(gradcheck(([x]) => x.add(1e15), [0.3]).ok).toBe(false);
  });
});

describe('functions that are not functions of their inputs alone', () => {
  test('two evaluations that differ are nondeterministic, whatever the gradient is', () => {
    let calls = 0;
    const f: F = ([x]) => x.mul(++calls);
    expect(gradcheck(f, [2]).entries.map(({ verdict }) => verdict)).toEqual(['nondeterministic']);
  });

  test('so is what differs only later, at the same point', () => {
    let calls = 0;
    const f: F = ([x]) => x.mul(++calls < 4 ? 1 : 2); // the first three calls agree
    const [entry] = gradcheck(f, [2]).entries;
    expect(entry).toMatchObject({ verdict: 'nondeterministic', numeric: NaN, absError: NaN, relError: NaN });
  });

  test('so are two gradients that differ', () => {
    let calls = 0;
    const f: F = ([x]) => sloped(++calls)(x);
    expect(gradcheck(f, [2]).entries[0].verdict).toBe('nondeterministic');
  });
});

describe('functions of many scales', () => {
  test.each([
    ['log at 1e-300', (x: Value) => x.log(), 1e-300],
    ['sin of 1e5 x', (x: Value) => x.mul(1e5).sin(), 0.7],
    ['tanh of 1e9 x', (x: Value) => x.mul(1e9).tanh(), 1e-10],
    ['x³ at 1e5', (x: Value) => x.pow(3), 1e5],
    ['1e12 x at 1e-12', (x: Value) => x.mul(1e12).add(1), 1e-12],
    ['sin at 1000', (x: Value) => x.sin(), 1000.7],
    ['exp at 300', (x: Value) => x.exp(), 300],
    ['exp at 709, next to the largest number', (x: Value) => x.exp(), 709],
    ['x² at 0', (x: Value) => x.square(), 0],
  ])('%s is right', (_, f, at) => {
    expect(entryOf(f, at).verdict).toBe('ok');
  });

  test('a sum over a thousand inputs is right for each', () => {
    const x = Array.from({ length: 1000 }, (_, i) => Math.sin(i));
    const { ok, entries } = gradcheck((values) => sum(values.map((value) => value.square())), x);
    expect([ok, entries.length]).toEqual([true, 1000]);
  });

  test('an input that is not used has the derivative 0', () => {
    const { ok, entries } = gradcheck(([a]) => mul(a, 2), [1, 2]);
    expect([ok, entries[1].autograd, entries[1].numeric]).toEqual([true, 0, 0]);
  });
});
