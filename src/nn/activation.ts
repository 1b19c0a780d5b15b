// The activations a layer can have, by name, and the initialiser that suits each.

import { functions } from '../engine/byName';
import type { Value } from '../engine/value';
import type { Initializer } from './init';

const NAMES = [
  'sigmoid', 'logSigmoid', 'tanh', 'relu', 'relu6', 'leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'mish',
  'softplus', 'softsign', 'hardtanh', 'hardSigmoid', 'hardSwish', 'step', 'sin',
] as const; // prettier-ignore

export type Activation = 'linear' | (typeof NAMES)[number];

/** Every activation by name; `linear` is none. */
export const activations = {
  linear: (x: Value) => x,
  ...Object.fromEntries(NAMES.map((name) => [name, functions[name]])),
} as Readonly<Record<Activation, (x: Value) => Value>>;

const RECTIFIERS: ReadonlySet<Activation> = new Set<Activation>([
  'relu',
  'relu6',
  'leakyRelu',
  'elu',
  'gelu',
  'silu',
  'mish',
  'softplus',
  'hardSwish', // prettier-ignore
]);

/** He's for the rectifiers, LeCun's for selu, Glorot's for the rest: what their authors derived them for. */
export function initializerFor(activation: Activation): Initializer {
  if (activation === 'selu') return 'lecunNormal';
  return RECTIFIERS.has(activation) ? 'heUniform' : 'xavierUniform';
}
