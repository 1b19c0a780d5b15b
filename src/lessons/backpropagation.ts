// Lesson 5: backpropagation at a neuron with its loss, at a node used twice, and in which order.

import { topologicalOrder } from '../engine/order';
import { Value } from '../engine/value';
import { fanOutGraph, neuronGraph } from './drawings';
import { ask, code, productSlips, say, slip } from './items';
import type { Lesson, Section } from './lesson';
import type { Texts } from './languages';

export const backpropagation: Lesson = {
  id: 'backpropagation',
  minutes: 10,
  tell: ({ lessons: { backpropagation: t }, reasons }) => {
    const neuron = neuronWithLoss();
    return [forward(t, neuron), backward(t, neuron, reasons), fanOut(t), order(t, neuron)];
  },
};

type Text = Texts['lessons']['backpropagation'];
type Reasons = Texts['reasons'];
type Neuron = ReturnType<typeof neuronWithLoss>;

/** L = (σ(w · x + b) − y)², every step a node with a name. */
function neuronWithLoss(): Record<'w' | 'x' | 'm' | 'b' | 'z' | 'a' | 'y' | 'd' | 'L', Value> {
  const [w, x, b, y] = [new Value(0.5, 'w'), new Value(2, 'x'), new Value(-0.25, 'b'), new Value(1, 'y')];
  const m = named(w.mul(x), 'm');
  const z = named(m.add(b), 'z');
  const a = named(z.sigmoid(), 'a');
  const d = named(a.sub(y), 'd');
  const L = named(d.square(), 'L');
  L.backward();
  return { w, x, m, b, z, a, y, d, L };
}

function named(node: Value, label: string): Value {
  node.label = label;
  return node;
}

function forward(t: Text, neuron: Neuron): Section {
  return {
    title: t.forward,
    items: [
      say(t.graph),
      { kind: 'graph', output: neuron.L, gradients: false, drawing: neuronGraph(neuron, false) },
      say(t.question),
    ],
  };
}

function backward(t: Text, neuron: Neuron, reasons: Reasons): Section {
  const { w, x, m, z, a, d, L } = neuron;
  const [slope] = a.localGrads;
  return {
    title: t.backward,
    items: [
      say(t.rule),
      ask(t.d, {
        answer: d.grad,
        with: { d: d.data },
        slips: [
          ...productSlips(reasons, [
            [t.d.two, 2],
            [t.d.d, d.data],
          ]),
          slip(L.data, t.d.loss),
        ],
      }),
      say(t.minus, { da: a.grad }),
      ask(t.z, {
        answer: z.grad,
        with: { a: a.data, upstream: a.grad, slope },
        slips: productSlips(reasons, [
          [t.z.slope, slope],
          [t.z.upstream, a.grad],
        ]),
      }),
      say(t.sum, { dz: z.grad, first: '1' }),
      ask(t.w, {
        answer: w.grad,
        with: { w: w.data, x: x.data, upstream: m.grad },
        slips: [
          ...productSlips(reasons, [
            [t.w.x, x.data],
            [t.w.upstream, m.grad],
          ]),
          slip(x.grad, t.w.own),
        ],
      }),
      say(t.filled),
      { kind: 'graph', output: L, gradients: true, drawing: neuronGraph(neuron, true) },
    ],
  };
}

function fanOut(t: Text): Section {
  const graph = usedTwice();
  const { a, b, u, v, L } = graph;
  const [throughU, throughV] = [u.localGrads[0] * u.grad, v.localGrads[0] * v.grad];
  const q = t.paths;
  return {
    title: t.fanOut,
    items: [
      say(t.twice),
      { kind: 'graph', output: L, gradients: false, drawing: fanOutGraph(graph, false) },
      ask(q, {
        answer: a.grad,
        with: { a: a.data, b: b.data, throughU, throughV },
        slips: [
          slip(throughU, q.onlyU),
          slip(throughV, q.onlyV),
          slip(throughU * throughV, q.multiplied),
          slip(throughU + a.data, q.notTwice),
          slip(L.data, q.value),
        ],
      }),
      { kind: 'graph', output: L, gradients: true, drawing: fanOutGraph(graph, true) },
      say(t.plus),
    ],
  };
}

/** L = a · b + a². */
function usedTwice(): Record<'a' | 'b' | 'u' | 'v' | 'L', Value> {
  const [a, b] = [new Value(2, 'a'), new Value(5, 'b')];
  const u = named(a.mul(b), 'u');
  const v = named(a.square(), 'v');
  const L = named(u.add(v), 'L');
  L.backward();
  return { a, b, u, v, L };
}

function order(t: Text, { L }: Neuron): Section {
  const a = new Value(3);
  const b = a.add(a);
  b.add(b).backward();
  const { a: twice, b: other } = usedTwice();
  const names = topologicalOrder(L).map(({ label }) => label);
  return {
    title: t.order,
    items: [
      say(t.complete),
      ask(t.early, {
        answer: a.grad,
        with: { db: b.grad },
        slips: [slip(b.grad, t.early.onlyOne), slip(1, t.early.single)],
      }),
      say(t.sorted, { order: names.join('  ') }),
      code(CODE, { a: twice.data, b: other.data, slope: twice.grad }),
      say(t.done, { a: twice.grad }),
    ],
  };
}

const CODE = `
import { topologicalOrder, Value } from 'stepgrad';

const a = new Value({a});
const b = new Value({b});
const L = a.mul(b).add(a.square());

L.grad = 1;
for (const node of topologicalOrder(L).reverse()) {
  node.parents.forEach((parent, i) => {
    parent.grad += node.localGrads[i] * node.grad;
  });
}
a.grad; // → {slope}`;
