import fc from 'fast-check';
import { scaleFor, stretches, thinned } from '../../src/plot/series';

test('a value that is not finite is a gap', () => {
  const y = [1, 2, NaN, 3, Infinity, -Infinity, 4];
  expect(stretches({ name: '', y }, 'linear')).toEqual([
    [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
    ],
    [{ x: 3, y: 3 }],
    [{ x: 6, y: 4 }],
  ]);
});

test('on a logarithmic scale values that are not positive are gaps', () => {
  expect(stretches({ name: '', y: [1, 0, -1, 2] }, 'log')).toEqual([[{ x: 0, y: 1 }], [{ x: 3, y: 2 }]]);
});

test('a y without an x is not drawn', () => {
  expect(stretches({ name: '', x: [5], y: [1, 2] }, 'linear')).toEqual([[{ x: 5, y: 1 }]]);
});

test('thinning keeps the ends and the extremes of each column, in their order', () => {
  const y = [3, 5, 1, 2, 9, 0, 4];
  const points = y.map((value, x) => ({ x, y: value }));
  const kept = thinned(points, ({ x }) => Math.floor(x / 5));
  expect(kept.map((point) => point.y)).toEqual([3, 1, 9, 0, 4]);
});

test('thinning leaves at most four points a column, and all extremes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (y, size) => {
      const points = y.map((value, x) => ({ x, y: value }));
      const kept = thinned(points, ({ x }) => Math.floor(x / size));
      expect(kept.length).toBeLessThanOrEqual(4 * Math.ceil(y.length / size));
      expect(Math.max(...kept.map((point) => point.y))).toBe(Math.max(...y));
      expect(Math.min(...kept.map((point) => point.y))).toBe(Math.min(...y));
    }),
  );
});

test('more than two decades of positive values ask for a logarithmic scale', () => {
  expect(scaleFor([1, 0.001, NaN])).toBe('log');
  expect(scaleFor([1, 0.01])).toBe('linear');
  expect(scaleFor([1, 0])).toBe('linear');
  expect(scaleFor([])).toBe('linear');
});
