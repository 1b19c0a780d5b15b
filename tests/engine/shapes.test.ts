// Graph shapes by name, each drawn, with numbers to check by hand.

import { add, mul, pow, relu, sum } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';

//   x ─► x² ─► sin ─► exp
test('a chain multiplies the local derivatives along it', () => {
  const x = new Value(1.5);
  const y = x.square().sin().exp();
  y.backward();
  expect(y.data).toBe(Math.exp(Math.sin(2.25)));
  expect(x.grad).toBeCloseTo(Math.exp(Math.sin(2.25)) * Math.cos(2.25) * 3, 14);
});

//        ┌─► b = 3a ─┐
//   a ───┤           ├─► d = b · c      d = 3a · (a + 1) = 3a² + 3a
//        └─► c = a+1 ┘
test('a diamond adds what comes along both sides', () => {
  const a = new Value(2);
  const b = a.mul(3);
  const c = a.add(1);
  const d = b.mul(c);
  d.backward();
  expect([d.data, d.grad, b.grad, c.grad, a.grad]).toEqual([18, 1, 3, 6, 15]);
});

//        ┌─► 2x ─┐
//   x ───┼─► 3x ─┼─► sum
//        └─► 4x ─┘
test('a fan-out collects from every branch', () => {
  const x = new Value(7);
  sum([x.mul(2), x.mul(3), x.mul(4)]).backward();
  expect(x.grad).toBe(9);
});

//   a ──┬─► b = a + a ──┬─► c = b + b
//       └───────────────┘      every path counts: dc/da = 2 · 2
test('a value used twice gets the sum of both contributions', () => {
  const a = new Value(5);
  const b = a.add(a);
  b.add(b).backward();
  expect(b.grad).toBe(2);
  expect(a.grad).toBe(4);
});

//   x ─► x·x ─► x·x ─► … 30 times: 2³⁰ paths, 30 nodes
test('a graph of a billion paths takes one step a node', () => {
  const x = new Value(1);
  let y: Value = x;
  for (let i = 0; i < 30; i++) y = y.mul(y);
  y.backward();
  expect(x.grad).toBe(2 ** 30);
});

//        ┌──────────────► p = h · 2
//   x ─► h = x²
//        └──────────────► q = h · h
test('two outputs that share a node have gradients of their own', () => {
  const x = new Value(3);
  const h = x.square();
  const p = h.mul(2);
  const q = h.mul(h);
  p.backward();
  expect([x.grad, h.grad, q.grad]).toEqual([12, 2, 0]);
  x.zeroGrad();
  q.backward();
  expect([x.grad, h.grad]).toEqual([108, 18]);
});

//   x      the output is itself the leaf
test('a leaf as the output has gradient 1', () => {
  const x = new Value(3);
  x.backward();
  expect(x.grad).toBe(1);
});

//   a ─► b = a² ─► c = b + a
//   └──────────────┘         a is reached early and late
test('a long and a short way to one leaf both arrive before it is done', () => {
  const a = new Value(4);
  const b = a.square();
  b.add(a).backward();
  expect(a.grad).toBe(9);
});

//   b ─► c = b · 2 ─► d = c · b, e = d + c, out = e · d     the deeper node d waits for e
test('a node sends back only when all its consumers have sent to it', () => {
  const b = new Value(3);
  const c = b.mul(2);
  const d = c.mul(b);
  const e = d.add(c);
  e.mul(d).backward(); // (2b² + 2b) · 2b² = 4b⁴ + 4b³
  expect(b.grad).toBe(16 * 27 + 12 * 9);
});

//   x ─► y = x · 2       z = 5 (not below y)
test('a node that the output does not depend on keeps the gradient it has', () => {
  const x = new Value(1);
  const z = new Value(5);
  const unrelated = x.mul(z);
  unrelated.grad = 0.25;
  z.grad = 0.5;
  x.mul(2).backward();
  expect([unrelated.grad, z.grad]).toEqual([0.25, 0.5]);
});

//   3 ─┐
//      ├─► x · 3 ─► − 4      constants on either side
//   x ─┘
test('constants take part in the value and take no gradient', () => {
  const x = new Value(2);
  const y = mul(3, x).sub(4);
  const z = pow(2, x);
  y.add(z).backward();
  expect([y.data, z.data]).toEqual([2, 4]);
  expect(x.grad).toBeCloseTo(3 + 4 * Math.LN2, 14);
});

//   2, 3: a graph of constants only
test('a node of constants alone is a node with a gradient of 1', () => {
  const y = add(2, 3);
  y.backward();
  expect([y.data, y.grad, y.op]).toEqual([5, 1, 'add']);
});

test("the expression of micrograd's README has the numbers printed there", () => {
  const a = new Value(-4);
  const b = new Value(2);
  let c = a.add(b);
  let d = a.mul(b).add(b.pow(3));
  c = c.add(c.add(1));
  c = c.add(add(1, c).add(a.neg()));
  d = d.add(d.mul(2).add(relu(b.add(a))));
  d = d.add(mul(3, d).add(relu(b.sub(a))));
  const e = c.sub(d);
  const f = e.pow(2);
  let g = f.div(2);
  g = g.add(new Value(10).div(f));
  g.backward();
  expect(g.data.toFixed(4)).toBe('24.7041');
  expect(a.grad.toFixed(4)).toBe('138.8338');
  expect(b.grad.toFixed(4)).toBe('645.5773');
});
