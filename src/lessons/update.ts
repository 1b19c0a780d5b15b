// Lesson 6: the update. One dial in a valley, learning rates, and a net that learns XOR.

import { xor } from '../data/datasets';
import { Value } from '../engine/value';
import { mse } from '../nn/losses';
import { MLP } from '../nn/mlp';
import { SGD } from '../optim/optimizers';
import { ask, code, say, slip } from './items';
import type { Lesson, Section, Table } from './lesson';
import type { Texts } from './languages';
import { fill, shown } from './text';

export const update: Lesson = {
  id: 'update',
  minutes: 9,
  tell: ({ lessons: { update: t } }) => [step(t), rates(t), loop(t), enough(t)],
};

type Text = Texts['lessons']['update'];

const BEST = 2;
const START = 5;
const RATE = 0.1;

/** Gradient descent in the valley (w − 2)²: w, its gradient and the loss before every step. */
function descent(lr: number, steps: number): { w: number; grad: number; loss: number }[] {
  const w = new Value(START);
  const optimizer = new SGD([w], { lr });
  return Array.from({ length: steps + 1 }, () => {
    const loss = w.sub(BEST).square();
    optimizer.zeroGrad();
    loss.backward();
    const now = { w: w.data, grad: w.grad, loss: loss.data };
    optimizer.step();
    return now;
  });
}

function step(t: Text): Section {
  const [first, second, third] = descent(RATE, 2);
  const { w, grad } = first;
  const numbers = { best: BEST, w, lr: RATE, grad, w1: second.w, grad1: second.grad };
  return {
    title: t.step,
    items: [
      say(t.downhill, numbers),
      ask(t.one, {
        answer: second.w,
        with: numbers,
        slips: [
          slip(w + RATE * grad, t.one.uphill),
          slip(w - grad, t.one.noRate, numbers),
          slip(w - RATE, t.one.noGradient, numbers),
          slip(RATE * grad, t.one.onlyStep),
        ],
      }),
      ask(t.second, {
        answer: third.w,
        with: numbers,
        slips: [
          slip(second.w - RATE * grad, t.second.staleGradient),
          slip(second.w, t.second.firstStep),
          slip(second.w + RATE * second.grad, t.second.uphill),
        ],
      }),
      say(t.shorter),
    ],
  };
}

function rates(t: Text): Section {
  const lr = 1.1;
  const [{ w, grad }, after] = descent(lr, 1);
  const numbers = { best: BEST, w, lr, grad };
  return {
    title: t.rates,
    items: [
      say(t.quotient, numbers),
      ask(t.far, {
        answer: after.w,
        with: numbers,
        slips: [
          slip(w + lr * grad, t.far.uphill),
          slip(w - grad, t.far.noRate, numbers),
          slip(1 - 2 * lr, t.far.factor),
          slip(after.w - BEST, t.far.distance, numbers),
        ],
      }),
      say(t.blowUp),
      {
        kind: 'curves',
        title: t.valleyTitle,
        xLabel: t.xSteps,
        scale: 'log',
        curves: [0.01, RATE, lr].map((rate) => ({
          name: fill(t.rateName, { lr: rate }),
          ...numbered(descent(rate, 20).map(({ loss }) => loss)),
        })),
      },
    ],
  };
}

function loop(t: Text): Section {
  const [{ grad }, { grad: grad1 }] = descent(RATE, 1);
  const q = t.forgotten;
  return {
    title: t.loop,
    items: [
      say(t.all),
      code(CODE, { rate: GOOD, epochs: EPOCHS, said: trained(GOOD).says.map(Math.round) }),
      say(t.zero),
      ask(q, {
        answer: grad + grad1,
        with: { grad, grad1 },
        slips: [slip(grad1, q.fresh), slip(2 * grad, q.twice), slip(grad, q.stale)],
      }),
    ],
  };
}

const GOOD = 0.3;
const EPOCHS = 100;

interface Run {
  /** The loss before each step. */
  readonly losses: readonly number[];
  /** What the net says in the end, one number a row. */
  readonly says: readonly number[];
}

/** A net learns XOR, always from the same beginning. */
function trained(lr: number, epochs = EPOCHS): Run {
  const { x, y } = xor();
  const net = new MLP(2, [4, 1], { activation: 'tanh', seed: 1 });
  const optimizer = new SGD(net.parameters(), { lr });
  const outputs = (): Value[] => x.map((row) => net.forward(row)[0]);
  const losses = Array.from({ length: epochs }, () => {
    const loss = mse(outputs(), y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return loss.data;
  });
  return { losses, says: outputs().map(({ data }) => data) };
}

function enough(t: Text): Section {
  const runs = [0.01, GOOD, 0.7].map((lr) => ({ lr, ...trained(lr) }));
  const top = 10;
  return {
    title: t.enough,
    items: [
      say(t.three, { epochs: EPOCHS, huge: shown(runs[2].losses[EPOCHS - 1], 1) }),
      {
        kind: 'curves',
        title: t.netTitle,
        xLabel: t.xSteps,
        scale: 'log',
        curves: runs.map(({ lr, losses }) => ({
          name: fill(t.rateName, { lr }),
          ...numbered(losses.map((loss) => (loss < top ? loss : NaN))),
        })),
      },
      say(t.reading),
      learned(t),
      say(t.done),
    ],
  };
}

/** What the net says after so many steps. */
function learned(t: Text): Table {
  const inputs = xor().x.map((row) => row.join(' '));
  const rows = [1, 10, 30, EPOCHS].map((steps) => {
    const { losses, says } = trained(GOOD, steps);
    return [steps, losses[steps - 1], ...says].map((x) => shown(x, 2));
  });
  const says = inputs.map((row) => fill(t.saysColumn, { inputs: row }));
  return { kind: 'table', head: [t.stepColumn, t.lossColumn, ...says], rows };
}

function numbered(y: readonly number[]): { x: number[]; y: readonly number[] } {
  return { x: y.map((_, i) => i), y };
}

const CODE = `
import { MLP, mse, SGD, xor } from 'stepgrad';

const { x, y } = xor();
const net = new MLP(2, [4, 1], { activation: 'tanh', seed: 1 });
const optimizer = new SGD(net.parameters(), { lr: {rate} });

for (let step = 0; step < {epochs}; step++) {
  const outputs = x.map((row) => net.forward(row)[0]);
  const loss = mse(outputs, y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
x.map((row) => Math.round(net.forward(row)[0].data)); // → {said}`;
