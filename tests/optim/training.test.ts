// Whole training runs against PyTorch's: losses, first gradients and final weights.

import { MLP } from '../../src/nn/mlp';
import type { Activation } from '../../src/nn/activation';
import * as losses from '../../src/nn/losses';
import { mean } from '../../src/engine/functions';
import type { Value } from '../../src/engine/value';
import { Adagrad, Adam, AdamW, RMSprop, SGD } from '../../src/optim/optimizers';
import type { Optimizer } from '../../src/optim/optimizer';
import reference from '../reference/training.json';

type Run = Omit<(typeof reference.runs)[number], 'options'> & {
  options: { lr: number; momentum?: number; nesterov?: boolean; weight_decay?: number };
};

const optimizers: Record<string, new (parameters: Value[], options: object) => Optimizer> = {
  sgd: SGD,
  momentum: SGD,
  nesterov: SGD,
  weightDecay: SGD,
  adam: Adam,
  adamw: AdamW,
  rmsprop: RMSprop,
  adagrad: Adagrad,
};

test.each(
  (reference.runs as Run[]).map((run) => [run.sizes.join('-'), run.activation, run.loss, run.optimizer, run]),
)('a %s net with %s, %s and %s trains as in PyTorch', (_sizes, _activation, _loss, _optimizer, run) => {
  const net = netOf(run);
  const parameters = net.parameters();
  const { weight_decay: weightDecay, ...options } = run.options;
  const optimizer = new optimizers[run.optimizer](parameters, { ...options, weightDecay });
  run.losses.forEach((expected, step) => {
    const loss = lossOf(net, run);
    expectClose([loss.data], [expected]);
    optimizer.zeroGrad();
    loss.backward();
    if (step === 0) {
      expectClose(
        parameters.map(({ grad }) => grad),
        flat(run.gradWeights0, run.gradBiases0),
      );
    }
    optimizer.step();
  });
  expectClose(
    parameters.map(({ data }) => data),
    flat(run.finalWeights, run.finalBiases),
  );
});

function netOf(run: Run): MLP {
  const [inputs, ...sizes] = run.sizes;
  const net = new MLP(inputs, sizes, { activation: run.activation as Activation, init: 'zeros' });
  const weights = flat(run.weights, run.biases);
  net.parameters().forEach((parameter, i) => (parameter.data = weights[i]));
  return net;
}

function lossOf(net: MLP, run: Run): Value {
  const outputs = run.x.map((row) => net.forward(row));
  if (run.loss === 'crossEntropy') {
    return mean(outputs.map((logits, i) => losses.crossEntropy(logits, run.y[i] as number)));
  }
  return losses[run.loss as 'mse'](outputs.flat(), (run.y as number[][]).flat());
}

/** Layer by layer, neuron by neuron: weights, then bias. */
function flat(weights: number[][][], biases: number[][]): number[] {
  return weights.flatMap((layer, l) => layer.flatMap((neuron, n) => [...neuron, biases[l][n]]));
}

function expectClose(got: number[], expected: number[]): void {
  expect(got).toHaveLength(expected.length);
  got.forEach((x, i) =>
    expect(Math.abs(x - expected[i])).toBeLessThanOrEqual(1e-9 * Math.abs(expected[i]) + 1e-15),
  );
}
