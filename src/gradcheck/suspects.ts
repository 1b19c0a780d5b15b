// Which node is to blame. The graph is built once more, under watch, so that the line of every node is known;
// then each local derivative is checked by itself, by differences of the op's own forward.

import { duals, slopeOf as slopeOfDual } from '../calculus/duals';
import { evaluate, type Scalar, type Vector } from '../calculus/evaluate';
import { tapeOf, type Tape } from '../calculus/tape';
import { pointOf } from '../engine/recompute';
import { observe } from '../engine/mode';
import { callSite } from '../engine/origin';
import type { Value } from '../engine/value';
import type { Op } from '../ops/op';
import { numbers, valueAt } from '../ops/table';
import { Random } from '../random/random';
import type { Expectation } from './expectation';
import { judge, type Judgement } from './judge';
import type { Line } from './levels';
import { slopeOf } from './slope';

/** However much the whole may be off, its parts are held to this. */
const LOCAL_RTOL = 1e-6;
const LOCAL_ATOL = 1e-12;

/** Nodes of more operands are first checked along one direction, not operand by operand. */
const MANY = 16;

/** A local derivative that is not as it should be. */
export interface Suspect {
  readonly node: Value;
  /** Where the node stands on the tape. */
  readonly place: number;
  /** Index of the operand. */
  readonly operand: number;
  /** Of a second derivative: index of the operand by which the local derivative is derived once more. */
  readonly by?: number;
  readonly recorded: number;
  /** What the op's rule says now, with the operands' present data. */
  readonly rule: number;
  readonly judgement: Judgement;
}

/** The graph of f at x, with the line of every node. */
export class Scene {
  readonly tape: Tape;
  /** The data of the nodes when they were made. */
  readonly data: readonly number[];
  readonly origins: ReadonlyMap<Value, string>;
  private readonly suspects = new Map<1 | 2, readonly Suspect[]>();

  /** @param names - what to call the inputs */
  constructor(
    f: Scalar | Vector,
    x: readonly number[],
    names: readonly string[],
    private readonly settings: Omit<Expectation, 'slope'>,
  ) {
    const origins = new Map<Value, string>();
    const recorded = (node: Value): void => {
      const origin = callSite();
      if (origin !== undefined) origins.set(node, origin);
    };
    const { inputs, outputs } = observe({ recorded }, () => evaluate('gradcheck', f, x));
    inputs.forEach((input, i) => (input.label = names[i]));
    this.tape = tapeOf(inputs, outputs);
    this.data = this.tape.nodes.map(({ data }) => data);
    this.origins = origins;
  }

  /** In topological order, whatever is not right about the local derivatives of the nodes that depend on the inputs. */
  suspectsOf(order: 1 | 2): readonly Suspect[] {
    const known = this.suspects.get(order);
    if (known !== undefined) return known;
    const moves = movesWith(this.tape, this.tape.inputs);
    const found = this.tape.operands.flatMap((places, place) => {
      const active = places.flatMap((operand, k) => (operand >= 0 && moves[operand] ? [k] : []));
      if (active.length > MANY && this.holdsTogether(order, place, active)) return [];
      return order === 1
        ? active.map((k) => this.firstOrder(place, k))
        : active.flatMap((k) => active.map((by) => this.secondOrder(place, k, by)));
    });
    const suspects = found.filter(({ judgement: { verdict } }) => verdict !== 'ok' && verdict !== 'noisy');
    this.suspects.set(order, suspects);
    return suspects;
  }

  private firstOrder(place: number, operand: number): Suspect {
    const { node, at, rule } = this.partsOf(place);
    const recorded = node.localGrads[operand];
    const judgement = this.check(
      recorded,
      lineOf(at, new Map([[operand, 1]]), (moved) => valueAt(rule, moved)),
    );
    return {
      node,
      place,
      operand,
      recorded,
      rule: rule.partials(numbers, at, node.data)[operand],
      judgement,
    };
  }

  private secondOrder(place: number, operand: number, by: number): Suspect {
    const { node, at, rule } = this.partsOf(place);
    const inputs = at.map((value, k) => (k === by ? { value, slope: 1 } : value));
    const output = { value: node.data, slope: node.localGrads[by] };
    const recorded = slopeOfDual(rule.partials(duals, inputs, output)[operand]);
    const partial = (moved: number[]): number => rule.partials(numbers, moved, valueAt(rule, moved))[operand];
    const judgement = this.check(recorded, lineOf(at, new Map([[by, 1]]), partial));
    return { node, place, operand, by, recorded, rule: recorded, judgement };
  }

  /** Of a node of many operands, whether its derivatives are right along one random direction. */
  private holdsTogether(order: 1 | 2, place: number, active: readonly number[]): boolean {
    const { node, at, rule } = this.partsOf(place);
    const random = Random.of(place, 'directions');
    const direction = new Map(active.map((k) => [k, random.uniform() < 0.5 ? 1 : -1]));
    const along = (partials: readonly number[]): number =>
      active.reduce((total, k) => total + (direction.get(k) ?? 0) * partials[k], 0);
    const slope = along(node.localGrads);
    if (order === 1) {
      return (
        this.check(
          slope,
          lineOf(at, direction, (moved) => valueAt(rule, moved)),
        ).verdict === 'ok'
      );
    }
    const inputs = at.map((value, k) => ({ value, slope: direction.get(k) ?? 0 }));
    const changes = rule.partials(duals, inputs, { value: node.data, slope }).map(slopeOfDual);
    const partials = (moved: number[]): number => along(rule.partials(numbers, moved, valueAt(rule, moved)));
    return this.check(along(changes), lineOf(at, direction, partials)).verdict === 'ok';
  }

  private partsOf(place: number): { node: Value; at: number[]; rule: Op } {
    const node = this.tape.nodes[place];
    return { node, at: pointOf(node), rule: node.rule! };
  }

  /** A local derivative may be tiny and yet decide, so that next to nothing is tolerated but in proportion to it. */
  private check(slope: number, line: Line): Judgement {
    const expected = {
      ...this.settings,
      slope,
      atol: LOCAL_ATOL,
      rtol: Math.min(this.settings.rtol, LOCAL_RTOL),
    };
    return judge(expected, slope, slopeOf(line, expected));
  }
}

/** A function of the operands along a direction: how much each of some of them moves. */
function lineOf(
  at: readonly number[],
  direction: ReadonlyMap<number, number>,
  value: (at: number[]) => number,
): Line {
  const moved = at.slice();
  const alone = direction.size === 1 ? at[[...direction.keys()][0]] : 0;
  return {
    at: (t) => {
      for (const [k, v] of direction) moved[k] = at[k] + t * v;
      return value(moved);
    },
    exact: (t) => alone + t - alone,
    distance: Math.abs(alone),
  };
}

/** For each node whether it depends on one of the nodes at the given places. */
export function movesWith({ operands }: Tape, places: readonly number[]): boolean[] {
  const moves = new Array<boolean>(operands.length).fill(false);
  for (const place of places) if (place >= 0) moves[place] = true;
  operands.forEach((of, i) => {
    moves[i] ||= of.some((place) => place >= 0 && moves[place]);
  });
  return moves;
}
