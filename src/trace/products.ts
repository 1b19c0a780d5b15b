// Into a dot: its products one by one, in the order and with the sums of the engine.

import { short } from '../engine/show';
import { termsOfDot } from '../ops/notation';
import { equation } from './formulas';
import type { Graph } from './graph';
import type { Moment, TraceEvent } from './trace';

/** A term of a dot is added to the sum. */
export interface Product {
  /** The bias, or a product of two operands. */
  readonly value: number;
  /** The sum before it, and with it. */
  readonly before: number;
  readonly after: number;
  /** `w1·x1 = -3·2 = -6   (6.88 → 0.88)`. */
  readonly formula: string;
}

/** The terms of a dot that has just been computed, the bias first; none for any other event. */
export function productsOf({ operands, names, idOf }: Graph, event: TraceEvent | undefined): Product[] {
  if (event?.phase !== 'forward' || event.op !== 'dot') return [];
  const numbers = event.inputs.map(({ value }) => value);
  const n = numbers.length >> 1;
  const texts = termsOfDot(operands[idOf(event.node)].map((operand) => names[operand]));
  const inNumbers = termsOfDot(numbers.map((x) => short(x)));
  const terms = Array.from({ length: n }, (_, i) => ({ i, value: numbers[i] * numbers[n + i] }));
  if (numbers.length > 2 * n) terms.unshift({ i: n, value: numbers[2 * n] });
  let sum = 0;
  return terms.map(({ i, value }) => {
    const before = sum;
    sum += value;
    const product = equation([texts[i], inNumbers[i], short(value)]);
    const formula = `${product}   (${short(before)} → ${short(sum)})`;
    return { value, before, after: sum, formula };
  });
}

/** The moment inside the step of a dot, when its node is worth so much, and no gradient has reached it. */
export function within(moment: Moment, sum: number): Moment {
  const node = moment.event?.node;
  return {
    ...moment,
    value: (other) => (other === node ? sum : moment.value(other)),
    grad: (other) => (other === node ? undefined : moment.grad(other)),
  };
}
