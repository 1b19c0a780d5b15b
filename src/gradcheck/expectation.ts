// The slope that a function is said to have, and how far from it the true one may be.

export interface Expectation {
  readonly slope: number;
  readonly rtol: number;
  readonly atol: number;
  /** The step width of differences, in units of the distance from 0 or of 1. */
  readonly eps: number;
}

/** How far a measured value may be from the expected one: atol + rtol × the larger of the two. */
export function toleranceFor(value: number, { slope, rtol, atol }: Expectation): number {
  return atol + rtol * Math.max(Math.abs(value), Math.abs(slope));
}

export function agrees(value: number, expected: Expectation): boolean {
  return Math.abs(value - expected.slope) <= toleranceFor(value, expected);
}
