// Pieces of a formula: what binds how tightly, and so when it needs brackets; names and numbers as symbols.

import { truncate } from '../plot/text';

/** A piece of LaTeX, and how tightly its outermost operator binds. */
export interface Term {
  readonly tex: string;
  readonly level: number;
}

/** From the loosest to the tightest. A base of a power must be an atom; a factor may stand beside factors. */
export const [OPEN, SUM, PRODUCT, FACTOR, ATOM] = [0, 1, 2, 3, 4];

/** Names are cut to so many characters. */
const NAME_LENGTH = 60;

/** The piece, in brackets if it binds less tightly than the place it is put in needs. */
export function at(level: number, term: Term): string {
  return term.level >= level ? term.tex : `\\left(${term.tex}\\right)`;
}

/** A function of its operands. */
export function call(name: string, operands: readonly Term[]): Term {
  return { tex: `${name}\\left(${operands.map(({ tex }) => tex).join(', ')}\\right)`, level: FACTOR };
}

/** The name of a function that LaTeX does not know. */
export function operator(name: string): string {
  return `\\operatorname{${name}}`;
}

/** A number: bracketed like a sum if it is negative, like a product if it is written with a power of ten. */
export function number(x: number): Term {
  if (Number.isNaN(x)) return { tex: '\\mathrm{NaN}', level: ATOM };
  const size = Math.abs(x);
  const [digits, exponent = ''] = String(size).split('e');
  const power = exponent === '' ? '' : `10^{${Number(exponent)}}`;
  const factors = power !== '' && digits === '1' ? [power] : [digits, power].filter((part) => part !== '');
  const tex = size === Infinity ? '\\infty' : factors.join(' \\cdot ');
  if (x < 0 || Object.is(x, -0)) return { tex: `-${tex}`, level: SUM };
  return { tex, level: factors.length > 1 ? PRODUCT : power === '' ? ATOM : FACTOR };
}

/** A name as a symbol: `x1` with an index; of `layer1.neuron2.w3` the last part, the others above it. */
export function named(name: string): Term {
  const parts = truncate(name, NAME_LENGTH).split('.');
  const symbol = symbolOf(parts[parts.length - 1]);
  if (parts.length === 1) return { tex: symbol, level: ATOM };
  const above = parts.slice(0, -1).join('.');
  return { tex: `${symbol}^{(${upright(above)})}`, level: FACTOR };
}

function symbolOf(name: string): string {
  const match = /^([A-Za-z]+)_?(\d+)$/.exec(name);
  if (match !== null) return `${symbolOf(match[1])}_{${match[2]}}`;
  if (/^[A-Za-z]$/.test(name)) return name;
  return GREEK.has(name) ? `\\${name}` : upright(name);
}

const GREEK = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);

function upright(text: string): string {
  return /^[A-Za-z]+$/.test(text) ? `\\mathrm{${text}}` : `\\text{${escapeText(text)}}`;
}

/** A text as it is written within \text. */
export function escapeText(text: string): string {
  return text.replace(/[\\{}$&#^_~%<>|"`]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedblleft{}',
  '`': '\\textquoteleft{}',
};
