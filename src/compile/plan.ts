// From graphs of Values to a program's parts: the ir of all that is wanted, its groups and their order, and what becomes of
// each gradient, which is a sum over rows of products.

import { Places } from '../engine/places';
import { operandsOf, reachable, type Value } from '../engine/value';
import type { Op } from '../ops/op';
import { patchesOf } from './affine';
import { byKey } from './byKey';
import { grouped, type Grouping, type Ref } from './groups';
import { Ir } from './ir';
import { lowering } from './lower';
import { schedule, type Schedule } from './schedule';
import type { Shapes } from './shapes';
import type { RowSum } from './sums';
import type { Import } from './writer';

/** What a program is asked for. */
export interface Wanted {
  /** The placeholders, one a column. */
  readonly columns: readonly Value[];
  /** Leaves whose numbers are read at each call, and to which `means` may refer. */
  readonly parameters: readonly Value[];
  /** To be had for each row. */
  readonly outputs: readonly Value[];
  /** To be averaged over all rows. */
  readonly means: readonly Value[];
}

export interface Plan {
  readonly ir: Ir;
  readonly grouping: Grouping;
  readonly schedule: Schedule;
  readonly imports: readonly Import[];
  /** All that is read at each call: the parameters, then other leaves that were found. */
  readonly leaves: readonly Value[];
  readonly outputs: readonly Ref[];
  /** What the rows add to the means. */
  readonly rowSums: readonly RowSum[];
  /** What all rows have in common of them: for turn j of so many, of target first + step · j. */
  readonly shared: readonly Shared[];
}

export interface Shared {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly ref: Ref;
}

/** A product, or a node alone. */
type Term = readonly number[];

export function planOf({ columns, parameters, outputs, means }: Wanted): Plan {
  const { ir, idOf, leaves, imports } = intermediate([...outputs, ...means], columns, parameters);
  const rowTerms: { target: number; term: Term }[] = [];
  const sharedParts: { target: number; id: number }[] = [];
  means.forEach((mean, target) => {
    const terms = termsOf(ir, idOf(mean)) ?? [[idOf(mean)]];
    let shared: number | undefined;
    for (const term of terms) {
      if (!term.every((id) => ir.isUniform(id))) {
        rowTerms.push({ target, term });
        continue;
      }
      const product = term.length === 1 ? term[0] : ir.make('mul', term);
      shared = shared === undefined ? product : ir.make('add', [shared, product]);
    }
    if (shared !== undefined && !ir.isConstant(shared, 0)) sharedParts.push({ target, id: shared });
  });
  const outputIds = outputs.map(idOf);
  const roots = [...outputIds, ...rowTerms.flatMap(({ term }) => term), ...sharedParts.map(({ id }) => id)];
  const grouping = grouped(ir, liveNodes(ir, roots));
  const { first, shapes } = grouping;
  const rowSums = rowSumsOf(rowTerms, shapes);
  const isSingle = ({ inner, outer }: PlannedSum): boolean => inner * outer === 1;
  // A single sum is a node that can be computed among those that it is made of.
  for (const sum of rowSums.filter(isSingle)) first.push(ir.make('accumulate', sum.term, sum.first));
  const tiles = rowSums.filter((sum) => !isSingle(sum));
  // A tile's factors are members of groups, each of which is stored as a whole.
  const stored = [...outputIds, ...sharedParts.map(({ id }) => id), ...tiles.flatMap(({ term }) => term)];
  return {
    ir,
    grouping,
    schedule: schedule(
      ir,
      grouping,
      stored.filter((id) => !ir.isConstant(id)),
    ),
    imports,
    leaves,
    outputs: outputIds.map((id) => shapes.refOf(id)),
    rowSums: tiles,
    shared: sharedOf(sharedParts, shapes),
  };
}

function intermediate(
  outputs: readonly Value[],
  columns: readonly Value[],
  parameters: readonly Value[],
): { ir: Ir; idOf: (value: Value) => number; leaves: Value[]; imports: Import[] } {
  const ir = new Ir();
  const nodes = reachable(outputs);
  const places = new Places(nodes);
  const ids = new Int32Array(nodes.length).fill(-1);
  const leaves = parameters.slice();
  const imports = new Imports();
  const lower = lowering(ir, (op, arity) => imports.indexOf(op, arity));
  columns.forEach((column, i) => (ids[places.of(column)] = ir.make('argument', [], i)));
  parameters.forEach((parameter, i) => (ids[places.of(parameter)] = ir.make('parameter', [], i)));
  const idOf = (value: Value): number => ids[places.of(value)];
  nodes.forEach((node, place) => {
    if (ids[place] >= 0) return;
    if (node.rule === undefined) {
      ids[place] = ir.make('parameter', [], leaves.length);
      leaves.push(node);
      return;
    }
    const operands = operandsOf(node).map((x) => (typeof x === 'number' ? ir.constant(x) : idOf(x)));
    ids[place] = lower(node.rule, operands);
  });
  if (ir.uses('sin')) imports.add('sin', 1, Math.sin);
  if (ir.uses('cos')) imports.add('cos', 1, Math.cos);
  return { ir, idOf, leaves, imports: imports.list };
}

