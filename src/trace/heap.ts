// A binary heap: which of many comes first, in logarithmic time.

export class Heap<T> {
  private readonly items: T[] = [];

  /** @param precedes - whether a comes before b; never of two that are equal */
  constructor(private readonly precedes: (a: T, b: T) => boolean) {}

  push(item: T): void {
    const { items, precedes } = this;
    let hole = items.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!precedes(item, items[parent])) break;
      items[hole] = items[parent];
      hole = parent;
    }
    items[hole] = item;
  }

  /** Takes out the first; undefined if there is none. */
  pop(): T | undefined {
    const { items, precedes } = this;
    const last = items.pop();
    if (last === undefined || items.length === 0) return last;
    const first = items[0];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child + 1 < items.length && precedes(items[child + 1], items[child])) child++;
      if (child >= items.length || !precedes(items[child], last)) break;
      items[hole] = items[child];
      hole = child;
    }
    items[hole] = last;
    return first;
  }
}
