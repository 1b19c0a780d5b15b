// Jumps of a cursor to any step of a long trace, each with a look at a value and a gradient.

import { Cursor, Value } from '../src/index';

const JUMPS = 1000;

/** The longest of 1,000 jumps, in milliseconds, in a trace of at least so many events. */
export function longestJumpMs(events: number): number {
  let y = new Value(0.5, 'x');
  for (let i = 0; i < events / 4; i++) y = y.mul(1.0001).add(y);
  const cursor = new Cursor(y);
  const { nodes, events: steps } = cursor.trace;
  let longest = 0;
  for (let i = 0; i < JUMPS; i++) {
    const place = (i * 7919) % nodes.length;
    const start = performance.now();
    cursor.goTo((i * 104_729) % steps.length);
    cursor.next();
    cursor.previous();
    cursor.moment.value(nodes[place]);
    cursor.moment.grad(nodes[place]);
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}
