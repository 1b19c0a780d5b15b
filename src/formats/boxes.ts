// What is written on boxes and links: names, numbers, and a sentence for those who cannot see the picture.

import { short } from '../engine/show';
import { truncate } from '../plot/text';
import type { Graph } from '../trace/graph';
import { groupsOf } from '../trace/groups';
import type { Folded, FoldedBox, FoldedLink } from './folded';
import { opText } from './opText';

export interface Box {
  /** A leaf may be set; a constant is a plain number among the operands; a group is a neuron or a layer, folded. */
  readonly kind: 'leaf' | 'constant' | 'op' | 'group';
  readonly isOutput: boolean;
  /** The places of its nodes in topological order, ascending; more than one for a group. */
  readonly members: readonly number[];
  readonly name: string;
  /** The op that made the node, `mul`, or those of a group, `dot → tanh`; '' for leaves and constants. */
  readonly op: string;
  /** What else there is to know, as a name and a number or a text. */
  readonly facts: readonly (readonly [name: string, value: number | string])[];
  /** All of it in words. */
  readonly sentence: string;
}

export interface Link extends FoldedLink {
  /** The local derivatives from one node to another, one for each time it is taken; none from constants, none of groups. */
  readonly locals: readonly number[];
  readonly sentence: string;
}

export interface Picture {
  /** Parents before children where nothing is folded. */
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

/** What stands in a box above its facts: the name, and of a group its ops. */
export function headOf({ kind, name, op }: Box): string[] {
  return kind === 'group' && op !== '' ? [name, op] : [name];
}

/** Names are cut to so many columns. */
const NAME_LENGTH = 24;
/** So many names, numbers or ops are listed; of more, only the first. */
const LISTED = 3;

/** What is written on the boxes and links of a graph. */
export function pictureOf({ graph, boxes, links }: Folded): Picture {
  const paths = groupsOf(graph);
  const written = boxes.map((box) =>
    box.group === undefined ? nodeBox(graph, box.members[0]) : groupBox(graph, paths, box, box.group),
  );
  const locals = written.map(({ kind, members }) =>
    kind === 'op' ? localsInto(graph, members[0]) : undefined,
  );
  return {
    boxes: written,
    links: links.map((link) => {
      const [start, end] = [written[link.from], written[link.to]];
      const derived = start.kind === 'leaf' || start.kind === 'op';
      const along = derived ? (locals[link.to]?.get(start.members[0]) ?? []) : [];
      return { ...link, locals: along, sentence: linkSentence(start.name, end.name, link.count, along) };
    }),
  };
}

function nodeBox(graph: Graph, id: number): Box {
  const { op, data, grad, rule } = graph.nodes[id];
  const isOutput = id === graph.nodes.length - 1;
  const name = nameOf(graph, id);
  if (graph.isConstant(id)) {
    return {
      kind: 'constant',
      isOutput,
      members: [id],
      name: short(data),
      op,
      facts: [],
      sentence: `constant ${data}`,
    };
  }
  const call = rule === undefined ? '' : ` = ${opText(rule)}(${operandNames(graph, id)})`;
  return {
    kind: op === '' ? 'leaf' : 'op',
    isOutput,
    members: [id],
    name,
    op: rule === undefined ? '' : opText(rule),
    facts: [['data', data], ['grad', grad]], // prettier-ignore
    sentence: `${name}${call} = ${short(data)}, gradient ${short(grad)}`,
  };
}

function groupBox(
  graph: Graph,
  paths: readonly (readonly string[])[],
  { members }: FoldedBox,
  group: string,
): Box {
  const { nodes, isConstant } = graph;
  const name = truncate(group, NAME_LENGTH);
  const parameters = members.filter((id) => nodes[id].op === '' && !isConstant(id));
  const subgroups = new Set(members.map((id) => paths[id].at(-1)).filter((path) => path !== group));
  const exits = exitsOf(graph, members);
  const facts: [string, number | string][] = [];
  if (subgroups.size > 0) facts.push(['neurons', String(subgroups.size)]);
  else if (exits.length === 1) {
    facts.push(['data', nodes[exits[0]].data], ['grad', nodes[exits[0]].grad]);
  } else if (exits.length > 1) facts.push(['outputs', String(exits.length)]);
  const weights = parameters.filter((id) => !nodes[id].label!.endsWith('.b')).length;
  if (weights > 0) facts.push([exits.length === 0 ? 'leaves' : 'weights', String(weights)]);
  if ((subgroups.size > 0 || exits.length !== 1) && parameters.length > 0) {
    const total = parameters.reduce((sum, id) => sum + Math.abs(nodes[id].grad), 0);
    facts.push(['mean |grad|', total / parameters.length]);
  }
  const ops = [...new Set(members.flatMap((id) => nodes[id].rule ?? []).map(opText))];
  return {
    kind: 'group',
    isOutput: members.includes(nodes.length - 1),
    members,
    name,
    op: listed(ops, ' → '),
    facts,
    sentence: `${name}: ${facts.map(([fact, value]) => `${fact} ${shown(value)}`).join(', ')}`,
  };
}

/** The nodes of a group, other than leaves, that are taken outside it, or are the output. */
function exitsOf({ nodes, consumers }: Graph, members: readonly number[]): readonly number[] {
  const inside = new Set(members);
  return members.filter(
    (id) =>
      nodes[id].op !== '' && (id === nodes.length - 1 || consumers[id].some((taker) => !inside.has(taker))),
  );
}

/** The local derivatives of a node by each of its operands, one for each time that it takes it. */
function localsInto({ nodes, operands }: Graph, id: number): Map<number, number[]> {
  const locals = new Map<number, number[]>(operands[id].map((operand) => [operand, []]));
  nodes[id].localGrads.forEach((local, i) => locals.get(operands[id][i])!.push(local));
  return locals;
}

function linkSentence(from: string, to: string, count: number, locals: readonly number[]): string {
  const path = `${from} to ${to}`;
  if (locals.length === 0) return count === 1 ? path : `${path}, ${count} edges`;
  const derivatives = listed(locals.map(shown), ' + ');
  return `${path}: local derivative${locals.length === 1 ? '' : 's'} ${derivatives}`;
}

function operandNames(graph: Graph, id: number): string {
  const operands = graph.operands[id];
  const names = operands.slice(0, LISTED).map((operand) => nameOf(graph, operand));
  return operands.length > LISTED
    ? `${names.join(', ')}, … ${operands.length - LISTED} more`
    : names.join(', ');
}

function nameOf({ names, nodes, isConstant }: Graph, id: number): string {
  return isConstant(id) ? short(nodes[id].data) : truncate(names[id], NAME_LENGTH);
}

/** The first few of a list. */
export function listed(texts: readonly string[], separator: string): string {
  return texts.length > LISTED
    ? `${texts.slice(0, LISTED).join(separator)}${separator}…`
    : texts.join(separator);
}

function shown(value: number | string): string {
  return typeof value === 'number' ? short(value) : value;
}
