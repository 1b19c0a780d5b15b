// The data of the Train tab as clicks change them: which row goes, and what is left.

import { pointsOf, withoutRow } from '../../src/web/train/points';

// Of XOR: (0, 0) and (1, 1) are of class 0, (0, 1) and (1, 0) of class 1.
const XOR = { data: 'xor', n: 4, noise: 0, dseed: 1, extra: [], gone: [] } as const;
const EXTRA = [
  { x: 5, y: 5, label: 7 },
  { x: 6, y: 6, label: 1 },
];

test('points stand behind the rows of the set, if they are of a class that it has', () => {
  expect(pointsOf({ ...XOR, extra: EXTRA })).toMatchObject({
    x: [[0, 0], [0, 1], [1, 0], [1, 1], [6, 6]], // prettier-ignore
    y: [0, 1, 1, 0, 1],
  });
});

test('rows that are gone leave no gap, and those beyond the last are none', () => {
  expect(pointsOf({ ...XOR, gone: [0, 2, 9] })).toMatchObject({ x: [[0, 1], [1, 1]], y: [1, 0] }); // prettier-ignore
});

test('a class of which all rows are gone has all of them back', () => {
  expect(pointsOf({ ...XOR, gone: [1, 2] }).y).toEqual([0, 1, 1, 0]);
  expect(pointsOf({ ...XOR, gone: [1, 2], extra: EXTRA }).y).toEqual([0, 0, 1]);
});

test('a row is taken away as what it is: a row of the set, or a point that was added', () => {
  const points = { ...XOR, gone: [1], extra: EXTRA };
  expect(pointsOf(points).x).toEqual([[0, 0], [1, 0], [1, 1], [6, 6]]); // prettier-ignore
  expect(withoutRow(points, 0)).toEqual({ gone: [0, 1] });
  expect(withoutRow(points, 2)).toEqual({ gone: [1, 3] });
  expect(withoutRow(points, 3)).toEqual({ extra: [EXTRA[0]] });
});
