// Looking something up in a long list takes no longer than in a short one.

/** How many of the items, which are in the order of their steps, lie at or before a step. */
export function countUpTo<T>(items: readonly T[], step: number, stepOf: (item: T) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stepOf(items[middle]) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}
