import fc from 'fast-check';
import {
  axis,
  cellOf,
  isDrawable,
  logTicks,
  niceTicks,
  position,
  rangeOf,
  tickLabels,
} from '../../src/plot/ticks';

const drawable = fc.double({ min: -1e300, max: 1e300, noNaN: true });

test.each([
  [0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0.003, 0.69, 4, [0, 0.2, 0.4, 0.6, 0.8]],
  [-5, 5, 5, [-6, -4, -2, 0, 2, 4, 6]],
  [1, 200, 5, [0, 50, 100, 150, 200]],
])('from %d to %d, about %d nice numbers are %j', (min, max, count, expected) => {
  expect(niceTicks(min, max, count)).toEqual(expected);
});

test.each([
  [0.001, 1, 5, [0.001, 0.01, 0.1, 1]],
  [0.0021, 0.71, 5, [0.001, 0.01, 0.1, 1]],
  [0.3, 40, 9, [0.2, 0.5, 1, 2, 5, 10, 20, 50]],
  [2, 8, 4, [2, 4, 6, 8]],
  [1e-12, 1, 4, [1e-12, 1e-9, 1e-6, 1e-3, 1]],
])('on a logarithmic axis from %d to %d with room for %d they are %j', (min, max, count, expected) => {
  expect(logTicks(min, max, count)).toEqual(expected);
});

test.each([
  [
    [0, 0.5, 1],
    ['0.0', '0.5', '1.0'],
  ],
  [
    [0.001, 0.0015, 0.002],
    ['0.0010', '0.0015', '0.0020'],
  ],
  [
    [0, 1e-6, 2e-6],
    ['0', '1e-6', '2e-6'],
  ],
  [
    [0, 500, 1000, 1500, 2000, 2500],
    ['0', '500', '1k', '1.5k', '2k', '2.5k'],
  ],
  [
    [-2e6, 0, 2e6],
    ['-2M', '0', '2M'],
  ],
  [
    [1000, 1000.5, 1001],
    ['1000.0', '1000.5', '1001.0'],
  ],
  [
    [1e15, 2e15],
    ['1e15', '2e15'],
  ],
])('ticks at %j are labelled %j', (ticks, labels) => {
  expect(tickLabels(ticks)).toEqual(labels);
});

test('labels of a logarithmic axis are as short as each number allows', () => {
  expect(tickLabels([1e-6, 1e-4, 0.01, 1, 1000], 'log')).toEqual(['1e-6', '1e-4', '0.01', '1', '1k']);
});

test('a loose axis ends on ticks, a tight one on the data', () => {
  expect(axis([0.1, 0.9], { ticks: 6, loose: true }).range).toEqual([0, 1]);
  expect(axis([0.1, 0.9], { ticks: 6 }).range).toEqual([0.1, 0.9]);
});

test('an axis of whole numbers marks no halves', () => {
  expect(axis([1, 3], { ticks: 9, whole: true }).ticks.map(({ label }) => label)).toEqual(['1', '2', '3']);
  expect(axis([1, 1], { ticks: 9, whole: true }).ticks.map(({ label }) => label)).toEqual(['1']);
});

test('a single value stands in the middle of its axis', () => {
  for (const value of [0, 1, -7, 1e-300, 1e300])
    expect(position(axis([value, value], { ticks: 2 }), value)).toBeCloseTo(0.5, 12);
  expect(position(axis([3, 3], { ticks: 2, scale: 'log' }), 3)).toBeCloseTo(0.5, 12);
});

test('on a logarithmic axis equal ratios are equal distances', () => {
  const decades = axis([0.01, 100], { ticks: 5, scale: 'log' });
  expect([0.01, 0.1, 1, 10, 100].map((value) => cellOf(decades, value, 1000))).toEqual([
    0, 250, 500, 750, 999,
  ]);
});

test('what is too large to subtract has no place on an axis, nor what is not positive on a logarithmic one', () => {
  expect([0, -1, 1e300].map((value) => isDrawable(value))).toEqual([true, true, true]);
  expect([NaN, Infinity, -Infinity, 1e301].map((value) => isDrawable(value))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([0, -1, 1].map((value) => isDrawable(value, 'log'))).toEqual([false, false, true]);
});

test('the range of no values is none', () => {
  expect(rangeOf([])).toBeUndefined();
  expect(rangeOf([3, -1, 2])).toEqual([-1, 3]);
});

test('any axis has ascending ticks within its range, with labels that differ', () => {
  const options = fc.record({
    ticks: fc.integer({ min: 2, max: 20 }),
    loose: fc.boolean(),
    scale: fc.constantFrom('linear' as const, 'log' as const),
  });
  fc.assert(
    fc.property(drawable, drawable, options, (a, b, { ticks, loose, scale }) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(isDrawable(min, scale));
      const { range, ticks: marks } = axis([min, max], { ticks, loose, scale });
      expect(marks.length).toBeGreaterThanOrEqual(2);
      expect(marks.length).toBeLessThan(4 * ticks + 4);
      expect(new Set(marks.map(({ label }) => label)).size).toBe(marks.length);
      expect(marks.filter(({ value }, i) => i > 0 && !(value > marks[i - 1].value))).toEqual([]);
      const shares = marks.map(({ value }) => position({ range, scale }, value));
      expect(Math.min(...shares)).toBeGreaterThan(-1e-9);
      expect(Math.max(...shares)).toBeLessThan(1 + 1e-9);
      expect(range[0]).toBeLessThanOrEqual(min);
      expect(range[1]).toBeGreaterThanOrEqual(max);
    }),
    { numRuns: 2000 },
  );
});
