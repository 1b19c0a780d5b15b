import { blobs, circles, moons, spirals, xor, type Dataset } from '../../src/data/datasets';

const sets = { moons, circles, spirals, blobs };

/** The rows of one class, sorted by the first coordinate, then by the second. */
function pointsOf({ x, y }: Dataset<number[]>, label: number): number[][] {
  return x.filter((_, i) => y[i] === label).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function expectPoints(actual: number[][], expected: number[][]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((point, i) =>
    point.forEach((coordinate, j) => expect(coordinate).toBeCloseTo(expected[i][j], 14)),
  );
}

test('xor is its truth table', () => {
  expect(xor()).toEqual({
    x: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    y: [0, 1, 1, 0],
  });
});

test('each xor is a copy of its own', () => {
  xor().x[0][0] = 9;
  expect(xor().x[0][0]).toBe(0);
});

describe('without noise', () => {
  const half = Math.SQRT1_2;

  test('moons are two half circles, ends included, the odd point on the lower one', () => {
    const set = moons({ n: 9, noise: 0, seed: 1 });
    // Angles 0°, 60°, 120°, 180° above; 0°, 45°, …, 180° below, turned upside down around (1, ½).
    expectPoints(pointsOf(set, 0), [
      [-1, 0],
      [-0.5, Math.sqrt(3) / 2],
      [0.5, Math.sqrt(3) / 2],
      [1, 0],
    ]);
    expectPoints(pointsOf(set, 1), [
      [0, 0.5],
      [1 - half, 0.5 - half],
      [1, -0.5],
      [1 + half, 0.5 - half],
      [2, 0.5],
    ]);
  });

  test('the smallest moons are where each half circle begins', () => {
    const set = moons({ n: 2, noise: 0, seed: 1 });
    expectPoints(pointsOf(set, 0), [[1, 0]]);
    expectPoints(pointsOf(set, 1), [[0, 0.5]]);
  });

  test('circles go once around, the end left out, the odd point on the inner one', () => {
    const set = circles({ n: 7, noise: 0, factor: 0.25, seed: 1 });
    const outer = set.x.filter((_, i) => set.y[i] === 0).sort((a, b) => b[0] - a[0]);
    expect(outer).toHaveLength(3);
    expectPoints(
      [outer[0], ...outer.slice(1).sort((a, b) => a[1] - b[1])],
      [
        [1, 0],
        [-0.5, -Math.sqrt(3) / 2],
        [-0.5, Math.sqrt(3) / 2],
      ],
    );
    const inner = set.x.filter((_, i) => set.y[i] === 1);
    expect(inner).toHaveLength(4);
    for (const [a, b] of inner) expect(Math.hypot(a, b)).toBeCloseTo(0.25, 15);
    expect(inner.some(([a, b]) => a === 0.25 && b === 0)).toBe(true);
  });

  test('a factor of 0 puts the inner circle on one spot', () => {
    const { x, y } = circles({ n: 6, noise: 0, factor: 0, seed: 1 });
    for (const [i, [a, b]] of x.entries()) if (y[i] === 1) expect(Math.hypot(a, b)).toBe(0);
  });

  test('spirals wind outwards by 1 in half a turn, one opposite to the other', () => {
    const set = spirals({ n: 8, noise: 0, seed: 1 });
    // Angles 90°, 270°, 450°, 630° with radius angle / 180°: up, down, up, down.
    expectPoints(
      pointsOf(set, 0).sort((a, b) => a[1] - b[1]),
      [
        [0, -3.5],
        [0, -1.5],
        [0, 0.5],
        [0, 2.5],
      ],
    );
    expectPoints(
      pointsOf(set, 1).sort((a, b) => a[1] - b[1]),
      [
        [0, -2.5],
        [0, -0.5],
        [0, 1.5],
        [0, 3.5],
      ],
    );
  });

  test('blobs are their centres, all within ±10, the first classes larger by one', () => {
    const set = blobs({ n: 11, centers: 4, noise: 0, seed: 3 });
    const points = [0, 1, 2, 3].map((label) => pointsOf(set, label));
    expect(points.map((rows) => rows.length)).toEqual([3, 3, 3, 2]);
    for (const rows of points) expect(new Set(rows.map(String)).size).toBe(1);
    expect(new Set(set.x.map(String)).size).toBe(4);
    for (const coordinate of set.x.flat()) expect(Math.abs(coordinate)).toBeLessThanOrEqual(10);
  });
});

test('the noise has the standard deviation asked for', () => {
  const { x } = blobs({ n: 20_000, centers: 1, noise: 2, seed: 5 });
  const column = x.map((row) => row[0]);
  const mean = column.reduce((a, b) => a + b) / column.length;
  const variance = column.reduce((a, b) => a + (b - mean) ** 2, 0) / column.length;
  // The standard error of a standard deviation is σ / √(2n) = 0.01.
  expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.05);
});

describe.each(Object.entries(sets))('%s', (name, make) => {
  test('has 100 points of two coordinates by default', () => {
    const { x, y } = make();
    expect(x).toHaveLength(100);
    expect(y).toHaveLength(100);
    for (const row of x) expect(row).toHaveLength(2);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(make({ seed: 7 })).toEqual(make({ seed: 7 }));
    expect(make({ seed: 7 })).not.toEqual(make({ seed: 8 }));
  });

  test('is another every time without a seed', () => {
    expect(make()).not.toEqual(make());
  });

  test('is shuffled', () => {
    const { y } = make({ n: 50, seed: 2 });
    expect(y).not.toEqual([...y].sort((a, b) => a - b));
  });

  test('moves each point in proportion to the noise', () => {
    const [still, some, more] = [0, 0.1, 0.2].map((noise) => make({ n: 20, noise, seed: 4 }).x.flat());
    still.forEach((at, i) => expect(more[i] - at).toBeCloseTo(2 * (some[i] - at), 12));
  });

  test.each([1, 0, -5, 2.5, NaN, Infinity, 1_000_001])('refuses %p points', (n) => {
    const message = `${name}: n must be a whole number from 2 to 1000000, got ${n}.`;
    expect(() => make({ n })).toThrow(new RangeError(message));
  });

  test.each([-0.1, NaN, Infinity])('refuses noise of %p', (noise) => {
    const message = `${name}: noise must be a finite number ≥ 0, got ${noise}.`;
    expect(() => make({ noise })).toThrow(new RangeError(message));
  });

  test('refuses a seed that is not a whole number', () => {
    expect(() => make({ seed: 0.5 })).toThrow(RangeError);
  });
});

test.each([1, 1.5, -0.1, NaN])('circles refuse a factor of %p', (factor) => {
  const message = `circles: factor must be a number ≥ 0 and < 1, got ${factor}.`;
  expect(() => circles({ factor })).toThrow(new RangeError(message));
});

test.each([0, 101, 1.5, NaN])('blobs refuse %p centers', (centers) => {
  const message = `blobs: centers must be a whole number from 1 to 100, got ${centers}.`;
  expect(() => blobs({ centers })).toThrow(new RangeError(message));
});
