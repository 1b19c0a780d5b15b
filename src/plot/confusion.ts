// Which classes a classifier takes for which, as a table.

import { BLACK, cycle, mix, PALETTE, WHITE, type Color } from './color';
import type { Row, Span } from './picture';
import { fit, textWidth, truncate } from './text';

/** Columns a class name may take at the head of a row, and of a column. */
const ROW_NAME = 16;
const COLUMN_NAME = 10;
/** Columns of a recall, 100.0% at the most, and the space before it. */
const RECALL = 8;
const RIGHT: Color = mix(WHITE, cycle(PALETTE, 0), 0.45);
const WRONG: Color = mix(WHITE, cycle(PALETTE, 1), 0.6);

/**
 * The confusion matrix: a row for each true class, a column for each predicted one; at the end of each row how
 * many there are and how many of them were found (recall), below each column how often the class was predicted.
 * What was predicted rightly stands in brackets, zeros are dots.
 *
 * @param truth - the true class of each sample, 0 ≤ class < classes.length
 * @param predicted - the predicted class of each
 * @param classes - the names of all classes
 * @throws RangeError if truth and predicted differ in length, or hold a number that is no class
 */
export function confusionTable(
  truth: readonly number[],
  predicted: readonly number[],
  classes: readonly string[],
): Row[] {
  const counts = countsOf(truth, predicted, classes.length);
  const actual = counts.map(sum);
  const guessed = classes.map((_, j) => sum(counts.map((row) => row[j])));
  const right = sum(counts.map((row, i) => row[i]));
  const total = String(truth.length);
  const names = classes.map((name) => truncate(name, ROW_NAME));
  const heads = classes.map((name) => truncate(name, COLUMN_NAME));

  const nameWidth = widest(['truth', 'total', ...names]);
  const width = widest([total, ...heads]) + 2;
  const totalWidth = widest([total, 'total']) + 2;
  const number = (text: string): Span => ({ text: `${fit(text, width - 1, 'right')} ` });
  const line = (name: string, cells: Row, count: string, recall: string): Row => [
    { text: fit(name, nameWidth + 1) },
    ...cells,
    { text: fit(count, totalWidth, 'right') + fit(recall, RECALL, 'right') },
  ];
  const rowOf = (row: number[], i: number) => {
    const cells = row.map((count, j) => cell(count, actual[i], i === j, width));
    return line(names[i], cells, String(actual[i]), percent(row[i], actual[i]));
  };
  return [
    [{ text: ' '.repeat(nameWidth + 2) }, { text: 'predicted' }],
    bold(line('truth', heads.map(number), 'total', 'recall')),
    ...counts.map(rowOf),
    line('total', guessed.map(String).map(number), total, ''),
    bold([{ text: `accuracy ${percent(right, truth.length)} (${right} of ${total})` }]),
  ];
}

/** counts[i][j]: how many samples of class i were taken for class j. */
function countsOf(truth: readonly number[], predicted: readonly number[], classes: number): number[][] {
  if (truth.length !== predicted.length) {
    throw new RangeError(
      `confusionTable: expected ${truth.length} predictions, one a sample, got ${predicted.length}.`,
    );
  }
  const counts = Array.from({ length: classes }, () => Array<number>(classes).fill(0));
  truth.forEach((actual, i) => {
    for (const label of [actual, predicted[i]]) {
      if (Number.isInteger(label) && label >= 0 && label < classes) continue;
      throw new RangeError(
        `confusionTable: expected classes from 0 to ${classes - 1}, got ${label} for sample ${i}.`,
      );
    }
    counts[actual][predicted[i]]++;
  });
  return counts;
}

function bold(row: Row): Row {
  return row.map((span) => ({ ...span, bold: true }));
}

function cell(count: number, total: number, diagonal: boolean, width: number): Span {
  if (diagonal) {
    return { text: fit(`[${count}]`, width, 'right'), ...tint(RIGHT, count, total), bold: true };
  }
  const text = `${fit(count === 0 ? '·' : String(count), width - 1, 'right')} `;
  return { text, ...tint(WRONG, count, total) };
}

/** The stronger, the larger the share. */
function tint(color: Color, count: number, total: number): Partial<Span> {
  return count === 0 ? {} : { foreground: BLACK, background: mix(WHITE, color, 0.2 + (0.8 * count) / total) };
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(textWidth));
}

function sum(xs: readonly number[]): number {
  return xs.reduce((total, x) => total + x, 0);
}
