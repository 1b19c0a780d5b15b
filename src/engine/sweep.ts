// The reverse sweep of backward() as a function of plain numbers: it leaves no trace in the graph.

import type { Contributed } from './mode';
import { reachable, sweepBack, type Value } from './value';

/** Σ seedᵢ · ∂outputᵢ/∂input for each input; 0 for those that no output depends on. The inputs' `.grad` is lost. */
export function pull(
  outputs: readonly Value[],
  seeds: readonly number[],
  inputs: readonly Value[],
): number[] {
  for (const input of inputs) input.grad = 0; // f may have run a sweep of its own
  return sweep(outputs, seeds, () => inputs.map(({ grad }) => grad));
}

/** Sweeps from the outputs, lets `read` look at the gradients, and puts back those that were there before. */
export function sweep<T>(
  outputs: readonly Value[],
  seeds: readonly number[],
  read: () => T,
  contributed?: Contributed,
): T {
  const order = reachable(outputs);
  const before = order.map(({ grad }) => grad);
  for (const node of order) node.grad = 0;
  outputs.forEach((output, i) => (output.grad += seeds[i]));
  sweepBack(order, contributed);
  const result = read();
  order.forEach((node, i) => (node.grad = before[i]));
  return result;
}
