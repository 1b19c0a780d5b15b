// Neurons, layers and nets: their shape, the order and the names of their parameters, and what they compute.

import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import type { Activation } from '../../src/nn/activation';
import type { Initializer } from '../../src/nn/init';
import { Layer, Neuron } from '../../src/nn/layer';
import { MLP } from '../../src/nn/mlp';
import { expectAllClose } from '../support/closeness';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const data = (values: readonly Value[]): number[] => values.map((value) => value.data);

test('a neuron has one weight an input and one bias', () => {
  const neuron = new Neuron(3, { seed: 1 });
  expect(neuron.weights).toHaveLength(3);
  expect(neuron.parameters()).toEqual([...neuron.weights, neuron.bias]);
});

test('a layer has one neuron an output, each over all inputs', () => {
  const layer = new Layer(3, 2, { seed: 1 });
  expect(layer.neurons.map(({ weights }) => weights.length)).toEqual([3, 3]);
  expect(layer.forward([1, 2, 3])).toHaveLength(2);
});

test('each layer of a net takes the outputs of the one before', () => {
  const net = new MLP(2, [16, 8, 3], { seed: 1 });
  expect(net.layers.map(({ neurons }) => [neurons[0].weights.length, neurons.length])).toEqual([
    [2, 16],
    [16, 8],
    [8, 3],
  ]);
  expect(net.parameters()).toHaveLength(16 * 3 + 8 * 17 + 3 * 9);
  expect(net.forward([1, 2])).toHaveLength(3);
});

test('parameters come layer by layer, neuron by neuron: weights, then bias, under those names', () => {
  expect(new MLP(2, [2, 1], { seed: 1 }).parameters().map(({ label }) => label)).toEqual([
    ...['layer1.neuron1.w1', 'layer1.neuron1.w2', 'layer1.neuron1.b'],
    ...['layer1.neuron2.w1', 'layer1.neuron2.w2', 'layer1.neuron2.b'],
    ...['layer2.neuron1.w1', 'layer2.neuron1.w2', 'layer2.neuron1.b'],
  ]);
  expect(new MLP(3, [2], { seed: 1 }).layers[0].neurons[1].weights[2].label).toBe('layer1.neuron2.w3');
});

test('a layer and a neuron on their own name their parameters without a number', () => {
  expect(new Layer(1, 2, { seed: 1 }).parameters().map(({ label }) => label)).toEqual([
    ...['layer.neuron1.w1', 'layer.neuron1.b', 'layer.neuron2.w1', 'layer.neuron2.b'],
  ]);
  expect(new Neuron(1, { seed: 1 }).parameters().map(({ label }) => label)).toEqual([
    'neuron.w1',
    'neuron.b',
  ]);
});

test('parameters() returns the Values the net computes with, not copies', () => {
  const net = new MLP(1, [1], { seed: 1 });
  net.parameters().forEach((parameter, i) => (parameter.data = [3, 1][i]));
  expect(data(net.forward([2]))).toEqual([7]);
});

// X = [1, 0.5], W = [[0.2, 0.8], [0.5, 0.1]] (rows: inputs), b = 0.3: Z = [0.2 + 0.25 + 0.3, 0.8 + 0.05 + 0.3]
test('the layer of the tutorial computes Z = [0.75, 1.15] and A = sigmoid(Z)', () => {
  const weights = [
    [0.2, 0.5],
    [0.8, 0.1],
  ];
  const layer = Layer.fromJSON({ activation: 'sigmoid', weights, biases: [0.3, 0.3] });
  const a = layer.forward([1, 0.5]);
  expectAllClose(data(a.map(({ parents }) => parents[0])), [0.75, 1.15], 1e-15, 'Z');
  expectAllClose(data(a), [sigmoid(0.75), sigmoid(1.15)], 1e-15, 'A');
});

//   x ─► relu(2x − 1), relu(−x + 0.5) ─► 3a − 4b + 0.25
test.each([
  [2, 3 * 3 + 0.25],
  [-1, -4 * 1.5 + 0.25],
  [0.5, 0.25],
])('a net of two layers computes by hand at x = %d: %d', (x, y) => {
  const net = MLP.fromJSON({
    inputs: 1,
    layers: [
      { activation: 'relu', weights: [[2], [-1]], biases: [-1, 0.5] },
      { activation: 'linear', weights: [[3, -4]], biases: [0.25] },
    ],
  });
  expect(data(net.forward([x]))).toEqual([y]);
});

