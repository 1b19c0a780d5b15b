// Re-rolling: nodes of one op, independent of one another, whose operands lie in memory at equal distances, are one loop.
// Members of a group lie side by side, so what is made of them in order is regular in turn: from the weights of a layer
// follow its sums, from these its activations, and so on through the net and back. That is how a matrix is found again in
// what was written with scalars.

import { compareRows, patchesOf, type Patch } from './affine';
import { byKey } from './byKey';
import type { Ir, IrOp } from './ir';
import { isNary, Shapes } from './shapes';

/** What lies side by side in memory: all that is read at each call, all columns of the arguments, a group, or a single node. */
export type Class = number;
export const PARAMETERS: Class = 0;
export const ARGUMENTS: Class = 1;
/** The first class that is computed. */
export const COMPUTED: Class = 2;

/** Operands of a loop over i within a loop over j: the nodes start + stride · j + step · i of a class, or numbers. */
export type Ref =
  | {
      readonly of: Class;
      readonly start: number;
      readonly stride: number;
      readonly step: number;
    }
  | { readonly value: number }
  /** A number a member. */
  | { readonly table: readonly number[] };

/** Factors to be multiplied for i = 0, 1, … count − 1, and their products summed. */
export interface Piece {
  readonly count: number;
  readonly factors: readonly Ref[];
}

/** Nodes of one op: member j = 0, 1, … is made of the operands j. */
export interface Group {
  readonly id: Class;
  readonly op: IrOp;
  readonly datum: number;
  readonly uniform: boolean;
  readonly members: readonly number[];
  /** Of an elementwise op its operands; of a dot its bias, if any. */
  readonly operands: readonly Ref[];
  /** Of ops of any number of operands. */
  readonly pieces: readonly Piece[];
}

export interface Grouping {
  /** For each class its first node, which mostly is the only one: there may be millions. None for the leaves. */
  readonly first: number[];
  /** The groups, by their classes. */
  readonly groups: ReadonlyMap<Class, Group>;
  /** Where the nodes have come to lie. */
  readonly shapes: Shapes;
}

/** How many nodes a class has that is computed. */
export function lengthOf({ groups }: Grouping, of: Class): number {
  return groups.get(of)?.members.length ?? 1;
}

/** Below this a loop does not pay. */
const LEAST = 4;

/** The nodes that `live` marks, grouped. */
export function grouped(ir: Ir, live: Uint8Array): Grouping {
  return new Grouper(ir, live).run();
}

interface Node {
  readonly id: number;
  readonly starts: readonly number[];
}

class Grouper {
  private readonly first = [-1, -1];
  private readonly groups = new Map<Class, Group>();
  private readonly shapes: Shapes;

  /** @param live - 1 for each node that is to be placed */
  constructor(
    private readonly ir: Ir,
    private readonly live: Uint8Array,
  ) {
    this.shapes = new Shapes(ir);
  }

  run(): Grouping {
    const { nodes, start } = this.byDepth();
    for (let depth = 0; depth + 1 < start.length; depth++) {
      const candidates = this.candidates(nodes, start[depth], start[depth + 1]);
      if (candidates.length > 0) this.split(candidates);
    }
    return { first: this.first, groups: this.groups, shapes: this.shapes };
  }

  /** Nodes in the order of their depths; those of depth d are nodes[start[d]] up to nodes[start[d + 1]]. */
  private byDepth(): { nodes: Int32Array; start: Int32Array } {
    const { ir, live } = this;
    let deepest = 0;
    for (let id = 0; id < ir.size; id++) {
      if (live[id] === 0) continue;
      if (this.placeLeaf(id)) live[id] = 0;
      else deepest = Math.max(deepest, ir.depth(id));
    }
    const start = new Int32Array(deepest + 2);
    for (let id = 0; id < ir.size; id++) if (live[id] === 1) start[ir.depth(id) + 1]++;
    for (let d = 0; d <= deepest; d++) start[d + 1] += start[d];
    const next = start.slice();
    const nodes = new Int32Array(start[deepest + 1]);
    for (let id = 0; id < ir.size; id++) if (live[id] === 1) nodes[next[ir.depth(id)]++] = id;
    return { nodes, start };
  }

