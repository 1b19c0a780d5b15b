// Every op as a function, and the functions over arrays of Values.

import { functions } from './byName';

export * from './arrays';

export const { neg, abs, sign, square, sqrt, cbrt, reciprocal } = functions;
export const { exp, expm1, log, log1p, log2, log10 } = functions;
export const { sin, cos, tan, asin, acos, atan, atan2, hypot } = functions;
export const { sinh, cosh, tanh, sech, asinh, acosh, atanh, erf, erfc } = functions;
export const { floor, ceil, round, add, sub, mul, div, pow, max, min, clamp, where } = functions;
export const { sigmoid, logSigmoid, relu, relu6, leakyRelu, elu, selu, gelu, silu, mish } = functions;
export const { softplus, softsign, hardtanh, hardSigmoid, hardSwish, step, logAddExp } = functions;