//   w1, w2, w3, x1, x2, x3, b ─► z = dot ─► a = tanh z
test('a neuron is one dot node and one node for its activation, both named', () => {
  const neuron = new Neuron(3, { activation: 'tanh', seed: 1 });
  const a = neuron.forward([1, 2, 3]);
  const made = topologicalOrder(a).filter(({ op }) => op !== '');
  expect(made.map(({ op, label }) => [op, label])).toEqual([
    ['dot', 'neuron.z'],
    ['tanh', 'neuron.a'],
  ]);
});

test('a linear neuron is its dot node alone', () => {
  const z = new Neuron(2, { activation: 'linear', seed: 1 }).forward([1, 2]);
  expect([z.op, z.label]).toEqual(['dot', 'neuron.z']);
});

test('hidden layers are relu and the last is linear, unless said otherwise', () => {
  const activationsOf = (net: MLP): string[] => net.layers.map(({ activation }) => activation);
  expect(activationsOf(new MLP(2, [3, 3, 1], { seed: 1 }))).toEqual(['relu', 'relu', 'linear']);
  const other = new MLP(2, [3, 3, 1], { activation: 'tanh', outputActivation: 'sigmoid', seed: 1 });
  expect(activationsOf(other)).toEqual(['tanh', 'tanh', 'sigmoid']);
});

test('inputs may be Values, and gradients reach them', () => {
  const x = new Value(2);
  const net = MLP.fromJSON({ inputs: 1, layers: [{ activation: 'linear', weights: [[3]], biases: [1] }] });
  net.forward([x])[0].backward();
  expect([x.grad, ...net.parameters().map(({ grad }) => grad)]).toEqual([3, 2, 1]);
});

test.each([
  ['neuron', new Neuron(2, { activation: 'tanh', seed: 1 })],
  ['layer', new Layer(2, 2, { activation: 'tanh', seed: 1 })],
  ['net', new MLP(2, [2, 1], { activation: 'tanh', seed: 1 })],
])('zeroGrad of a %s sets every gradient back to 0', (_, model) => {
  const [output] = [model.forward([1, 2])].flat();
  output.backward();
  expect(model.parameters().some(({ grad }) => grad !== 0)).toBe(true);
  model.zeroGrad();
  expect(model.parameters().every(({ grad }) => grad === 0)).toBe(true);
});

test.each([0, -1, 1.5, NaN, Infinity])('a size of %d is refused, by name', (size) => {
  const message = (what: string): string => `${what} must be a whole number ≥ 1, got ${size}.`;
  expect(() => new Neuron(size)).toThrow(new RangeError(message('Neuron: inputs')));
  expect(() => new Layer(size, 1)).toThrow(new RangeError(message('Layer: inputs')));
  expect(() => new Layer(1, size)).toThrow(new RangeError(message('Layer: outputs')));
  expect(() => new MLP(size, [1])).toThrow(new RangeError(message('MLP: inputs')));
  expect(() => new MLP(1, [2, size])).toThrow(new RangeError(message('Layer: outputs')));
});

test('a net without layers is refused', () => {
  expect(() => new MLP(2, [])).toThrow(
    new RangeError('MLP: expected an array of at least one layer size, got an empty array.'),
  );
});

test('an unknown activation is refused with the list of those there are', () => {
  const message =
    'activation: "rellu" is not one of linear, sigmoid, logSigmoid, tanh, relu, relu6, leakyRelu, elu, selu, ' +
    'gelu, silu, mish, softplus, softsign, hardtanh, hardSigmoid, hardSwish, step, sin.';
  expect(() => new Neuron(2, { activation: 'rellu' as Activation })).toThrow(new RangeError(message));
  expect(() => new MLP(2, [2, 1], { activation: 'rellu' as Activation })).toThrow(new RangeError(message));
  expect(() => new MLP(2, [1], { outputActivation: 'rellu' as Activation })).toThrow(new RangeError(message));
  // What every object has is no activation.
  expect(() => new Neuron(2, { activation: 'toString' as Activation })).toThrow('"toString" is not one of');
});

test('an unknown initialiser is refused with the list of those there are', () => {
  const message =
    'init: "he" is not one of uniform, xavierUniform, xavierNormal, heUniform, heNormal, lecunNormal, zeros.';
  expect(() => new MLP(2, [1], { init: 'he' as Initializer })).toThrow(new RangeError(message));
});

test('an input of another length is refused with both lengths', () => {
  const net = new MLP(2, [1], { seed: 1 });
  expect(() => net.forward([1])).toThrow(new RangeError('MLP: expected 2 inputs, but got 1.'));
  expect(() => net.forward([1, 2, 3])).toThrow(new RangeError('MLP: expected 2 inputs, but got 3.'));
  const message = 'dot: expected two arrays of one length, but got 2 and 1.';
  expect(() => new Layer(2, 1, { seed: 1 }).forward([1])).toThrow(new RangeError(message));
});
