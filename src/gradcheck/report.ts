// What gradcheck found, as data and as a table.

import type { Culprit } from './culprit';
import type { Verdict } from './judge';
import { align, choose, oneLine } from './table';

/** One derivative: ∂output/∂input, a second one, or one along a direction. */
export interface GradcheckEntry {
  /** Index of the input; of the direction, where directions are checked. */
  readonly input: number;
  /** What the table calls it: the input's label. */
  readonly name: string;
  /** Index of the output; of a second derivative, of the input by which f was derived first. */
  readonly output: number;
  readonly order: 1 | 2;
  /** By reverse mode. */
  readonly autograd: number;
  /** By differences; NaN where there is no telling. */
  readonly numeric: number;
  /** |autograd − numeric| */
  readonly absError: number;
  /** The same over the larger of the two; 0 where both are 0. */
  readonly relError: number;
  readonly verdict: Verdict;
  /** What kind of wrong it is, or what is odd about the point. */
  readonly note?: string | undefined;
  readonly culprit?: Culprit | undefined;
}

export class GradcheckReport {
  constructor(
    /** Whether every derivative is right, or lies where the options accept that there is none. */
    readonly ok: boolean,
    readonly entries: readonly GradcheckEntry[],
    /** How many times f was evaluated for the derivatives; the search for culprits is not counted. */
    readonly evaluations: number,
  ) {}

  /** A headline, a table of the derivatives, and the culprits. */
  toString(): string {
    const { entries } = this;
    const isOdd = ({ verdict }: GradcheckEntry): boolean => verdict !== 'ok';
    const { shown, hidden } = choose(entries, isOdd);
    const more = hidden === 0 ? [] : [`  … and ${hidden} more`];
    return [this.headline(), '', ...table(shown), ...more, ...culprits(entries.filter(isOdd))].join('\n');
  }

  private headline(): string {
    const counts = new Map<Verdict, number>();
    for (const { verdict } of this.entries) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const right = counts.get('ok') ?? 0;
    const odd = [...counts].flatMap(([verdict, count]) =>
      verdict === 'ok' ? [] : [`, ${count} ${verdict}`],
    );
    const all = this.entries.length;
    return `gradcheck ${this.ok ? 'passed' : 'failed'}: ${right} of ${all} derivative${all === 1 ? '' : 's'} ok${odd.join('')}`;
  }
}

function table(entries: readonly GradcheckEntry[]): string[] {
  const rows = entries.map(({ name, autograd, numeric, absError, verdict, note }) => [
    oneLine(name),
    digits(autograd),
    digits(numeric),
    Number.isNaN(absError) ? '' : absError.toExponential(1),
    note === undefined ? verdict : `${verdict}: ${note}`,
  ]);
  return align([['', 'autograd', 'numeric', 'difference', 'verdict'], ...rows]);
}

/** Two lines each: what is the matter, and where the node was made; once for all nodes of one op and one line. */
function culprits(entries: readonly GradcheckEntry[]): string[] {
  const found = new Map<string, { names: string[]; text: string }>();
  for (const { name, culprit } of entries) {
    if (culprit === undefined) continue;
    const { op, operand, origin, message } = culprit;
    const key = origin === undefined ? message : JSON.stringify([op, operand, origin]);
    const text = origin === undefined ? oneLine(message) : `${oneLine(message)}\n    made at ${origin}`;
    const { names } = found.get(key) ?? { names: [] };
    found.set(key, { text: found.get(key)?.text ?? text, names: [...names, name] });
  }
  return [...found.values()].flatMap(({ names, text }) => {
    const few = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    return ['', `  ${oneLine(few.join(', '))}: ${text}`];
  });
}

function digits(x: number): string {
  return Number.isFinite(x) ? String(Number(x.toPrecision(8))) : String(x);
}
