// What a function is at x, in numbers, and where it has no derivative.

import { fill, shown } from '../../lessons/text';
import { Button } from '../parts/inputs';
import { usePage } from '../state/page';
import type { PageTexts } from '../texts/texts';
import type { Plotted } from './plotted';
import { apart, kinksOf, type Point } from './point';

interface PointPanelProps {
  readonly plotted: Plotted;
  readonly point: Point;
}

const DIGITS = 10;

export function PointPanel({ plotted, point }: PointPanelProps) {
  const { t, change } = usePage();
  const words = t.functions;
  const { x, value, slope, measured } = point;
  const canBeCompared = Number.isFinite(slope) && Number.isFinite(measured.value);
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.x, number(x)],
    [words.value, number(value)],
    [words.autograd, number(slope)],
    [words.numeric, canBeCompared ? number(measured.value) : '–'],
    [words.apart, canBeCompared ? shown(apart(point), 2) : '–'],
  ];
  const note = noteOn(point, words);
  return (
    <section class="panel">
      <table>
        <caption>{words.numbers}</caption>
        <tbody>
          {rows.map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="point-note" role="status">
        {note}
      </p>
      <ul class="kinks">
        {kinksOf(plotted).map((kink) => (
          <li key={kink.x}>
            {fill(words.kinks, { at: shown(kink.x), is: number(kink.slope) })}{' '}
            <Button kind="small" onClick={() => change({ x: kink.x })}>
              {fill(words.goTo, { at: shown(kink.x) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is odd about the point, if anything is. */
function noteOn({ value, slope, measured }: Point, words: PageTexts['functions']): string | undefined {
  const is = number(slope);
  if (!Number.isFinite(value)) return fill(words.undefinedHere, { is: number(value) });
  if (!Number.isFinite(slope)) return fill(words.steepHere, { is });
  const sides = { left: number(measured.left), right: number(measured.right), is };
  if (measured.kind === 'kink') return fill(words.kinkHere, sides);
  return measured.kind === 'discontinuous' ? fill(words.jumpHere, sides) : undefined;
}

function number(x: number): string {
  if (Number.isNaN(x)) return 'NaN';
  return Number.isFinite(x) ? shown(x, DIGITS) : shown(x).replace('Infinity', '∞');
}
