// What stands around a plot in SVG: title, legend, gridlines, and axes with their ticks.

import { element, HEIGHT, lineElement, svgDocument, textElement, WIDTH, type Markup } from './svg';
import { textWidth, truncate } from './text';
import { position, type Axis } from './ticks';

export interface SvgFrame {
  readonly title: string;
  /** What there is to see, in a sentence, for those who cannot. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly xLabel: string;
  readonly yLabel: string;
  /** A second y axis, on the right. */
  readonly right?: { readonly axis: Axis; readonly label: string };
  readonly legend: readonly SvgLegendEntry[];
}

export interface SvgLegendEntry {
  readonly name: string;
  /** How the series or class is drawn, in 40 × 20 units around a point. */
  readonly sample: (x: number, y: number) => Markup;
}

/** Where the plot proper is drawn, and where values stand in it. */
export interface SvgArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly xOf: (value: number) => number;
  readonly yOf: (value: number, along?: Axis) => number;
}

const LEFT = 92;
const RIGHT = 36;
const BOTTOM = 76;
const TITLE_SIZE = 24;
const TITLE_LENGTH = 66;
const LEGEND_LINE = 26;
const LEGEND_NAME = 24;
/** The width of a character in a legend, on the safe side. */
const CHARACTER = 8.5;
const SAMPLE = 40;

const MUTED = '#555555';
const AXIS = '#888888';
const GRID = '#e4e4e4';

/**
 * A framed plot. Layers from the ground up: what `ground` draws, the grid, what `draw` draws, the axes.
 *
 * @param draw - the plot proper
 * @param ground - what the grid lies upon; the grid is then white
 */
export function framedSvg(
  frame: SvgFrame,
  draw: (area: SvgArea) => Markup,
  ground?: (area: SvgArea) => Markup,
): Markup {
  const area = areaOf(frame);
  const parts = [
    textElement(LEFT, 46, truncate(frame.title, TITLE_LENGTH), {
      'font-size': TITLE_SIZE,
      'font-weight': 600,
    }),
    ...legend(frame.legend),
    ground?.(area) ?? '',
    grid(frame, area, ground !== undefined),
    draw(area),
    axes(frame, area),
  ];
  return svgDocument(frame.title, frame.description, parts.filter((part) => part !== '').join('\n'));
}

function areaOf({ x, y, right, legend }: SvgFrame): SvgArea {
  const top = 76 + LEGEND_LINE * Math.ceil(legend.length / entriesALine(legend));
  const width = WIDTH - LEFT - (right === undefined ? RIGHT : LEFT);
  const height = HEIGHT - BOTTOM - top;
  return {
    left: LEFT,
    top,
    width,
    height,
    xOf: (value) => LEFT + width * position(x, value),
    yOf: (value, along = y) => top + height * (1 - position(along, value)),
  };
}

/** Legend entries stand in columns as wide as the longest name needs. */
function columnWidth(entries: readonly SvgLegendEntry[]): number {
  const longest = Math.max(0, ...entries.map(({ name }) => textWidth(truncate(name, LEGEND_NAME))));
  return SAMPLE + 8 + longest * CHARACTER + 16;
}

function entriesALine(entries: readonly SvgLegendEntry[]): number {
  return Math.floor((WIDTH - LEFT - RIGHT) / columnWidth(entries));
}

function legend(entries: readonly SvgLegendEntry[]): Markup[] {
  const width = columnWidth(entries);
  const perLine = entriesALine(entries);
  return entries.map(({ name, sample }, i) => {
    const x = LEFT + width * (i % perLine);
    const y = 78 + LEGEND_LINE * Math.floor(i / perLine);
    return sample(x + SAMPLE / 2, y - 5) + textElement(x + SAMPLE + 8, y, truncate(name, LEGEND_NAME));
  });
}

/** Lines at the ticks; white and without emphasis on zero if they cross a picture. */
function grid({ x, y }: SvgFrame, area: SvgArea, onPicture: boolean): Markup {
  const { left, top, width, height, xOf, yOf } = area;
  const across = (value: number) => lineElement([left, yOf(value)], [left + width, yOf(value)]);
  const lines = [
    ...x.ticks.map(({ value }) => lineElement([xOf(value), top], [xOf(value), top + height])),
    ...y.ticks.map(({ value }) => across(value)),
  ].join('');
  if (onPicture) return element('g', { stroke: '#ffffff', 'stroke-opacity': 0.5 }, lines);
  const hasZero = y.ticks.some(({ value }) => value === 0);
  return element('g', { stroke: GRID }, lines) + (hasZero ? element('g', { stroke: AXIS }, across(0)) : '');
}

function axes({ x, y, xLabel, yLabel, right }: SvgFrame, area: SvgArea): Markup {
  const { left, top, width, height, xOf } = area;
  const bottom = top + height;
  const lines = [
    lineElement([left, bottom], [left + width, bottom]),
    ...x.ticks.map(({ value }) => lineElement([xOf(value), bottom], [xOf(value), bottom + 6])),
  ];
  const labels = x.ticks.map(({ value, label }) =>
    textElement(xOf(value), bottom + 24, label, { 'text-anchor': 'middle' }),
  );
  return [
    element('g', { stroke: AXIS }, lines.join('')),
    element('g', { fill: MUTED }, labels.join('')),
    textElement(left + width / 2, HEIGHT - 20, xLabel, { 'text-anchor': 'middle' }),
    yAxis(y, yLabel, area, -1),
    right === undefined ? '' : yAxis(right.axis, right.label, area, 1),
  ].join('');
}

/** @param side - −1 on the left, 1 on the right */
function yAxis(along: Axis, label: string, area: SvgArea, side: -1 | 1): Markup {
  const { left, top, width, height, yOf } = area;
  const x = side < 0 ? left : left + width;
  const anchor = side < 0 ? 'end' : 'start';
  const heights = along.ticks.map(({ value }) => yOf(value, along));
  const lines = heights.map((y) => lineElement([x, y], [x + 6 * side, y]));
  const labels = along.ticks.map((tick, i) => textElement(x + 12 * side, heights[i] + 5, tick.label));
  const [labelX, labelY] = [x + 68 * side, top + height / 2];
  return [
    element('g', { stroke: AXIS }, lineElement([x, top], [x, top + height]) + lines.join('')),
    element('g', { fill: MUTED, 'text-anchor': anchor }, labels.join('')),
    textElement(labelX, labelY, label, {
      'text-anchor': 'middle',
      transform: `rotate(${90 * side} ${labelX} ${labelY})`,
    }),
  ].join('');
}
