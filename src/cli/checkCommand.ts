// The check command's arguments and options.

import type { Command } from 'commander';
import { KINKS } from '../gradcheck/options';
import { check, type CheckOptions } from './check';
import { numberIn, oneOf, type Range } from './choices';
import { readPoint } from './point';

const EXAMPLES = `Examples:
  stepgrad check "tanh(w*x + b)" --at w=0.5,x=2,b=-1
  stepgrad check "relu(x)" --at x=0
  stepgrad check "x**3" --at x=2 --order 2
  stepgrad check gradients.ts

A file exports what is to be checked: functions, and points for them.
  export const cases = [{ name: 'square', f: ([x]) => x.square(), at: [3] }];
Beside them a case may have options, as options: { order: 2, kink: 'skip' }.
`;

const VERDICTS = `
Verdicts: ok; wrong, and how; kink, discontinuous: there is no derivative there; noisy: rounding hides it;
nondeterministic: f says something else each time; nonfinite. Exit code 1 if any is not ok.
`;

export function define(command: Command): void {
  const number = (flags: string, range: Range, help: string): void => {
    command.option(`${flags} <number>`, help, numberIn(flags, range));
  };
  command
    .argument('<expression>', 'a formula, or a file of cases: .ts, .js, .mjs, …')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', VERDICTS)
    .option('--at <values>', 'the point, as x=2,y=3', readPoint);
  number('--order', { min: 1, max: 2, whole: true }, '2 checks second derivatives as well (1)');
  number('--rtol', { min: 0, max: 1 }, 'relative tolerance (1e-6)');
  number('--atol', { min: 0 }, 'absolute tolerance (1e-8)');
  number(
    '--eps',
    { min: 0, max: 0.1, above: true },
    'the first step of differences, over max(1, |x|) (6e-6)',
  );
  number(
    '--directions',
    { min: 1, max: 1e6, whole: true },
    'check so many random directions, not every input',
  );
  command
    .option(
      '--kink <name>',
      `points without a derivative: ${KINKS.join(', ')} (fail)`,
      oneOf('--kink', KINKS),
    )
    .option('--json', 'JSON lines on standard output')
    .action((target: string, options: CheckOptions) => {
      process.exitCode = check(target, options);
    });
}
