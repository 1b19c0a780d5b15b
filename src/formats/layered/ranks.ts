// The column of each box: after all it is made of, and as near as can be to what takes it.

export interface Edge {
  readonly from: number;
  readonly to: number;
}

/**
 * Columns from 0 on. First the longest way from the leaves; then, from the output back, each box moves to the right
 * where that makes links shorter in sum.
 *
 * @see Gansner, Koutsofios, North, Vo (1993), "A technique for drawing directed graphs", section 2: the same aim
 */
export function ranksOf(size: number, links: readonly Edge[]): number[] {
  const next = Array.from({ length: size }, (): number[] => []);
  const before = Array.from({ length: size }, (): number[] => []);
  for (const { from, to } of links) {
    next[from].push(to);
    before[to].push(from);
  }
  const waiting = before.map(({ length }) => length);
  const order = [...next.keys()].filter((box) => waiting[box] === 0);
  const ranks = next.map(() => 0);
  for (const box of order) {
    for (const to of next[box]) {
      ranks[to] = Math.max(ranks[to], ranks[box] + 1);
      if (--waiting[to] === 0) order.push(to);
    }
  }
  for (const box of order.reverse()) {
    // Operands that nothing else takes come along: only the links of the others grow longer.
    const held = before[box].filter((operand) => next[operand].length > 1).length;
    if (next[box].length > 0 && held <= next[box].length) {
      ranks[box] = Math.min(...next[box].map((to) => ranks[to])) - 1;
    }
  }
  const first = ranks.reduce((least, rank) => Math.min(least, rank), Infinity);
  return ranks.map((rank) => rank - first);
}
