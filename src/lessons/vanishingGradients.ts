// Lesson 7: vanishing gradients, in theory, measured layer by layer, and what helps.

import { moons } from '../data/datasets';
import { Value } from '../engine/value';
import type { Activation } from '../nn/activation';
import { bceWithLogits } from '../nn/losses';
import { MLP } from '../nn/mlp';
import { SGD } from '../optim/optimizers';
import { ask, code, say, slip } from './items';
import type { Lesson, Section } from './lesson';
import type { Texts } from './languages';
import { fill } from './text';

export const vanishingGradients: Lesson = {
  id: 'vanishing-gradients',
  minutes: 8,
  tell: ({ lessons: { 'vanishing-gradients': t } }) => [product(t), measured(t), learning(t), cures(t)],
};

type Text = Texts['lessons']['vanishing-gradients'];

const LAYERS = 10;
const WIDTH = 8;
const ROWS = 20;
const BEST = slopeOf((x) => x.sigmoid(), 0);

function slopeOf(f: (x: Value) => Value, at: number): number {
  const x = new Value(at);
  f(x).backward();
  return x.grad;
}

function product(t: Text): Section {
  const layers = 5;
  const q = t.five;
  return {
    title: t.product,
    items: [
      say(t.layers, { best: BEST }),
      ask(q, {
        answer: BEST ** layers,
        with: { best: BEST, layers },
        slips: [
          slip(BEST * layers, q.added),
          slip(BEST ** (layers - 1), q.oneLess),
          slip(BEST ** (layers + 1), q.oneMore),
          slip(BEST / layers, q.divided),
          slip(BEST, q.single, { layers }),
        ],
      }),
      say(t.meaning),
    ],
  };
}

/** A deep net on the two moons: gradients before it has learned anything, then the loss of every step. */
function deep(activation: Activation, epochs: number): { gradients: number[]; losses: number[] } {
  const { x, y } = moons({ n: ROWS, noise: 0.1, seed: 1 });
  const net = new MLP(2, [...Array<number>(LAYERS).fill(WIDTH), 1], { activation, seed: 3 });
  const optimizer = new SGD(net.parameters(), { lr: 0.1 });
  let gradients: number[] = [];
  const losses = Array.from({ length: epochs }, (_, epoch) => {
    const loss = bceWithLogits(
      x.map((row) => net.forward(row)[0]),
      y,
    );
    optimizer.zeroGrad();
    loss.backward();
    if (epoch === 0) gradients = net.layers.slice(0, LAYERS).map(meanGradient);
    optimizer.step();
    return loss.data;
  });
  return { gradients, losses };
}

/** The mean |grad| of a layer's weights. */
function meanGradient({ neurons }: MLP['layers'][number]): number {
  const weights = neurons.flatMap((neuron) => neuron.weights);
  return weights.reduce((total, { grad }) => total + Math.abs(grad), 0) / weights.length;
}

function measured(t: Text): Section {
  const sigmoid = deep('sigmoid', 1).gradients;
  const relu = deep('relu', 1).gradients;
  const [small, large] = [sigmoid[0], sigmoid[LAYERS - 1]];
  const steps = LAYERS - 1;
  const answer = (large / small) ** (1 / steps);
  const numbers = { layers: LAYERS, width: WIDTH, rows: ROWS, last: LAYERS, small, large, steps };
  const q = t.factor;
  return {
    title: t.measured,
    items: [
      say(t.net, numbers),
      {
        kind: 'bars',
        title: t.barsTitle,
        scale: 'log',
        series: ['sigmoid', 'relu'],
        groups: sigmoid.map((gradient, i) => ({
          name: fill(t.layerName, { layer: i + 1 }),
          values: [gradient, relu[i]],
        })),
      },
      ask(q, {
        answer,
        with: { ...numbers, shrinks: 1 / answer, best: BEST },
        slips: [
          slip(large / small, q.whole, numbers),
          slip(large / small / steps, q.divided, numbers),
          slip(1 / answer, q.upsideDown),
          slip((large / small) ** (1 / LAYERS), q.wrongRoot, numbers),
        ],
      }),
      say(t.relus),
    ],
  };
}

function learning(t: Text): Section {
  const epochs = 60;
  const [sigmoid, relu] = [deep('sigmoid', epochs), deep('relu', epochs)];
  const [small, large] = [sigmoid.gradients[0], relu.gradients[0]];
  const steps = Array.from({ length: epochs }, (_, i) => i);
  const q = t.slower;
  return {
    title: t.learning,
    items: [
      say(t.trained, { epochs }),
      {
        kind: 'curves',
        title: t.trainedTitle,
        xLabel: t.xSteps,
        curves: [
          { name: 'sigmoid', x: steps, y: sigmoid.losses },
          { name: 'relu', x: steps, y: relu.losses },
        ],
      },
      say(t.stuck, {
        stuck: sigmoid.losses[epochs - 1],
        half: bceWithLogits([0], [1]).data,
        learned: relu.losses[epochs - 1],
      }),
      ask(q, {
        answer: large / small,
        with: { sigmoid: small, relu: large },
        slips: [slip(small / large, q.upsideDown), slip(Math.log10(large / small), q.logarithm)],
      }),
    ],
  };
}

function cures(t: Text): Section {
  const [weight, slope] = [1.5, 0.1];
  const { explode, residual } = t;
  return {
    title: t.cures,
    items: [
      say(t.list),
      ask(explode, {
        answer: weight ** LAYERS,
        with: { layers: LAYERS, weight },
        slips: [
          slip(weight * LAYERS, explode.added),
          slip(1, explode.slope, { weight }),
          slip(weight ** (LAYERS - 1), explode.oneLess),
        ],
      }),
      say(t.shortcut),
      ask(residual, {
        answer: (1 + slope) ** LAYERS,
        with: { layers: LAYERS, slope, without: slope ** LAYERS },
        slips: [
          slip(slope ** LAYERS, residual.noShortcut),
          slip(1 + slope, residual.single, { layers: LAYERS }),
          slip(1 + slope * LAYERS, residual.added),
        ],
      }),
      say(t.inCode),
      code(CODE, { layers: LAYERS, slope: residualSlope() }),
      say(t.end),
    ],
  };
}

/** What the snippet below comes to. */
function residualSlope(): number {
  return slopeOf((x) => {
    let y = x;
    for (let layer = 0; layer < LAYERS; layer++) y = y.add(y.sigmoid());
    return y;
  }, 0);
}

const CODE = `
import { Value } from 'stepgrad';

const x = new Value(0);
let y = x;
for (let layer = 0; layer < {layers}; layer++) y = y.add(y.sigmoid());
y.backward();
x.grad; // → {slope}`;
