// What people are shown of an op is true: the value and the slopes, as written, are computed and compared.

import fc from 'fast-check';
import { notationOf } from '../../src/ops/notation';
import { reasonFor } from '../../src/ops/reasons';
import { numbers, opWith } from '../../src/ops/table';
import { expectAllClose } from '../support/closeness';
import { partialsAt, randomPoints, rows, valueAt } from '../support/rows';

const OPERANDS = ['p', 'q', 'r', 's', 't'];
/** Ops with an option, or of two branches and more, whose slope is written as a name only: f'(a). */
const NAMED_ONLY = /'\(|^∂/;

/** A formula for people, as JavaScript. */
function compute(written: string, at: readonly number[], y: number): number {
  const code = written
    .replace(/2\/√π/g, String(2 / Math.sqrt(Math.PI)))
    .replace(/\[([^\]]+)\]/g, (_, condition: string) => `(${chained(condition)} ? 1 : 0)`)
    .replace(/\|([^|]+)\|/g, 'abs($1)')
    .replace(/√\(/g, 'sqrt(')
    .replace(/√(\w)/g, 'sqrt($1)')
    .replace(/∛(\w)/g, 'cbrt($1)')
    .replace(/²/g, '**2')
    .replace(/ ?\^ ?/g, '**')
    .replace(/[·×]/g, '*')
    .replace(/-(\w\*\*)/g, '-1*$1');
  const scope: Record<string, unknown> = { ...numbers, y };
  OPERANDS.forEach((name, i) => (scope[name] = at[i]));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const f = new Function(...Object.keys(scope), `return ${code}`) as (...values: unknown[]) => number;
  return f(...Object.values(scope));
}

/** 0 < a < 6 is two comparisons. */
function chained(condition: string): string {
  const code = condition.replaceAll('≤', '<=');
  const match = /^(\S+) <=? (\S+) (<=?) (\S+)$/.exec(code);
  return match === null ? code : `${match[1]} <= ${match[2]} && ${match[2]} ${match[3]} ${match[4]}`;
}

const written = rows.map(({ name, op, facts }) => ({
  name,
  op,
  points: randomPoints(facts.samples.random, 20, 61),
}));

test.each(written)('the value of $name is as written', ({ op, points }) => {
  for (const at of points) {
    const formula = notationOf(op).value(OPERANDS.slice(0, at.length));
    expectAllClose([compute(formula, at, NaN)], [valueAt(op, at)], 1e-9, formula);
  }
});

test.each(written)('the slopes of $name are as written, or called by its name', ({ op, points }) => {
  for (const at of points) {
    const operands = OPERANDS.slice(0, at.length);
    const y = valueAt(op, at);
    const slopes = operands.map((_, i) => notationOf(op).slope(i, operands, 'y'));
    const expected = partialsAt(op, at);
    const known = slopes.flatMap((slope, i) => (NAMED_ONLY.test(slope) ? [] : [i]));
    const computed = known.map((i) => compute(slopes[i], at, y));
    expectAllClose(computed, known.map((i) => expected[i]), 1e-6, slopes.join()); // prettier-ignore
  }
});

test('few ops have slopes that are called by name', () => {
  const named = rows.filter(({ op }) => NAMED_ONLY.test(notationOf(op).slope(0, OPERANDS, 'y')));
  expect(named.map(({ name }) => name)).toEqual([
    ...['leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'mish', 'hardtanh', 'hardSigmoid', 'hardSwish'],
  ]);
});

test('every op gives a reason, without a full stop', () => {
  for (const { op } of rows) expect(reasonFor(op)).toMatch(/^\S.{10,110}[^.]$/);
});

test.each([
  ['mul', ['-2', '-3'], '-2 × (-3)', '-3'],
  ['pow', ['-2', '3'], '(-2) ^ 3', '3·(-2)^(3 - 1)'],
  ['square', ['-2'], '(-2)²', '2·(-2)'],
  ['tanh', ['-2'], 'tanh(-2)', '1 - (-0.9)²'],
  ['max', ['-2', '-3'], 'max(-2, -3)', '[-2 > (-3)]'],
  ['neg', ['-2'], '-(-2)', '-1'],
  ['abs', ['-2'], '|-2|', 'sign(-2)'],
  ['sqrt', ['-2'], '√-2', '1 / (2·(-0.9))'],
  ['dot', ['-1', '2', '3', '-4', '-5'], '-1·3 + 2·(-4) + -5', '3'],
] as const)(
  'negative numbers in %s(%s) stand in brackets where they must: %s',
  (name, operands, value, slope) => {
    const notation = notationOf(
      name === 'dot' ? rows.find((row) => row.name === 'dot')!.op : opWith(name, []),
    );
    expect(notation.value(operands)).toBe(value);
    expect(notation.slope(0, operands, '-0.9')).toBe(slope);
  },
);

test('whatever operands are called, each stands in its own place', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'y', '$&', '$1', 'exp', 'n12', 'layer1.neuron2.w3');
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(notationOf(opWith('sub', [])).value([a, b])).toBe(`${a} - ${b}`);
      expect(notationOf(opWith('hypot', [])).slope(1, [a, b], 'L')).toBe(`${b} / L`);
    }),
  );
});
