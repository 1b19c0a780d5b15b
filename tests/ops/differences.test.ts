// The derivative check that needs no reference: partials against differences of values, second partials
// against differences of partials, at random points of every row.

import { secondPartials } from '../support/duals';
import { partialsAt, randomPoints, rows, valueAt } from '../support/rows';

const POINTS = 25;
const SEED = 20;
const TOLERANCE = 1e-6;

test.each(rows)('the partials of $name are the slopes of its values', ({ op, facts }) => {
  for (const at of randomPoints(facts.samples.random, POINTS, SEED)) {
    partialsAt(op, at).forEach((partial, i) => {
      const slope = differences((x) => [valueAt(op, x)], at, i)[0];
      expectSlope(partial, slope, `${op.name} at ${JSON.stringify(at)}, partial ${i}`);
    });
  }
});

test.each(rows)('the second partials of $name are the slopes of its partials', ({ op, facts }) => {
  for (const at of randomPoints(facts.samples.random, POINTS, SEED + 1)) {
    const second = secondPartials(op, at);
    at.forEach((_, j) => {
      differences((x) => partialsAt(op, x), at, j).forEach((slope, i) => {
        expectSlope(second[i][j], slope, `${op.name} at ${JSON.stringify(at)}, second partial ${i}, ${j}`);
      });
    });
  }
});

/** ∂f/∂xᵢ by central differences at two step widths, extrapolated to none (Richardson 1911). */
function differences(f: (x: number[]) => readonly number[], at: readonly number[], i: number): number[] {
  const width = 2e-4 * Math.min(Math.max(Math.abs(at[i]), 0.05), 1);
  const slopes = (h: number): number[] => {
    const above = f(at.map((x, k) => (k === i ? x + h : x)));
    const below = f(at.map((x, k) => (k === i ? x - h : x)));
    return above.map((y, k) => (y - below[k]) / (2 * h));
  };
  const wide = slopes(width);
  return slopes(width / 2).map((narrow, k) => (4 * narrow - wide[k]) / 3);
}

function expectSlope(partial: number, slope: number, where: string): void {
  if (Math.abs(partial - slope) <= TOLERANCE * (1 + Math.abs(partial))) return;
  throw new Error(`${where}: by the rule ${partial}, by differences ${slope}`);
}
