// A graph as plain data, every number exactly as it is.

import { jsonNumber, type JsonNumber } from '../engine/json';
import { show } from '../engine/show';
import type { Value } from '../engine/value';
import { graphOf } from '../trace/graph';

/** A number as JSON can hold it, down to the sign of zero. */
export type ExactNumber = JsonNumber | '-0';

export interface NodeJson {
  /** Its place in the list, which is a topological order. */
  readonly id: number;
  /** '' for leaves and constants. */
  readonly op: string;
  /** The settings of an op that has some. */
  readonly options?: readonly (number | string)[];
  readonly label?: string;
  /** The ids of the operands, each smaller than the node's own. */
  readonly parents: readonly number[];
  readonly data: ExactNumber;
  readonly grad: ExactNumber;
  /** Of a plain number among the operands. */
  readonly constant?: true;
}

/** A graph as plain data: what fromJSON reads. */
export interface GraphJson {
  readonly format: 1;
  readonly nodes: readonly NodeJson[];
  /** The id of the output. */
  readonly output: number;
}

/**
 * The graph behind an output as plain data, ready for JSON.stringify; numbers that JSON lacks (NaN, ±Infinity, −0) are
 * texts. Local derivatives are not in it: {@link fromJSON} makes them again from the operands' data.
 */
export function toJSON(output: Value): GraphJson {
  const { nodes, operands, isConstant } = graphOf(output);
  return {
    format: 1,
    nodes: nodes.map(({ op, rule, label, data, grad }, id) => ({
      id,
      op,
      ...(rule === undefined || rule.options.length === 0 ? {} : { options: rule.options.map(optionToJson) }),
      ...(label === undefined ? {} : { label }),
      parents: operands[id],
      data: numberToJson(data),
      grad: numberToJson(grad),
      ...(isConstant(id) ? { constant: true } : {}),
    })),
    output: nodes.length - 1,
  };
}

function optionToJson(option: unknown): number | string {
  return typeof option === 'number' ? numberToJson(option) : (option as string);
}

function numberToJson(x: number): ExactNumber {
  return Object.is(x, -0) ? '-0' : jsonNumber(x);
}

/**
 * A number that was written by {@link toJSON}.
 *
 * @throws TypeError that begins with `what`, if it is none
 */
export function numberFromJson(x: unknown, what: string): number {
  if (typeof x === 'number' && Number.isFinite(x)) return x;
  if (x === 'NaN' || x === 'Infinity' || x === '-Infinity' || x === '-0') return Number(x);
  throw new TypeError(
    `${what}: expected a finite number, or "NaN", "Infinity", "-Infinity" or "-0", got ${show(x)}.`,
  );
}
