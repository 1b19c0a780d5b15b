// What is too large for a picture: more than can be laid out and drawn in some seconds.

const MOST = { boxes: 2000, 'bends in its lines': 200_000 };

export class TooLargeError extends RangeError {
  override readonly name = 'TooLargeError';

  /** @param size - as `2001 boxes (at most 2000 can be laid out)` */
  constructor(readonly size: string) {
    super(
      `layoutOf, toSvg: the graph has ${size}. ` +
        'Fold it (neurons fold by their labels), or draw it with Graphviz: toDot has no limit.',
    );
  }
}

/** @throws TooLargeError if there are too many boxes, or bends, one for each column that a line passes */
export function requireSize(things: keyof typeof MOST, count: number): void {
  if (count > MOST[things]) {
    throw new TooLargeError(`${count} ${things} (at most ${MOST[things]} can be laid out)`);
  }
}
