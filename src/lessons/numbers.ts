// Numbers that several lessons need.

/** Points from one end to the other, enough for a smooth curve. */
export function grid(from: number, to: number, points = 161): number[] {
  return Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
}
