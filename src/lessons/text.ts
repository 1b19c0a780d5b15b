// How the texts of lessons are written: places for numbers in braces, paragraphs between empty lines,
// formulas indented, **terms** where they are first explained, and `code`.

import { short } from '../engine/show';

/** What is put in the places of a text: numbers, or words as they are. */
export type Places = Readonly<Record<string, number | string>>;

export interface Block {
  /** A formula keeps its lines as they are; a paragraph is one line, to be wrapped. */
  readonly kind: 'paragraph' | 'formula';
  readonly text: string;
}

/** A piece of a paragraph. */
export interface Piece {
  readonly text: string;
  readonly mark?: 'term' | 'code';
}

const PLACE = /\{(\w+)(?::(\d+))?\}/g;
/** Numbers below and from here are shown as 3.2e-6 and 1.3e6. */
const SMALL = 1e-4;
const LARGE = 1e6;
const INDENT = ' '.repeat(4);
/** Chinese lines are joined without a space, also where a mark begins or ends. */
const BREAK_IN_CHINESE =
  /(?<=[\p{Script=Han}](?:\*\*)?)\n(?=(?:\*\*)?[\p{Script=Han}（“])|(?<=[，。、；：？！）”](?:\*\*)?)\n/gu;

/** The names of the places in a text. */
export function placesIn(template: string): string[] {
  return [...template.matchAll(PLACE)].map(([, name]) => name);
}

/**
 * The text with its places filled. A number is shown in four significant digits, in `{name:6}` in six.
 *
 * @throws RangeError if there is nothing for a place
 */
export function fill(template: string, places: Places = {}): string {
  return template.replace(PLACE, (_, name: string, digits?: string) => {
    if (!Object.hasOwn(places, name)) throw new RangeError(`fill: there is nothing to put in {${name}}.`);
    const value = places[name];
    return typeof value === 'string'
      ? value
      : shown(value, digits === undefined ? undefined : Number(digits));
  });
}

/** A number as prose shows it, with a true minus. */
export function shown(x: number, digits = 4): string {
  const size = Math.abs(x);
  const plain = short(x, digits);
  const powers = (size > 0 && size < SMALL) || (size >= Math.max(LARGE, 10 ** digits) && Number.isFinite(x));
  return (powers ? Number(plain).toExponential().replace('e+', 'e') : plain).replace(/^-/, '−');
}

/** Paragraphs and formulas. A formula is indented by four spaces more than the text around it. */
export function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let open: (typeof blocks)[number] | undefined;
  for (const line of withoutMargin(text.split('\n'))) {
    if (line === '') {
      open = undefined;
      continue;
    }
    const kind = line.startsWith(INDENT) ? 'formula' : 'paragraph';
    if (open?.kind !== kind) blocks.push((open = { kind, lines: [] }));
    open.lines.push(kind === 'formula' ? line.slice(INDENT.length) : line);
  }
  return blocks.map(({ kind, lines }) => ({
    kind,
    text: kind === 'formula' ? lines.join('\n') : joined(lines),
  }));
}

/** The pieces of a paragraph, their marks taken off. */
export function piecesOf(paragraph: string): Piece[] {
  return paragraph
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece): Piece => {
      if (piece.startsWith('**')) return { text: piece.slice(2, -2), mark: 'term' };
      if (piece.startsWith('`')) return { text: piece.slice(1, -1), mark: 'code' };
      return { text: piece };
    });
}

/** Without the spaces that all lines begin with, as they stand in the source. */
function withoutMargin(lines: readonly string[]): string[] {
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin).trimEnd());
}

function joined(lines: readonly string[]): string {
  return lines.join('\n').replace(BREAK_IN_CHINESE, '').replace(/\n/g, ' ');
}
