// Small multiples as SVG: many small plots over one x axis, each with a title and a y axis of its own, under one legend.

import { stretches, type Series } from './series';
import {
  element,
  escapeXml,
  lineElement,
  svgDocument,
  textElement,
  WIDTH,
  type Attributes,
  type Markup,
} from './svg';
import { curvePath, curveSample, curveStyle } from './svgCurve';
import { truncate } from './text';
import { axis, position, rangeOf, type Axis, type Range } from './ticks';

export interface Panel {
  readonly title: string;
  /** What it shows, in a few words: below the title, and read out by screen readers. */
  readonly caption: string;
  /** As many as the legend has names, in its order. */
  readonly curves: readonly Omit<Series, 'name'>[];
}

export interface MultiplesSvgOptions {
  readonly title: string;
  /** What there is to see, in a sentence, for those who cannot. */
  readonly description: string;
  /** Names of the curves, the same in every panel. */
  readonly legend: readonly string[];
  /** What the x axes show. */
  readonly xRange: Range;
}

const COLUMNS = 4;
const MARGIN = 32;
const HEAD = 104;
/** From one panel to the next, and the plot in it: what is around it has room for texts and ticks. */
const PANEL = { width: (WIDTH - 2 * MARGIN) / COLUMNS, height: 196 };
const PLOT = { left: 30, top: 40, width: PANEL.width - 44, height: 114 };
const CAPTION_LENGTH = 32;
const LEGEND_ENTRY = 120;

const MUTED = '#555555';
const AXIS = '#888888';
const GRID = '#e4e4e4';

/** A picture of 960 units width, four panels in a line. */
export function multiplesSvg(panels: readonly Panel[], options: MultiplesSvgOptions): Markup {
  const { title, description, legend, xRange } = options;
  const size = { width: WIDTH, height: HEAD + PANEL.height * Math.ceil(panels.length / COLUMNS) };
  const x = axis(xRange, { ticks: 3 });
  const parts = [
    textElement(MARGIN, 46, title, { 'font-size': 24, 'font-weight': 600 }),
    ...legend.map((name, i) => legendEntry(name, i)),
    ...panels.map((panel, i) => {
      const left = MARGIN + PANEL.width * (i % COLUMNS);
      const top = HEAD + PANEL.height * Math.floor(i / COLUMNS);
      return element('g', { transform: `translate(${left} ${top})` }, panelMarkup(panel, x));
    }),
  ];
  return svgDocument(title, description, parts.join('\n'), size);
}

function legendEntry(name: string, index: number): Markup {
  const x = MARGIN + LEGEND_ENTRY * index;
  return curveSample(x + 20, 73, styleOf(index)) + textElement(x + 48, 78, name);
}

/** In units from the panel's corner. */
function panelMarkup({ title, caption, curves }: Panel, x: Axis): Markup {
  const lines = curves.map((curve) => stretches({ name: title, ...curve }, 'linear'));
  const y = axis(rangeOf(lines.flat(2).map((point) => point.y)) ?? [0, 1], { ticks: 3, loose: true });
  const xOf = (value: number): number => PLOT.left + PLOT.width * position(x, value);
  const yOf = (value: number): number => PLOT.top + PLOT.height * (1 - position(y, value));
  const area = { xOf, yOf, yRange: y.range };
  return [
    element('title', {}, escapeXml(`${title}: ${caption}`)),
    textElement(PLOT.left, 14, title, { 'font-weight': 600 }),
    textElement(PLOT.left, 31, truncate(caption, CAPTION_LENGTH), { 'font-size': 11, fill: MUTED }),
    axes(x, y, xOf, yOf),
    ...lines.flatMap((curve, i) => curve.map((stretch) => curvePath(stretch, area, styleOf(i)))),
  ].join('\n');
}

function axes(x: Axis, y: Axis, xOf: (value: number) => number, yOf: (value: number) => number): Markup {
  const { left, top, width, height } = PLOT;
  const upright = (value: number): Markup => lineElement([xOf(value), top], [xOf(value), top + height]);
  const across = (value: number): Markup => lineElement([left, yOf(value)], [left + width, yOf(value)]);
  const isZero = ({ value }: { value: number }): boolean => value === 0;
  const grid = [...x.ticks.map(({ value }) => upright(value)), ...y.ticks.map(({ value }) => across(value))];
  const zeros = [
    ...x.ticks.filter(isZero).map(() => upright(0)),
    ...y.ticks.filter(isZero).map(() => across(0)),
  ];
  const xLabels = x.ticks.map(({ value, label }) =>
    textElement(xOf(value), top + height + 15, label, { 'text-anchor': 'middle' }),
  );
  const yLabels = y.ticks.map(({ value, label }) =>
    textElement(left - 5, yOf(value) + 4, label, { 'text-anchor': 'end' }),
  );
  return [
    element('g', { stroke: GRID }, grid.join('')),
    element('g', { stroke: AXIS }, zeros.join('')),
    element('g', { fill: MUTED, 'font-size': 11 }, [...xLabels, ...yLabels].join('')),
  ].join('');
}

/** As everywhere, but finer. */
function styleOf(index: number): Attributes {
  return { ...curveStyle(index), 'stroke-width': 2 };
}
