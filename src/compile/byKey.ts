// Lists of what is alike.

/** What has the same key, in the order in which it came. */
export function byKey<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const lists = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const found = lists.get(key);
    if (found === undefined) lists.set(key, [item]);
    else found.push(item);
  }
  return lists;
}
