// A graph as an SVG picture. What a box is shows in its outline, not by colour alone; every box and every link says in
// words what it is.

import type { Value } from '../engine/value';
import { hex, mix, PALETTE, WHITE, type Color } from '../plot/color';
import { decimal, element, escapeXml, svgDocument, textElement, type Markup } from '../plot/svg';
import { textWidth, truncate } from '../plot/text';
import { headOf } from './boxes';
import type { FoldOptions } from './folded';
import {
  BOX,
  factText,
  layoutOf,
  signWidth,
  type GraphLayout,
  type PlacedBox,
  type PlacedLink,
} from './layout';
import { arrowAt, smoothPath, type Rectangle } from './lines';

export interface SvgOptions extends FoldOptions {
  /** Default: what the graph computes. */
  readonly title?: string;
}

const MARGIN = 20;
const TITLE = { size: 20, height: 52, length: 70 };
const LEGEND = { height: 44, sample: 26, character: 7 };
const [BLUE, ORANGE, GREEN, , , VERMILION] = PALETTE;
const MUTED = '#595959';
const LINE = '#666666';

type Look = 'leaf' | 'constant' | 'op' | 'output' | 'group';

const MEANINGS: Record<Look, string> = {
  leaf: 'leaf: a number to set or to learn',
  constant: 'constant',
  op: 'result of an op',
  output: 'output',
  group: 'folded: many nodes',
};

/**
 * The graph as an SVG picture: operands on the left, the output on the right; in each box its op, name, value and
 * gradient as it is in `.grad` now; on the lines, in graphs of up to 60 boxes, the local derivatives.
 *
 * @throws RangeError if there is no such way to fold, or more than can be laid out, see {@link layoutOf}
 */
export function toSvg(output: Value, options: SvgOptions = {}): Markup {
  const layout = layoutOf(output, options);
  const { boxes, links } = layout;
  const title = options.title ?? `The graph of ${outputOf(layout).name}`;
  const legend = legendOf(boxes);
  const shownTitle = truncate(title, TITLE.length);
  const width = Math.max(layout.width, legend.width, textWidth(shownTitle) * 11) + 2 * MARGIN;
  const height = layout.height + TITLE.height + LEGEND.height + MARGIN;
  const content = [
    textElement(MARGIN, 34, shownTitle, { 'font-size': TITLE.size, 'font-weight': 600 }),
    group((width - layout.width) / 2, TITLE.height, [
      ...links.map(lineMarkup),
      ...links.flatMap(labelMarkup),
      ...boxes.map(boxMarkup),
    ]),
    group(MARGIN, TITLE.height + layout.height + MARGIN, [legend.markup]),
  ];
  return svgDocument(title, descriptionOf(layout), content.join('\n'), { width, height });
}

function descriptionOf(layout: GraphLayout): string {
  const [boxes, links] = [layout.boxes.length, layout.links.length];
  return `A graph of ${boxes} boxes and ${links} links. Output: ${outputOf(layout).sentence}.`;
}

function outputOf({ boxes }: GraphLayout): PlacedBox {
  return boxes.find(({ isOutput }) => isOutput)!;
}

function boxMarkup(box: PlacedBox): Markup {
  const { padding, line } = BOX;
  const { x, y, width, facts, sentence } = box;
  const above = headOf(box).length - 1;
  const rows = facts.map(([name, value], i) => {
    const down = y + BOX.header + (above + i + 0.5) * line;
    return (
      textElement(x + padding, down, name, { fill: MUTED }) +
      textElement(x + width - padding, down, factText(value), { 'text-anchor': 'end' })
    );
  });
  return titled(sentence, [outline(lookOf(box), box), headMarkup(box), ...rows].join(''));
}

function headMarkup(box: PlacedBox): Markup {
  const { kind, name, op, sign, x, y, width } = box;
  const { padding, header, line, constant } = BOX;
  if (kind === 'constant') {
    return textElement(x + width / 2, y + constant / 2 + 5, name.replaceAll('-', '−'), {
      'text-anchor': 'middle',
    });
  }
  const middle = y + header / 2 + 2;
  if (kind === 'group') {
    const ops = op === '' ? '' : textElement(x + padding, middle + 5 + line, op, { fill: MUTED });
    return textElement(x + padding, middle + 5, name, { 'font-weight': 600 }) + ops;
  }
  const chip = signWidth(sign);
  const title = textElement(x + padding + (chip === 0 ? 0 : chip + 8), middle + 5, name, {
    'font-weight': 600,
  });
  if (chip === 0) return title;
  return (
    element('rect', {
      x: x + padding,
      y: middle - 11,
      width: chip,
      height: 22,
      rx: 11,
      fill: tint(BLUE, 0.2),
    }) +
    textElement(x + padding + chip / 2, middle + 5, sign, { 'text-anchor': 'middle' }) +
    title
  );
}

