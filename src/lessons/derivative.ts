// Lesson 1: nudge x, watch y. Slopes, partial derivatives, two machines in a row.

import { gradient } from '../calculus/first';
import { square } from '../engine/functions';
import { Value } from '../engine/value';
import { ask, code, flipped, productSlips, say, slip } from './items';
import type { Curve, Lesson, Section } from './lesson';
import type { Texts } from './languages';
import { grid } from './numbers';
import { fill, shown } from './text';

export const derivative: Lesson = {
  id: 'derivative',
  minutes: 8,
  tell: ({ lessons: { derivative: t }, reasons }) => [
    nudging(t),
    slopes(t, reasons),
    uses(t, reasons),
    chain(t, reasons),
  ],
};

type Text = Texts['lessons']['derivative'];
type Reasons = Texts['reasons'];

const X = 3;
const f = (x: number): number => square(x).data;
const slopeAt = (x: number): number => gradient(([v]: Value[]) => v.square(), [x])[0];

/** What a nudge does to y. */
function nudge(h: number): {
  x: number;
  y: number;
  h: number;
  nudged: number;
  yNudged: number;
  dy: number;
  ratio: number;
} {
  const [y, yNudged] = [f(X), f(X + h)];
  return { x: X, y, h, nudged: X + h, yNudged, dy: yNudged - y, ratio: (yNudged - y) / h };
}

function nudging(t: Text): Section {
  const [first, second] = [nudge(0.1), nudge(0.01)];
  const widths = [1, 0.1, 0.01, 0.001, 0.0001];
  return {
    title: t.nudge,
    items: [
      say(t.square, first),
      ask(t.smaller, {
        answer: second.ratio,
        with: second,
        slips: [
          slip(second.dy, t.smaller.notDivided),
          slip(second.yNudged, t.smaller.newY),
          slip(second.h / second.dy, t.smaller.upsideDown),
          slip(first.ratio, t.smaller.oldNudge),
        ],
      }),
      say(t.narrower),
      {
        kind: 'table',
        head: [t.nudgeColumn, t.ratioColumn],
        rows: widths.map((h) => [shown(h), shown(nudge(h).ratio, 6)]),
      },
      say(t.limit, { slope: slopeAt(X) }),
    ],
  };
}

function slopes(t: Text, reasons: Reasons): Section {
  const x = -1.5;
  const touching = [x, 1].map((at): Curve => {
    const ends = [at - 1, at + 1];
    const name = fill(t.tangentName, { slope: slopeAt(at), x: at });
    return { name, x: ends, y: ends.map((end) => f(at) + slopeAt(at) * (end - at)) };
  });
  const xs = grid(-2.5, 2.5);
  return {
    title: t.slopes,
    items: [
      say(t.tangent),
      {
        kind: 'curves',
        title: t.tangentTitle,
        xLabel: 'x',
        curves: [{ name: 'x²', x: xs, y: xs.map(f) }, ...touching],
      },
      say(t.rule),
      ask(t.negative, {
        answer: slopeAt(x),
        with: { x },
        slips: [flipped(reasons, slopeAt(x)), slip(f(x), t.negative.value), slip(x, t.negative.twoLeftOut)],
      }),
    ],
  };
}

function uses(t: Text, reasons: Reasons): Section {
  const slope = slopeAt(X);
  const h = 0.02;
  const { dy, yNudged } = nudge(h);
  const [a, b] = [2, -3];
  const [da, db] = gradient(([p, q]: Value[]) => p.mul(q), [a, b]);
  return {
    title: t.uses,
    items: [
      say(t.forecast),
      ask(t.step, {
        answer: slope * h,
        with: { x: X, slope, h, dy },
        slips: [
          slip(slope, t.step.slopeOnly, { h }),
          slip(yNudged, t.step.newY),
          slip(slope + h, t.step.added),
        ],
      }),
      say(t.many),
      ask(t.partial, {
        answer: db,
        with: { a, b },
        slips: [slip(da, t.partial.other), slip(a * b, t.partial.value), flipped(reasons, db)],
      }),
    ],
  };
}

function chain(t: Text, reasons: Reasons): Section {
  const x = new Value(1);
  const u = x.mul(2).add(1);
  const y = u.square();
  y.backward();
  const [du, dyu] = [gradient(([v]: Value[]) => v.mul(2).add(1), [x.data])[0], u.grad];
  const { product } = t;
  return {
    title: t.chain,
    items: [
      say(t.chained, { x: x.data, u: u.data, y: y.data, du, dyu }),
      ask(product, {
        answer: x.grad,
        with: { x: x.data, du, dyu },
        slips: [
          ...productSlips(reasons, [
            [product.square, dyu],
            [product.line, du],
          ]),
          slip(slopeAt(x.data) * du, product.atX, { u: u.data }),
        ],
      }),
      say(t.inCode),
      code(CODE, { u: u.data, y: y.data, slope: x.grad }),
      say(t.exact),
    ],
  };
}

const CODE = `
import { Value } from 'stepgrad';

const x = new Value(1);
const u = x.mul(2).add(1);
const y = u.square();
u.data; // → {u}
y.data; // → {y}
y.backward();
x.grad; // → {slope}`;
