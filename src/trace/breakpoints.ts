// Where a run through a trace stops.

import type { Value } from '../engine/value';
import type { TraceEvent } from './trace';

export type Breakpoint =
  /** The node is computed, sends its gradient back or receives a contribution. */
  | { readonly kind: 'node'; readonly node: Value }
  /** A node of that op is computed or sends its gradient back. */
  | { readonly kind: 'op'; readonly op: string }
  /** The first value or gradient that is NaN or infinite. */
  | { readonly kind: 'nonfinite' }
  /** A gradient is larger than this, whatever its sign. */
  | { readonly kind: 'gradient'; readonly above: number };

/** Whether a step is one to stop at. */
export function hits(event: TraceEvent, breakpoint: Breakpoint): boolean {
  const backward = event.phase === 'backward';
  switch (breakpoint.kind) {
    case 'node':
      return event.node === breakpoint.node || (backward && event.input === breakpoint.node);
    case 'op':
      return event.op === breakpoint.op;
    case 'nonfinite':
      return !Number.isFinite(backward ? event.after : event.value);
    case 'gradient':
      return backward && Math.abs(event.after) > breakpoint.above;
  }
}
