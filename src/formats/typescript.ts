// A graph as a TypeScript function that needs nothing else: its value, then the reverse sweep, in straight-line code.

import type { Value } from '../engine/value';
import { graphOf, type Graph } from '../trace/graph';
import { Program, type Code } from './codeProgram';
import { Identifiers, isFree, keysFor, keyText } from './identifiers';
import { literal } from './codeOps';
import { isOwn } from './opText';

export interface TypeScriptOptions {
  /** The name of the function. Default `evaluate`. */
  readonly name?: string;
}

/** What the code calls a leaf: a key of the function's argument, and a parameter. */
interface Leaf {
  readonly id: number;
  readonly key: string;
  readonly name: string;
}

/**
 * The source of a function that computes the value of the graph and its gradient by the leaves, with plain numbers and
 * without imports:
 *
 *     export function evaluate({ w = 1, x = 2 }: { w?: number; x?: number } = {}): {
 *       value: number;
 *       gradient: { w: number; x: number };
 *     } { … }
 *
 * Leaves are named as in the graph, those without a label n0, n1, …; without an argument they have the data they have
 * now. Constants stay as they are. Value and gradient are those of the engine, bit for bit, where both run in the same
 * JavaScript engine.
 *
 * @throws TypeError if the graph holds an op of the user's own, which is code that cannot be written out
 * @throws RangeError if the name is no identifier, or is taken
 */
export function toTypeScript(output: Value, { name = 'evaluate' }: TypeScriptOptions = {}): string {
  if (!isFree(name)) {
    throw new RangeError(
      `toTypeScript: "${name}" cannot be the name of a function; choose another identifier.`,
    );
  }
  const graph = graphOf(output);
  requireTable(graph);
  const identifiers = new Identifiers(name);
  const leaves = leavesOf(graph, identifiers);
  const program = new Program(identifiers);
  const names = new Map(leaves.map((leaf) => [leaf.id, leaf.name]));
  const codes = writeValues(graph, program, (id) => names.get(id) ?? identifiers.make(graph.names[id]));
  const value = program.refer(codes[codes.length - 1]);
  program.lines.push('', '// The reverse sweep. Gradients add up from 0, which makes 0 of a lone −0.');
  const gradients = writeGradients(graph, codes, program, identifiers);
  const fields = leaves.map(({ id, key }) => `${keyText(key)}: ${gradients[id]}`);
  program.lines.push(
    '',
    `const gradient = ${braces(fields, ',', '  ')};`,
    `return { value: ${value}, gradient };`,
  );
  const body = program.lines.map((line) => (line === '' ? '' : `  ${line}`));
  const source = [
    '// Written by stepgrad: the value of a graph and its gradient, bit for bit as the engine computes them.',
    '',
    ...signature(name, graph, leaves),
    ...body,
    '}',
    ...program.helperSources().flatMap((helper) => ['', helper]),
  ];
  return `${source.join('\n')}\n`;
}

function requireTable({ nodes }: Graph): void {
  const own = nodes.find(({ rule }) => rule !== undefined && isOwn(rule));
  if (own === undefined) return;
  throw new TypeError(
    `toTypeScript: ${own.op} is an op of your own; what it computes is code that cannot be written out. ` +
      'Build the graph of ops of the table.',
  );
}

function leavesOf({ nodes, names, isConstant }: Graph, identifiers: Identifiers): Leaf[] {
  const ids = [...nodes.keys()].filter((id) => nodes[id].rule === undefined && !isConstant(id));
  const keys = keysFor(ids.map((id) => names[id]));
  return ids.map((id, i) => ({ id, key: keys[i], name: identifiers.make(keys[i]) }));
}

function signature(name: string, { nodes }: Graph, leaves: readonly Leaf[]): string[] {
  const numbers = leaves.map(({ key }) => `${keyText(key)}: number`);
  const result = [`  value: number;`, `  gradient: ${braces(numbers, ';', '  ')};`, '} {'];
  if (leaves.length === 0) return [`export function ${name}(): {`, ...result];
  const parameters = leaves.map(({ id, key, name: own }) => {
    const place = key === own ? own : `${keyText(key)}: ${own}`;
    return `${place} = ${literal(nodes[id].data)}`;
  });
  const optional = leaves.map(({ key }) => `${keyText(key)}?: number`);
  return [`export function ${name}(${braces(parameters, ',')}: ${braces(optional, ';')} = {}): {`, ...result];
}

/** Writes a statement a node. @returns what stands for each node */
function writeValues(
  { nodes, operands, isConstant }: Graph,
  program: Program,
  nameOf: (id: number) => string,
) {
  const codes: Code[] = [];
  nodes.forEach(({ rule, data }, id) => {
    if (isConstant(id)) codes.push(program.constant(data));
    else if (rule === undefined) codes.push(program.parameter(nameOf(id)));
    else codes.push(program.define(nameOf(id), { op: rule, operands: operands[id].map((i) => codes[i]) }));
  });
  return codes;
}

/**
 * Writes the gradient of every node that depends on a leaf: the sum of local derivative × gradient over those that take
 * it, in the order of the engine's sweep, last node first.
 *
 * @returns what stands for each gradient
 */
function writeGradients(graph: Graph, codes: readonly Code[], program: Program, identifiers: Identifiers) {
  const { nodes, operands, consumers, isConstant } = graph;
  const depends: boolean[] = [];
  nodes.forEach(({ rule }, id) => {
    depends.push(rule === undefined ? !isConstant(id) : operands[id].some((operand) => depends[operand]));
  });
  const gradients: string[] = [];
  const locals: (readonly (Code | number)[])[] = [];
  for (let id = nodes.length - 1; id >= 0; id--) {
    if (!depends[id]) continue;
    const terms = [...new Set(consumers[id])].reverse().flatMap((consumer) =>
      operands[consumer].flatMap((operand, i) => {
        if (operand !== id) return [];
        const local = locals[consumer][i];
        const factor = program.refer(typeof local === 'number' ? program.constant(local) : local);
        return factor === '1' ? gradients[consumer] : `${factor} * ${gradients[consumer]}`;
      }),
    );
    const sum = id === nodes.length - 1 ? '1' : ['0', ...terms].join(' + ');
    const code = codes[id];
    gradients[id] = identifiers.make(`d_${program.refer(code)}`);
    program.lines.push(`const ${gradients[id]} = ${sum};`);
    const inputs = operands[id].map((operand) => codes[operand]);
    locals[id] = nodes[id].rule?.partials(program.algebra, inputs, code) ?? [];
  }
  return gradients;
}

/** `{ a, b }`, or a line each where that would be long. */
function braces(parts: readonly string[], separator: string, indent = ''): string {
  if (parts.length === 0) return '{}';
  const line = `{ ${parts.join(`${separator} `)} }`;
  if (line.length <= 60) return line;
  return `{\n${parts.map((part) => `${indent}  ${part}${separator}\n`).join('')}${indent}}`;
}
