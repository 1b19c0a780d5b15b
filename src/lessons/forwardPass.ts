// Lesson 3: the forward pass of a layer, Z = X · W + b and A = σ(Z).

import { dot, sigmoid } from '../engine/functions';
import { Layer } from '../nn/layer';
import { ask, code, say, slip } from './items';
import type { Lesson, Matrix, Section } from './lesson';
import type { Texts } from './languages';

export const forwardPass: Lesson = {
  id: 'forward-pass',
  minutes: 7,
  tell: ({ lessons: { 'forward-pass': t } }) => [neuron(t), layer(t), activation(t), inCode(t)],
};

type Text = Texts['lessons']['forward-pass'];

const X = [1, 0.5];
const W = [
  [0.2, 0.8],
  [0.5, 0.1],
];
const B = [0.3, 0.3];

const column = (j: number): number[] => W.map((row) => row[j]);
const Z = B.map((b, j) => dot(X, column(j), b).data);
const A = Z.map((z) => sigmoid(z).data);

/** The numbers that neuron number j works with. */
function numbersOf(j: number): { x1: number; x2: number; w1: number; w2: number; b: number } {
  const [[x1, x2], [w1, w2]] = [X, column(j)];
  return { x1, x2, w1, w2, b: B[j] };
}

function neuron(t: Text): Section {
  const numbers = numbersOf(0);
  const { x1, x2, w1, w2, b } = numbers;
  return {
    title: t.neuron,
    items: [
      say(t.weights, numbers),
      ask(t.first, {
        answer: Z[0],
        with: numbers,
        slips: [
          slip(dot(X, column(0)).data, t.first.noBias, { b }),
          slip(x1 * w1 + b, t.first.oneInput),
          slip(x1 + w1 + x2 + w2 + b, t.first.added),
          slip(x1 * w2 + x2 * w1 + b, t.first.swapped),
        ],
      }),
      say(t.role),
    ],
  };
}

function layer(t: Text): Section {
  const numbers = numbersOf(1);
  const terms = [matrix('X', [X]), '·', matrix('W', W), '+', matrix('b', [B]), '='];
  return {
    title: t.layer,
    items: [
      say(t.sideBySide),
      { kind: 'matrices', terms: [...terms, matrix('Z', [[Z[0], NaN]])] },
      ask(t.second, {
        answer: Z[1],
        with: numbers,
        slips: [
          slip(dot(X, W[1], 0).data, t.second.biasOrRow, { b: B[1] }),
          slip(dot(X, W[0], B[1]).data, t.second.firstRow),
          slip(Z[0], t.second.z1),
        ],
      }),
      { kind: 'matrices', terms: [...terms, matrix('Z', [Z])] },
      say(t.shapes, { rows: 1, inputs: X.length, outputs: B.length }),
    ],
  };
}

function activation(t: Text): Section {
  const z = Z[0];
  const power = Math.exp(-z);
  return {
    title: t.activation,
    items: [
      say(t.bend, { z }),
      ask(t.a1, {
        answer: A[0],
        with: { z, power },
        slips: [
          slip(z, t.a1.noActivation),
          slip(sigmoid(-z).data, t.a1.sign),
          slip(power, t.a1.power),
          slip(1 + power, t.a1.upsideDown),
          slip(sigmoid(z).localGrads[0], t.a1.slope),
        ],
      }),
      say(t.both),
      { kind: 'matrices', terms: [matrix('A', [A]), '=', 'σ', matrix('Z', [Z])] },
      say(t.pass),
    ],
  };
}

function inCode(t: Text): Section {
  const [inputs, neurons] = [2, 16];
  const q = t.count;
  return {
    title: t.inCode,
    items: [
      say(t.dot),
      code(DOT, { x: X, W, b: B, z: Z, a: A }),
      say(t.layerCode, { odd: String(Z[1]) }),
      ask(q, {
        answer: new Layer(inputs, neurons).parameters().length,
        with: { inputs, neurons },
        slips: [
          slip(inputs * neurons, q.noBias),
          slip(inputs * neurons + 1, q.oneBias),
          slip(inputs + neurons, q.added),
        ],
      }),
      code(LAYER, { count: new Layer(inputs, neurons).parameters().length, inputs, neurons }),
      say(t.next),
    ],
  };
}

function matrix(name: string, rows: readonly (readonly number[])[]): Matrix {
  return { name, rows };
}

const DOT = `
import { dot, sigmoid } from 'stepgrad';

const X = {x};
const W = {W};
const b = {b};
const Z = b.map((bias, j) => dot(X, W.map((row) => row[j]), bias));
const A = Z.map((z) => sigmoid(z));
Z.map((z) => z.data); // → {z}
A.map((a) => a.data); // → {a}`;

const LAYER = `
import { Layer } from 'stepgrad';

new Layer({inputs}, {neurons}).parameters().length; // → {count}`;
