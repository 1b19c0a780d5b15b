// Nets as plain data: what is written is read back bit for bit, and what is no net is refused.

import type { Activation } from '../../src/nn/activation';
import { Layer, Neuron } from '../../src/nn/layer';
import { MLP, type MLPData } from '../../src/nn/mlp';

const throughText = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;

/** A net of two inputs, a hidden tanh neuron and a linear output, with parts of its data replaced. */
function corrupt(change: (data: MLPData) => void): () => MLP {
  const data: MLPData = {
    inputs: 2,
    layers: [
      { activation: 'tanh', weights: [[1, 2]], biases: [3] },
      { activation: 'linear', weights: [[4]], biases: [5] },
    ],
  };
  change(data);
  return () => MLP.fromJSON(throughText(data));
}

test('a net written to JSON text and read back has the same weights and outputs, bit for bit', () => {
  const net = new MLP(3, [5, 4, 2], { activation: 'silu', outputActivation: 'sigmoid', seed: 3 });
  net.parameters().forEach((parameter, i) => (parameter.data += i / 7));
  const copy = MLP.fromJSON(throughText(net.toJSON()));
  expect(copy.toJSON()).toEqual(net.toJSON());
  const outputs = (of: MLP): number[] => of.forward([0.1, -2, 1 / 3]).map(({ data }) => data);
  expect(outputs(copy)).toEqual(outputs(net));
});

test('numbers that text could lose are kept: the smallest, the largest, and thirds', () => {
  const weights = [5e-324, -Number.MAX_VALUE, 1 / 3, 0.1 + 0.2, 2 ** 53 - 1];
  const neuron = Neuron.fromJSON(throughText({ activation: 'linear' as const, weights, bias: -1e-310 }));
  expect(neuron.toJSON()).toEqual({ activation: 'linear', weights, bias: -1e-310 });
});

test('what was read back names its parameters as the net did', () => {
  const net = new MLP(2, [2, 1], { seed: 1 });
  const labels = (of: MLP): (string | undefined)[] => of.parameters().map(({ label }) => label);
  expect(labels(MLP.fromJSON(net.toJSON()))).toEqual(labels(net));
});

test('a layer is written as its activation, a row of weights a neuron, and the biases', () => {
  const data = {
    activation: 'relu' as const,
    weights: [
      [1, 2],
      [3, 4],
    ],
    biases: [5, 6],
  };
  const layer = Layer.fromJSON(throughText(data));
  expect(layer.parameters().map((parameter) => parameter.data)).toEqual([1, 2, 5, 3, 4, 6]);
  expect(layer.toJSON()).toEqual(data);
});

test('toJSON is a copy: changing it leaves the net alone', () => {
  const net = new MLP(1, [1], { seed: 1 });
  const before = net.parameters()[0].data;
  net.toJSON().layers[0].weights[0][0] = 99;
  expect(net.parameters()[0].data).toBe(before);
});

test('JSON.stringify writes a net through its toJSON', () => {
  const net = new MLP(1, [1], { init: 'zeros' });
  expect(JSON.stringify(net)).toBe(
    '{"inputs":1,"layers":[{"activation":"linear","weights":[[0]],"biases":[0]}]}',
  );
});

test.each([
  ['a weight that is null, as NaN is written', corrupt(({ layers }) => (layers[0].weights[0][1] = NaN))],
  ['a bias that is null', corrupt(({ layers }) => (layers[1].biases[0] = Infinity))],
])('%s is refused with how many numbers there are', (_, read) => {
  expect(read).toThrow(RangeError);
  expect(read).toThrow(/^fromJSON: expected 5 finite weights and biases, but got 4\.$/);
});

test.each([
  ['a weight that is missing', corrupt(({ layers }) => layers[0].weights[0].pop())],
  ['a weight too many', corrupt(({ layers }) => layers[0].weights[0].push(1))],
  ['a row of weights that is missing', corrupt(({ layers }) => layers[1].weights.pop())],
  [
    'weights that have moved to another row',
    corrupt(({ layers }) => layers[1].weights.push(layers[1].weights[0].splice(1))),
  ],
  ['a layer without biases', corrupt(({ layers }) => (layers[0].biases = []))],
  ['weights that are null', corrupt(({ layers }) => (layers[0].weights = null as never))],
])('%s: a layer of the wrong shape is refused', (_, read) => {
  expect(read).toThrow(/^fromJSON: expected a layer of rows of \d weights, and a bias a row\.$/);
});

test('a net whose hidden layers differ in activation is refused, not changed', () => {
  const data = new MLP(1, [1, 1, 1], { seed: 1 }).toJSON();
  data.layers[1].activation = 'tanh';
  expect(() => MLP.fromJSON(data)).toThrow('fromJSON: expected hidden layers of one activation.');
});

test('an activation that there is not, a net without layers and a wrong size are refused', () => {
  const unknown = corrupt(({ layers }) => (layers[0].activation = 'rellu' as Activation));
  expect(unknown).toThrow('activation: "rellu" is not one of linear, ');
  for (const layers of [[], null as never]) {
    expect(corrupt((data) => (data.layers = layers))).toThrow('fromJSON: expected { inputs, layers }');
  }
  expect(corrupt((data) => (data.inputs = -2))).toThrow(RangeError);
});

test('a layer and a neuron refuse null weights as well', () => {
  const weights = [1, NaN];
  const neuron = throughText({ activation: 'relu' as const, weights, bias: 0 });
  expect(() => Neuron.fromJSON(neuron)).toThrow('fromJSON: expected 3 finite weights and biases, but got 2.');
  const layer = throughText({ activation: 'relu' as const, weights: [weights], biases: [0] });
  expect(() => Layer.fromJSON(layer)).toThrow('fromJSON: expected 3 finite weights and biases, but got 2.');
});
