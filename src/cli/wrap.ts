// Text broken into rows of a terminal. Between words, and anywhere in Chinese, but no row begins with the
// mark that closes something, nor ends with the one that opens it.

import type { Row, Span } from '../plot/picture';
import { textWidth } from '../plot/text';

/** What is not broken: a word, or a Chinese character with the marks that belong to it. */
interface Atom {
  readonly spans: Span[];
  width: number;
  /** Whether a space stands before it. */
  readonly spaced: boolean;
}

const CLOSING = /^[，。、；：？！）》」』”…,.;:!?)\]%]/;
/** Leaves room enough behind itself: a space there would be too much. */
const ROOMY = /^[，。、；：？！）]$/;
const OPENING = /[（《「『“([]$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The spans in rows of at most `width` columns; a word that is longer has a row of its own. */
export function wrap(spans: readonly Span[], width: number): Row[] {
  const rows: Span[][] = [];
  let room = -1;
  for (const { spans: parts, width: needed, spaced } of atomsOf(spans)) {
    const gap = spaced ? 1 : 0;
    if (gap + needed > room) {
      rows.push([...parts]);
      room = width - needed;
      continue;
    }
    const row = rows[rows.length - 1];
    if (spaced) row.push({ text: ' ' });
    row.push(...parts);
    room -= gap + needed;
  }
  return rows;
}

function atomsOf(spans: readonly Span[]): Atom[] {
  const atoms: Atom[] = [];
  let before = '';
  let spaced = false;
  for (const span of spans) {
    for (const { segment } of graphemes.segment(span.text)) {
      if (segment === ' ') {
        spaced = !ROOMY.test(before);
        continue;
      }
      const open = atoms.at(-1);
      if (open === undefined || spaced || breaksBetween(before, segment)) {
        atoms.push({ spans: [{ ...span, text: segment }], width: textWidth(segment), spaced });
      } else extend(open, span, segment);
      before = segment;
      spaced = false;
    }
  }
  return atoms;
}

function breaksBetween(before: string, after: string): boolean {
  const chinese = textWidth(before) === 2 || textWidth(after) === 2;
  return chinese && !CLOSING.test(after) && !OPENING.test(before);
}

function extend(atom: Atom, style: Span, text: string): void {
  const last = atom.spans[atom.spans.length - 1];
  const same = last.bold === style.bold && last.foreground === style.foreground;
  if (same) atom.spans[atom.spans.length - 1] = { ...last, text: last.text + text };
  else atom.spans.push({ ...style, text });
  atom.width += textWidth(text);
}
