// Gradients beside those that were expected, as a verdict and as a table.

import { sweep } from '../engine/sweep';
import { reachable, type Value } from '../engine/value';
import { align, choose, oneLine } from '../gradcheck/table';

/** How near is near enough: |received − expected| ≤ atol + rtol · |expected|. */
export interface GradientsOptions {
  /** Relative tolerance. Default 1e-9. */
  readonly rtol?: number | undefined;
  /** Absolute tolerance. Default 1e-12. */
  readonly atol?: number | undefined;
}

export interface Comparison {
  /** Whether every gradient is as expected. */
  readonly ok: boolean;
  /** A headline and a table. */
  readonly text: () => string;
}

interface Row {
  readonly name: string;
  readonly expected: number;
  readonly received: number;
  /** NaN where one of them is. */
  readonly difference: number;
  readonly ok: boolean;
  readonly note: string;
}

/** Compares ∂value/∂leaf with the number beside each leaf. NaN equals NaN. */
export function compare(
  value: Value,
  expected: readonly (readonly [leaf: Value, gradient: number])[],
  { rtol = 1e-9, atol = 1e-12 }: GradientsOptions,
): Comparison {
  const known = gradientsOf(value);
  const rows = expected.map(([leaf, number], i): Row => {
    const received = known.get(leaf) ?? 0;
    const difference = Object.is(received, number) || received === number ? 0 : Math.abs(received - number);
    // An infinite difference is no smaller than an infinite tolerance.
    const ok = difference === 0 || (difference < Infinity && difference <= atol + rtol * Math.abs(number));
    const note = ok || known.has(leaf) ? '' : ': the value does not depend on it';
    const name = leaf.label === undefined || leaf.label === '' ? `#${i + 1}` : leaf.label;
    return { name, expected: number, received, difference, ok, note };
  });
  const wrong = rows.filter(({ ok }) => !ok);
  const { shown, hidden } = choose(rows, ({ ok }) => !ok);
  const gradients = `${rows.length} gradient${rows.length === 1 ? '' : 's'}`;
  const tolerances = `within rtol ${rtol} and atol ${atol}`;
  const headline =
    wrong.length > 0
      ? `${wrong.length} of ${gradients} wrong, ${tolerances}:`
      : `Expected a gradient that is not right, but all are, ${tolerances}:`;
  const text = (): string =>
    [headline, '', ...table(shown), ...(hidden > 0 ? [`  … and ${hidden} more`] : [])].join('\n');
  return { ok: wrong.length === 0, text };
}

/** What backward() would leave in each node, recorded local derivatives and all. */
function gradientsOf(value: Value): Map<Value, number> {
  return sweep([value], [1], () => new Map(reachable([value]).map((node) => [node, node.grad])));
}

function table(rows: readonly Row[]): string[] {
  const cells = rows.map((row) => [
    oneLine(row.name),
    ...numbers(row),
    Number.isNaN(row.difference) ? '' : row.difference === 0 ? '0' : row.difference.toExponential(1),
    row.ok ? 'ok' : `wrong${row.note}`,
  ]);
  return align([['', 'expected', 'received', 'difference', ''], ...cells]);
}

/** Expected and received in eight digits, or in as many as tell them apart. */
function numbers({ expected, received, ok }: Row): [string, string] {
  const digits = (x: number, count: number): string => String(Number(x.toPrecision(count)));
  let count = 8;
  while (!ok && count < 17 && digits(expected, count) === digits(received, count)) count++;
  return [digits(expected, count), digits(received, count)];
}
