// The step command: the stepper in a terminal, the whole transcript elsewhere.

import type { Command } from 'commander';
import type { Mistake } from '../trace/mistakes';
import { numberIn, oneOf } from './choices';
import { CliError } from './errors';
import { readPoint } from './point';
import { runFullScreen } from './stepper/fullScreen';
import { Stepper } from './stepper/stepper';
import { expressionSubject, modelSubject, type Subject } from './stepper/subject';
import { jsonLines, textLines, wrongJsonLines, wrongLines } from './stepper/transcript';
import { MISTAKES } from './stepper/wrongPane';
import { canRedraw, colorDepth } from './terminal';

const EXAMPLES = `Examples:
  stepgrad step "tanh(x1*w1 + x2*w2 + b)" --at x1=2,x2=0,w1=-3,w2=1,b=6.88
  stepgrad step --model runs/moons-001 --row 3      a trained net on a row of its data
  stepgrad step "x*x + x" --at x=3 --wrong overwrite | less
`;

const KEYS = `
In a terminal: → and ← step forth and back, ? lists all keys. Elsewhere, or with --json, every step is a line.
`;

interface StepOptions {
  at?: ReadonlyMap<string, number>;
  model?: string;
  row?: number;
  wrong?: Mistake;
  rate?: number;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .argument('[expression]', 'a formula; or name a trained net by --model')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', KEYS)
    .option('--at <values>', 'the point, as x=2,y=3', readPoint)
    .option('--model <dir>', "a run's folder, as train wrote it: steps through its loss on a row")
    .option('--row <number>', 'which row of its data, from 1 (1)', numberIn('--row', { min: 1, whole: true }))
    .option(
      '--wrong <mistake>',
      `beside a run with a mistake: ${MISTAKES.join(', ')}`,
      oneOf('--wrong', MISTAKES),
    )
    .option(
      '--rate <number>',
      'the learning rate of the updates in wrong runs (0.1)',
      numberIn('--rate', { min: 0, above: true }),
    )
    .option('--json', 'JSON lines: a table of the nodes, then one event a line')
    .action(step);
}

async function step(expression: string | undefined, options: StepOptions): Promise<void> {
  const { wrong, rate = 0.1, json = false } = options;
  const subject = subjectOf(expression, options);
  if (!json && wrong === undefined && process.stdin.isTTY && canRedraw(process.stdout)) {
    process.exitCode = await runFullScreen(new Stepper(subject, rate));
    return;
  }
  const output = subject.build();
  const lines =
    wrong === undefined
      ? (json ? jsonLines : textLines)(output)
      : json
        ? wrongJsonLines(output, wrong, rate)
        : wrongLines(output, wrong, rate, colorDepth(process.stdout));
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

function subjectOf(expression: string | undefined, { at, model, row }: StepOptions): Subject {
  if (model !== undefined) {
    if (expression !== undefined || at !== undefined) {
      throw new CliError(
        '--model: a net is stepped through on its own data; leave the expression and --at out',
      );
    }
    return modelSubject(model, row ?? 1);
  }
  if (row !== undefined)
    throw new CliError('--row: rows are those of a trained net; name it, as --model runs/moons-001');
  if (expression === undefined) {
    throw new CliError('step: what to step through is missing; write stepgrad step "x*y" --at x=2,y=3');
  }
  return expressionSubject(expression, at ?? new Map());
}
