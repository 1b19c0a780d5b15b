// A multilayer perceptron: layers one after the other.

import type { Operand, Value } from '../engine/value';
import { show } from '../engine/show';
import { Random } from '../random/random';
import { activations, type Activation } from './activation';
import { flatten, Layer, type LayerData, type NeuronOptions } from './layer';
import { requireOneOf, requireWhole, restore, zeroGrads } from './parameters';

export interface MLPOptions extends NeuronOptions {
  /** The activation of the last layer. Default `linear`. */
  outputActivation?: Activation;
}

/** A net as plain data: what its fromJSON reads. */
export interface MLPData {
  inputs: number;
  layers: LayerData[];
}

/**
 * A multilayer perceptron.
 *
 * @example
 * const net = new MLP(2, [16, 16, 1], { activation: 'relu', seed: 1 });
 * const [score] = net.forward([0.5, -1]);
 */
export class MLP {
  readonly layers: readonly Layer[];

  /**
   * @param inputs - how many numbers a row of data has
   * @param sizes - how many neurons each layer has; the last layer is the output
   * @throws RangeError for a size that is not a whole number ≥ 1, or an unknown name
   */
  constructor(
    readonly inputs: number,
    sizes: readonly number[],
    { outputActivation = 'linear', ...options }: MLPOptions = {},
  ) {
    requireWhole('MLP', 'inputs', inputs);
    if (![sizes].every(Array.isArray) || sizes.length === 0) {
      throw new RangeError(`MLP: expected an array of at least one layer size, got ${show(sizes)}.`);
    }
    requireOneOf('activation', options.activation ?? 'relu', activations);
    const random = Random.of(options.seed, 'initialisation');
    this.layers = sizes.map((size, i) => {
      const activation = i === sizes.length - 1 ? outputActivation : (options.activation ?? 'relu');
      const place = { name: `layer${i + 1}`, random };
      return new Layer(i === 0 ? inputs : sizes[i - 1], size, { ...options, activation, place });
    });
  }

  /** @throws RangeError if x does not hold one entry an input */
  forward(x: readonly Operand[]): Value[] {
    if (x.length !== this.inputs) {
      throw new RangeError(`MLP: expected ${this.inputs} inputs, but got ${x.length}.`);
    }
    return this.layers.reduce<readonly Operand[]>((signal, layer) => layer.forward(signal), x) as Value[];
  }

  /** Layer by layer, neuron by neuron: weights, then bias. */
  parameters(): Value[] {
    return this.layers.flatMap((layer) => layer.parameters());
  }

  zeroGrad(): void {
    zeroGrads(this.parameters());
  }

  toJSON(): MLPData {
    return { inputs: this.inputs, layers: this.layers.map((layer) => layer.toJSON()) };
  }

  /** @throws RangeError if the data are not those of a net, or a number is missing or not finite */
  static fromJSON(data: MLPData): MLP {
    const { inputs, layers } = data;
    if (!Array.isArray(layers) || layers.length === 0) {
      throw new RangeError('fromJSON: expected { inputs, layers }, with at least one layer.');
    }
    const [hidden, last] = [layers.slice(0, -1), layers[layers.length - 1]];
    const activation = hidden[0]?.activation;
    if (hidden.some((layer) => layer.activation !== activation)) {
      throw new RangeError('fromJSON: expected hidden layers of one activation.');
    }
    let width = inputs;
    const numbers = layers.flatMap((layer) => {
      const list = flatten(layer, width);
      width = layer.biases.length;
      return list;
    });
    const sizes = layers.map(({ biases }) => biases.length);
    const options = { activation, outputActivation: last.activation, init: 'zeros' } as const;
    return restore(new MLP(inputs, sizes, options), numbers);
  }
}
