// JSON lines, one object a line.

import { jsonNumber } from '../engine/json';

/** The object in one line; what JSON cannot hold, as NaN, is a text, and so are whole numbers of any length. */
export function jsonLine(event: object): string {
  return JSON.stringify(event, (_, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    return typeof value === 'number' ? jsonNumber(value) : value;
  });
}
