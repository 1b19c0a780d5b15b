import fc from 'fast-check';
import { split, standardize, standardizer } from '../../src/data/prepare';

const rows = (n: number) => ({
  x: Array.from({ length: n }, (_, i) => [i, 2 * i]),
  y: Array.from({ length: n }, (_, i) => 10 * i),
});

describe('split', () => {
  test('sets a fifth of the rows apart, and loses none', () => {
    const { train, test } = split(rows(50), { seed: 1 });
    expect(test.x).toHaveLength(10);
    expect(train.x).toHaveLength(40);
    const all = [...train.y, ...test.y].sort((a, b) => a - b);
    expect(all).toEqual(rows(50).y);
  });

  test('keeps each target with its row', () => {
    const { train, test } = split(rows(20), { fraction: 0.4, seed: 2 });
    for (const part of [train, test]) part.x.forEach(([i], row) => expect(part.y[row]).toBe(10 * i));
  });

  test('keeps targets of several numbers', () => {
    const { test } = split(
      {
        x: [[1], [2]],
        y: [
          [1, 10],
          [2, 20],
        ],
      },
      { fraction: 0.5, seed: 1 },
    );
    expect(test.y).toEqual([[test.x[0][0], 10 * test.x[0][0]]]);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(split(rows(30), { seed: 5 })).toEqual(split(rows(30), { seed: 5 }));
    expect(split(rows(30), { seed: 5 })).not.toEqual(split(rows(30), { seed: 6 }));
  });

  test('draws at random, and leaves the data as they were', () => {
    const data = rows(30);
    const { train } = split(data, { seed: 5 });
    expect(train.y).not.toEqual([...train.y].sort((a, b) => a - b));
    expect(data).toEqual(rows(30));
  });

  test.each([
    [2, 0.2, 'test'],
    [1, 0.5, 'train'],
    [0, 0.5, 'test'],
    [10, 0.99, 'train'],
  ])('refuses to leave a part empty: %p rows, fraction %p', (n, fraction, part) => {
    const message =
      `split: fraction ${fraction} of ${n} rows leaves none to ${part} on. ` +
      'Give more rows, or another fraction.';
    expect(() => split(rows(n), { fraction })).toThrow(new RangeError(message));
  });

  test.each([0, 1, -0.5, 20, NaN])('refuses a fraction of %p', (fraction) => {
    const message = `split: fraction must be a number > 0 and < 1, got ${fraction}.`;
    expect(() => split(rows(9), { fraction })).toThrow(new RangeError(message));
  });

  test('refuses rows without targets', () => {
    const message = 'split: expected a target for each row, got 3 rows and 2 targets.';
    expect(() => split({ ...rows(3), y: [0, 1] })).toThrow(new RangeError(message));
  });
});

describe('standardize', () => {
  test('divides by the deviation of the population', () => {
    // Mean (2 + 4 + 4 + 4 + 5 + 5 + 7 + 9) / 8 = 5, variance (9 + 1 + 1 + 1 + 0 + 0 + 4 + 16) / 8 = 4.
    const { x, mean, deviation } = standardize([[2], [4], [4], [4], [5], [5], [7], [9]]);
    expect(mean).toEqual([5]);
    expect(deviation).toEqual([2]);
    expect(x).toEqual([[-1.5], [-0.5], [-0.5], [-0.5], [0], [0], [1], [2]]);
  });

  test('treats each column by itself', () => {
    const { x } = standardize([
      [0, 1000],
      [2, 3000],
    ]);
    expect(x).toEqual([
      [-1, -1],
      [1, 1],
    ]);
  });

  test('makes a constant column 0, though its sum is not exact', () => {
    // Ten times 0.1 add up to 0.9999999999999999.
    const { x, mean, deviation } = standardize(Array.from({ length: 10 }, () => [0.1]));
    expect(mean).toEqual([0.1]);
    expect(deviation).toEqual([1]);
    expect(x.flat()).toEqual(Array.from({ length: 10 }, () => 0));
  });

  test('keeps its digits far from 0', () => {
    expect(standardize([[1e15], [1e15 + 2]])).toMatchObject({
      mean: [1e15 + 1],
      deviation: [1],
      x: [[-1], [1]],
    });
  });

  test('gives any columns mean 0 and deviation 1 or 0', () => {
    const column = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(column, (values) => {
        const scaled = standardize(values.map((value) => [value])).x.flat();
        const squares = scaled.reduce((sum, value) => sum + value * value, 0) / scaled.length;
        expect(scaled.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
        expect(squares).toBeCloseTo(new Set(values).size === 1 ? 0 : 1, 9);
      }),
      { seed: 1 },
    );
  });

  test('applies the same map to other rows, and changes none in place', () => {
    const x = [[2], [6]];
    const scaled = standardize(x);
    const others = [[4], [8]];
    expect(scaled.apply(others)).toEqual([[0], [2]]);
    expect(others).toEqual([[4], [8]]);
    expect(x).toEqual([[2], [6]]);
  });

  test.each([
    ['no rows', [], 'standardize: expected at least 1 row, got none.'],
    [
      'rows of different lengths',
      [[1, 2], [3]],
      'standardize: expected rows of 2 numbers, got 1 in row 1 (counted from 0).',
    ],
    [
      'NaN',
      [
        [1, 2],
        [3, NaN],
      ],
      'standardize: expected finite numbers, got NaN in row 1, column 1 (counted from 0).',
    ],
    [
      'numbers whose spread overflows',
      [[1e300], [-1e300]],
      'standardize: numbers up to 1e+300 are too large to be scaled, in column 0 (counted from 0). Give them in a larger unit.',
    ],
  ])('refuses %s', (_, x, message) => {
    expect(() => standardize(x)).toThrow(new RangeError(message));
  });
});

describe('standardizer', () => {
  test('restores the map from saved numbers', () => {
    const { mean, deviation } = standardize([
      [1, 10],
      [3, 50],
    ]);
    const saved = JSON.parse(JSON.stringify({ mean, deviation })) as { mean: number[]; deviation: number[] };
    expect(standardizer(saved.mean, saved.deviation).apply([[2, 50]])).toEqual([[0, 1]]);
  });

  test('does not follow later changes of those numbers', () => {
    const mean = [1];
    const map = standardizer(mean, [2]);
    mean[0] = 100;
    expect(map.apply([[5]])).toEqual([[2]]);
  });

  test('refuses rows of another length', () => {
    const message = 'standardizer: expected rows of 1 numbers, got 2 in row 0 (counted from 0).';
    expect(() => standardizer([0], [1]).apply([[1, 2]])).toThrow(new RangeError(message));
  });

  test('refuses a deviation without a mean', () => {
    const message =
      'standardizer: expected a mean and a deviation for each column, got 1 means and 2 deviations.';
    expect(() => standardizer([0], [1, 1])).toThrow(new RangeError(message));
  });

  test.each([0, -1, NaN, Infinity])('refuses a deviation of %p', (deviation) => {
    const message = `standardizer: deviation[0] must be a finite number > 0, got ${deviation}.`;
    expect(() => standardizer([0], [deviation])).toThrow(new RangeError(message));
  });

  test('refuses a mean that is not finite', () => {
    const message = 'standardizer: mean[1] must be a finite number, got NaN.';
    expect(() => standardizer([0, NaN], [1, 1])).toThrow(new RangeError(message));
  });
});
