// The order of what is computed, and which groups share a loop. Values within a loop stay in registers: only those that are
// used elsewhere go to memory. Single nodes are a loop of one turn, each soon after what it is made of.

import { COMPUTED, type Class, type Group, type Grouping, type Ref } from './groups';
import type { Ir } from './ir';

/** Single nodes, one after the other. */
export interface Singles {
  readonly kind: 'singles';
  readonly nodes: number[];
  readonly uniform: boolean;
}

/** Groups of one length in one loop; or one group over pieces, which sums or the like over its operands, in loops of its own. */
export interface Loop {
  readonly kind: 'loop' | 'reduction';
  readonly groups: Group[];
  readonly length: number;
  readonly uniform: boolean;
}

export type Statement = Singles | Loop;

export interface Schedule {
  /** What is done once a call, then what is done for each block of rows. */
  readonly statements: readonly Statement[];
  /** For each class 1 if it must be in memory. */
  readonly stored: Uint8Array;
}

/** A loop with more groups would need more registers than there are, and be a very long function. */
const MOST = 500;

/** @param roots - nodes that must be in memory when all is done */
export function schedule(ir: Ir, grouping: Grouping, roots: Iterable<number>): Schedule {
  const { first, groups, shapes } = grouping;
  const { needs, start, users } = dependencies(ir, grouping);
  const statements: Statement[] = [];
  const statementOf = new Int32Array(first.length);
  const ready = new Ready(ir, grouping);
  for (let of = COMPUTED; of < first.length; of++) if (needs[of] === 0) ready.add(of);
  for (;;) {
    const last = statements.at(-1);
    const fitting = last && ready.fitting(last);
    const of = fitting ?? ready.next();
    if (of === undefined) break;
    const group = groups.get(of);
    if (fitting === undefined) statements.push(group ? loopOf(group) : singlesOf(ir, first[of]));
    else if (last?.kind === 'singles') last.nodes.push(first[of]);
    else if (group !== undefined) last?.groups.push(group);
    statementOf[of] = statements.length - 1;
    for (let i = start[of]; i < start[of + 1]; i++) if (--needs[users[i]] === 0) ready.add(users[i]);
  }
  const stored = new Uint8Array(first.length);
  for (const root of roots) stored[shapes.classOf[root]] = 1;
  for (let of = COMPUTED; of < first.length; of++) {
    const own = statements[statementOf[of]].kind === 'reduction' ? -1 : statementOf[of];
    for (let i = 0; i < ir.count(first[of]); i++) {
      const operand = shapes.classOf[ir.operand(first[of], i)];
      if (operand >= COMPUTED && statementOf[operand] !== own) stored[operand] = 1;
    }
  }
  return { statements, stored };
}

/** Which classes are made of which: those made of class c are users[start[c]] up to users[start[c + 1]]. */
interface Dependencies {
  /** For each class of how many others it is made. */
  readonly needs: Int32Array;
  readonly start: Int32Array;
  readonly users: Int32Array;
}

function dependencies(ir: Ir, { first, groups, shapes }: Grouping): Dependencies {
  const count = first.length;
  const needs = new Int32Array(count);
  const start = new Int32Array(count + 1);
  const seen = new Int32Array(count);
  const each = (note: (of: Class, user: Class) => void): void => {
    seen.fill(0);
    const look = (member: number, user: Class): void => {
      for (let i = 0; i < ir.count(member); i++) {
        const of = shapes.classOf[ir.operand(member, i)];
        if (of < COMPUTED || seen[of] === user) continue;
        seen[of] = user;
        note(of, user);
      }
    };
    for (let user = COMPUTED; user < count; user++) {
      const group = groups.get(user);
      if (group === undefined) look(first[user], user);
      else for (const member of group.members) look(member, user);
    }
  };
  each((of, user) => {
    start[of + 1]++;
    needs[user]++;
  });
  for (let c = 0; c < count; c++) start[c + 1] += start[c];
  const users = new Int32Array(start[count]);
  const next = start.slice();
  each((of, user) => (users[next[of]++] = user));
  return { needs, start, users };
}

function singlesOf(ir: Ir, node: number): Singles {
  return { kind: 'singles', nodes: [node], uniform: ir.isUniform(node) };
}

function loopOf(group: Group): Loop {
  const { members, pieces, uniform } = group;
  return { kind: pieces.length > 0 ? 'reduction' : 'loop', groups: [group], length: members.length, uniform };
}

/** Whether a group may join the loop: it needs of each turn of the loop only what that same turn has made. */
function fits(group: Group, { kind, groups, length }: Loop): boolean {
  if (kind === 'reduction' || group.pieces.length > 0 || group.members.length !== length) return false;
  if (groups.length >= MOST) return false;
  return group.operands.every((ref) => inStep(ref) || !groups.some(({ id }) => isOf(ref, id)));
}

function inStep(ref: Ref): boolean {
  return !('of' in ref) || (ref.start === 0 && ref.stride === 1);
}

function isOf(ref: Ref, id: Class): boolean {
  return 'of' in ref && ref.of === id;
}

/** Classes whose operands are made. What is uniform comes before all that is not. */
class Ready {
  private readonly singles = { uniform: [] as Class[], row: [] as Class[] };
  private readonly groups = { uniform: [] as Group[], row: [] as Group[] };

  constructor(
    private readonly ir: Ir,
    private readonly grouping: Grouping,
  ) {}

  add(of: Class): void {
    const { first, groups } = this.grouping;
    const space = this.ir.isUniform(first[of]) ? 'uniform' : 'row';
    const group = groups.get(of);
    if (group === undefined) this.singles[space].push(of);
    else this.groups[space].push(group);
  }

  /** One that may join what is under way. */
  fitting(statement: Statement): Class | undefined {
    const space = statement.uniform ? 'uniform' : 'row';
    if (statement.kind === 'singles') {
      return statement.nodes.length < MOST ? this.singles[space].pop() : undefined; // the last one made is near by
    }
    const at = this.groups[space].findIndex((group) => fits(group, statement));
    return at < 0 ? undefined : this.groups[space].splice(at, 1)[0].id;
  }

  next(): Class | undefined {
    for (const space of ['uniform', 'row'] as const) {
      const of = this.groups[space].shift()?.id ?? this.singles[space].pop();
      if (of !== undefined) return of;
    }
    return undefined;
  }
}
