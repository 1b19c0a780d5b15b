// A function and its derivatives as curves: sampled by the engine, drawn in the terminal or as SVG.

import { taylor } from '../calculus/taylor';
import { namesIn } from '../expression/names';
import { parse } from '../expression/parse';
import { ops } from '../ops/table';
import { lineChart } from '../plot/chart';
import { curveSvg } from '../plot/curveSvg';
import type { Row } from '../plot/picture';
import { sampleCurves, spaced, type Sampled } from '../plot/sample';
import type { Range } from '../plot/ticks';
import type { Value } from '../engine/value';
import { didYouMean } from './choices';
import { CliError } from './errors';
import { pointFor } from './point';
import { nameAmong } from './wrt';

/** A function of one number, and what it is called. */
export interface Plotted {
  readonly title: string;
  /** The name along the x axis. */
  readonly along: string;
  readonly f: (x: Value) => Value;
}

export interface PlotOptions {
  readonly x: Range;
  /** How many derivatives are drawn: 0, 1 or 2. */
  readonly order: number;
  readonly samples: number;
}

/**
 * The function of an expression, or of an op of one operand by its name.
 *
 * @param at - values of all names but one
 * @param wrt - the name along the x axis, if it is not the only one without a value
 * @throws CliError if it is not clear which name that is, another has no value, or a word is a mistyped op
 */
export function plottedOf(source: string, at: ReadonlyMap<string, number>, wrt: string | undefined): Plotted {
  const known = Object.hasOwn(ops, source) ? ops[source as 'tanh'] : undefined;
  const expression = known?.arity === 1 ? `${source}(x)` : source;
  if (expression === source && /^[a-z]\w{2,}$/i.test(source) && !at.has(source)) {
    const meant = known === undefined ? didYouMean(source, WORDS) : ' of one operand; write it as a formula';
    if (meant !== '') throw new CliError(`plot: "${source}" is no op${meant}`);
  }
  const { needed } = namesIn(expression);
  if (needed.length === 0)
    throw new CliError(`plot: "${source}" has no names, so there is nothing to draw it over`);
  const free = needed.filter((name) => !at.has(name));
  const along = nameAmong(wrt === undefined && free.length > 0 ? free : needed, wrt);
  const others = Object.fromEntries(pointFor(expression, new Map([...at, [along, 0]])));
  return { title: expression, along, f: (x) => parse(expression, { ...others, [along]: x }).output };
}

/** What can be drawn by a word alone. */
const WORDS = ['activations', ...Object.keys(ops).filter((name) => ops[name as 'tanh'].arity === 1)];

/** f(x), f′(x), f″(x), as far as asked for; a derivative has no value where f has none. */
export function valuesOf({ f }: Plotted, order: number): (x: number) => number[] {
  const factorials = [1, 1, 2];
  return (x) => {
    const coefficients = taylor(f, x, order);
    return coefficients.map((coefficient, k) =>
      Number.isNaN(coefficients[0]) ? NaN : coefficient * factorials[k],
    );
  };
}

/** The values at equal distances: x, f(x), f′(x), … */
export function samplesOf(plotted: Plotted, { x, order, samples }: PlotOptions): number[][] {
  return spaced(x, samples).map((at) => [at, ...valuesOf(plotted, order)(at)]);
}

/**
 * The curves to draw.
 *
 * @throws CliError if there is none: the function has no finite value anywhere
 */
export function sampled(plotted: Plotted, { x, order, samples }: PlotOptions): Sampled {
  const curves = sampleCurves(valuesOf(plotted, order), { x, samples });
  if (curves.y !== undefined) return curves;
  const [from, to] = x;
  throw new CliError(
    `plot: ${plotted.title} is not defined anywhere from ${from} to ${to}; choose another --from and --to`,
  );
}

/** A chart of exactly that size. */
export function plotRows(plotted: Plotted, options: PlotOptions, width: number, height: number): Row[] {
  const { curves, y, clipped } = sampled(plotted, options);
  const title = clipped ? `${plotted.title} (cut off above and below)` : plotted.title;
  return lineChart(
    curves.map((curve, k) => ({ name: nameOf(plotted, k), ...curve })),
    {
      ...{ width, height, title, xLabel: plotted.along, xRange: options.x, legend: true },
      ...(y && { yRange: y }),
    },
  );
}

export function plotSvg(plotted: Plotted, options: PlotOptions): string {
  const { curves, y } = sampled(plotted, options);
  return curveSvg(
    curves.map((curve, k) => ({ name: nameOf(plotted, k), ...curve })),
    {
      ...{ title: plotted.title, xLabel: plotted.along },
      ...(y && { yRange: y }),
    },
  );
}

/** A short function by itself, its derivatives by primes. */
function nameOf({ title, along }: Plotted, order: number): string {
  if (order > 0) return `f${'′'.repeat(order)}(${along})`;
  return title.length <= 20 ? title : `f(${along})`;
}
