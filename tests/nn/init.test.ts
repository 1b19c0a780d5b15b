// How weights start: seeds, and the range and moments of each initialiser, seen on a layer of 100 × 400.

import { initializerFor, type Activation } from '../../src/nn/activation';
import type { Initializer } from '../../src/nn/init';
import { Layer, Neuron } from '../../src/nn/layer';
import { MLP } from '../../src/nn/mlp';

const FAN_IN = 100;
const FAN_OUT = 400;

interface Weighted {
  parameters(): { data: number }[];
}
const parametersOf = (model: Weighted): number[] => model.parameters().map(({ data }) => data);

function weightsOf(init: Initializer): number[] {
  const { neurons } = new Layer(FAN_IN, FAN_OUT, { init, seed: 1 });
  return neurons.flatMap(({ weights }) => weights.map(({ data }) => data));
}

const moment = (xs: number[], power: number): number =>
  xs.reduce((sum, x) => sum + x ** power, 0) / xs.length;

test.each<[string, (seed?: number) => Weighted]>([
  ['net', (seed) => new MLP(2, [4, 1], { seed })],
  ['layer', (seed) => new Layer(2, 4, { seed })],
  ['neuron', (seed) => new Neuron(2, { seed })],
])('a %s has the same weights for the same seed, and others for another or for none', (_, make) => {
  expect(parametersOf(make(7))).toEqual(parametersOf(make(7)));
  expect(parametersOf(make(7))).not.toEqual(parametersOf(make(8)));
  expect(parametersOf(make())).not.toEqual(parametersOf(make()));
});

test('no two weights of a net are equal, across neurons and layers', () => {
  const { layers } = new MLP(4, [4, 4, 4], { seed: 1 });
  const weights = layers.flatMap(({ neurons }) => neurons.flatMap((neuron) => neuron.weights));
  expect(new Set(weights.map(({ data }) => data)).size).toBe(3 * 16);
});

test('a seed that is no whole number is refused', () => {
  const message = 'seed: expected a whole number from 0 to 2^53 − 1, got 0.5.';
  expect(() => new MLP(2, [1], { seed: 0.5 })).toThrow(new RangeError(message));
});

// A uniform distribution on [−a, a) has the variance a²/3, and its fourth moment is 9/5 of the variance squared.
test.each<[Initializer, number]>([
  ['uniform', 1],
  ['xavierUniform', Math.sqrt(6 / (FAN_IN + FAN_OUT))],
  ['heUniform', Math.sqrt(6 / FAN_IN)],
])('%s weights fill [−a, a), a = %d, evenly', (init, a) => {
  const weights = weightsOf(init);
  expect(Math.min(...weights)).toBeGreaterThanOrEqual(-a);
  expect(Math.max(...weights)).toBeLessThan(a);
  expect(Math.max(...weights)).toBeGreaterThan(0.999 * a);
  expect(Math.min(...weights)).toBeLessThan(-0.999 * a);
  expectMoments(weights, a / Math.sqrt(3), 9 / 5);
});

// The fourth moment of a normal distribution is 3 times its variance squared.
test.each<[Initializer, number]>([
  ['xavierNormal', Math.sqrt(2 / (FAN_IN + FAN_OUT))],
  ['heNormal', Math.sqrt(2 / FAN_IN)],
  ['lecunNormal', Math.sqrt(1 / FAN_IN)],
])('%s weights are normal, of standard deviation %d', (init, deviation) => {
  expectMoments(weightsOf(init), deviation, 3);
});

/** Within 4 standard errors of 40,000 draws, roughly. */
function expectMoments(weights: number[], deviation: number, kurtosis: number): void {
  expect(Math.abs(moment(weights, 1)) / deviation).toBeLessThan(0.02);
  expect(Math.abs(Math.sqrt(moment(weights, 2)) / deviation - 1)).toBeLessThan(0.015);
  expect(Math.abs(moment(weights, 4) / deviation ** 4 / kurtosis - 1)).toBeLessThan(0.07);
}

test('zeros are zeros', () => {
  expect(weightsOf('zeros').every((weight) => weight === 0)).toBe(true);
});

test.each<Initializer>(['uniform', 'xavierNormal', 'heUniform', 'lecunNormal'])(
  'biases start at 0 under %s',
  (init) => {
    const { layers } = new MLP(3, [5, 2], { init, seed: 1 });
    const biases = layers.flatMap(({ neurons }) => neurons.map(({ bias }) => bias.data));
    expect(biases).toEqual([0, 0, 0, 0, 0, 0, 0]);
  },
);

test.each<[Activation, Initializer]>([
  ['relu', 'heUniform'],
  ['leakyRelu', 'heUniform'],
  ['gelu', 'heUniform'],
  ['hardSwish', 'heUniform'],
  ['selu', 'lecunNormal'],
  ['tanh', 'xavierUniform'],
  ['sigmoid', 'xavierUniform'],
  ['linear', 'xavierUniform'],
])('a layer of %s draws by %s unless told', (activation, init) => {
  expect(initializerFor(activation)).toBe(init);
  const byDefault = parametersOf(new Layer(3, 4, { activation, seed: 1 }));
  expect(byDefault).toEqual(parametersOf(new Layer(3, 4, { activation, init, seed: 1 })));
});

test('each layer of a net is drawn as suits its own activation', () => {
  const net = new MLP(1, [1000, 1], { activation: 'relu', seed: 1 });
  const [hidden, output] = net.layers.map((layer) => Math.max(...parametersOf(layer).map(Math.abs)));
  expect(hidden).toBeGreaterThan(0.99 * Math.sqrt(6)); // He, fanIn 1; Glorot's bound would be 0.08
  expect(output).toBeLessThanOrEqual(Math.sqrt(6 / 1001)); // Glorot, fanIn 1000, fanOut 1
  expect(output).toBeGreaterThan(0.99 * Math.sqrt(6 / 1001));
});
