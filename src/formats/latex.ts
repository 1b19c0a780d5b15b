// A graph as a formula in LaTeX. What is used once stands where it is used; what is used more often gets a line of its
// own, so that the formula is as long as the graph is large, and no longer.

import type { Value } from '../engine/value';
import { graphOf } from '../trace/graph';
import { latexOf } from './latexOps';
import { call, escapeText, named, number, operator, type Term } from './latexTerm';
import { isOwn } from './opText';

/** A formula nested deeper than that is cut into lines as well. */
const DEEPEST = 20;

/**
 * The formula of a graph, to be set in math mode: `L = \tanh\left(w \cdot x + b\right)`; with an `aligned` block of one
 * line each for what is used more than once, or is nested 20 deep. Names become symbols: x1 is x with an index,
 * `layer1.neuron2.w3` is w with an index and the place above it. Needs amsmath.
 */
export function toLatex(output: Value): string {
  const graph = graphOf(output);
  const { nodes, consumers, names } = graph;
  const last = nodes.length - 1;
  const terms: Term[] = [];
  const depths: number[] = [];
  const lines: (readonly [name: string, formula: string])[] = [];
  nodes.forEach((node, id) => {
    if (node.rule === undefined) {
      depths.push(0);
      terms.push(graph.isConstant(id) ? number(node.data) : named(names[id]));
      return;
    }
    const operands = graph.operands[id].map((operand) => terms[operand]);
    const term = isOwn(node.rule)
      ? call(operator(escapeText(node.op)), operands)
      : latexOf(node.rule, operands);
    const name = named(names[id]);
    const depth = graph.operands[id].reduce((most, operand) => Math.max(most, depths[operand]), 0) + 1;
    const alone = consumers[id].length > 1 || depth === DEEPEST || id === last;
    depths.push(alone ? 0 : depth);
    if (alone) lines.push([name.tex, term.tex]);
    terms.push(alone ? name : term);
  });
  if (lines.length === 0) return terms[last].tex;
  if (lines.length === 1) return lines[0].join(' = ');
  const rows = lines.map(([name, formula]) => `${name} &= ${formula}`);
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`;
}
