// The explain command's arguments and options.

import type { Command } from 'commander';
import { numberIn } from './choices';
import { explain, type ExplainOptions } from './explain';
import { readPoint } from './point';

const EXAMPLES = `Examples:
  stepgrad explain "tanh(w*x + b)" --at w=0.5,x=2,b=-1 --wrt w
  stepgrad explain "x*x*x" --at x=2
  stepgrad explain "a*b + sin(a)" --at a=1,b=3 --wrt a --json

A gradient is a sum over paths: each way from the name up to the output adds the product of the local derivatives
along it. The factors stand in the order in which backward multiplies them, from the output down.
`;

export function define(command: Command): void {
  command
    .argument('<expression>', 'a formula')
    .addHelpText('before', EXAMPLES)
    .option('--at <values>', 'the point, as x=2,y=3', readPoint)
    .option('--wrt [name]', 'the name by which to derive; not needed if there is one only')
    .option(
      '--limit <number>',
      'how many paths are listed, the largest; the rest is summed (20)',
      numberIn('--limit', { min: 1, max: 1e5, whole: true }),
    )
    .option('--json', 'JSON lines on standard output')
    .action((expression: string, options: ExplainOptions) => explain(expression, options));
}
