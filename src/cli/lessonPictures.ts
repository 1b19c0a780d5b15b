// The pictures of lessons as rows of a terminal.

import { barLengths } from '../lessons/bars';
import type { Texts } from '../lessons/languages';
import type { Bars, GraphPicture, Matrices, Matrix, Picture, Table } from '../lessons/lesson';
import { nodeTable } from '../lessons/nodeTable';
import { shown } from '../lessons/text';
import { lineChart } from '../plot/chart';
import { cycle, PALETTE } from '../plot/color';
import type { Row, Span } from '../plot/picture';
import { progressBar } from '../plot/progress';
import { fit, textWidth } from '../plot/text';

type Words = Texts['ui'];

/** @param height - the most rows that a picture should take */
export function pictureRows(picture: Picture, size: { width: number; height: number }, words: Words): Row[] {
  const { width } = size;
  switch (picture.kind) {
    case 'curves':
      return lineChart(picture.curves, { ...picture, width, height: Math.min(size.height, 15) });
    case 'bars':
      return barRows(picture, width);
    case 'table':
      return tableRows(picture);
    case 'matrices':
      return matrixRows(picture, width);
    case 'graph':
      return graphRows(picture, width, words);
  }
}

const INDENT = '  ';
const GAP = 3;

/** Rows of cells in columns as wide as their widest cell. */
export function tableRows(
  { head, rows }: Pick<Table, 'head' | 'rows'>,
  sides: readonly Side[] = ['left'],
): Row[] {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => textWidth(row[i]))));
  const line = (row: readonly string[]): string =>
    INDENT + row.map((cell, i) => fit(cell, widths[i], sides[i] ?? 'right')).join(' '.repeat(GAP));
  return [
    [{ text: line(head).trimEnd(), bold: true }],
    ...rows.map((row): Row => [{ text: line(row).trimEnd() }]),
  ];
}

type Side = 'left' | 'right';

const NUMBER = 9;

function barRows(bars: Bars, width: number): Row[] {
  const { title, series, groups } = bars;
  const lengths = barLengths(bars);
  const names = Math.max(...groups.map(({ name }) => textWidth(name)));
  const each = Math.floor((width - INDENT.length - names) / series.length) - 2;
  const bar = Math.max(2, each - NUMBER - 1);
  const cells = (text: (i: number) => string): Span[] =>
    series.flatMap((_, i) => [
      { text: INDENT },
      { text: fit(text(i), each), foreground: cycle(PALETTE, i + 1) },
    ]);
  return [
    [{ text: title, bold: true }],
    [{ text: INDENT + ' '.repeat(names) }, ...cells((i) => series[i])],
    ...groups.map(({ name, values }, group): Row => [
      { text: INDENT + fit(name, names) },
      ...cells((i) => `${progressBar(lengths[group][i], bar)} ${shown(values[i], 2)}`),
    ]),
  ];
}

/** Terms side by side, or one below the other where there is no room. */
function matrixRows({ terms }: Matrices, width: number): Row[] {
  const blocks = terms.map((term) => (typeof term === 'string' ? [term] : matrixLines(term)));
  const height = Math.max(...blocks.map((block) => block.length));
  const beside = Array.from({ length: height }, (_, row) => {
    const parts = blocks.map((block) => {
      const columns = Math.max(...block.map(textWidth));
      // A sign stands beside the first row of numbers.
      return fit(block.length === 1 ? (row === 1 ? block[0] : '') : (block[row] ?? ''), columns);
    });
    return (INDENT + parts.join('  ')).trimEnd();
  });
  const lines = beside.every((line) => textWidth(line) <= width) ? beside : blocks.flat();
  return lines.map((text) => [{ text }]);
}

/** Its name, then its rows in brackets; what is not known yet is a question mark. */
function matrixLines({ name, rows }: Matrix): string[] {
  const cells = rows.map((row) => row.map((x) => (Number.isNaN(x) ? '?' : shown(x))));
  const widths = cells[0].map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const lines = cells.map((row, i) => {
    const [left, right] = bracketsOf(i, rows.length);
    return `${left} ${row.map((cell, j) => cell.padStart(widths[j])).join('  ')} ${right}`;
  });
  const indent = ' '.repeat(Math.floor((lines[0].length - name.length) / 2));
  return [indent + name, ...lines];
}

function bracketsOf(row: number, rows: number): readonly [string, string] {
  if (rows === 1) return ['[', ']'];
  if (row === 0) return ['⎡', '⎤'];
  return row === rows - 1 ? ['⎣', '⎦'] : ['⎢', '⎥'];
}

const GRADIENT = /(∂ −?[\d.e−-]+)/;

/** The drawing, or a table of the nodes where there is no room for it. */
function graphRows(picture: GraphPicture, width: number, words: Words): Row[] {
  const { drawing } = picture;
  if (drawing.some((line) => INDENT.length + textWidth(line) > width)) {
    return tableRows(nodeTable(picture, words));
  }
  return drawing.map((line) =>
    `${INDENT}${line.trimEnd()}`
      .split(GRADIENT)
      .map((text, i) => (i % 2 === 1 ? { text, foreground: cycle(PALETTE, 1) } : { text })),
  );
}
