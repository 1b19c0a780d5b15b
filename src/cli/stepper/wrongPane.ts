// The mistakes to choose from; a right run and a run with one, side by side: the acts around a place, and how both ended.

import { short } from '../../engine/show';
import { fitRow, type Row, type Span } from '../../plot/picture';
import { fit } from '../../plot/text';
import { mistakes, type Act, type Comparison, type Mistake } from '../../trace/mistakes';
import { mistakeTexts } from '../../trace/mistakeTexts';
import { wrap } from '../wrap';
import { window } from './layout';
import { DIM, WRONG } from './style';

/** A comparison, and the place of the act that is looked at. */
export interface WrongRun {
  readonly mistake: Mistake;
  readonly comparison: Comparison;
  readonly place: number;
}

const NUMBER_WIDTH = 12;

/** By the keys 1, 2, … */
export const MISTAKES = Object.keys(mistakes) as readonly Mistake[];

/** What can be done wrong, to choose from. */
export function menuRows(width: number): Row[] {
  const indent = '     ';
  const indented = (text: string, bold: boolean): Row[] =>
    wrap([{ text, bold }], width - indent.length).map((row): Row => [{ text: indent }, ...row]);
  return [
    [{ text: 'Run it wrong', bold: true, foreground: WRONG }],
    ...wrap([{ text: 'The same graph with a classic mistake, beside the right run:' }], width),
    [],
    ...MISTAKES.flatMap((name, i): Row[] => {
      const [[, ...title], ...more] = indented(mistakeTexts[name].title, true);
      const number = { text: `  ${i + 1}  `, bold: true };
      return [[number, ...title], ...more, ...indented(mistakeTexts[name].says, false)];
    }),
  ];
}

/** In at most `height` rows. */
export function wrongPane({ mistake, comparison, place }: WrongRun, width: number, height: number): Row[] {
  const { title, says } = mistakeTexts[mistake];
  const { right, wrong, firstDifference: first, outcome } = comparison;
  const half = Math.floor((width - 3) / 2);
  const formula = (side: string, act: Act | undefined): Row[] =>
    act === undefined ? [] : wrap([{ text: `${side}: `, foreground: DIM }, { text: act.formula }], width);
  const head = [
    [{ text: title, bold: true, foreground: WRONG }],
    ...wrap([{ text: says }], width),
    ...wrap([{ text: verdict(first, comparison) }], width),
    [],
  ];
  const foot = [
    [],
    ...formula('right', right[place]),
    ...formula('wrong', wrong[place]),
    [],
    ...outcomeRows(outcome, width),
  ];
  const heading = [{ text: `  ${fit('right', half - 2)} │   wrong`, foreground: DIM }];
  const acts = Array.from({ length: Math.max(right.length, wrong.length) }, (_, i): Row => {
    const differs = first !== undefined && i >= first && numbersOf(right[i]) !== numbersOf(wrong[i]);
    const mark = i === place ? '▶ ' : '  ';
    const left = { text: mark + fit(numbersOf(right[i]), half - 2), bold: i === place };
    const other = {
      text: `${differs ? '≠' : ' '} ${fit(numbersOf(wrong[i]), half - 2)}`,
      bold: i === place,
      ...(differs && { foreground: WRONG }),
    };
    return [left, { text: ' │ ', foreground: DIM }, other];
  });
  const room = Math.max(3, height - head.length - foot.length - 1);
  return [...head, heading, ...window(acts, place, Math.min(room, acts.length)), ...foot]
    .slice(0, height)
    .map((row) => fitRow(row, width));
}

function verdict(first: number | undefined, { right, wrong }: Comparison): string {
  if (first === undefined) return 'On this graph it makes no difference.';
  const [good, bad] = [right[first], wrong[first]].map(numbersOf);
  return `The first difference is at act ${first + 1}: ${bad || 'nothing'}, where the right run has ${good || 'ended'}.`;
}

/** What an act changes: `∂L/∂w: 2 → 4`, `n3 = 6`. */
export function numbersOf(act: Act | undefined): string {
  if (act === undefined) return '';
  const { phase, target, before, after } = act;
  return phase === 'forward'
    ? `${target} = ${short(after)}`
    : `${target}: ${short(before)} → ${short(after)}`;
}

/** How both runs ended, as a table. */
export function outcomeRows(outcome: Comparison['outcome'], width: number): Row[] {
  const longest = Math.max('at the end'.length, ...outcome.map((one) => one.name.length));
  const name = Math.min(longest + 1, width - 2 * NUMBER_WIDTH - 4);
  const numbers = (right: string, wrong: string): string =>
    fit(right, NUMBER_WIDTH, 'right') + fit(wrong, NUMBER_WIDTH, 'right');
  return [
    [{ text: fit('at the end', name) + numbers('right', 'wrong'), foreground: DIM }],
    ...outcome.map(({ name: text, right, wrong }): Row => {
      const differs = !Object.is(right, wrong);
      const end: Span = { text: differs ? '  ≠' : '', foreground: WRONG, bold: true };
      return [{ text: fit(text, name) + numbers(short(right), short(wrong)), bold: differs }, end];
    }),
  ];
}
