// Panes on a screen: the part of a list around one of its rows, two panes beside each other, a line between.

import { fitRow, type Row } from '../../plot/picture';
import { truncate } from '../../plot/text';
import { DIM } from './style';

/** So many of the rows, among them the focus, which stands in the middle where it can. */
export function window(rows: readonly Row[], focus: number, height: number): readonly Row[] {
  const start = Math.max(0, Math.min(rows.length - height, focus - Math.floor(height / 2)));
  return rows.slice(start, start + height);
}

/** Exactly so many rows: cut, or filled up with empty ones. */
export function sized(rows: readonly Row[], height: number): Row[] {
  return Array.from({ length: height }, (_, i) => rows[i] ?? []);
}

/** Two panes with a line between them. */
export function beside(left: readonly Row[], right: readonly Row[], width: number, height: number): Row[] {
  return Array.from({ length: height }, (_, i) => [
    ...fitRow(left[i] ?? [], width),
    { text: ' │ ', foreground: DIM },
    ...(right[i] ?? []),
  ]);
}

/** `── graph ─────────`. */
export function rule(title: string, width: number): Row {
  const text = title === '' ? '' : `── ${truncate(title, width - 6)} `;
  return [{ text: text.padEnd(width, '─'), foreground: DIM }];
}
