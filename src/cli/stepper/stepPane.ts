// The present step in words and numbers: its formula, and why it is what it is.

import { reasonFor } from '../../ops/reasons';
import type { Row } from '../../plot/picture';
import { truncate } from '../../plot/text';
import type { Cursor } from '../../trace/cursor';
import type { BackwardEvent, TraceEvent } from '../../trace/trace';
import { wrap } from '../wrap';
import { colorOf } from './style';

/** Of the events of a folded neuron, so many are shown. */
const MOST_EVENTS = 3;

export function stepPane(cursor: Cursor, width: number): Row[] {
  const { event, product, products, foldedNeuron, recent } = cursor;
  if (event === undefined)
    return wrap([{ text: 'Nothing has been computed yet: → takes the first step.' }], width);
  const style = { foreground: colorOf(event), bold: true };
  if (foldedNeuron !== undefined) {
    const computed = recent.filter(({ op }) => op !== '');
    const shown = computed.slice(0, MOST_EVENTS);
    return [
      ...shown.map(({ formula }) => [{ text: truncate(formula, width), ...style }]),
      ...wrap([{ text: neuronSentence(foldedNeuron, computed, computed.length - shown.length) }], width),
    ];
  }
  const formula = product === undefined ? event.formula : products[product].formula;
  const why =
    product === undefined
      ? sentencesOf(event, cursor)
      : `Term ${product + 1} of ${products.length} of the dot product is added to the sum.`;
  return [...wrap([{ text: formula, ...style }], width), ...wrap([{ text: why }], width)];
}

function neuronSentence(neuron: string, [first]: readonly TraceEvent[], more: number): string {
  const what = first.phase === 'forward' ? 'is computed' : 'passes its gradient on';
  const rest = more > 0 ? `, and ${more} more step${more === 1 ? '' : 's'}` : '';
  return `${neuron} ${what}${rest}: i opens it.`;
}

/** Why the step is what it is. */
function sentencesOf(event: TraceEvent, { trace: { graph } }: Cursor): string {
  const id = graph.idOf(event.node);
  if (event.phase === 'backward')
    return [reasonOf(event), sharingOf(event, graph.names[graph.idOf(event.input)])]
      .filter((text) => text !== '')
      .join(' ');
  if (event.op === 'dot') return 'A dot product is one step: i opens it, term by term.';
  if (event.op !== '') return '';
  return graph.isConstant(id) ? 'A constant: no gradient will reach it.' : 'A leaf: its number is given.';
}

/** `Mul swaps: each factor gets the gradient times the other factor.` */
export function reasonOf({ node: { rule } }: BackwardEvent): string {
  if (rule === undefined) return '';
  const reason = reasonFor(rule);
  return `${reason[0].toUpperCase()}${reason.slice(1)}.`;
}

/** `w is used 3 times, and a copy sums: this is the 2nd of 3 contributions.` */
export function sharingOf({ nth, of }: BackwardEvent, name: string): string {
  if (of === 1) return '';
  return `${name} is used ${of} times, and a copy sums: this is the ${ordinal(nth)} of ${of} contributions.`;
}

/** 1st, 2nd, 3rd, 4th, 11th. */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${(teens ? undefined : ['th', 'st', 'nd', 'rd'][n % 10]) ?? 'th'}`;
}