class Imports {
  readonly list: Import[] = [];
  private readonly known = new Map<string | Op, number>();

  /** An op with options is a new object at each use: it is known by its name and settings. */
  indexOf(op: Op, arity: number): number {
    const key = op.options.length === 0 ? op : `${op.name} ${op.options.join(' ')}`;
    let index = this.known.get(key);
    if (index === undefined) {
      const fn = op.arity === 'n' ? (...x: number[]): number => op.forward(x) : op.forward;
      this.known.set(key, (index = this.add(op.name, arity, fn)));
    }
    return index;
  }

  add(name: string, arity: number, fn: Import['fn']): number {
    return this.list.push({ name, arity, fn }) - 1;
  }
}

/** A sum of more terms than this is computed for each row, and then added up. */
const MOST_TERMS = 16;

/** The products whose sum a node is, if they are few. */
function termsOf(ir: Ir, root: number): Term[] | undefined {
  const terms: Term[] = [];
  const stack = [root];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (terms.length > MOST_TERMS) return undefined;
    const operands = ir.operandsOf(id);
    if (ir.isUniform(id)) {
      if (!ir.isConstant(id, 0)) terms.push([id]);
    } else if (ir.op(id) === 'add') stack.push(...operands.slice().reverse());
    else if (ir.op(id) === 'mul') terms.push(operands);
    else if (ir.op(id) === 'dot') {
      const n = operands.length >> 1;
      for (let i = 0; i < n; i++) {
        terms.push([operands[i], operands[n + i]].filter((factor) => !ir.isConstant(factor, 1)));
      }
      if (operands.length > 2 * n) stack.push(operands[2 * n]);
    } else terms.push([id]);
  }
  return terms;
}

function liveNodes(ir: Ir, roots: readonly number[]): Uint8Array {
  const live = new Uint8Array(ir.size);
  for (const root of roots) live[root] = 1;
  for (let id = ir.size - 1; id >= 0; id--) {
    if (live[id] === 1) for (let i = 0; i < ir.count(id); i++) live[ir.operand(id, i)] = 1;
  }
  return live;
}

/** Products of each row, and what they are summed to: a tile, or a single sum. */
interface PlannedSum extends RowSum {
  readonly term: Term;
}

function rowSumsOf(terms: readonly { target: number; term: Term }[], shapes: Shapes): PlannedSum[] {
  const sums: PlannedSum[] = [];
  for (const alike of byKey(terms, ({ term }) => term.map((id) => shapes.keyOf(id)).join(' ')).values()) {
    const rows = alike.map(({ target, term }) => [target, ...term.map((id) => shapes.placeOf[id])]);
    let next = 0;
    for (const { inner, innerStep, outer, outerStep } of patchesOf(rows)) {
      const { target, term } = alike[next];
      next += inner * outer;
      sums.push({
        first: target,
        outer,
        outerStep: outerStep[0],
        inner,
        innerStep: innerStep[0],
        factors: term.map((id, k) => shapes.refOf(id, outerStep[k + 1], innerStep[k + 1])),
        term,
      });
    }
  }
  return sums;
}

function sharedOf(parts: readonly { target: number; id: number }[], shapes: Shapes): Shared[] {
  return [...byKey(parts, ({ id }) => shapes.keyOf(id)).values()].flatMap((alike) => {
    const rows = alike.map(({ target, id }) => [target, shapes.placeOf[id]]);
    return patchesOf(rows).flatMap(({ first, inner, innerStep, outer, outerStep }) =>
      Array.from({ length: outer }, (_, j) => ({
        first: first[0] + j * outerStep[0],
        step: innerStep[0],
        count: inner,
        ref: shapes.refOf(alike[0].id, innerStep[1], 0),
        start: first[1] + j * outerStep[1],
      })).map(({ start, ref, ...rest }) => ({ ...rest, ref: 'of' in ref ? { ...ref, start } : ref })),
    );
  });
}
