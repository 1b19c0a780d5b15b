// Re-rolling: nodes of one op, independent of one another, whose operands lie in memory at equal distances, are one loop.
// Members of a group lie side by side, so what is made of them in order is regular in turn: from the weights of a layer
// follow its sums, from these its activations, and so on through the net and back. That is how a matrix is found again in
// what was written with scalars.

import { compareRows, patchesOf, type Patch } from './affine';
import { byKey } from './byKey';
import type { Ir, IrOp } from './ir';
import { isNary, Shapes } from './shapes';

/** What lies side by side in memory: all that is read at each call, all columns of the arguments, or a group. */
export type Class = number;
export const PARAMETERS: Class = 0;
export const ARGUMENTS: Class = 1;

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
  readonly groups: Group[];
  /** Where the nodes have come to lie. */
  readonly shapes: Shapes;
}

const NONE: readonly never[] = [];

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
  private readonly groups: Group[] = [];
  private readonly shapes: Shapes;
  /** How many nodes of a level are of a kind; of the level under way. */
  private readonly counts = new Map<number, number>();
  /** For each node the reference to it alone. */
  private readonly refs: (Ref | undefined)[];

  constructor(
    private readonly ir: Ir,
    private readonly live: Uint8Array,
  ) {
    this.shapes = new Shapes(ir);
    this.refs = new Array<Ref | undefined>(ir.size);
  }

  run(): Grouping {
    const { nodes, start } = this.byDepth();
    for (let depth = 0; depth + 1 < start.length; depth++) {
      this.split(nodes.subarray(start[depth], start[depth + 1]));
    }
    return { groups: this.groups, shapes: this.shapes };
  }

  /** Nodes in the order of their depths; those of depth d are nodes[start[d]] up to nodes[start[d + 1]]. */
  private byDepth(): { nodes: Int32Array; start: Int32Array } {
    const { ir, live, shapes } = this;
    const inner: number[] = [];
    let deepest = 0;
    for (let id = 0; id < ir.size; id++) {
      const op = ir.ops[id];
      if (live[id] === 0 || op === 'constant') continue;
      if (op === 'parameter') shapes.place(id, PARAMETERS, ir.data[id]);
      else if (op === 'argument') shapes.place(id, ARGUMENTS, ir.data[id]);
      else {
        inner.push(id);
        deepest = Math.max(deepest, ir.depth[id]);
      }
    }
    const start = new Int32Array(deepest + 2);
    for (const id of inner) start[ir.depth[id] + 1]++;
    for (let d = 0; d <= deepest; d++) start[d + 1] += start[d];
    const next = start.slice();
    const nodes = new Int32Array(inner.length);
    for (const id of inner) nodes[next[ir.depth[id]]++] = id;
    return { nodes, start };
  }

  /** Nodes of one shape, in the order of their operands, cut where the steps change. */
  private split(level: Int32Array): void {
    const candidates = this.candidates(level);
    if (candidates.length === 0) return;
    const nodes = candidates.map((id) => ({ id, ...this.shapes.of(id) }));
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

  /** Those that may be members of a group; the others, too few of a kind, are done. */
  private candidates(level: Int32Array): number[] {
    const { ir, shapes, counts } = this;
    const isFew = level.length < LEAST;
    counts.clear();
    if (!isFew) {
      for (const id of level) {
        const kind = shapes.kindOf(id);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
    }
    const candidates: number[] = [];
    for (const id of level) {
      const isCandidate = isNary(ir, id) || (!isFew && (counts.get(shapes.kindOf(id)) as number) >= LEAST);
      if (isCandidate) candidates.push(id);
      else this.addSingle(id);
    }
    return candidates;
  }

  /** A group of one. There may be millions: what they have in common they share. */
  private addSingle(node: number): void {
    const { ir, shapes } = this;
    const id = this.groups.length + 2;
    this.groups.push({
      id,
      op: ir.ops[node],
      datum: ir.data[node],
      uniform: ir.uniform[node],
      members: [node],
      operands: ir.operands[node].map((operand) => (this.refs[operand] ??= shapes.refOf(operand))),
      pieces: NONE,
    });
    shapes.place(node, id, 0);
  }

  /** Nodes whose operands start at equal distances become a group. */
  private add(nodes: readonly Node[]): void {
    const { ir, shapes } = this;
    const members = nodes.map(({ id }) => id);
    const [{ starts }, second] = nodes;
    const [first] = members;
    const id = this.groups.length + 2; // after the leaves
    let next = 0;
    const refOf = (operand: number, at: number, innerStep: number): Ref => {
      if (shapes.classOf[operand] < 0) {
        const values = members.map((member) => ir.data[ir.operands[member][at]]);
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
    const operands = ir.operands[first];
    let pieces: Piece[] = [];
    let single = operands.map((operand, at) => ({ operand, at }));
    if (isNary(ir, first)) {
      pieces = shapes.piecesOf(first).map(({ count, at, steps }) => ({
        count,
        factors: at
          .map((place, k) => refOf(operands[place], place, steps[k]))
          .filter((factor, k) => !(ir.ops[first] === 'dot' && k === 0 && isOne(factor))),
      }));
      const hasBias = ir.ops[first] === 'dot' && operands.length % 2 === 1;
      single = hasBias ? single.slice(-1) : [];
    }
    this.groups.push({
      id,
      op: ir.ops[first],
      datum: ir.data[first],
      uniform: ir.uniform[first],
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
