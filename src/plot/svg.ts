// The few words of SVG that plots are written in. Numbers are rounded to two decimals, texts are escaped.

import { printable } from './text';

/** SVG source: elements, already escaped. */
export type Markup = string;
export type Attributes = Readonly<Record<string, string | number>>;

/** Of every plot, in units of the drawing; it scales to any size. */
export const WIDTH = 960;
export const HEIGHT = 600;

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * A whole picture on a white ground.
 *
 * @param title - what it is; read out by screen readers, shown on hovering
 * @param description - what there is to see, for those who cannot
 * @param size - of the drawing, in its units
 */
export function svgDocument(
  title: string,
  description: string,
  content: Markup,
  { width, height } = { width: WIDTH, height: HEIGHT },
): Markup {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
    role: 'img',
    'font-family': FONT,
    'font-size': 15,
    fill: '#222222',
  };
  const parts = [
    element('title', {}, escapeXml(title)),
    element('desc', {}, escapeXml(description)),
    element('rect', { width, height, fill: '#ffffff' }),
    content,
  ];
  return `${element('svg', attributes, `\n${parts.join('\n')}\n`)}\n`;
}

/** An element around content that is markup already. */
export function element(name: string, attributes: Attributes, content: Markup = ''): Markup {
  const written = Object.entries(attributes).map(([key, value]) => {
    return ` ${key}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`;
  });
  const start = `<${name}${written.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** A text that stands at a point, by its left end unless `text-anchor` says otherwise. */
export function textElement(x: number, y: number, text: string, attributes: Attributes = {}): Markup {
  return element('text', { x, y, ...attributes }, escapeXml(text));
}

/** A straight line between two points. */
export function lineElement(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  attributes: Attributes = {},
): Markup {
  return element('line', { x1, y1, x2, y2, ...attributes });
}

/** A text as it must be written in XML, in an element or in an attribute. */
export function escapeXml(text: string): Markup {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return printable(text).replace(/[&<>"']/g, (character) => entities[character]);
}

/** A number with at most two decimals. */
export function decimal(x: number): string {
  return String(Math.round(x * 100) / 100);
}
