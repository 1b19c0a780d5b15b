// Training that goes wrong stops with an error that says where, and leaves weights that can be used.

import { moons, type Dataset } from '../../src/data/datasets';
import { log } from '../../src/engine/functions';
import { MLP } from '../../src/nn/mlp';
import { fit, type FitOptions } from '../../src/training/fit';
import { DivergedError } from '../../src/training/run';

/** The error a run ends with, which must be a DivergedError, and the net's weights then. */
function diverge(data: Dataset, options: FitOptions): { error: DivergedError; weights: number[] } {
  const net = new MLP(2, [4, 1], { seed: 1 });
  try {
    fit(net, data, { epochs: 50, seed: 1, ...options });
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    return { error, weights: net.parameters().map((parameter) => parameter.data) };
  }
  throw new Error('it did not diverge');
}

const POINTS = moons({ n: 20, seed: 1 });

test('a learning rate that explodes the loss names the node that overflowed, and weights stay finite', () => {
  const { error, weights } = diverge(POINTS, { optimizer: 'sgd', lr: 1e8 });
  expect(error.name).toBe('DivergedError');
  expect(error.message).toMatch(/^The (value|gradient) of .*(square|dot|mean|sum).* is (-?Infinity|NaN)\./);
  expect(weights.every(Number.isFinite)).toBe(true);
});

test('an update that overflows names the parameter and the learning rate, and is taken back whole', () => {
  const before = new MLP(2, [4, 1], { seed: 1 }).parameters().map(({ data }) => data);
  const { error, weights } = diverge(POINTS, { optimizer: 'sgd', lr: 1e308, batchSize: 20 });
  expect(error.message).toMatch(
    /^the update of layer\d\.neuron\d\.(w\d|b) made it -?Infinity, at a learning rate of 1e\+308\.$/,
  );
  expect(weights).toEqual(before);
});

test('NaN in the inputs is found in the first node that takes it, in the net’s own words', () => {
  const before = new MLP(2, [4, 1], { seed: 1 }).parameters().map(({ data }) => data);
  const { error, weights } = diverge({ x: [[NaN, 1]], y: [0] }, {});
  expect(error.message).toMatch(/^The value of dot\(layer1\.neuron1\.w1 = .*NaN.*\) is NaN\./);
  expect(weights).toEqual(before);
});

test('NaN in the targets is found in the loss', () => {
  const { error, weights } = diverge({ x: [[1, 1]], y: [NaN] }, {});
  expect(error.message).toMatch(/^The value of sub\(.*NaN.*\) is NaN\./);
  expect(weights.every(Number.isFinite)).toBe(true);
});

test('a gradient that is not finite stops, though the loss is', () => {
  const net = new MLP(1, [1], { init: 'zeros' });
  const run = (): unknown => fit(net, { x: [[1]], y: [0] }, { loss: ([output]) => output.sqrt() });
  expect(run).toThrow(DivergedError);
  expect(run).toThrow(/sqrt.*local derivative Infinity/);
});

test('an infinite loss stops, though every gradient is finite', () => {
  const net = new MLP(1, [1], { seed: 1 });
  const run = (): unknown => fit(net, { x: [[1]], y: [0] }, { loss: ([output]) => log(0).add(output) });
  expect(run).toThrow(DivergedError);
});

test('epochs that went well before are not lost: onEpoch has been given them', () => {
  const losses: number[] = [];
  const onEpoch = ({ loss }: { loss: number }): void => void losses.push(loss);
  diverge(POINTS, { optimizer: 'sgd', lr: 1e5, onEpoch });
  expect(losses.length).toBeGreaterThan(0);
  expect(losses.every(Number.isFinite)).toBe(true);
});
