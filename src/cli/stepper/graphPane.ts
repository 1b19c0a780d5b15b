// The graph as an indented tree, from the output down. A node that is used again is only named there, after ↑; a
// folded neuron is one line. The edges along which the present step moves are drawn heavy.

import { short } from '../../engine/show';
import type { Value } from '../../engine/value';
import { notationOf } from '../../ops/notation';
import type { Row } from '../../plot/picture';
import type { Cursor } from '../../trace/cursor';
import type { Moment } from '../../trace/trace';
import { colorOf, DIM } from './style';

/** A node, or a folded neuron by its name. */
export type Unit = Value | string;

interface Line {
  readonly unit: Unit;
  /** What takes the unit; the output is taken by nothing. */
  readonly parent: Unit | undefined;
  /** What stands before the branch, and before those of the lines below. */
  readonly indent: string;
  readonly isLast: boolean;
  /** Whether the unit has a line of its own further up. */
  readonly again: boolean;
}

/** Lines deeper than this many columns are indented no further. */
const MOST_INDENT = 30;

/** @returns the rows, and the number of the one that the present step is about */
export function graphPane(cursor: Cursor): { rows: Row[]; focus: number } {
  const lines = linesOf(cursor);
  const { event, moment } = cursor;
  const from = event && unitOf(cursor, event.node);
  const to = event?.phase === 'backward' ? unitOf(cursor, event.input) : undefined;
  const isEdge = ({ unit, parent }: Line): boolean =>
    from !== undefined && parent === from && (event?.phase === 'forward' || unit === to);
  const rows = lines.map((line): Row => {
    const here = line.unit === from && !line.again;
    const style =
      event !== undefined && (here || isEdge(line)) ? { foreground: colorOf(event), bold: true } : {};
    const branch = isEdge(line)
      ? { text: branchOf(line, event?.phase), ...style }
      : { text: branchOf(line), foreground: DIM };
    return [{ text: line.indent, foreground: DIM }, branch, { text: textOf(line, cursor, moment), ...style }];
  });
  const focus = lines.findIndex((line) => (to === undefined ? line.unit === from : isEdge(line)));
  return { rows, focus: Math.max(0, focus) };
}

export function unitOf(cursor: Cursor, node: Value): Unit {
  return cursor.foldOf(node) ?? node;
}

/** Depth first with a stack of its own, so that a deep graph is no deep recursion. */
function linesOf(cursor: Cursor): Line[] {
  const operands = operandsByUnit(cursor);
  const seen = new Set<Unit>();
  const lines: Line[] = [];
  const open: Omit<Line, 'again'>[] = [
    { unit: unitOf(cursor, cursor.output), parent: undefined, indent: '', isLast: true },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { unit, parent, isLast } = next;
    const below = operands.get(unit) ?? [];
    const again = seen.has(unit);
    lines.push({ ...next, again: again && below.length > 0 });
    if (again) continue;
    seen.add(unit);
    const guide = parent === undefined ? '' : isLast ? '   ' : '│  ';
    const indent = next.indent.length < MOST_INDENT ? next.indent + guide : next.indent;
    const children = below.map((child, i) => ({
      unit: child,
      parent: unit,
      indent,
      isLast: i === below.length - 1,
    }));
    open.push(...children.reverse());
  }
  return lines;
}

/** For each unit what it takes; a neuron takes what its nodes do that lie outside of it, each once. */
function operandsByUnit(cursor: Cursor): Map<Unit, readonly Unit[]> {
  const { nodes, operands } = cursor.trace.graph;
  const found = new Map<Unit, Unit[]>();
  nodes.forEach((node, id) => {
    const unit = unitOf(cursor, node);
    const list = found.get(unit) ?? [];
    for (const operand of operands[id].map((place) => unitOf(cursor, nodes[place]))) {
      if (typeof unit !== 'string' || (operand !== unit && !list.includes(operand))) list.push(operand);
    }
    found.set(unit, list);
  });
  return found;
}

/** Heavy where the step moves: towards the operand backward, away from it forward. */
function branchOf({ parent, isLast }: Line, flow?: 'forward' | 'backward'): string {
  if (parent === undefined) return '';
  if (flow === undefined) return isLast ? '└─ ' : '├─ ';
  return (isLast ? '┗' : '┣') + (flow === 'forward' ? '◀ ' : '▶ ');
}

function textOf({ unit, again }: Line, { trace: { graph } }: Cursor, moment: Moment): string {
  if (typeof unit === 'string') return again ? `↑ ${unit}` : unit;
  const id = graph.idOf(unit);
  const name = graph.names[id];
  if (again) return `↑ ${name}`;
  if (graph.isConstant(id)) return name;
  const value = moment.value(unit);
  const formula =
    unit.rule && notationOf(unit.rule).value(graph.operands[id].map((operand) => graph.names[operand]));
  return [name, formula, value === undefined ? undefined : short(value)]
    .filter((part) => part !== undefined)
    .join(' = ');
}
