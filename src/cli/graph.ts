// The graph of an expression, values and gradients in place, in one of several formats.

import { extname } from 'node:path';
import type { Value } from '../engine/value';
import { parse } from '../expression/parse';
import { toDot } from '../formats/dot';
import type { FoldOptions } from '../formats/folded';
import { toJSON } from '../formats/json';
import { toLatex } from '../formats/latex';
import { toMermaid } from '../formats/mermaid';
import { toSvg, type SvgOptions } from '../formats/svg';
import { TooLargeError } from '../formats/tooLarge';
import { toTypeScript } from '../formats/typescript';
import { CliError, EXIT } from './errors';
import { writeWhole } from './files';
import { pointFor } from './point';

export const FORMATS = ['dot', 'mermaid', 'svg', 'json', 'ts', 'latex'] as const;

export type Format = (typeof FORMATS)[number];

export interface GraphOptions extends FoldOptions {
  at?: ReadonlyMap<string, number>;
  format?: Format;
  output?: string;
}

/**
 * Writes the graph of an expression to a file or to standard output.
 *
 * @throws CliError
 */
export function graph(expression: string, options: GraphOptions): void {
  const { output, format = formatOf(output) } = options;
  const text = graphText(expression, format, options);
  if (output === undefined) process.stdout.write(text);
  else {
    writeWhole(output, text);
    process.stderr.write(`${output} written\n`);
  }
  if (format === 'mermaid') noteEdges(text);
}

/** Mermaid draws no more by default, and pages such as GitHub's keep to that. */
const MOST_EDGES = 500;

function noteEdges(flowchart: string): void {
  const edges = flowchart.split(' -->').length - 1;
  if (edges <= MOST_EDGES) return;
  process.stderr.write(
    `stepgrad: the flowchart has ${edges} edges; GitHub, and Mermaid unless its maxEdges says otherwise, ` +
      `draw no more than ${MOST_EDGES}; --format dot has no limit\n`,
  );
}

/** The graph of an expression at a point, as text that ends with a line end. */
export function graphText(
  expression: string,
  format: Format,
  { at = new Map(), fold }: Pick<GraphOptions, 'at' | 'fold'> = {},
): string {
  if (fold !== undefined && !PICTURES.has(format)) {
    throw new CliError(
      `--fold: ${format} holds every node; fold dot, mermaid or svg, or leave the option out`,
    );
  }
  const { output } = parse(expression, Object.fromEntries(pointFor(expression, at)));
  output.backward();
  return WRITERS[format](output, expression, fold === undefined ? {} : { fold });
}

const PICTURES: ReadonlySet<Format> = new Set(['dot', 'mermaid', 'svg']);

const WRITERS: Record<Format, (output: Value, expression: string, options: FoldOptions) => string> = {
  dot: (output, _, options) => toDot(output, options),
  mermaid: (output, _, options) => toMermaid(output, options),
  svg: (output, expression, options) => svgOf(output, { ...options, title: expression }),
  json: (output) => `${JSON.stringify(toJSON(output), null, 2)}\n`,
  ts: (output) => toTypeScript(output),
  latex: (output) => `${toLatex(output)}\n`,
};

function svgOf(output: Value, options: SvgOptions): string {
  try {
    return toSvg(output, options);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    const remedy = 'write it as DOT (--format dot), which Graphviz draws without a limit';
    throw new CliError(`graph: as a picture it has ${error.size}; ${remedy}`, EXIT.usage, { cause: error });
  }
}

/** @throws CliError if the file's extension does not say */
export function formatOf(file: string | undefined): Format {
  if (file === undefined) return 'dot';
  const extension = extname(file);
  if (Object.hasOwn(EXTENSIONS, extension)) return EXTENSIONS[extension];
  const given = extension === '' ? `"${file}" has no extension` : `"${extension}" is no format`;
  throw new CliError(
    `--output: ${given}; name the file .svg, .dot, .mmd, .json, .ts or .tex, or add --format`,
  );
}

const EXTENSIONS: Readonly<Record<string, Format>> = {
  '.dot': 'dot',
  '.gv': 'dot',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.svg': 'svg',
  '.json': 'json',
  '.ts': 'ts',
  '.tex': 'latex',
};
