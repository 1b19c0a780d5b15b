// A program as a text for people: its loops and what they compute, with the matrices found again in them.

import { ARGUMENTS, PARAMETERS, type Group, type Grouping, type Ref } from './groups';
import type { Ir, IrOp } from './ir';
import type { Plan, Shared } from './plan';
import type { Loop, Statement } from './schedule';
import type { RowSum } from './sums';

/** `p` is what is read at each call, `x` a row's columns, `s` the sums over rows; `v` and a number what is computed. */
export function textOf({ ir, grouping, schedule, rowSums, shared, outputs }: Plan): string {
  const { statements } = schedule;
  const statementText = (statement: Statement): string[] =>
    statement.kind === 'singles'
      ? statement.nodes.map((node) => singleText(ir, grouping, node))
      : loopText(statement);
  const lines = [
    ...section('once a call', [
      ...statements.filter(({ uniform }) => uniform).flatMap(statementText),
      ...shared.map(sharedText),
    ]),
    ...section('for each row', [
      ...statements.filter(({ uniform }) => !uniform).flatMap(statementText),
      ...rowSums.map(sumText),
      ...outputs.map((ref, i) => `output[${i}] = ${refText(ref)}`),
    ]),
  ];
  return lines.join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function loopText({ kind, groups, length }: Loop): string[] {
  const head = length === 1 ? [] : [`for j < ${length}:`];
  const indent = length === 1 ? '' : '  ';
  return [
    ...head,
    ...groups.map((group) => indent + (kind === 'reduction' ? reductionText(group) : groupText(group))),
  ];
}

function singleText(ir: Ir, { shapes }: Grouping, node: number): string {
  const [op, datum] = [ir.op(node), ir.datum(node)];
  const operands = ir.operandsOf(node).map((operand) => shapes.refOf(operand));
  if (op === 'accumulate') return `s[${datum}] += ${operands.map(refText).join(' · ')}`;
  return `${element(shapes.classOf[node], 1)} = ${callText(op, datum, operands)}`;
}

function groupText({ id, op, datum, operands, members }: Group): string {
  return `${element(id, members.length)} = ${callText(op, datum, operands)}`;
}

function callText(op: IrOp, datum: number, operands: readonly Ref[]): string {
  return `${op === 'call' ? `call#${datum}` : op}(${operands.map(refText).join(', ')})`;
}

function reductionText({ id, op, members, operands, pieces }: Group): string {
  const sums = pieces.map(({ count, factors }) => `Σ i < ${count}: ${factors.map(refText).join(' · ')}`);
  const terms = [...sums, ...operands.map(refText)].join(' + ');
  return `${element(id, members.length)} = ${op === 'dot' ? terms : `log Σ exp, ${terms}`}`;
}

function sumText({ first, outer, outerStep, inner, innerStep, factors }: RowSum): string {
  const target = place(first, outer > 1 ? outerStep : 0, innerStep);
  const loops = outer > 1 ? `for j < ${outer}, i < ${inner}` : `for i < ${inner}`;
  return `${loops}: s[${target}] += ${factors.map(refText).join(' · ')}`;
}

function sharedText({ first, step, count, ref }: Shared): string {
  const loop = count > 1 ? `for j < ${count}: ` : '';
  return `${loop}mean[${place(first, count > 1 ? step : 0, 0)}] = ${refText(ref)}`;
}

function element(id: number, length: number): string {
  return length === 1 ? `v${id}` : `v${id}[j]`;
}

function refText(ref: Ref): string {
  if ('value' in ref) return String(ref.value);
  if ('table' in ref) return `table[j]`;
  const name = ref.of === PARAMETERS ? 'p' : ref.of === ARGUMENTS ? 'x' : `v${ref.of}`;
  return `${name}[${place(ref.start, ref.stride, ref.step)}]`;
}

/** `48 + 17j + i` */
function place(start: number, stride: number, step: number): string {
  const terms: string[] = start === 0 && (stride !== 0 || step !== 0) ? [] : [String(start)];
  for (const [by, name] of [[stride, 'j'], [step, 'i']] as const) {
    if (by !== 0) terms.push(`${by === 1 ? '' : by === -1 ? '-' : by}${name}`);
  } // prettier-ignore
  return terms.join(' + ').replaceAll('+ -', '− ');
}
