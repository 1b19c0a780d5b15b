// JSON lines, one object a line.

/** The object in one line. JSON has no NaN and no infinities: they become strings, and so do whole numbers of any length. */
export function jsonLine(event: object): string {
  return JSON.stringify(event, (_, value: unknown) =>
    (typeof value === 'number' && !Number.isFinite(value)) || typeof value === 'bigint'
      ? String(value)
      : value,
  );
}
