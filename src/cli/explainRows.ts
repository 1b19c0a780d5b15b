// An explanation as a table: a row a path, with a bar for its share of the gradient, and what the names mean.

import { short } from '../engine/show';
import { PALETTE, type Color } from '../plot/color';
import { fitRow, rowWidth, type Row, type Span } from '../plot/picture';
import { progressBar } from '../plot/progress';
import { fit, textWidth, truncate } from '../plot/text';
import type { Explanation } from '../trace/explain';
import { forwardFormula, gradient } from '../trace/formulas';
import type { Graph } from '../trace/graph';
import { factorsOf, nodesOf, type Path } from '../trace/largestPaths';

/** An explanation by places in the graph's table. */
export interface Explained extends Omit<Explanation, 'paths'> {
  readonly graph: Graph;
  readonly leaf: number;
  readonly paths: readonly Path[];
}

const [BLUE, , , , , VERMILION] = PALETTE;
const DIM: Color = [128, 128, 128];

const BAR = 12;
/** Between columns. */
const GAP = '   ';
/** A terminal narrower than this needs the room of the bars for the paths. */
const NARROW = 48;
/** Nodes that are explained below the table. */
const MOST_NODES = 20;

/** @param width - of the terminal, in columns */
export function explanationRows(explained: Explained, width: number): Row[] {
  const { graph, leaf, paths, count, remainder, total } = explained;
  const name = gradient(graph, leaf);
  const rest = count - BigInt(paths.length);
  const entries = [
    ...paths.map(({ product }) => product),
    ...(rest > 0n ? [remainder] : []), // prettier-ignore
  ];
  const sums = [...entries, total].map((x) => short(x));
  const numbers = Math.max('product'.length, ...sums.map(textWidth));
  const bars = width < NARROW ? entries.map(() => []) : barsOf(entries);
  const left = rowWidth(bars[0]);
  const cells = texts(paths, graph, width - left - numbers - 2 * GAP.length);

  const before = (i: number): Row => [...bars[i], { text: fit(sums[i], numbers, 'right') }, { text: GAP }];
  const rows: Row[] = [
    [{ text: `${name} = ${short(total)}, ${extent(count)}`, bold: true }],
    [],
    header(left, numbers, cells.width),
    ...paths.map((_, i): Row => [...before(i), { text: cells.factors[i] }, { text: GAP + cells.routes[i] }]),
    ...(rest > 0n ? [[...before(paths.length), { text: `… ${amount(rest)} more path${plural(rest)}` }]] : []),
    [{ text: ' '.repeat(left) + '─'.repeat(numbers), foreground: DIM }],
    [
      { text: ' '.repeat(left) + fit(short(total), numbers, 'right'), bold: true },
      { text: `${GAP}= ${name}` },
    ],
    [],
    ...meanings(paths, graph),
  ];
  return rows.map((row) => (rowWidth(row) <= width ? row : fitRow(row, width)));
}

function extent(count: bigint): string {
  return count === 1n ? 'by one path' : `the sum over ${amount(count)} paths`;
}

function plural(count: bigint): string {
  return count === 1n ? '' : 's';
}

/** With all digits, in groups; from a million millions on, as 1.84e19. */
function amount(count: bigint): string {
  const digits = String(count);
  return digits.length <= 12
    ? digits.replace(/\B(?=(\d{3})+$)/g, ',')
    : `${digits[0]}.${digits.slice(1, 3)}e${digits.length - 1}`;
}

/** Sign and size of each entry, the largest a full bar: by colour, and by the sign for those who see none. */
function barsOf(entries: readonly number[]): Row[] {
  const sizes = entries.map(Math.abs);
  const largest = sizes.reduce((a, b) => (b > a ? b : a), 0); // passes over NaN
  return entries.map((x, i): Row => {
    const share = largest === Infinity ? Number(sizes[i] === Infinity) : sizes[i] / largest;
    const sign = x > 0 ? '+' : x < 0 ? '-' : ' ';
    const foreground = x < 0 ? VERMILION : BLUE;
    return [{ text: `${sign} `, foreground }, { text: progressBar(share, BAR), foreground }, { text: '  ' }];
  });
}

function header(left: number, numbers: number, factors: number): Row {
  const share = left > 0 ? fit('  share', left) : '';
  const text = share + fit('product', numbers, 'right') + GAP + fit('factors', factors) + GAP + 'path';
  return [{ text, foreground: DIM }];
}

/** The columns of factors and of paths, in the room that there is for both. */
function texts(
  paths: readonly Path[],
  { names }: Graph,
  room: number,
): { factors: string[]; routes: string[]; width: number } {
  const factors = paths.map((path) => {
    const numbers = factorsOf(path).map((x) => short(x));
    return numbers.length === 0 ? ['1'] : numbers;
  });
  const routes = paths.map((path) => nodesOf(path).map((id) => names[id]));
  const widest = (columns: readonly string[]): number => Math.max(...columns.map(textWidth));
  const routesWidth = widest(routes.map((parts) => elided(parts, ' → ', room)));
  const factorsRoom = Math.max(Math.floor(room / 2), room - routesWidth);
  const shown = factors.map((parts) => elided(parts, ' × ', factorsRoom));
  const width = Math.max('factors'.length, widest(shown));
  return {
    factors: shown.map((text) => fit(text, width)),
    routes: routes.map((parts) => elided(parts, ' → ', room - width)),
    width,
  };
}

/** The parts in a row; if they are too many for the width, … stands for those in the middle. */
export function elided(parts: readonly string[], between: string, width: number): string {
  if (parts.length <= width) {
    const whole = parts.join(between);
    if (textWidth(whole) <= width) return whole;
  }
  for (let kept = Math.min(parts.length - 1, Math.max(0, width)); kept > 1; kept--) {
    const start = parts.slice(0, Math.ceil(kept / 2));
    const end = parts.slice(parts.length - Math.floor(kept / 2));
    const text = [...start, '…', ...end].join(between);
    if (textWidth(text) <= width) return text;
  }
  return truncate(parts.join(between), width);
}

/** What the nodes of the table are: n3 = w × x = 0.5 × 2 = 1. */
function meanings(paths: readonly Path[], graph: Graph): Row[] {
  const ids = [...new Set(paths.flatMap(nodesOf))].sort((a, b) => a - b);
  const values = graph.nodes.map(({ data }) => data);
  const rows = ids.slice(0, MOST_NODES).map((id): Span[] => [{ text: forwardFormula(graph, id, values) }]);
  const more = ids.length - rows.length;
  return more === 0 ? rows : [...rows, [{ text: `… ${more} more node${plural(BigInt(more))}` }]];
}
