// The loss of a 2-8-8-1 net on 20 rows as a function of its 105 weights: its gradient, and its Hessian, which is dense.

import { dot, gradient, hessian, mse, tanh, type Value } from '../src/index';

export const WEIGHTS = 105;

const at = Array.from({ length: WEIGHTS }, (_, i) => 0.7 * Math.sin(5 * i));
const rows = Array.from({ length: 20 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);

export function netLoss(weights: readonly Value[]): Value {
  const outputs = rows.map((row) => {
    let used = 0;
    const layer = (x: readonly (Value | number)[], size: number): Value[] =>
      Array.from({ length: size }, () => {
        const w = weights.slice(used, (used += x.length));
        return tanh(dot(w, x, weights[used++]));
      });
    return layer(layer(layer(row, 8), 8), 1)[0];
  });
  return mse(
    outputs,
    rows.map((_, i) => i % 2),
  );
}

export function denseGradient(): number[] {
  return gradient(netLoss, at);
}

export function denseHessian(): number[][] {
  return hessian(netLoss, at);
}
