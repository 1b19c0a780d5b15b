// What a second backward pass adds to the first: leaves accumulate, interior nodes are made afresh.

import { tanh } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';

//   w, x ─► h = w · x ─► y = tanh h
function neuron() {
  const w = new Value(0.3);
  const x = new Value(-1.7);
  const h = w.mul(x);
  return { w, x, h, y: tanh(h) };
}

test('calling backward twice doubles the gradients of the leaves exactly', () => {
  const { w, x, y } = neuron();
  y.backward();
  const once = [w.grad, x.grad];
  y.backward();
  expect([w.grad, x.grad]).toEqual(once.map((g) => 2 * g));
});

test('calling backward ten times never compounds', () => {
  const { w, y } = neuron();
  y.backward();
  const once = w.grad;
  for (let i = 1; i < 10; i++) y.backward();
  expect(w.grad).toBeCloseTo(10 * once, 13);
});

test('interior gradients, and that of the output, are those of the last pass alone', () => {
  const { h, y } = neuron();
  y.backward();
  const once = [h.grad, y.grad];
  y.backward();
  expect([h.grad, y.grad]).toEqual(once);
  expect(y.grad).toBe(1);
});

//   x ─► p = 2x,  x ─► q = 5x
test('two graphs that share a leaf add to it', () => {
  const x = new Value(3);
  x.mul(2).backward();
  x.mul(5).backward();
  expect(x.grad).toBe(7);
});

//   x ─► h = x² ─► p = 2h ─► r = p + h
test('a backward pass from an inner node leaves nothing behind for the next from the output', () => {
  const x = new Value(3);
  const h = x.square();
  const p = h.mul(2);
  const r = p.add(h);
  p.backward();
  x.zeroGrad();
  r.backward();
  expect([x.grad, h.grad, p.grad]).toEqual([18, 3, 1]);
});

test('a gradient set on an interior node by hand does not enter the pass', () => {
  const { w, h, y } = neuron();
  y.backward();
  const clean = w.grad;
  w.zeroGrad();
  h.grad = 1000;
  y.grad = -7;
  y.backward();
  expect(w.grad).toBe(clean);
});

test('a leaf as the output accumulates like any leaf', () => {
  const x = new Value(3);
  x.backward();
  x.backward();
  expect(x.grad).toBe(2);
});

test('zeroGrad clears one node and no other', () => {
  const { w, x, y } = neuron();
  y.backward();
  w.zeroGrad();
  expect(w.grad).toBe(0);
  expect(x.grad).not.toBe(0);
});

test('after zeroGrad a pass gives the first numbers again', () => {
  const { w, x, y } = neuron();
  y.backward();
  const once = [w.grad, x.grad];
  w.zeroGrad();
  x.zeroGrad();
  y.backward();
  expect([w.grad, x.grad]).toEqual(once);
});

test('a graph grown after a pass takes part in the next', () => {
  const x = new Value(2);
  const h = x.square();
  h.backward();
  x.zeroGrad();
  h.mul(h).backward();
  expect([h.grad, x.grad]).toEqual([8, 32]);
});
