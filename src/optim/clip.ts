// Clipping: gradients that explode are cut back before the optimiser sees them.

import type { Value } from '../engine/value';

/**
 * Scales all gradients by one factor, so that their norm √(Σ grad²) is at most `max`.
 *
 * @returns the norm before
 * @throws RangeError if max is not > 0
 * @see PyTorch `clip_grad_norm_`
 */
export function clipGradNorm(parameters: readonly Value[], max: number): number {
  requirePositive('clipGradNorm', max);
  const norm = parameters.reduce((total, { grad }) => Math.hypot(total, grad), 0);
  const factor = max / (norm + 1e-6);
  if (factor < 1) for (const parameter of parameters) parameter.grad *= factor;
  return norm;
}

/**
 * Cuts each gradient to [−max, max].
 *
 * @throws RangeError if max is not > 0
 * @see PyTorch `clip_grad_value_`
 */
export function clipGradValue(parameters: readonly Value[], max: number): void {
  requirePositive('clipGradValue', max);
  for (const parameter of parameters) parameter.grad = Math.min(Math.max(parameter.grad, -max), max);
}

function requirePositive(name: string, max: number): void {
  if (!(max > 0)) throw new RangeError(`${name}: max must be > 0, got ${max}.`);
}
