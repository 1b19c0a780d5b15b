// A canvas of braille characters: each is a cell of 2 × 4 dots, so a line is drawn eight times as finely as
// with letters.

/** Which dots of a line are drawn, over and over along it. */
export type Dash = readonly boolean[];

/** The code of the empty braille character; the eight low bits say which dots it has. */
const EMPTY = 0x2800;
/** The bit of a dot by its row and column within the cell, in the order Unicode inherited from braille. */
const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

export class Canvas {
  /** The size in dots; x runs to the right, y down. */
  readonly width: number;
  readonly height: number;
  private readonly cells: Uint8Array;

  /** @param columns, rows - the size in characters, whole numbers ≥ 0 */
  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {
    this.width = 2 * columns;
    this.height = 4 * rows;
    this.cells = new Uint8Array(columns * rows);
  }

  /** Draws a dot, at whole numbers; outside the canvas it is not seen. */
  set(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.cells[(y >> 2) * this.columns + (x >> 1)] |= BITS[y & 3][x & 1];
  }

  /** Draws a line through dots, at whole numbers; one alone is a dot. The dashes run on around the bends. */
  line(dots: readonly (readonly [x: number, y: number])[], dash: Dash = [true]): void {
    let step = 0;
    const draw = (x: number, y: number) => {
      if (dash[step++ % dash.length]) this.set(x, y);
    };
    for (let i = 1; i < dots.length; i++) segment(dots[i - 1], dots[i], draw);
    const last = dots.at(-1);
    if (last !== undefined) draw(...last);
  }

  /** The picture, a string a row; a cell without dots is a blank. */
  toRows(): string[] {
    return Array.from({ length: this.rows }, (_, row) => {
      const cells = this.cells.subarray(row * this.columns, (row + 1) * this.columns);
      return Array.from(cells, (bits) => (bits === 0 ? ' ' : String.fromCharCode(EMPTY + bits))).join('');
    });
  }
}

/** Two rows of {@link Canvas.toRows} laid over each other. */
export function overlay(below: string, above: string): string {
  const bits = (character: string) => (character === ' ' ? 0 : character.charCodeAt(0) - EMPTY);
  return Array.from(below, (character, i) => {
    const both = bits(character) | bits(above[i]);
    return both === 0 ? ' ' : String.fromCharCode(EMPTY + both);
  }).join('');
}

/** The dots from one end to just before the other, by Bresenham (1965). */
function segment(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  draw: (x: number, y: number) => void,
): void {
  const dx = Math.abs(x1 - x0);
  const dy = -Math.abs(y1 - y0);
  const right = Math.sign(x1 - x0);
  const down = Math.sign(y1 - y0);
  let error = dx + dy;
  for (let x = x0, y = y0; x !== x1 || y !== y1;) {
    draw(x, y);
    const doubled = 2 * error;
    if (doubled >= dy) {
      error += dy;
      x += right;
    }
    if (doubled <= dx) {
      error += dx;
      y += down;
    }
  }
}
