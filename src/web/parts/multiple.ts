// Multiples of a step.

/** So many steps, without the noise of the last digits. */
export function multiple(count: number, step: number): number {
  return Number((count * step).toPrecision(13)) + 0; // −0 is 0
}
