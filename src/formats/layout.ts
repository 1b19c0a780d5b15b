// Where boxes and links stand: left to right, operands before what is made of them. Plain data, drawn by toSvg or by
// whoever wants to draw it otherwise.

import { short } from '../engine/show';
import type { Value } from '../engine/value';
import { textWidth } from '../plot/text';
import { headOf, listed, pictureOf, type Box, type Link } from './boxes';
import { foldedOf, MANY, type FoldOptions } from './folded';
import { layered } from './layered/layered';
import { connected, type Point, type Rectangle } from './lines';
import { opSign } from './opText';
import { requireSize } from './tooLarge';

/** A box and the rectangle it takes. */
export interface PlacedBox extends Box, Rectangle {
  /** The op as it is written in the box: a sign, `×`, where there is one. */
  readonly sign: string;
}

/** A link and the points of its line, from the right side of one box to the left side of the other. */
export interface PlacedLink extends Link {
  readonly points: readonly Point[];
  /** A text on the line, and the rectangle it takes. */
  readonly label: (Rectangle & { readonly text: string }) | undefined;
}

/** A graph laid out, in units of about a pixel. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}

/** The sizes that a box is measured by, and drawn with. */
export const BOX = { padding: 12, header: 36, line: 20, gap: 14, least: 92, constant: 26 } as const;

/** Of a character, on the safe side. */
const CHARACTER = { header: 9, fact: 8, label: 7.5 } as const;
const LABEL = { height: 16, padding: 3 } as const;

/**
 * The boxes of a graph and the lines between them, laid out from left to right.
 *
 * @returns boxes in topological order where nothing is folded; in a list of links, `from` and `to` are places in it
 * @throws RangeError if there is no such way to fold, or if there are more than 2000 boxes, or more than 200,000 bends in
 *   the lines, one for each column that a line passes
 */
export function layoutOf(output: Value, options?: FoldOptions): GraphLayout {
  const folded = foldedOf(output, options);
  requireSize('boxes', folded.boxes.length);
  const { boxes, links } = pictureOf(folded);
  // Dense nets need room between their columns, not between their lines.
  const gaps = {
    columns: 50 + (10 * links.length) / boxes.length,
    boxes: 18,
    lines: Math.min(14, 700 / links.length),
    margin: 8,
  };
  const sizes = boxes.map(sizeOf);
  const labels = links.map((link) => (boxes.length <= MANY ? labelOf(link) : undefined));
  const plan = layered(
    sizes,
    links.map(({ from, to }, i) => ({ from, to, label: labels[i] })),
    gaps,
  );
  const { width, height } = plan;
  const upsideDown = descends(plan.boxes);
  const up = ({ x, y }: Point): Point => ({ x, y: upsideDown ? height - y : y });
  const placed = boxes.map((box, i) => {
    return { ...box, ...around(up(plan.boxes[i]), sizes[i]), sign: opSign(box.op) };
  });
  const points = connected(
    placed,
    links.map(({ from, to }, i) => ({ from, to, between: plan.links[i].between.map(up) })),
  );
  return {
    width,
    height,
    boxes: placed,
    links: links.map((link, i) => {
      const [label, at] = [labels[i], plan.links[i].label];
      const placedLabel = label && at && { text: label.text, ...around(up(at), label) };
      return { ...link, points: points[i], label: placedLabel };
    }),
  };
}

/** Whether in most columns later boxes stand above earlier ones: x2 above x1. */
function descends(middles: readonly Point[]): boolean {
  const lowest = new Map<number, number>();
  let balance = 0;
  for (const { x, y } of middles) {
    const before = lowest.get(x);
    if (before !== undefined) balance += Math.sign(y - before);
    lowest.set(x, y);
  }
  return balance < 0;
}

function around({ x, y }: Point, { width, height }: { width: number; height: number }): Rectangle {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** A fact's value as it is written in a box. */
export function factText(value: number | string): string {
  return typeof value === 'number' ? short(value).replaceAll('-', '−') : value;
}

/** What is left for the name beside the op's sign. */
export function signWidth(sign: string): number {
  return sign === '' ? 0 : Math.max(22, textWidth(sign) * CHARACTER.fact + 12);
}

function sizeOf(box: Box): { width: number; height: number } {
  const { kind, name, op, facts } = box;
  const { padding, header, line, gap, constant } = BOX;
  if (kind === 'constant') {
    return { width: textWidth(name) * CHARACTER.fact + 2 * padding, height: constant };
  }
  const sign = signWidth(opSign(op));
  const beside = kind === 'group' || sign === 0 ? 0 : sign + 8;
  const lines = facts.map(
    ([fact, value]) => (textWidth(fact) + textWidth(factText(value))) * CHARACTER.fact + gap,
  );
  const width = Math.max(
    textWidth(name) * CHARACTER.header + beside,
    kind === 'group' ? textWidth(op) * CHARACTER.fact : 0,
    ...lines,
    BOX.least - 2 * padding,
  );
  const rows = headOf(box).length - 1 + facts.length;
  return { width: width + 2 * padding, height: header + rows * line + (rows === 0 ? 0 : 8) };
}

function labelOf({ locals, count }: Link): { text: string; width: number; height: number } | undefined {
  if (locals.length === 0 && count === 1) return undefined;
  const text = locals.length === 0 ? `×${count}` : listed(locals.map(factText), ' + ');
  return { text, width: textWidth(text) * CHARACTER.label + 2 * LABEL.padding, height: LABEL.height };
}
