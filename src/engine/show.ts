// How error messages show what they were given.

/** Anything at all, as an error message shows it. */
export function show(x: unknown): string {
  if (typeof x === 'string') return JSON.stringify(x);
  if (typeof x === 'bigint') return `${x}n (a bigint)`;
  if (Array.isArray(x)) return x.length === 0 ? 'an empty array' : 'an array';
  return typeof x === 'object' && x !== null ? 'an object' : String(x);
}
