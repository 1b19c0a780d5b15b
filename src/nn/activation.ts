// The activations a layer can have, by name, and the initialiser that suits each.

import {
  elu,
  gelu,
  hardSigmoid,
  hardSwish,
  hardtanh,
  leakyRelu,
  logSigmoid,
  mish,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  sin,
  softplus,
  softsign,
  step,
  tanh,
} from '../engine/functions';
import type { Value } from '../engine/value';
import type { Initializer } from './init';

/** Every activation by name; `linear` is none. */
export const activations = {
  linear: (x: Value): Value => x,
  sigmoid, logSigmoid, tanh, relu, relu6, leakyRelu, elu, selu, gelu, silu, mish,
  softplus, softsign, hardtanh, hardSigmoid, hardSwish, step, sin,
}; // prettier-ignore

export type Activation = keyof typeof activations;

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
