// The decision boundary as SVG.

import { BLACK, cycle, hex, mix, PALETTE } from './color';
import { hasPlace, planeOf, regionsOf, shade, type BoundaryData, type Regions } from './regions';
import { decimal, element, type Attributes, type Markup } from './svg';
import { framedSvg, type SvgArea } from './svgFrame';
import { axis } from './ticks';

/** Pixels of the regions. Written as runs, even a checkerboard of them is less than 200 kB. */
const COLUMNS = 132;
const ROWS = 72;
/** Steps of confidence that are drawn apart; each run of one step is one stroke. */
const STEPS = 12;
/** More points than this would hide each other, and make the file large. */
const MOST_POINTS = 800;
/** The share of black in a mark's colour, so that it stands out from the tint of its own class. */
const INK = 0.25;

/** A data point of each class: outlines around the current point, about 11 units across. */
const MARKS = [
  'm-5.2 0a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0-10.4 0z', // disc
  'm-4.7-4.7h9.4v9.4h-9.4z', // square
  'm0-6.4l5.8 10h-11.6z', // triangle
  'm0-6.6l5.6 6.6l-5.6 6.6l-5.6-6.6z', // diamond
  'm0 6.4l5.8-10h-11.6z', // triangle, pointing down
  'm-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z', // plus
  'm0-2.8l3-3l2.8 2.8l-3 3l3 3l-2.8 2.8l-3-3l-3 3l-2.8-2.8l3-3l-3-3l2.8-2.8z', // cross
  'm0-6.2l5.9 4.3l-2.3 6.9h-7.2l-2.3-6.9z', // pentagon
  'm-3-5.2h6l3 5.2l-3 5.2h-6l-3-5.2z', // hexagon
  'm0-7.2l1.7 5h5.2l-4.2 3.1l1.6 5l-4.3-3.1l-4.3 3.1l1.6-5l-4.2-3.1h5.2z', // star
];

/**
 * The decision boundary as an SVG picture of 960 × 600 units: regions tinted by class and confidence, data
 * points in shapes that differ by class, a legend. Of more than 800 points, every second, third, … of each
 * class is drawn.
 *
 * @throws RangeError if points and labels differ in length, or predictions are missing
 */
export function boundarySvg(data: BoundaryData): Markup {
  const { classes, points, title = 'Decision boundary', features = ['x₁', 'x₂'] } = data;
  const plane = planeOf(data);
  const regions = regionsOf(data, plane, COLUMNS, ROWS);
  const frame = {
    title,
    description: `The regions of ${classes.join(', ')}, and ${points.length} data points.`,
    x: axis(plane.x, { ticks: 9 }),
    y: axis(plane.y, { ticks: 7 }),
    xLabel: features[0],
    yLabel: features[1],
    legend: classes.map((name, label) => ({ name, sample: (x: number, y: number) => sample(label, x, y) })),
  };
  return framedSvg(
    frame,
    (area) => marks(data, area),
    (area) => tints(regions, area),
  );
}

function sample(label: number, x: number, y: number): Markup {
  const fill = hex(shade({ label, confidence: 1 }));
  const ground = element('rect', { x: x - 20, y: y - 10, width: 40, height: 20, rx: 3, fill });
  return ground + element('g', markStyle(label), mark(label, x, y));
}

/** The grid of pixels: a path for each tint, made of runs of pixels in a row. */
function tints({ columns, rows, predictions }: Regions, { left, top, width, height }: SvgArea): Markup {
  const runs = new Map<string, string>();
  const tint = predictions.map(({ label, confidence }) =>
    hex(shade({ label, confidence: Math.round(confidence * STEPS) / STEPS })),
  );
  let start = 0;
  while (start < tint.length) {
    const [x, y] = [start % columns, Math.floor(start / columns)];
    let end = start;
    while (end < columns * (y + 1) && tint[end] === tint[start]) end++;
    runs.set(tint[start], `${runs.get(tint[start]) ?? ''}M${x} ${y}h${end - start}v1H${x}`);
    start = end;
  }
  const scale = `scale(${decimal(width / columns)} ${decimal(height / rows)})`;
  return element(
    'g',
    { transform: `translate(${left} ${top}) ${scale}`, 'shape-rendering': 'crispEdges' },
    Array.from(runs, ([fill, d]) => element('path', { fill, d })).join('\n'),
  );
}

function marks({ points, labels, classes }: BoundaryData, { xOf, yOf }: SvgArea): Markup {
  const stride = Math.ceil(points.length / MOST_POINTS);
  return classes
    .map((_, label) => {
      const own = points.filter((point, i) => labels[i] === label && hasPlace(point));
      const chosen = own.filter((_, i) => i % stride === 0);
      return element('g', markStyle(label), chosen.map(([x, y]) => mark(label, xOf(x), yOf(y))).join(''));
    })
    .join('\n');
}

function markStyle(label: number): Attributes {
  return { fill: hex(mix(cycle(PALETTE, label), BLACK, INK)), stroke: '#ffffff', 'stroke-width': 1.2 };
}

function mark(label: number, x: number, y: number): Markup {
  return element('path', { d: `M${decimal(x)} ${decimal(y)}${cycle(MARKS, label)}` });
}
