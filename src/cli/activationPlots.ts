// Every activation beside its derivative, as one picture of many small charts: in the terminal or as SVG.

import { activations } from '../nn/activation';
import { table } from '../ops/facts';
import { lineChart } from '../plot/chart';
import { multiplesSvg } from '../plot/multiplesSvg';
import { fitRow, type Row } from '../plot/picture';
import { plottedOf, sampled, samplesOf, type PlotOptions } from './plot';

interface ActivationPlot {
  readonly name: string;
  /** What it is, in a few words. */
  readonly doc: string;
  /** The function, then its derivative. */
  readonly curves: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
}

/** The terminal's charts, at least. */
const CHART = { width: 38, height: 10 } as const;
const MOST_COLUMNS = 4;

/** Charts in as many columns as there is room for. */
export function activationRows(options: PlotOptions, width: number): Row[] {
  const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor(width / CHART.width)));
  const each = Math.floor(width / columns);
  const charts = plotsOf(options).map(({ name, doc, curves }): Row[] => {
    const series = curves.map((curve) => ({ name, ...curve }));
    const size = { width: each - 2, height: CHART.height };
    const [title, ...chart] = lineChart(series, { ...size, title: name, xRange: options.x, legend: false });
    return [title, [{ text: doc }], ...chart, []].map((row) => fitRow(row, each));
  });
  return Array.from({ length: Math.ceil(charts.length / columns) }, (_, i) =>
    charts.slice(i * columns, (i + 1) * columns),
  ).flatMap((line) => line[0].map((_, row) => line.flatMap((chart) => [...chart[row]])));
}

export function activationsSvg(options: PlotOptions): string {
  const [from, to] = options.x;
  const plots = plotsOf(options);
  return multiplesSvg(
    plots.map(({ name, doc, curves }) => ({ title: name, caption: doc, curves })),
    {
      title: 'Activations and their derivatives',
      description: `From ${from} to ${to}: ${plots.map(({ name }) => name).join(', ')}.`,
      legend: ['f(x)', 'f′(x)'],
      xRange: options.x,
    },
  );
}

/** The values of each at equal distances: its name, x, f(x) and f′(x). */
export function activationSamples(options: PlotOptions): { activation: string; values: number[] }[] {
  return NAMES.flatMap((activation) =>
    samplesOf(functionOf(activation), { ...options, order: 1 }).map((values) => ({ activation, values })),
  );
}

/** All but `linear`, which is none. */
const NAMES = Object.keys(activations).filter((name) => name !== 'linear');

function functionOf(name: string): ReturnType<typeof plottedOf> {
  return plottedOf(name, new Map(), undefined);
}

function plotsOf(options: PlotOptions): ActivationPlot[] {
  return NAMES.map((name) => ({
    name,
    doc: table[name as keyof typeof table].doc,
    curves: sampled(functionOf(name), { ...options, order: 1 }).curves,
  }));
}
