// Comparison of numbers to a relative error, with a message that says where, what and by how much.

/** |actual − expected| / |expected|; 0 for equal numbers, the infinities and NaN included. */
export function relativeError(actual: number, expected: number): number {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return 0;
  const error = Math.abs(actual - expected) / Math.abs(expected);
  return Number.isNaN(error) ? Infinity : error;
}

/**
 * Fails unless the relative error is within the tolerance.
 *
 * @param where - what is compared and at which point: `tanh at [1], value`
 */
export function expectClose(actual: number, expected: number, tolerance: number, where: string): void {
  const error = relativeError(actual, expected);
  if (error <= tolerance) return;
  throw new Error(`${where}: expected ${expected}, got ${actual}; relative error ${error} > ${tolerance}`);
}

/** The same for each of two equally long rows of numbers. */
export function expectAllClose(
  actual: readonly number[],
  expected: readonly number[],
  tolerance: number,
  where: string,
): void {
  if (actual.length !== expected.length) {
    throw new Error(`${where}: expected ${expected.length} numbers, got ${actual.length}`);
  }
  actual.forEach((x, i) => expectClose(x, expected[i], tolerance, `${where}, entry ${i}`));
}
