// A neuron is one dot and one activation; a layer is neurons side by side.

import { dot } from '../engine/arrays';
import { Value, type Operand } from '../engine/value';
import { Random } from '../random/random';
import { activations, initializerFor, type Activation } from './activation';
import { initializers, type Initializer } from './init';
import { requireOneOf, requireWhole, restore, zeroGrads } from './parameters';

export interface NeuronOptions {
  /** Default `relu`. */
  activation?: Activation;
  /** How weights are drawn; biases start at 0. Default: what suits the activation. */
  init?: Initializer;
  /** A whole number ≥ 0; the same seed gives the same weights. Default: different ones every time. */
  seed?: number;
  /** @internal */
  place?: Place;
}

/** Where a neuron or a layer stands: its name, its layer's size, and the source its weights are drawn from. */
interface Place {
  readonly name: string;
  readonly random: Random;
  readonly layerSize?: number;
}

/** A neuron as plain data: what its fromJSON reads. */
export interface NeuronData {
  activation: Activation;
  weights: number[];
  bias: number;
}

/** A layer as plain data: what its fromJSON reads. */
export interface LayerData {
  activation: Activation;
  /** One array a neuron. */
  weights: number[][];
  biases: number[];
}

/** activation(w₁x₁ + w₂x₂ + … + b). */
export class Neuron {
  readonly weights: readonly Value[];
  readonly bias: Value;
  readonly activation: Activation;
  private readonly activate: (z: Value) => Value;
  private readonly names: { readonly z: string; readonly a: string };

  constructor(inputs: number, options: NeuronOptions = {}) {
    const { activation = 'relu', init = initializerFor(activation) } = options;
    requireWhole('Neuron', 'inputs', inputs);
    requireOneOf('activation', activation, activations);
    requireOneOf('init', init, initializers);
    const { name, random, layerSize = 1 } = placeOf(options, 'neuron');
    this.names = { z: `${name}.z`, a: `${name}.a` };
    this.activation = activation;
    this.activate = activations[activation];
    this.weights = Array.from(
      { length: inputs },
      (_, i) => new Value(initializers[init](random, inputs, layerSize), `${name}.w${i + 1}`),
    );
    this.bias = new Value(0, `${name}.b`);
  }

  /** @throws RangeError if x does not hold one entry an input */
  forward(x: readonly Operand[]): Value {
    const z = dot(this.weights, x, this.bias);
    z.label = this.names.z;
    if (this.activation === 'linear') return z;
    const a = this.activate(z);
    a.label = this.names.a;
    return a;
  }

  /** Weights, then bias. */
  parameters(): Value[] {
    return [...this.weights, this.bias];
  }

  zeroGrad(): void {
    zeroGrads(this.parameters());
  }

  toJSON(): NeuronData {
    const { activation, weights, bias } = this;
    return { activation, weights: weights.map(({ data }) => data), bias: bias.data };
  }

  /** @throws RangeError if a number is not finite, or the activation unknown */
  static fromJSON({ activation, weights, bias }: NeuronData): Neuron {
    return restore(new Neuron(weights.length, { activation, init: 'zeros' }), [...weights, bias]);
  }
}

/** Neurons that see the same inputs. */
export class Layer {
  readonly neurons: readonly Neuron[];

  constructor(inputs: number, outputs: number, options: NeuronOptions = {}) {
    requireWhole('Layer', 'inputs', inputs);
    requireWhole('Layer', 'outputs', outputs);
    const { name, random } = placeOf(options, 'layer');
    this.neurons = Array.from({ length: outputs }, (_, i) => {
      const place = { name: `${name}.neuron${i + 1}`, random, layerSize: outputs };
      return new Neuron(inputs, { ...options, place });
    });
  }

  get activation(): Activation {
    return this.neurons[0].activation;
  }

  /** One output a neuron. */
  forward(x: readonly Operand[]): Value[] {
    return this.neurons.map((neuron) => neuron.forward(x));
  }

  /** Neuron by neuron: weights, then bias. */
  parameters(): Value[] {
    return this.neurons.flatMap((neuron) => neuron.parameters());
  }

  zeroGrad(): void {
    zeroGrads(this.parameters());
  }

  toJSON(): LayerData {
    const neurons = this.neurons.map((neuron) => neuron.toJSON());
    return {
      activation: this.activation,
      weights: neurons.map(({ weights }) => weights),
      biases: neurons.map(({ bias }) => bias),
    };
  }

  /** @throws RangeError if a number is missing or not finite, or the activation unknown */
  static fromJSON(data: LayerData): Layer {
    const { activation, weights, biases } = data;
    const numbers = flatten(data, weights[0].length);
    return restore(new Layer(weights[0].length, biases.length, { activation, init: 'zeros' }), numbers);
  }
}

function placeOf({ place, seed }: NeuronOptions, name: string): Place {
  return place ?? { name, random: Random.of(seed, 'initialisation') };
}

/**
 * The numbers of a layer in the order of its parameters.
 *
 * @throws RangeError if they are not one row of `inputs` weights and one bias a neuron
 */
export function flatten({ weights, biases }: LayerData, inputs: number): number[] {
  const whole = [weights, biases].every(Array.isArray) && weights.length > 0;
  const fits = whole && weights.length === biases.length && weights.every((row) => row.length === inputs);
  if (!fits) {
    throw new RangeError(`fromJSON: expected a layer of rows of ${inputs} weights, and a bias a row.`);
  }
  return biases.flatMap((bias, i) => [...weights[i], bias]);
}
