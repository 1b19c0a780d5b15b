// The topological order, and the two ways of leaving the graph: detach and noGrad.

import { add, dot, sum } from '../../src/engine/functions';
import { noGrad } from '../../src/engine/mode';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { randomGraph } from '../support/random-graph';

test('the order of a leaf is the leaf', () => {
  const x = new Value(1);
  expect(topologicalOrder(x)).toEqual([x]);
});

//   a ─┬─► b = a · 2 ─┬─► d = b + c
//      └─► c = b · a ─┘
test('the order names every node once, constants included, parents before children', () => {
  const a = new Value(3);
  const b = a.mul(2);
  const c = b.mul(a);
  const d = b.add(c);
  const order = topologicalOrder(d);
  expect(order).toHaveLength(5);
  expect(order.map(({ data }) => data)).toEqual([3, 2, 6, 18, 24]);
  expect(order.at(-1)).toBe(d);
});

test('in a graph of 500 random nodes all parents come before their children, and none twice', () => {
  const { output } = randomGraph(7, 500);
  const order = topologicalOrder(output);
  expect(order.length).toBeGreaterThan(500);
  const place = new Map(order.map((node, i) => [node, i]));
  expect(place.size).toBe(order.length);
  order.forEach((node, i) => {
    for (const parent of node.parents) expect(place.get(parent)).toBeLessThan(i);
  });
});

test('two equal numbers are two constants, but one constant used twice is one node', () => {
  const two = add(2, 2);
  expect(topologicalOrder(two)).toHaveLength(3);
  const [constant] = two.parents;
  expect(topologicalOrder(dot([constant], [constant], constant))).toHaveLength(2);
});

test('asking for the order changes no gradient, before or after a pass', () => {
  const x = new Value(3);
  const y = x.mul(2).add(x);
  topologicalOrder(y);
  y.backward();
  topologicalOrder(y);
  expect([x.grad, y.grad]).toEqual([3, 1]);
  y.backward();
  expect(x.grad).toBe(6);
});

test('asking for the order below a constant leaves it a constant', () => {
  const x = new Value(3);
  const y = x.mul(4);
  const four = y.parents[1];
  expect(topologicalOrder(four)).toEqual([four]);
  y.backward();
  expect(four.grad).toBe(0);
});

test('the order of a part of a graph is not disturbed by an order of the whole', () => {
  const x = new Value(1);
  const h = x.exp();
  const y = h.mul(x);
  topologicalOrder(y);
  expect(topologicalOrder(h)).toEqual([x, h]);
});

test('detach makes a leaf of the same number and label, where gradients stop', () => {
  const x = new Value(3, 'x');
  const h = x.mul(2);
  h.label = 'h';
  const cut = h.detach();
  cut.mul(x).backward();
  expect([cut.data, cut.label, cut.op, cut.parents]).toEqual([6, 'h', '', []]);
  expect([x.grad, h.grad, cut.grad]).toEqual([6, 0, 3]);
});

test('under noGrad results are leaves with the same numbers', () => {
  const x = new Value(3);
  const [one, two, many] = noGrad(() => [x.tanh(), x.mul(2), sum([x, x, 1])]);
  expect([one.data, two.data, many.data]).toEqual([Math.tanh(3), 6, 7]);
  for (const y of [one, two, many]) expect([y.op, y.parents]).toEqual(['', []]);
});

test('noGrad returns what its function returns, and recording goes on afterwards', () => {
  const x = new Value(3);
  expect(noGrad(() => 'done')).toBe('done');
  expect(x.mul(2).parents[0]).toBe(x);
});

test('the end of an inner noGrad does not end the outer one', () => {
  const x = new Value(3);
  const y = noGrad(() => {
    noGrad(() => x.exp());
    return x.mul(2);
  });
  expect(y.op).toBe('');
});

test('recording is restored when the function of noGrad throws', () => {
  const fail = () => {
    throw new Error('out of noGrad');
  };
  expect(() => noGrad(fail)).toThrow('out of noGrad');
  expect(new Value(1).exp().op).toBe('exp');
});

test('a backward pass may run under noGrad', () => {
  const x = new Value(3);
  const y = x.square();
  noGrad(() => y.backward());
  expect(x.grad).toBe(6);
});
