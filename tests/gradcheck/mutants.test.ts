// The proof that gradcheck finds the guilty op: every partial of every op of the table is made wrong in every way
// on the list, and each time the op and the operand must be named. What makes no difference is listed, with why.

import { gradcheck } from '../../src/gradcheck/gradcheck';
import { apply } from '../../src/engine/apply';
import type { Algebra } from '../../src/ops/algebra';
import type { Op } from '../../src/ops/op';
import { numbers, ops, valueAt } from '../../src/ops/table';
import { partialsAt, randomPoints, rows } from '../support/rows';

type Name = keyof typeof ops;
type Point = readonly number[];

/** Points beside the rows' own at which the branches of a rule are all taken. */
const BRANCHES: Partial<Record<Name, Point[]>> = {
  pow: [[0.3, 0.2], [0.2, -0.3], [-2, 3], [-0.4, 2], [1.5, 0], [0, 2], [0, 1], [3, 0.2]],
  atan2: [[1, 3], [3, 1], [1, 1.2], [-1.2, 1], [-3, 1], [-1, -3], [1, -1.3], [1e-3, 2], [2, 0]],
  max: [[1, 2], [2, 1], [-1, -2], [-2, -1]],
  min: [[1, 2], [2, 1], [-1, -2], [-2, -1]],
  hypot: [[1, 3], [3, 1], [-3, 1], [-1, 3], [1, -3], [0, 2], [2, 0], [2, 2]],
  clamp: [[-4, -1, 1], [4, -1, 1], [0, 2, 1], [1.5, 2, 1], [5, 2, 1], [1.5, 1, 2], [0, 1, 2], [0, -2, -1]],
  asin: [[0.2], [-0.2], [0.8], [-0.8]],
  acos: [[0.2], [-0.2], [0.8], [-0.8]],
  atanh: [[0.2], [-0.2], [0.8], [-0.8]],
  elu: [[2], [-2]],
  selu: [[2], [-2]],
  where: [[1, 2, 3], [-1, 2, 3]],
  logSumExp: [[1, 2, 3, 4], [4, 3, 2, 1], [2, 2, 2, 2], [5, 0, 0, 0], [0, 0, 5, 0]],
  relu6: [[-1], [3], [7]],
  hardSwish: [[-4], [-1], [1], [4]],
}; // prettier-ignore