function lookOf({ kind, isOutput }: PlacedBox): Look {
  return isOutput && kind !== 'group' ? 'output' : kind;
}

/** What stands around the text of a box: each kind in a shape and a line of its own. */
function outline(look: Look, { x, y, width, height }: Rectangle): Markup {
  const rect = (inset: number, style: Readonly<Record<string, string | number>>): Markup => {
    const size = { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
    return element('rect', { ...size, ...style });
  };
  switch (look) {
    case 'leaf': {
      const bar = element('rect', { x, y, width: 5, height, fill: hex(BLUE) });
      return rect(0, { fill: tint(BLUE, 0.08), stroke: hex(BLUE), 'stroke-width': 1.5 }) + bar;
    }
    case 'constant':
      return rect(0, { rx: height / 2, fill: '#ffffff', stroke: LINE, 'stroke-dasharray': '4 3' });
    case 'op':
      return rect(0, { rx: 8, fill: '#ffffff', stroke: LINE, 'stroke-width': 1.5 });
    case 'output': {
      const inner = rect(4, { rx: 6, fill: 'none', stroke: hex(VERMILION), 'stroke-width': 1 });
      return (
        rect(0, { rx: 9, fill: tint(ORANGE, 0.12), stroke: hex(VERMILION), 'stroke-width': 2.5 }) + inner
      );
    }
    case 'group': {
      const style = { rx: 4, fill: tint(GREEN, 0.1), stroke: hex(GREEN), 'stroke-width': 1.5 };
      const sheets = [8, 4].map((off) =>
        element('rect', { x: x + off, y: y - off, width, height, ...style }),
      );
      return sheets.join('') + rect(0, style);
    }
  }
}

function lineMarkup({ points, sentence, count }: PlacedLink): Markup {
  const { head, end } = arrowAt(points[points.length - 1]);
  const width = count > 1 ? 2.5 : 1.5;
  const curve = { d: smoothPath([...points.slice(0, -1), end]), fill: 'none', stroke: LINE };
  const line = element('path', { ...curve, 'stroke-width': width });
  return titled(sentence, line + element('path', { d: head, fill: LINE }));
}

/** Labels lie above all lines. */
function labelMarkup({ label, sentence }: PlacedLink): Markup[] {
  if (label === undefined) return [];
  const { text, ...ground } = label;
  const [x, y] = [label.x + label.width / 2, label.y + label.height / 2 + 4];
  const written = textElement(x, y, text, { 'text-anchor': 'middle', 'font-size': 12 });
  return [titled(sentence, element('rect', { ...ground, fill: '#ffffff' }) + written)];
}

/** What the pointer rests upon says in words what it is. */
function titled(sentence: string, content: Markup): Markup {
  return element('g', {}, element('title', {}, escapeXml(sentence)) + content);
}

/** What the outlines mean, of those that are there. */
function legendOf(boxes: readonly PlacedBox[]): { markup: Markup; width: number } {
  const present = new Set(boxes.map(lookOf));
  let x = 0;
  const entries = (Object.keys(MEANINGS) as Look[])
    .filter((look) => present.has(look))
    .map((look) => {
      const text = MEANINGS[look];
      const sample = outline(look, { x, y: 0, width: LEGEND.sample, height: 16 });
      const entry = sample + textElement(x + LEGEND.sample + 14, 13, text, { 'font-size': 13, fill: MUTED });
      x += LEGEND.sample + 38 + text.length * LEGEND.character;
      return entry;
    });
  return { markup: entries.join('\n'), width: x };
}

function group(x: number, y: number, parts: readonly Markup[]): Markup {
  return element(
    'g',
    { transform: `translate(${decimal(x)} ${decimal(y)})`, 'font-size': 14 },
    `\n${parts.join('\n')}\n`,
  );
}

function tint(color: Color, share: number): string {
  return hex(mix(WHITE, color, share));
}
