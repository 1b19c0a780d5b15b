import fc from 'fast-check';
import { boundaryPicture } from '../../src/plot/boundary';
import { ansi, plain, type Depth } from '../../src/plot/picture';
import type { BoundaryData, Prediction } from '../../src/plot/regions';
import { textWidth } from '../../src/plot/text';

/** Inside the unit circle or outside it; undecided on it. */
function circle(points: number[][]): Prediction[] {
  return points.map(([x, y]) => {
    const radius = Math.hypot(x, y);
    return { label: radius < 1 ? 1 : 0, confidence: Math.min(1, Math.abs(radius - 1)) };
  });
}

const DATA: BoundaryData = {
  predict: circle,
  points: [
    [-2, -2],
    [2, 2],
    [0, 0],
    [0.5, -0.5],
    [1.5, 1],
  ],
  labels: [0, 0, 1, 1, 1],
  classes: ['outside', 'inside'],
  title: 'Circle',
};

test('without colour regions are filled with characters, and points are marks that differ by class', () => {
  expect(plain(boundaryPicture(DATA, { width: 48, height: 18, depth: 1 }))).toEqual([
    'Circle                    ●  outside  ░○░ inside',
    '   │                                            ',
    ' 2 ┤                                        ●   ',
    '   │                                            ',
    '   │                                            ',
    ' 1 ┤                  ░░░░░░░░          ○       ',
    '   │               ░░░░░░░░░░░░░░               ',
    '   │             ░░░░░░░░░░░░░░░░░░             ',
    ' 0 ┤             ░░░░░░░░░○░░░░░░░░             ',
    '   │             ░░░░░░░░░░░░░░░░░░             ',
    '   │               ░░░░░░░░░░░○░░               ',
    '-1 ┤                  ░░░░░░░░                  ',
    '   │                                            ',
    '   │                                            ',
    '-2 ┤   ●                                        ',
    '   │                                            ',
    '   └───┬────────┬─────────┬────────┬────────┬───',
    '       -2       -1        0        1        2   ',
  ]);
});

test('sixteen colours are for the marks, not for the regions', () => {
  const lines = ansi(boundaryPicture(DATA, { width: 48, height: 18, depth: 4 }), 4).join('\n');
  expect(lines).toContain('\x1b[94m●\x1b[0m');
  expect(lines).toContain('\x1b[93m○\x1b[0m');
  expect(lines).not.toMatch(/\[(?:4|10)\d/);
});

test('with colour a character is two pixels, the paler the less certain', () => {
  const halves = (label: number, confidence: number): BoundaryData => ({
    ...DATA,
    points: [],
    labels: [],
    predict: (points) => points.map(([, y]) => (y > 0 ? { label: 0, confidence: 1 } : { label, confidence })),
  });
  const pixels = (data: BoundaryData) => boundaryPicture(data, { width: 4, height: 1, depth: 24 })[0];
  expect(pixels(halves(1, 1))[0]).toEqual({
    text: '▀',
    foreground: [115, 177, 213],
    background: [241, 202, 115],
  });
  expect(pixels(halves(1, 0))[0].background).toEqual([253, 245, 230]);
  expect(pixels(halves(0, 1))[0].background).toEqual([115, 177, 213]);
});

test('a diverged classifier has neither class nor confidence, and still a picture', () => {
  const lost = {
    ...DATA,
    predict: (points: number[][]) => points.map(() => ({ label: -1, confidence: NaN })),
  };
  expect(plain(boundaryPicture(lost, { width: 30, height: 10, depth: 1 })).join('')).toContain('????');
  expect(
    boundaryPicture({ ...DATA, points: [], labels: [] }, { width: 30, height: 10, depth: 24 }),
  ).toHaveLength(10);
});

test('the coordinates are named where they have names', () => {
  const named = { ...DATA, features: ['length', 'width'] as const };
  expect(
    plain(boundaryPicture(named, { width: 40, height: 12, depth: 1 }))
      .at(-1)
      ?.trim(),
  ).toBe('x: length, y: width');
});

test('every point needs a label', () => {
  expect(() => boundaryPicture({ ...DATA, labels: [0] }, { width: 30, height: 10, depth: 1 })).toThrow(
    new RangeError('boundary: expected a label for each of the 5 points, got 1.'),
  );
});

test('every point of the grid needs a prediction', () => {
  const silent = { ...DATA, predict: () => [] };
  expect(() => boundaryPicture(silent, { width: 9, height: 3, depth: 1 })).toThrow(
    new RangeError('boundary: expected predict to answer with 27 predictions, one a point, got 0.'),
  );
});

test('any points in any size give exactly height rows of exactly width columns', () => {
  const sample = fc.tuple(fc.double(), fc.double(), fc.nat(11));
  const size = fc.record({
    width: fc.nat(80),
    height: fc.nat(24),
    depth: fc.constantFrom<Depth>(1, 4, 8, 24),
  });
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 30 }), size, (samples, options) => {
      const data = {
        predict: circle,
        points: samples.map(([x, y]) => [x, y]),
        labels: samples.map(([, , label]) => label),
        classes: Array.from({ length: 12 }, (_, i) => `class ${i}`),
      };
      const rows = plain(boundaryPicture(data, options));
      expect(rows).toHaveLength(options.height);
      for (const row of rows) expect(textWidth(row)).toBe(options.width);
    }),
    { numRuns: 300 },
  );
});
