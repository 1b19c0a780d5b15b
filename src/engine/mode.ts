// What is switched on for the length of one call: recording of the graph, an observer of it, a tracer in its place.

import type { Op } from '../ops/op';
import type { Operand, Value } from './value';

/** Told that a node has added its contribution to the gradient of its operand number i, from 0. */
export type Contributed = (node: Value, i: number) => void;

/** Told of nodes as they are made and of gradients as they are computed. */
export interface Observer {
  /** A node has been recorded. */
  readonly recorded?: (node: Value) => void;
  readonly contributed?: Contributed;
}

/** Makes the node of an op in place of the engine, which would compute its value. */
export type Tracer = (op: Op, operands: readonly Operand[]) => Value;

interface Mode {
  readonly recording: boolean;
  readonly observer?: Observer | undefined;
  readonly tracer?: Tracer | undefined;
}

/** @internal The mode in force. */
export let mode: Mode = { recording: true };

/**
 * Runs fn without recording a graph: its results are leaves.
 *
 * @throws TypeError if fn is async: what follows its first await would run after the mode has ended
 */
export function noGrad<T>(fn: () => T): T {
  return run({ ...mode, recording: false }, fn);
}

/** @internal Runs fn with its graph recorded, even within noGrad. */
export function recording<T>(fn: () => T): T {
  return run({ ...mode, recording: true }, fn);
}

/** @internal Runs fn under an observer; fn must not be async. */
export function observe<T>(observer: Observer, fn: () => T): T {
  return run({ ...mode, observer }, fn);
}

/** @internal Runs fn with its nodes made by a tracer; fn must not be async. */
export function traced<T>(tracer: Tracer, fn: () => T): T {
  return run({ recording: true, tracer }, fn);
}

function run<T>(during: Mode, fn: () => T): T {
  const before = mode;
  mode = during;
  try {
    const result = fn();
    if (result instanceof Promise)
      throw new TypeError('noGrad, detectAnomaly: the function must not be async.');
    return result;
  } finally {
    mode = before;
  }
}
