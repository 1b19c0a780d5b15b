// How many columns a text takes in a terminal, and making it take a given number. Names of classes come
// from people's files: they may be long, Chinese, emoji, or hold characters that steer a terminal.

const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu;
/** What pictures are mostly made of: ASCII, lines, blocks, geometric shapes, braille. A column each, found fast. */
const ONE_COLUMN_EACH = /^[ -~\u2500-\u25f0\u2800-\u28ff]*$/;
const NO_COLUMNS = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]+$/u;
const TWO_COLUMNS =
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3001-\u303e\uff01-\uff60])|\ufe0f/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text with every control character (escapes, line breaks, changes of direction) shown as �. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** The columns a text takes in a terminal: two for a Chinese character or an emoji, none for an accent. */
export function textWidth(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(printable(text))) width += columns(segment);
  return width;
}

/**
 * The text in exactly `width` columns: filled up with spaces, or cut, the cut marked by an ellipsis.
 *
 * @param side - where the text stands when there is room to spare
 */
export function fit(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const short = truncate(text, width);
  const spaces = ' '.repeat(Math.max(0, width - textWidth(short)));
  return side === 'left' ? short + spaces : spaces + short;
}

/** The text, cut to at most `width` columns; an ellipsis marks the cut. */
export function truncate(text: string, width: number): string {
  const clean = printable(text);
  if (textWidth(clean) <= width) return clean;
  let start = '';
  let room = width - 1;
  for (const { segment } of graphemes.segment(clean)) {
    room -= columns(segment);
    if (room < 0) break;
    start += segment;
  }
  return width < 1 ? '' : start + '…';
}

function columns(grapheme: string): number {
  if (NO_COLUMNS.test(grapheme)) return 0;
  return TWO_COLUMNS.test(grapheme) ? 2 : 1;
}
