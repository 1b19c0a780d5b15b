// All kernels by name.

import { cos, sin } from './circular';
import { erf, erfc } from './error';
import { exp, expm1 } from './exponential';
import { tanh } from './hyperbolic';
import type { Kernel, KernelName } from './kernel';
import { log, log1p } from './logarithm';

export const kernels: Readonly<Record<KernelName, Kernel>> = {
  exp,
  expm1,
  log,
  log1p,
  sin,
  cos,
  tanh,
  erfc,
  erf,
};