/** The mutations that are equal to the original, and why. A rule's calls are counted: `sub #1` is its second call. */
const EQUAL: readonly (readonly [names: readonly Name[], mutations: RegExp, reason: string])[] = [
  [
    ['sign', 'floor', 'ceil', 'round', 'step'],
    /sign|twice|0.09 %|zero/,
    'the derivative is 0, as are −0 and 2 · 0',
  ],
  [
    ['where'],
    /^∂0 (with its sign|counted|wrong by|zero|with operands)/,
    'by its condition the derivative is 0',
  ],
  [['add', 'sum', 'mean'], /is ∂\d|with operands/, 'all partials are the same number'],
  [['sub', 'where', 'dot'], /with operands/, 'this partial does not depend on these operands'],
  [['asin', 'acos', 'atanh'], /sub #1/, 'of two forms that are equal, the other is taken'],
  [
    ['atan2'],
    /mul #4 |sub #5 |sub #20 |mul #38 |sub #39 |sub #54 /,
    'of two forms that are equal, the other is taken',
  ],
  [['hypot'], /sub #6 |sub #17 /, 'of two forms that are equal, the other is taken'],
  [['atan2'], /sub #23 |add #24 |sub #57 |add #58 /, 'it keeps a division by 0 away, at the origin alone'],
  [['hypot'], /sub #2 |add #3 /, 'it keeps a division by 0 away, at the origin alone'],
  [['relu6'], /sub #0 without its second/, 'the lower bound is 0'],
  [['elu'], /mul #2 without its first/, 'alpha is 1'],
  [
    ['logSumExp'],
    /div #(9|10|11|12) without its second/,
    'the divisor is 1, but for digits lost to a large offset',
  ],
];

/** A partial made wrong: its value as a function of the point. */
interface Mutation {
  readonly name: string;
  readonly partial: number;
  at(this: void, point: Point): number;
}

function mutationsOf(op: Op, points: readonly Point[]): Mutation[] {
  return points[0].flatMap((_, i) => {
    const partial = (point: Point): number => partialsAt(op, point)[i];
    const others = points[0].flatMap((_, j) => (j === i ? [] : [j]));
    const of = (name: string, at: (point: Point) => number): Mutation => ({
      name: `∂${i} ${name}`,
      partial: i,
      at,
    });
    return [
      of('with its sign flipped', (point) => -partial(point)),
      of('counted twice', (point) => 2 * partial(point)),
      of('wrong by 0.09 %', (point) => 1.0009 * partial(point)),
      of('zero', () => 0),
      of('with 1 added', (point) => partial(point) + 1),
      ...others.map((j) => of(`is ∂${j}`, (point) => partialsAt(op, point)[j])),
      ...others.map((j) =>
        of(`with operands ${i}, ${j} swapped`, (point) => swappedPartial(op, point, i, j)),
      ),
      ...termsOf(op, points, i).map(({ name, at }) => of(name, at)),
    ];
  });
}

function swappedPartial(op: Op, point: Point, i: number, j: number): number {
  return op.partials(numbers, point.with(i, point[j]).with(j, point[i]), valueAt(op, point))[i];
}

type Call = (name: string, args: readonly number[]) => number;
const plainly: Call = (name, args) =>
  (numbers as unknown as Record<string, (...args: number[]) => number>)[name](...args);

/** The algebra of numbers, each call of which goes through a function that is told how many there were before. */
function watched(call: (index: number, name: string, args: readonly number[]) => number): Algebra<number> {
  let calls = 0;
  const entries = Object.keys(numbers).map((name) => [
    name,
    (...args: number[]) => call(calls++, name, args),
  ]);
  return Object.fromEntries(entries) as Algebra<number>;
}

/** Partial i with a term or a factor missing somewhere in its rule, or with operands of − or ÷ swapped there. */
function termsOf(
  op: Op,
  points: readonly Point[],
  i: number,
): { name: string; at: (point: Point) => number }[] {
  const calls: string[] = [];
  const note = watched((_, name, args) => (calls.push(name), plainly(name, args)));
  op.partials(note, points[0], valueAt(op, points[0]));
  const withCall =
    (index: number, change: Call) =>
    (point: Point): number => {
      const altered = watched((k, name, args) => (k === index ? change : plainly)(name, args));
      return op.partials(altered, point, valueAt(op, point))[i];
    };
  return calls.flatMap((call, index) => {
    if (!['add', 'sub', 'mul', 'div'].includes(call)) return [];
    const without = withCall(index, () => NaN);
    if (points.every((point) => Object.is(without(point), partialsAt(op, point)[i]))) return []; // no part of it
    const swap = {
      name: `${call} #${index} swapped`,
      at: withCall(index, (name, [a, b]) => plainly(name, [b, a])),
    };
    return [
      { name: `${call} #${index} without its first operand`, at: withCall(index, (_, [, b]) => b) },
      { name: `${call} #${index} without its second operand`, at: withCall(index, (_, [a]) => a) },
      ...(call === 'sub' || call === 'div' ? [swap] : []),
    ];
  });
}

function isDifferent(mutation: Mutation, op: Op, point: Point): boolean {
  const [original, mutant] = [partialsAt(op, point)[mutation.partial], mutation.at(point)];
  const close = Math.abs(original - mutant) <= 1e-9 * Math.max(Math.abs(original), Math.abs(mutant));
  return Number.isFinite(original) && !close;
}

/** Whether gradcheck finds the mutation at the point, and names the op and the operand. */
function isCaught({ partial, at }: Mutation, op: Op, point: Point): boolean {
  const partials: Op['partials'] = (m, inputs, output) =>
    op.partials(m, inputs, output).map((original, k) => (k === partial ? at(inputs as Point) : original));
  const mutant = { ...op, partials };
  const { verdict, culprit } = gradcheck((x) => apply(mutant, x).mul(0.7), point).entries[partial];
  const named = culprit?.op === op.name && culprit.operand === partial;
  const wrong = at(point);
  if (!Number.isFinite(wrong)) return named && verdict === 'nonfinite';
  const isNumber = (got: number, expected: number): boolean =>
    Math.abs(got - expected) <= 1e-4 * Math.abs(expected) + 1e-7;
  const numbersToo =
    named && culprit.recorded === wrong && isNumber(culprit.expected, partialsAt(op, point)[partial]);
  return numbersToo && verdict === 'wrong';
}

describe.each(rows)('$name', ({ name, op, facts }) => {
  const points = [
    ...randomPoints(facts.samples.random, 8, 7),
    ...(facts.samples.special ?? []),
    ...(BRANCHES[name as Name] ?? []),
  ];
  const mutations = mutationsOf(op, points);
  const equal = mutations.filter((mutation) => !points.some((point) => isDifferent(mutation, op, point)));
  const reasons = EQUAL.filter(([names]) => names.includes(name as Name)).map(([, pattern]) => pattern);

  test(`no wrong partial of ${name} survives: the op and the operand are named`, () => {
    const surviving = mutations.filter(
      (mutation) =>
        !equal.includes(mutation) &&
        !points.some((point) => isDifferent(mutation, op, point) && isCaught(mutation, op, point)),
    );
    expect(surviving.map((mutation) => mutation.name)).toEqual([]);
    expect(mutations.length - equal.length).toBeGreaterThan(0);
  });

  test(`what is equal to the original of ${name} is on the list, and nothing else is`, () => {
    const unexplained = equal.filter(({ name }) => !reasons.some((pattern) => pattern.test(name)));
    expect(unexplained.map(({ name }) => name)).toEqual([]);
    const idle = reasons.filter((pattern) => !equal.some(({ name }) => pattern.test(name)));
    expect(idle).toEqual([]);
  });
});

test('no row is blamed where it is right: every op passes at its own points', () => {
  for (const { op, facts } of rows) {
    for (const point of randomPoints(facts.samples.random, 10, 3)) {
      const report = gradcheck((x) => apply(op, x).mul(0.7), point);
      if (!report.ok) throw new Error(`${op.name} at ${JSON.stringify(point)}: ${report.toString()}`);
    }
  }
});
