// The present step in words.

import { short } from '../../engine/show';
import { fill } from '../../lessons/text';
import type { Cursor } from '../../trace/cursor';
import type { PageTexts } from '../texts/texts';
import { reasonOf } from './reasons';

type Words = PageTexts['step'];

export interface Card {
  /** The step's equations: one, or those of a folded neuron. */
  readonly formulas: readonly string[];
  readonly sentences: readonly string[];
}

/** Of a folded neuron so many equations are shown. */
const MOST_FORMULAS = 4;

export function cardOf(cursor: Cursor, t: Words, language: 'en' | 'zh'): Card {
  const { event, product, products, foldedNeuron: neuron } = cursor;
  if (event === undefined) return { formulas: [], sentences: [t.start, t.startHint] };
  const isForward = event.phase === 'forward';
  if (neuron !== undefined) {
    const computed = cursor.recent.filter(({ op }) => op !== '');
    const template = isForward ? t.neuronForward : t.neuronBackward;
    return {
      formulas: computed.slice(0, MOST_FORMULAS).map(({ formula }) => formula),
      sentences: [fill(template, { name: neuron, count: computed.length })],
    };
  }
  if (product !== undefined) {
    const { formula } = products[product];
    const places = { number: String(product + 1), of: String(products.length) };
    return { formulas: [formula], sentences: [fill(t.term, places)] };
  }
  return { formulas: [event.formula], sentences: reasonsOf(cursor, t, language) };
}

function reasonsOf({ event, trace: { graph } }: Cursor, t: Words, language: 'en' | 'zh'): string[] {
  if (event === undefined) return [];
  if (event.phase === 'forward') {
    if (event.op === 'dot') return [t.dot];
    if (event.op !== '') return [];
    return [graph.isConstant(graph.idOf(event.node)) ? t.constant : t.leaf];
  }
  const { nth, of, input, node } = event;
  const reason = reasonOf(node, language);
  if (of === 1) return [reason];
  const places = { name: graph.names[graph.idOf(input)], nth: String(nth), of: String(of) };
  return [reason, fill(t.sharing, places)];
}

/** All of the step for those who listen. */
export function spokenOf(cursor: Cursor, t: Words, language: 'en' | 'zh'): string {
  const { formulas, sentences } = cardOf(cursor, t, language);
  if (cursor.event === undefined) return sentences.join(' ');
  const formula = [...formulas, ...sentences].join(' ');
  return fill(t.spoken, { step: String(cursor.step), formula });
}

/** A number as the page writes it, with a true minus. */
export function written(x: number): string {
  return short(x).replaceAll('-', '−');
}
