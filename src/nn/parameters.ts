// What neurons, layers and nets do alike with their parameters, and with the arguments they are made of.

import type { Value } from '../engine/value';

/** Sets the parameters, in their order, to the given numbers. */
export function restore<Model extends { parameters(): Value[] }>(
  model: Model,
  given: readonly number[],
): Model {
  const parameters = model.parameters();
  if (given.length !== parameters.length || !given.every(Number.isFinite)) {
    throw new RangeError(
      `fromJSON: expected ${parameters.length} finite weights and biases, but got ${given.filter(Number.isFinite).length}.`,
    );
  }
  parameters.forEach((parameter, i) => (parameter.data = given[i]));
  return model;
}

export function zeroGrads(parameters: readonly Value[]): void {
  for (const parameter of parameters) parameter.zeroGrad();
}

export function requireWhole(what: string, name: string, n: number): void {
  if (Number.isSafeInteger(n) && n >= 1) return;
  throw new RangeError(`${what}: ${name} must be a whole number ≥ 1, got ${n}.`);
}

export function requireOneOf(what: string, name: string, known: object): void {
  if (Object.hasOwn(known, name)) return;
  throw new RangeError(`${what}: "${name}" is not one of ${Object.keys(known).join(', ')}.`);
}