  private placeLeaf(id: number): boolean {
    const { ir, shapes } = this;
    const op = ir.op(id);
    if (op === 'parameter') shapes.place(id, PARAMETERS, ir.datum(id));
    else if (op === 'argument') shapes.place(id, ARGUMENTS, ir.datum(id));
    else return op === 'constant';
    return true;
  }

  /** Nodes of one shape, in the order of their operands, cut where the steps change. */
  private split(candidates: readonly number[]): void {
    const nodes = candidates.map((id): Node & { key: string } => ({ id, ...this.shapes.of(id) }));
    for (const alike of byKey(nodes, ({ key }) => key).values()) {
      alike.sort((a, b) => compareRows(a.starts, b.starts));
      let at = 0;
      for (const patch of patchesOf(alike.map((node) => node.starts))) {
        const nodes = alike.slice(at, at + patch.inner * patch.outer);
        at += nodes.length;
        for (const run of longestRuns(nodes, patch)) {
          if (isNary(this.ir, run[0].id) || run.length >= LEAST) this.add(run);
          else for (const { id } of run) this.addSingle(id);
        }
      }
    }
  }

  /** Of the nodes of a level those that may be members of a group; the others, too few of a kind, are done. */
  private candidates(nodes: Int32Array, start: number, end: number): number[] {
    const { ir, shapes } = this;
    const counts = new Map<number, number>();
    const isFew = end - start < LEAST;
    for (let i = start; i < end && !isFew; i++) {
      const kind = shapes.kindOf(nodes[i]);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const candidates: number[] = [];
    for (let i = start; i < end; i++) {
      const id = nodes[i];
      const isCandidate = isNary(ir, id) || (!isFew && (counts.get(shapes.kindOf(id)) as number) >= LEAST);
      if (isCandidate) candidates.push(id);
      else this.addSingle(id);
    }
    return candidates;
  }

  private addSingle(node: number): void {
    this.shapes.place(node, this.first.push(node) - 1, 0);
  }

  /** Nodes whose operands start at equal distances become a group. */
  private add(nodes: readonly Node[]): void {
    const { ir, shapes } = this;
    const members = nodes.map(({ id }) => id);
    const [{ starts }, second] = nodes;
    const [first] = members;
    const id = this.first.push(first) - 1;
    let next = 0;
    const refOf = (operand: number, at: number, innerStep: number): Ref => {
      if (shapes.classOf[operand] < 0) {
        const values = members.map((member) => ir.datum(ir.operand(member, at)));
        return values.every((value) => Object.is(value, values[0]))
          ? { value: values[0] }
          : { table: values };
      }
      const place = next++;
      return {
        of: shapes.classOf[operand],
        start: starts[place],
        stride: nodes.length > 1 ? second.starts[place] - starts[place] : 0,
        step: innerStep,
      };
    };
    const operands = ir.operandsOf(first);
    let pieces: Piece[] = [];
    let single = operands.map((operand, at) => ({ operand, at }));
    if (isNary(ir, first)) {
      pieces = shapes.piecesOf(first).map(({ count, at, steps }) => ({
        count,
        factors: at
          .map((place, k) => refOf(operands[place], place, steps[k]))
          .filter((factor, k) => !(ir.op(first) === 'dot' && k === 0 && isOne(factor))),
      }));
      const hasBias = ir.op(first) === 'dot' && operands.length % 2 === 1;
      single = hasBias ? single.slice(-1) : [];
    }
    this.groups.set(id, {
      id,
      op: ir.op(first),
      datum: ir.datum(first),
      uniform: ir.isUniform(first),
      members,
      operands: single.map(({ operand, at }) => refOf(operand, at, 0)),
      pieces,
    });
    members.forEach((member, j) => {
      shapes.place(member, id, j);
    });
  }
}

/** A patch as runs, along its rows or across them, whichever are longer. */
function longestRuns(nodes: readonly Node[], { inner, outer }: Patch): Node[][] {
  if (inner >= outer) return Array.from({ length: outer }, (_, j) => nodes.slice(j * inner, (j + 1) * inner));
  return Array.from({ length: inner }, (_, i) =>
    Array.from({ length: outer }, (__, j) => nodes[j * inner + i]),
  );
}

function isOne(ref: Ref): boolean {
  return 'value' in ref && ref.value === 1;
}
