// Lesson 2: activations and their slopes, from the sigmoid over relu's family to the step.

import * as op from '../engine/functions';
import { Value } from '../engine/value';
import { ask, code, flipped, productSlips, say, slip } from './items';
import type { Curves, Lesson, Section } from './lesson';
import type { Texts } from './languages';
import { grid } from './numbers';
import { fill, shown } from './text';

export const activations: Lesson = {
  id: 'activations',
  minutes: 9,
  tell: ({ lessons: { activations: t }, reasons }) => [
    bend(t, reasons),
    family(t, reasons),
    steps(t, reasons),
  ],
};

type Text = Texts['lessons']['activations'];
type Reasons = Texts['reasons'];
type Activation = (z: Value) => Value;

/** What an activation makes of z, and its slope there. */
function at(activation: Activation, z: number): { a: number; slope: number } {
  const input = new Value(z);
  const output = activation(input);
  output.backward();
  return { a: output.data, slope: input.grad };
}

function curves(
  title: string,
  xs: readonly number[],
  named: Readonly<Record<string, (z: number) => number>>,
): Curves {
  const all = Object.entries(named).map(([name, f]) => ({ name, x: xs, y: xs.map(f) }));
  return { kind: 'curves', title, xLabel: 'z', curves: all };
}

const value = (activation: Activation) => (z: number) => at(activation, z).a;
const slope = (activation: Activation) => (z: number) => at(activation, z).slope;
const sigmoid: Activation = (z) => z.sigmoid();
const tanh: Activation = (z) => z.tanh();
const LEAK = -at((z) => z.leakyRelu(), -1).a;

function bend(t: Text, reasons: Reasons): Section {
  const { a, slope: answer } = at(sigmoid, Math.log(4));
  const q = t.sigmoid;
  return {
    title: t.bend,
    items: [
      say(t.straight, { e: Math.E }),
      curves(t.sigmoidTitle, grid(-6, 6), { 'σ(z)': value(sigmoid), [t.slopeName]: slope(sigmoid) }),
      say(t.sigmoidSlope, { middle: slope(sigmoid)(0), vanishing: '7' }),
      ask(q, {
        answer,
        with: { a },
        slips: [
          ...productSlips(reasons, [
            [q.a, a],
            [q.rest, 1 - a],
          ]),
          slip(a * a, q.squared),
          slip(slope(sigmoid)(a), q.z, { a }),
        ],
      }),
    ],
  };
}

function family(t: Text, reasons: Reasons): Section {
  const xs = grid(-3, 3);
  const { a, slope: answer } = at(tanh, Math.atanh(0.6));
  const z = -3;
  const drawn = 0.1;
  return {
    title: t.family,
    items: [
      say(t.tanh),
      curves(t.tanhTitle, xs, { 'tanh(z)': value(tanh), 'σ(z)': value(sigmoid) }),
      ask(t.tanhSlope, {
        answer,
        with: { a },
        slips: [
          slip(1 - a, t.tanhSlope.notSquared),
          slip(a * a, t.tanhSlope.noOne),
          slip(a * (1 - a), t.tanhSlope.sigmoid),
          flipped(reasons, answer),
        ],
      }),
      say(t.relu, { corner: slope((v) => v.relu())(0) }),
      curves(t.reluTitle, xs, {
        relu: value((v) => v.relu()),
        leakyRelu: value((v) => v.leakyRelu(drawn)),
        elu: value((v) => v.elu()),
        softplus: value((v) => v.softplus()),
      }),
      say(t.cousins, { leak: LEAK, drawn }),
      cousins(t),
      ask(t.leaky, {
        answer: slope((v) => v.leakyRelu())(z),
        with: { leak: LEAK, z },
        slips: [
          slip(value((v) => v.leakyRelu())(z), t.leaky.value, { leak: LEAK }),
          slip(slope((v) => v.relu())(z), t.leaky.relu),
          slip(slope((v) => v.leakyRelu())(-z), t.leaky.right, { z }),
          flipped(reasons, LEAK),
        ],
      }),
    ],
  };
}

/** Relu and what has been made of it: values and slopes on either side of 0. */
function cousins(t: Text): Section['items'][number] {
  const { relu, leakyRelu, relu6, elu, selu, gelu, silu, mish, softplus } = op;
  const [left, right] = [-2, 2];
  return {
    kind: 'table',
    head: [
      t.nameColumn,
      ...[left, right].flatMap((z) => [t.valueColumn, t.slopeColumn].map((column) => fill(column, { z }))),
    ],
    rows: Object.entries({ relu, leakyRelu, relu6, elu, selu, gelu, silu, mish, softplus }).map(
      ([name, activation]) => [
        name,
        ...[left, right].flatMap((z) => {
          const there = at((v) => activation(v), z);
          return [shown(there.a), shown(there.slope)];
        }),
      ],
    ),
  };
}

function steps(t: Text, reasons: Reasons): Section {
  const k = 8;
  const steep =
    (factor: number): Activation =>
    (z) =>
      z.mul(factor).sigmoid();
  const middle = slope(sigmoid)(0);
  const beside = 1;
  const factors = [1, 4, 16, 64];
  return {
    title: t.steps,
    items: [
      say(t.steeper),
      curves(t.stepTitle, grid(-3, 3), {
        ...Object.fromEntries([1, 4, 16].map((factor) => [`k = ${factor}`, value(steep(factor))])),
      }),
      say(t.inRow),
      ask(t.steep, {
        answer: slope(steep(k))(0),
        with: { k, middle, half: value(sigmoid)(0) },
        slips: productSlips(reasons, [
          [t.steep.k, k],
          [t.steep.sigmoid, middle],
        ]),
      }),
      say(t.flat, { z: beside }),
      {
        kind: 'table',
        head: ['k', ...[0, beside].map((z) => fill(t.slopeAtColumn, { z }))],
        rows: factors.map((factor) => [
          String(factor),
          ...[0, beside].map((z) => shown(slope(steep(factor))(z))),
        ]),
      },
      ask(t.dead, {
        answer: slope((v) => v.step())(beside),
        with: { z: beside },
        slips: [slip(value((v) => v.step())(beside), t.dead.value)],
      }),
      say(t.moral),
      code(
        CODE,
        at((v) => v.softplus(), 0),
      ),
      say(t.next),
    ],
  };
}

const CODE = `
import { softplus, Value } from 'stepgrad';

const z = new Value(0);
const a = softplus(z);
a.backward();
a.data; // → {a}
z.grad; // → {slope}`;
