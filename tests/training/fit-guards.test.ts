// What fit refuses before it begins, and what it leaves as it found it.

import { MLP } from '../../src/nn/mlp';
import { crossEntropy } from '../../src/nn/losses';
import { clipGradNorm } from '../../src/optim/clip';
import { SGD } from '../../src/optim/optimizers';
import { schedules } from '../../src/optim/schedules';
import { Value } from '../../src/engine/value';
import { xor } from '../../src/data/datasets';
import { fit, trainerFor } from '../../src/training/fit';
import { stateOf, takeUp } from '../../src/training/saved';

const net = (): MLP => new MLP(2, [2, 1], { seed: 1 });

test('a row of another width is refused by its number', () => {
  const data = { x: [[0, 1], [1]], y: [0, 1] };
  expect(() => fit(net(), data)).toThrow('fit: row 1: expected 2 inputs, as in row 0, but got 1.');
});

test('validation targets in another coding than the training targets are refused', () => {
  const validation = { x: [[0, 1]], y: [-1] };
  expect(() => fit(net(), xor(), { loss: 'hinge', validation })).toThrow('hinge takes two classes');
});

test('a validation loss that is not a number ends the run', () => {
  const validation = { x: [[NaN, 1]], y: [1] };
  expect(() => fit(net(), xor(), { validation, epochs: 2 })).toThrow('the validation loss is NaN.');
});

test('a schedule leaves the learning rate of the optimiser as it was, at the end and when stopped', () => {
  const model = net();
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  const schedule = schedules.linear({ epochs: 4 });
  const { history } = fit(model, xor(), { optimizer, schedule, epochs: 4 });
  expect(history[3].lr).toBeLessThan(0.1);
  expect(optimizer.lr).toBe(0.1);
  fit(model, xor(), { optimizer, schedule, epochs: 4, onEpoch: ({ epoch }) => epoch < 2 });
  expect(optimizer.lr).toBe(0.1);
});

test('without a schedule, a learning rate set after an epoch is kept', () => {
  const model = net();
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  const { history } = fit(model, xor(), { optimizer, epochs: 2, onEpoch: () => (optimizer.lr = 0.05) });
  expect(history.map(({ lr }) => lr)).toEqual([0.1, 0.05]);
});

test('a state of another net is refused before anything is set', () => {
  const state = stateOf(trainerFor(new MLP(2, [3, 1]), xor()));
  const model = net();
  const before = JSON.stringify(model);
  expect(() => {
    takeUp(trainerFor(model, xor()), state);
  }).toThrow(/^load: expected 9 parameters, but the state has 13\.$/);
  expect(JSON.stringify(model)).toBe(before);
});

test('crossEntropy keeps its digits when the true class is nearly certain, and under a common offset', () => {
  // log(1 + e^−40) and log(1 + e^−1) + 1
  expect(crossEntropy([40, 0], 0).data).toBeCloseTo(4.248354255291589e-18, 30);
  expect(crossEntropy([1e6, 1e6 + 1], 0).data).toBeCloseTo(1.3132616875182228, 14);
  expect(crossEntropy([7], 0).data).toBe(0);
});

test('clipGradNorm holds for gradients whose squares overflow', () => {
  const w = new Value(0);
  w.grad = 1e200;
  expect(clipGradNorm([w], 1)).toBe(1e200);
  expect(w.grad).toBe(1);
});
