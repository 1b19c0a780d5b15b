// How messages show what they were given, and how numbers are shown to readers.

/** Anything at all, as an error message shows it. */
export function show(x: unknown): string {
  if (typeof x === 'string') return JSON.stringify(x);
  if (typeof x === 'bigint') return `${x}n (a bigint)`;
  if (Array.isArray(x)) return x.length === 0 ? 'an empty array' : 'an array';
  return typeof x === 'object' && x !== null ? 'an object' : String(x);
}

/** A number in so many significant digits, without zeros at the end: 0.7064, 12, 1e-7. */
export function short(x: number, digits = 4): string {
  return String(Number(x.toPrecision(digits)));
}
