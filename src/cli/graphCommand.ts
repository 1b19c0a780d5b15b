// The graph command's arguments and options.

import type { Command } from 'commander';
import { FOLDS } from '../formats/folded';
import { oneOf } from './choices';
import { FORMATS, graph, type GraphOptions } from './graph';
import { readPoint } from './point';

const EXAMPLES = `Examples:
  stepgrad graph "tanh(w*x + b)" --at w=0.5,x=2,b=-1 -o neuron.svg
  stepgrad graph "x*y + sin(x)" --at x=2,y=3 | dot -Tpng > graph.png
  stepgrad graph "sigmoid(x)**2" --at x=1 --format latex
  stepgrad graph "x*exp(-x)" --at x=1 -o slope.ts
`;

const FORMATS_HELP = `
Formats: dot, for Graphviz; mermaid, for Markdown pages; svg, a picture; json, all numbers exactly; ts, a function that
computes value and gradient; latex, the formula. Without --format the extension of the file says which (.dot .gv .mmd
.mermaid .svg .json .ts .tex); without a file it is dot, which is text and goes on to Graphviz.
`;

export function define(command: Command): void {
  command
    .argument('<expression>', 'a formula')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', FORMATS_HELP)
    .option('--at <values>', 'the point, as x=2,y=3', readPoint)
    .option('--format <name>', `one of ${FORMATS.join(', ')}`, oneOf('--format', FORMATS))
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--fold <name>',
      `in pictures, what is drawn as one box: ${FOLDS.join(', ')} (auto)`,
      oneOf('--fold', FOLDS),
    )
    .action((expression: string, options: GraphOptions) => graph(expression, options));
}
