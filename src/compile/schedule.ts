// The order of the groups, and which of them share a loop. Values within a loop stay in registers: only those that are used
// elsewhere go to memory. Single nodes are a loop of one turn, each soon after what it is made of.

import type { Group, Ref } from './groups';
import type { Ir } from './ir';

/** Groups of one length in one loop, or one group over pieces in loops of its own. */
export interface Statement {
  readonly groups: Group[];
  readonly length: number;
  readonly uniform: boolean;
  /** Whether it sums or the like over its operands, in an inner loop. */
  readonly reduces: boolean;
}

export interface Schedule {
  /** What is done once a call, then what is done for each block of rows. */
  readonly statements: readonly Statement[];
  /** For each class whether it must be in memory. */
  readonly stored: ReadonlySet<number>;
}

/** A loop with more groups would need more registers than there are, and be a very long function. */
const MOST = 500;

/** @param roots - nodes that must be in memory when all is done */
export function schedule(
  ir: Ir,
  groups: readonly Group[],
  classOf: Int32Array,
  roots: Iterable<number>,
): Schedule {
  const { needs, start, users } = dependencies(ir, groups, classOf);
  const statements: Statement[] = [];
  const ready = new Ready();
  for (const group of groups) if (needs[group.id] === 0) ready.add(group);
  for (;;) {
    const statement = statements.at(-1);
    const group = (statement && ready.fitting(statement)) ?? ready.next();
    if (group === undefined) break;
    if (statement !== undefined && fits(group, statement)) statement.groups.push(group);
    else statements.push(statementOf(group));
    for (let i = start[group.id]; i < start[group.id + 1]; i++) {
      if (--needs[users[i]] === 0) ready.add(groups[users[i] - 2]);
    }
  }
  return { statements, stored: storedClasses(ir, statements, classOf, roots) };
}

/** Which groups are made of which: those made of group g are users[start[g]] up to users[start[g + 1]]. */
interface Dependencies {
  /** For each group of how many others it is made. */
  readonly needs: Int32Array;
  readonly start: Int32Array;
  readonly users: Int32Array;
}

function dependencies(ir: Ir, groups: readonly Group[], classOf: Int32Array): Dependencies {
  const count = groups.length + 2;
  const needs = new Int32Array(count);
  const start = new Int32Array(count + 1);
  const seen = new Int32Array(count);
  const each = (note: (of: number, user: number) => void): void => {
    seen.fill(0);
    for (const { id, members } of groups) {
      for (const member of members) {
        for (const operand of ir.operands[member]) {
          const of = classOf[operand];
          if (of < 2 || seen[of] === id) continue;
          seen[of] = id;
          note(of, id);
        }
      }
    }
  };
  each((of, user) => {
    start[of + 1]++;
    needs[user]++;
  });
  for (let g = 0; g < count; g++) start[g + 1] += start[g];
  const users = new Int32Array(start[count]);
  const next = start.slice();
  each((of, user) => (users[next[of]++] = user));
  return { needs, start, users };
}

function statementOf(group: Group): Statement {
  return {
    groups: [group],
    length: group.members.length,
    uniform: group.uniform,
    reduces: group.pieces.length > 0,
  };
}

/** Whether a group may join the loop: it needs of each turn of the loop only what that same turn has made. */
function fits(group: Group, { groups, length, uniform, reduces }: Statement): boolean {
  if (reduces || group.pieces.length > 0 || group.members.length !== length) return false;
  if (group.uniform !== uniform || groups.length >= MOST) return false;
  return (
    length === 1 || group.operands.every((ref) => inStep(ref) || !groups.some(({ id }) => isOf(ref, id)))
  );
}

function inStep(ref: Ref): boolean {
  return !('of' in ref) || (ref.start === 0 && ref.stride === 1);
}

function isOf(ref: Ref, id: number): boolean {
  return 'of' in ref && ref.of === id;
}

/** Groups whose operands are made. What is uniform comes before all that is not. */
class Ready {
  /** Of each kind those that are loops, and single nodes. */
  private readonly uniform: Waiting = { loops: [], singles: [] };
  private readonly row: Waiting = { loops: [], singles: [] };

  add(group: Group): void {
    const { loops, singles } = this.like(group);
    (group.members.length === 1 && group.pieces.length === 0 ? singles : loops).push(group);
  }

  /** One that may join the loop. */
  fitting(statement: Statement): Group | undefined {
    const { loops, singles } = this.like(statement);
    if (statement.length === 1 && !statement.reduces) {
      return statement.groups.length < MOST ? singles.pop() : undefined; // the last one made is near by
    }
    const at = loops.findIndex((group) => fits(group, statement));
    return at < 0 ? undefined : loops.splice(at, 1)[0];
  }

  next(): Group | undefined {
    const { uniform, row } = this;
    return uniform.loops.shift() ?? uniform.singles.pop() ?? row.loops.shift() ?? row.singles.pop();
  }

  private like({ uniform }: { readonly uniform: boolean }): Waiting {
    return uniform ? this.uniform : this.row;
  }
}

interface Waiting {
  readonly loops: Group[];
  readonly singles: Group[];
}

function storedClasses(
  ir: Ir,
  statements: readonly Statement[],
  classOf: Int32Array,
  roots: Iterable<number>,
): Set<number> {
  const stored = new Set<number>();
  for (const root of roots) stored.add(classOf[root]);
  statements.forEach(({ groups, reduces }) => {
    const here = new Set(groups.map(({ id }) => id));
    for (const { members } of groups) {
      for (const operand of ir.operands[members[0]]) {
        const of = classOf[operand];
        if (reduces || !here.has(of)) stored.add(of);
      }
    }
  });
  return stored;
}
