// How messages of matchers begin, and errors for matchers that are used wrongly.

import { show } from '../engine/show';
import { Value } from '../engine/value';

interface Hint {
  /** What to call what was handed to expect. */
  readonly received: string;
  /** What to call what was handed to the matcher. */
  readonly expected: string;
  readonly isNot: boolean;
}

/** What Jest and Vitest both pass to a matcher as `this`; nothing, if it is called as a function. */
interface Context {
  readonly promise?: string;
  readonly utils?: {
    matcherHint?(name: string, received: string, expected: string, options: object): string;
  };
}

/** The line in which the framework says, in its colours, what was called: `expect(f).not.toHave…(x)`. */
export function matcherHint(context: unknown, name: string, { received, expected, isNot }: Hint): string {
  const { promise = '', utils } = (context ?? {}) as Context;
  const plain = `expect(${received})${isNot ? '.not' : ''}.${name}(${expected})`;
  return utils?.matcherHint?.(name, received, expected, { isNot, promise }) ?? plain;
}

/** An error that fails the test with `.not` too. */
export function matcherError(hint: string, message: string, Kind = TypeError): Error {
  return new Kind(`${hint}\n\nMatcher error: ${message}`);
}

/** What something is, for messages; a Value of another copy of the library looks just as one of ours. */
export function what(x: unknown): string {
  if (x instanceof Value) return 'a Value';
  if (typeof x === 'function') return 'a function';
  const made = (x ?? {}) as { readonly constructor?: { readonly name?: unknown } };
  if (made.constructor?.name !== 'Value') return show(x);
  return 'a Value of another copy of stepgrad (import both stepgrad and its matchers, or require both)';
}
