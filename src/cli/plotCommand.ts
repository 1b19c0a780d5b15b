// The plot command's arguments and options.

import type { Command } from 'commander';
import { ansi, type Row } from '../plot/picture';
import { activationRows, activationSamples, activationsSvg } from './activationPlots';
import { numberIn } from './choices';
import { CliError } from './errors';
import { writeWhole } from './files';
import { jsonLine } from './json';
import { plotRows, plotSvg, plottedOf, samplesOf, type Plotted, type PlotOptions } from './plot';
import { readPoint } from './point';
import { colorDepth, sizeOf, type Size } from './terminal';

const EXAMPLES = `Examples:
  stepgrad plot "x*sin(x)" --from 0 --to 20
  stepgrad plot "sigmoid(w*x)" --at w=2 --order 2
  stepgrad plot gelu -o gelu.svg
  stepgrad plot activations                   each beside its derivative
  stepgrad plot activations -o all.svg        the same as one picture
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

/** The word for all activations at once. */
const ALL = 'activations';
/** The size of a chart in the terminal, in columns and rows. */
const [WIDEST, LEAST_ROWS, HIGHEST] = [100, 10, 24];

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

function plot(source: string, given: Options): void {
  const { from = -5, to = 5, order = 1, samples = 400, at = new Map(), wrt, output, json } = given;
  if (from >= to)
    throw new CliError(`--from: ${from} is not below --to, ${to}; give a smaller --from or a larger --to`);
  if (source === ALL && [given.at, given.wrt, given.order].some((option) => option !== undefined))
    throw new CliError(`plot: --at, --wrt and --order are for a single function; leave them out with ${ALL}`);
  if (output !== undefined && !output.endsWith('.svg'))
    throw new CliError(
      `--output: a plot is written as SVG; name the file ${output.replace(/\.\w*$/, '')}.svg`,
    );
  const options: PlotOptions = { x: [from, to], order, samples };
  const picture =
    source === ALL ? activationPicture(options) : functionPicture(plottedOf(source, at, wrt), options);
  if (output !== undefined) {
    writeWhole(output, picture.svg());
    process.stderr.write(`Written to ${output}.\n`);
  } else if (json === true) print(picture.samples().map(jsonLine));
  else print(ansi(picture.rows(sizeOf(process.stdout)), colorDepth(process.stdout)));
}

/** What is drawn, in each of the forms it can be had in. */
interface Picture {
  svg(this: void): string;
  samples(this: void): object[];
  rows(this: void, size: Size): Row[];
}

function functionPicture(plotted: Plotted, options: PlotOptions): Picture {
  return {
    svg: () => plotSvg(plotted, options),
    samples: () => samplesOf(plotted, options).map(([x, y, dy, d2y]) => ({ x, y, dy, d2y })),
    rows: ({ columns, rows }) =>
      plotRows(
        plotted,
        options,
        Math.min(columns - 1, WIDEST),
        Math.min(Math.max(rows - 2, LEAST_ROWS), HIGHEST),
      ),
  };
}

function activationPicture(options: PlotOptions): Picture {
  return {
    svg: () => activationsSvg(options),
    samples: () =>
      activationSamples(options).map(({ activation, values: [x, y, dy] }) => ({ activation, x, y, dy })),
    rows: ({ columns }) => activationRows(options, columns - 1),
  };
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line.trimEnd()}\n`).join(''));
}
