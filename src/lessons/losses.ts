// Lesson 4: losses, and why the gradient of the squared error vanishes where that of the cross-entropy does not.

import { log, log10, log2, sigmoid } from '../engine/functions';
import { Value } from '../engine/value';
import { bce, bceWithLogits, mse } from '../nn/losses';
import { ask, code, flipped, productSlips, say, slip } from './items';
import type { Lesson, Section } from './lesson';
import type { Texts } from './languages';
import { grid } from './numbers';

export const losses: Lesson = {
  id: 'losses',
  minutes: 8,
  tell: ({ lessons: { losses: t }, reasons }) => [
    squares(t),
    surprise(t),
    gradients(t, reasons),
    saturated(t),
  ],
};

type Text = Texts['lessons']['losses'];
type Reasons = Texts['reasons'];

/** A sigmoid neuron with sum z and target y: what it says, its slope, and how both losses move with z. */
function neuron(
  z: number,
  y: number,
): { z: number; y: number; p: number; slope: number; mse: number; cross: number } {
  const p = sigmoid(z);
  const gradientOf = (loss: (input: Value) => Value): number => {
    const input = new Value(z);
    loss(input).backward();
    return input.grad;
  };
  return {
    ...{ z, y, p: p.data, slope: p.localGrads[0] },
    mse: gradientOf((input) => mse([input.sigmoid()], [y])),
    cross: gradientOf((input) => bceWithLogits([input], [y])),
  };
}

function squares(t: Text): Section {
  const [p1, p2] = [0.9, 0.4];
  const [y1, y2] = [1, 0];
  const [e1, e2] = [p1 - y1, p2 - y2];
  return {
    title: t.squares,
    items: [
      say(t.loss, { p: sigmoid(0.75).data, y: 1 }),
      ask(t.mse, {
        answer: mse([p1, p2], [y1, y2]).data,
        with: { p1, p2, y1, y2, s1: e1 ** 2, s2: e2 ** 2 },
        slips: [
          slip(e1 ** 2 + e2 ** 2, t.mse.notHalved),
          slip((e1 + e2) / 2, t.mse.notSquared),
          slip((Math.abs(e1) + Math.abs(e2)) / 2, t.mse.absolute),
          slip(((e1 + e2) / 2) ** 2, t.mse.meanFirst),
          slip(Math.sqrt(mse([p1, p2], [y1, y2]).data), t.mse.root),
        ],
      }),
    ],
  };
}

function surprise(t: Text): Section {
  const p = 0.25;
  const answer = bce([p], [1]).data;
  const ps = grid(0.01, 1);
  return {
    title: t.surprise,
    items: [
      say(t.logs),
      ask(t.surprised, {
        answer,
        with: { p },
        slips: [
          slip(log(p).data, t.surprised.noMinus),
          slip(-log10(p).data, t.surprised.log10),
          slip(-log2(p).data, t.surprised.log2),
          slip(bce([p], [0]).data, t.surprised.other),
        ],
      }),
      {
        kind: 'curves',
        title: t.pictureTitle,
        xLabel: t.xLabel,
        curves: [
          { name: '−log(p)', x: ps, y: ps.map((x) => bce([x], [1]).data) },
          { name: '(p − 1)²', x: ps, y: ps.map((x) => mse([x], [1]).data) },
        ],
      },
      say(t.compare, { worst: mse([0], [1]).data }),
    ],
  };
}

function gradients(t: Text, reasons: Reasons): Section {
  const at = neuron(0.75, 0);
  const error = at.p - at.y;
  const [square, cross] = [t.mseGradient, t.crossGradient];
  return {
    title: t.gradients,
    items: [
      say(t.respect),
      ask(square, {
        answer: at.mse,
        with: { ...at, error },
        slips: productSlips(reasons, [
          [square.slope, at.slope],
          [square.two, 2],
          [square.error, error],
        ]),
      }),
      say(t.cancels),
      ask(cross, {
        answer: at.cross,
        with: { ...at },
        slips: [
          slip(at.cross * at.slope, cross.slopeToo),
          slip(neuron(at.z, 1).cross, cross.otherTarget, { y: at.y }),
          flipped(reasons, at.cross),
        ],
      }),
    ],
  };
}

function saturated(t: Text): Section {
  const at = neuron(-6, 1);
  const zs = grid(-8, 8);
  const { mse: weak, cross: strong } = at;
  return {
    title: t.saturated,
    items: [
      say(t.flat, at),
      {
        kind: 'curves',
        title: t.saturatedTitle,
        xLabel: 'z',
        curves: [
          { name: t.cross, x: zs, y: zs.map((z) => neuron(z, 1).cross) },
          { name: 'MSE', x: zs, y: zs.map((z) => neuron(z, 1).mse) },
        ],
      },
      say(t.vanished),
      ask(t.ratio, {
        answer: strong / weak,
        with: { ...at },
        slips: [
          slip(weak / strong, t.ratio.upsideDown),
          slip(weak * strong, t.ratio.product),
          slip(strong - weak, t.ratio.difference),
        ],
      }),
      say(t.inCode),
      code(CODE, { z: at.z, y: at.y, slope: at.cross }),
      say(t.rule),
    ],
  };
}

const CODE = `
import { bceWithLogits, Value } from 'stepgrad';

const z = new Value({z});
bceWithLogits([z], [{y}]).backward();
z.grad; // → {slope}`;
