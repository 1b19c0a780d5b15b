// The decision boundary in a terminal: every character is two pixels of the plane, one above the other,
// tinted by predicted class; the data lie on top. With few colours, characters tell the classes apart.

import { BLACK, cycle, mix, PALETTE, type Color } from './color';
import { framed, type Area, type LegendEntry } from './frame';
import type { Depth, Row, Span } from './picture';
import { hasPlace, planeOf, regionsOf, shade, type BoundaryData, type Regions } from './regions';
import { axis, cellOf } from './ticks';

export interface BoundaryOptions {
  /** Of the whole picture, in characters. */
  readonly width: number;
  readonly height: number;
  /** What the terminal can show. Tints need 8 or more; below that, a region is filled with a character. */
  readonly depth: Depth;
}

/** A data point of each class. */
const MARKS = ['●', '○', '▲', '△', '■', '□', '◆', '◇', '★', '☆'];
/** The region of each class, where there are no tints. */
const FILLINGS = [' ', '░', '·', '-', ':', '▒', '~', '+', '=', '/'];
/** The share of black in a mark's colour, so that it stands out from the tint of its own class. */
const INK = 0.5;

/**
 * The decision boundary as a picture of exactly `height` rows of exactly `width` columns: regions by class
 * and confidence, data points as marks, axes, and a legend of the classes.
 *
 * @throws RangeError if points and labels differ in length, or predictions are missing
 */
export function boundaryPicture(data: BoundaryData, options: BoundaryOptions): Row[] {
  const { width, height, depth } = options;
  const plane = planeOf(data);
  const tinted = depth >= 8;
  const frame = {
    width,
    height,
    title: data.title,
    xLabel: data.features && `x: ${data.features[0]}, y: ${data.features[1]}`,
    legend: data.classes.map((name, label) => legendEntry(name, label, tinted)),
    xAxis: (ticks: number) => axis(plane.x, { ticks }),
    yAxis: (ticks: number) => axis(plane.y, { ticks }),
  };
  return framed(frame, (area) => {
    const rows = tinted ? 2 * area.height : area.height;
    const regions = regionsOf(data, plane, area.width, rows);
    const spans = tinted ? tints(regions) : fillings(regions);
    mark(spans, data, area);
    return spans;
  });
}

function legendEntry(name: string, label: number, tinted: boolean): LegendEntry {
  const around = tinted ? ' ' : cycle(FILLINGS, label);
  const text = around + cycle(MARKS, label) + around;
  if (!tinted) return { mark: { text, foreground: cycle(PALETTE, label) }, name };
  return { mark: { text, foreground: ink(label), background: shade({ label, confidence: 1 }) }, name };
}

/** Two pixels a character: the upper one is the block's colour, the lower one the background. */
function tints({ columns, rows, predictions }: Regions): Span[][] {
  return Array.from({ length: rows / 2 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const upper = 2 * row * columns + column;
      return {
        text: '▀',
        foreground: shade(predictions[upper]),
        background: shade(predictions[upper + columns]),
      };
    }),
  );
}

function fillings({ columns, rows, predictions }: Regions): Span[][] {
  return Array.from({ length: rows }, (_, row) =>
    predictions
      .slice(row * columns, (row + 1) * columns)
      .map(({ label }) => ({ text: label >= 0 ? cycle(FILLINGS, label) : '?' })),
  );
}

/** Puts the data over the regions; where several points share a character, the last one shows. */
function mark(spans: Span[][], { points, labels }: BoundaryData, { width, height, x, y }: Area): void {
  points.forEach((point, i) => {
    if (!hasPlace(point)) return;
    const column = cellOf(x, point[0], width);
    const row = spans[height - 1 - cellOf(y, point[1], height)];
    const { background } = row[column];
    const foreground = background === undefined ? cycle(PALETTE, labels[i]) : ink(labels[i]);
    row[column] = { text: cycle(MARKS, labels[i]), foreground, background };
  });
}

function ink(label: number): Color {
  return mix(cycle(PALETTE, label), BLACK, INK);
}
