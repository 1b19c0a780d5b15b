// A deep net at its very beginning: how large signals are on their way forward, and gradients on their way back.

import { moons } from '../../data/datasets';
import { mean } from '../../engine/functions';
import type { Value } from '../../engine/value';
import type { Activation } from '../../nn/activation';
import type { Initializer } from '../../nn/init';
import { bceWithLogits } from '../../nn/losses';
import { MLP } from '../../nn/mlp';

export interface DeepNet {
  /** Hidden layers. */
  readonly depth: number;
  readonly activation: Activation;
  readonly init: Initializer;
  readonly seed: number;
}

/** Counts in equal parts of a range. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
  /** Values outside the range, as zeros have no logarithm. */
  readonly outside: number;
}

export interface LayerMeasure {
  readonly name: string;
  /** Mean and standard deviation of what its neurons say. */
  readonly mean: number;
  readonly deviation: number;
  readonly activations: Histogram;
  /** The mean of |∂L/∂w| over its weights and biases. */
  readonly gradient: number;
  /** Of log₁₀ |∂L/∂w|. */
  readonly gradients: Histogram;
}

const WIDTH = 12;
const ROWS = 24;
const BINS = 24;
/** Powers of ten: gradients below are as good as none. */
const SMALLEST = -16;
const LARGEST = 4;

/** Runs 24 points of two moons through a net of 12 neurons a layer, and back once. Layer by layer, the output's last. */
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
  return net.layers.map((layer, k): LayerMeasure => {
    const values = said[k].map(({ data }) => data);
    const sizes = layer.parameters().map(({ grad }) => Math.abs(grad));
    const average = averageOf(values);
    const spread = Math.max(...values.map(Math.abs)) || 1;
    return {
      name: k === depth ? 'output' : `layer${k + 1}`,
      mean: average,
      deviation: Math.sqrt(averageOf(values.map((value) => (value - average) ** 2))),
      activations: histogram(values, -spread, spread),
      gradient: averageOf(sizes),
      gradients: histogram(sizes.map(Math.log10), SMALLEST, LARGEST),
    };
  });
}

function histogram(values: readonly number[], low: number, high: number): Histogram {
  const counts = Array<number>(BINS).fill(0);
  let outside = 0;
  for (const value of values) {
    if (!(value >= low && value <= high)) outside++;
    else counts[Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS))]++;
  }
  return { low, high, counts, outside };
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
