// The report of a gradient check with colours: what is ok in one, what is wrong in another, the rest in a third.

import type { Verdict } from '../gradcheck/judge';
import type { GradcheckReport } from '../gradcheck/report';
import { PALETTE, type Color } from '../plot/color';
import type { Row } from '../plot/picture';

const [, ORANGE, GREEN, , , VERMILION] = PALETTE;

const COLORS: Readonly<Record<Verdict, Color>> = {
  ok: GREEN,
  wrong: VERMILION,
  nonfinite: VERMILION,
  nondeterministic: VERMILION,
  kink: ORANGE,
  discontinuous: ORANGE,
  noisy: ORANGE,
};

/** A row of the table up to its verdict, the verdict, and the note behind it. */
const ENTRY = new RegExp(`^( {2}.* {3})(${Object.keys(COLORS).join('|')})(:.*)?$`);

/** @param name - what was checked, for the headline */
export function reportRows(report: GradcheckReport, name = 'gradcheck'): Row[] {
  const [headline, ...lines] = report.toString().split('\n');
  const rows = lines.map((line): Row => {
    const match = ENTRY.exec(line);
    if (match === null) return [{ text: line }];
    const [, before, verdict, note = ''] = match;
    return [
      { text: before },
      { text: verdict, foreground: COLORS[verdict as Verdict], bold: true },
      { text: note },
    ];
  });
  return [[{ text: headline.replace(/^gradcheck/, () => name), bold: true }], ...rows];
}
