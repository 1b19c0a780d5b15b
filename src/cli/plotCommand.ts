// The plot command's arguments and options.

import type { Command } from 'commander';
import { ansi } from '../plot/picture';
import { numberIn } from './choices';
import { CliError } from './errors';
import { writeWhole } from './files';
import { jsonLine } from './json';
import { activationRows, plotRows, plotSvg, plottedOf, samplesOf, type PlotOptions } from './plot';
import { readPoint } from './point';
import { colorDepth, sizeOf } from './terminal';

const EXAMPLES = `Examples:
  stepgrad plot "x*sin(x)" --from 0 --to 20
  stepgrad plot "sigmoid(w*x)" --at w=2 --order 2
  stepgrad plot gelu -o gelu.svg
  stepgrad plot activations                   each beside its derivative
`;

interface Options {
  from?: number;
  to?: number;
  order?: number;
  at?: ReadonlyMap<string, number>;
  wrt?: string;
  samples?: number;
  output?: string;
  json?: boolean;
}

const ANY = { min: -1e300, max: 1e300 };

export function define(command: Command): void {
  command
    .argument('<expression>', 'a formula of one name, an op of one operand, or: activations')
    .addHelpText('before', EXAMPLES)
    .option('--from <number>', 'where the x axis begins (-5)', numberIn('--from', ANY))
    .option('--to <number>', 'where it ends (5)', numberIn('--to', ANY))
    .option(
      '--order <number>',
      'how many derivatives are drawn, 0 to 2 (1)',
      numberIn('--order', { min: 0, max: 2, whole: true }),
    )
    .option('--at <values>', 'values of the other names, as a=2,b=3', readPoint)
    .option('--wrt <name>', 'the name along the x axis')
    .option(
      '--samples <number>',
      'how many points (400)',
      numberIn('--samples', { min: 2, max: 1e5, whole: true }),
    )
    .option('-o, --output <file.svg>', 'write an SVG picture')
    .option('--json', 'JSON lines: x and the value of each curve')
    .action(plot);
}

function plot(
  source: string,
  { from = -5, to = 5, order = 1, samples = 400, at = new Map(), wrt, output, json }: Options,
): void {
  if (from >= to)
    throw new CliError(`--from: ${from} is not below --to, ${to}; give a smaller --from or a larger --to`);
  const options: PlotOptions = { x: [from, to], order, samples };
  if (source === 'activations') {
    if (output !== undefined || json === true) {
      throw new CliError(
        'plot: activations are drawn in the terminal only; name one, as: stepgrad plot gelu -o gelu.svg',
      );
    }
    print(ansi(activationRows(options, sizeOf(process.stdout).columns - 1), colorDepth(process.stdout)));
    return;
  }
  const plotted = plottedOf(source, at, wrt);
  if (output !== undefined) {
    writeWhole(output, plotSvg(plotted, options));
    process.stderr.write(`Written to ${output}.\n`);
  } else if (json === true) {
    print(samplesOf(plotted, options).map(([x, y, dy, d2y]) => jsonLine({ x, y, dy, d2y })));
  } else {
    const { columns, rows } = sizeOf(process.stdout);
    const picture = plotRows(
      plotted,
      options,
      Math.min(columns - 1, 100),
      Math.min(Math.max(rows - 2, 10), 24),
    );
    print(ansi(picture, colorDepth(process.stdout)));
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line.trimEnd()}\n`).join(''));
}
