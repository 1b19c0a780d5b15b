// One training step on moons: 100 points, a 2-16-16-1 net with ReLU, hinge loss + 1e-4 · Σw², forward,
// backward and update. On our engine, and on the closure engine as micrograd's own demo writes it.

import { dot, hinge, MLP, moons, SGD } from '../src/index';
import { ClosureValue } from './closure-engine';

const { x, y } = moons({ n: 100, noise: 0.1, seed: 1 });
const targets = y.map((label) => 2 * label - 1);

export function stepgradStep(): () => number {
  const net = new MLP(2, [16, 16, 1], { init: 'uniform', seed: 1 });
  const parameters = net.parameters();
  const optimizer = new SGD(parameters, { lr: 0.01 });
  return () => {
    const outputs = x.map((row) => net.forward(row)[0]);
    const penalty = dot(parameters, parameters).mul(1e-4);
    const loss = hinge(outputs, targets).add(penalty);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return loss.data;
  };
}

export function closureStep(): () => number {
  const initial = new MLP(2, [16, 16, 1], { init: 'uniform', seed: 1 });
  const layers = initial.layers.map(({ neurons }) =>
    neurons.map(({ weights, bias }) => ({
      weights: weights.map(({ data }) => new ClosureValue(data)),
      bias: new ClosureValue(bias.data),
    })),
  );
  const parameters = layers.flat().flatMap(({ weights, bias }) => [...weights, bias]);
  const forward = (row: number[]): ClosureValue =>
    layers.reduce<ClosureValue[]>(
      (inputs, neurons, depth) =>
        neurons.map(({ weights, bias }) => {
          const z = weights.reduce((total, w, i) => total.add(w.mul(inputs[i])), bias);
          return depth === layers.length - 1 ? z : z.relu();
        }),
      row.map((value) => new ClosureValue(value)),
    )[0];
  const total = (terms: ClosureValue[]): ClosureValue => terms.reduce((sum, term) => sum.add(term));
  return () => {
    const losses = x.map((row, i) => forward(row).mul(-targets[i]).add(1).relu());
    const penalty = total(parameters.map((p) => p.mul(p))).mul(1e-4);
    const loss = total(losses)
      .mul(1 / losses.length)
      .add(penalty);
    for (const p of parameters) p.grad = 0;
    loss.backward();
    for (const p of parameters) p.data -= 0.01 * p.grad;
    return loss.data;
  };
}
