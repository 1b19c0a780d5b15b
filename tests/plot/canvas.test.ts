import { Canvas, overlay } from '../../src/plot/canvas';

test('a character has eight dots, each of its own', () => {
  const dots = Array.from({ length: 8 }, (_, i) => {
    const canvas = new Canvas(1, 1);
    canvas.set(i % 2, Math.floor(i / 2));
    return canvas.toRows()[0];
  });
  expect(dots).toEqual(['⠁', '⠈', '⠂', '⠐', '⠄', '⠠', '⡀', '⢀']);
});

test('a cell without dots is a blank', () => {
  expect(new Canvas(3, 2).toRows()).toEqual(['   ', '   ']);
});

test('dots outside the canvas are not drawn', () => {
  const canvas = new Canvas(2, 1);
  for (const [x, y] of [
    [-1, 0],
    [4, 0],
    [0, -1],
    [0, 4],
  ]) {
    canvas.set(x, y);
  }
  expect(canvas.toRows()).toEqual(['  ']);
});

test('a line is drawn from end to end, in any direction', () => {
  const corners = [
    [0, 0],
    [7, 7],
    [0, 7],
    [7, 0],
  ] as const;
  for (const from of corners) {
    for (const to of corners) {
      const [there, back] = [new Canvas(4, 2), new Canvas(4, 2)];
      there.line([from, to]);
      back.line([to, from]);
      expect(there.toRows()).toEqual(back.toRows());
    }
  }
});

test('a line through several points is one picture', () => {
  const canvas = new Canvas(6, 2);
  canvas.line([
    [0, 7],
    [5, 0],
    [11, 7],
  ]);
  expect(canvas.toRows()).toEqual([' ⢀⠎⠢⡀ ', '⡰⠁  ⠑⢄']);
});

test('dashes run on around the bends of a line', () => {
  const straight = new Canvas(5, 1);
  straight.line(
    [
      [0, 1],
      [9, 1],
    ],
    [true, false, false],
  );
  const inPieces = new Canvas(5, 1);
  inPieces.line(
    [
      [0, 1],
      [4, 1],
      [9, 1],
    ],
    [true, false, false],
  );
  expect(straight.toRows()).toEqual(['⠂⠐ ⠂⠐']);
  expect(inPieces.toRows()).toEqual(straight.toRows());
});

test('a line through one point is a dot, through none nothing', () => {
  const canvas = new Canvas(1, 1);
  canvas.line([]);
  expect(canvas.toRows()).toEqual([' ']);
  canvas.line([[0, 0]]);
  expect(canvas.toRows()).toEqual(['⠁']);
});

test('rows laid over each other have the dots of both', () => {
  expect(overlay('⠁ ⠁ ', '⠂⠂  ')).toBe('⠃⠂⠁ ');
});
