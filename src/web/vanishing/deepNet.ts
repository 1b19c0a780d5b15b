// A deep net at its very beginning: how large signals are on their way forward, and gradients on their way back.

import { moons } from '../../data/datasets';
import { mean } from '../../engine/functions';
import type { Value } from '../../engine/value';
import type { Activation } from '../../nn/activation';
import type { Initializer } from '../../nn/init';
import { bceWithLogits } from '../../nn/losses';
import { MLP } from '../../nn/mlp';
import { rangeOf, type Range } from '../../plot/ticks';
import { histogram, type Histogram } from './histogram';

export interface DeepNet {
  /** Hidden layers. */
  readonly depth: number;
  readonly activation: Activation;
  readonly init: Initializer;
  readonly seed: number;
}

export interface LayerMeasure {
  /** Mean and standard deviation of what its neurons say. */
  readonly mean: number;
  readonly deviation: number;
  /** From the largest amount below 0 to the same above. */
  readonly activations: Histogram;
  /** The mean of |∂L/∂w| over its weights and biases. */
  readonly gradient: number;
  /** Of log₁₀ |∂L/∂w|, over the same whole decades in all layers. */
  readonly gradients: Histogram;
  /** How many ∂L/∂w are 0, and so have no logarithm. */
  readonly zeros: number;
}

export const WIDTH = 12;
export const ROWS = 24;
/** Where all gradients are 0. */
const NO_DECADES: Range = [-1, 0];

/** Runs two moons through a net, and back once. Layer by layer, the output's last. */
export function measureDeepNet({ depth, activation, init, seed }: DeepNet): LayerMeasure[] {
  const { x, y } = moons({ n: ROWS, noise: 0.1, seed: 1 });
  const net = new MLP(2, [...Array<number>(depth).fill(WIDTH), 1], { activation, init, seed });
  const said: Value[][] = net.layers.map(() => []);
  const losses = x.map((row, i) => {
    let signal: Value[] = [];
    net.layers.forEach((layer, k) => {
      signal = layer.forward(k === 0 ? row : signal);
      said[k].push(...signal);
    });
    return bceWithLogits(signal, [y[i]]);
  });
  mean(losses).backward();
  const sizes = net.layers.map((layer) => layer.parameters().map(({ grad }) => Math.abs(grad)));
  const logarithms = sizes.map((list) => list.map(Math.log10));
  const decades = wholeDecades(logarithms.flat());
  return net.layers.map((_, k): LayerMeasure => {
    const values = said[k].map(({ data }) => data);
    const average = averageOf(values);
    const largest = values.map(Math.abs).filter(Number.isFinite);
    const spread = Math.max(0, ...largest) || 1;
    return {
      mean: average,
      deviation: Math.sqrt(averageOf(values.map((value) => (value - average) ** 2))),
      activations: histogram(values, [-spread, spread]),
      gradient: averageOf(sizes[k]),
      gradients: histogram(logarithms[k], decades),
      zeros: sizes[k].filter((size) => size === 0).length,
    };
  });
}

function wholeDecades(logarithms: readonly number[]): Range {
  const range = rangeOf(logarithms.filter(Number.isFinite));
  if (range === undefined) return NO_DECADES;
  const low = Math.floor(range[0]);
  return [low, Math.max(low + 1, Math.ceil(range[1]))];
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
