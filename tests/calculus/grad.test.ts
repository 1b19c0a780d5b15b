// grad: gradients that are graphs, with the numbers of backward(), to any order.

import fc from 'fast-check';
import { grad } from '../../src/calculus/grad';
import { defineOp } from '../../src/engine/define';
import { add, dot, leakyRelu, mul, pow, relu, sum, tanh, where } from '../../src/engine/functions';
import { noGrad } from '../../src/engine/mode';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { MLP } from '../../src/nn/mlp';
import { mse } from '../../src/nn/losses';
import { expectClose } from '../support/closeness';
import { randomGraph } from '../support/random-graph';

const data = (values: readonly Value[]): number[] => values.map((value) => value.data);

//   x ─┬─► x² ─┐
//      └───────┴─► x²·x = x³      d = 3x², 6x, 6, 0
test('the gradient of a gradient is the second derivative, and so on until nothing is left', () => {
  const x = new Value(2, 'x');
  let y = x.square().mul(x);
  const derivatives = Array.from({ length: 4 }, () => ([y] = grad(y, [x])).at(0)!.data);
  expect(derivatives).toEqual([12, 12, 6, 0]);
});

test('the gradient can be backpropagated like any other node', () => {
  const x = new Value(3);
  const [slope] = grad(x.pow(3), [x]);
  slope.backward();
  expect(x.grad).toBe(18);
});

test('on random graphs the numbers are those of backward(), to the last bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 120 }), (seed, nodes) => {
      const { output, leaves } = randomGraph(seed, nodes);
      const gradients = data(grad(output, leaves));
      output.backward();
      expect(gradients).toEqual(leaves.map((leaf) => leaf.grad));
    }),
    { numRuns: 100, seed: 1 },
  );
});

test("a net's loss has the gradients of backward(), to the last bit", () => {
  const net = new MLP(3, [8, 8, 2], { activation: 'tanh', seed: 4 });
  const loss = mse([...net.forward([0.1, -0.4, 2]), ...net.forward([1, 0.3, -1])], [1, 0, 0.5, -1]);
  const gradients = data(grad(loss, net.parameters()));
  loss.backward();
  expect(gradients).toEqual(net.parameters().map((parameter) => parameter.grad));
});

test('no gradient field is touched', () => {
  const x = new Value(2);
  const y = x.square();
  const z = y.mul(x);
  [x.grad, y.grad, z.grad] = [7, 8, 9];
  grad(grad(z, [x])[0], [x]);
  expect([x.grad, y.grad, z.grad]).toEqual([7, 8, 9]);
});

test('an input may be an interior node, and then what lies behind it has a gradient too', () => {
  const x = new Value(2);
  const y = x.square();
  const z = y.mul(y).add(x); // z = y² + x
  expect(data(grad(z, [y, x]))).toEqual([8, 33]);
});

test('the output itself has the gradient 1, and what it does not depend on 0', () => {
  const [x, other] = [new Value(2), new Value(5)];
  const y = x.square();
  expect(data(grad(y, [y, other]))).toEqual([1, 0]);
  expect(data(grad(other, [x, other]))).toEqual([0, 1]);
  expect(grad(y, [])).toEqual([]);
});

test("passes that an op's partials run over the graph do not disturb", () => {
  const x = new Value(2);
  const middle = x.square();
  const busy = defineOp({
    name: 'busy',
    arity: 1,
    forward: (a) => a ** 3,
    partials: (m, [a]) => {
      grad(middle, [x]);
      topologicalOrder(middle);
      return [m.mul(3, m.square(a))];
    },
  });
  expect(data(grad(busy(middle), [x, middle]))).toEqual([6 * 2 ** 5, 3 * 4 ** 2]); // (x²)³
});

test('an input that is asked for twice gets its gradient twice', () => {
  const x = new Value(3);
  expect(data(grad(x.square(), [x, x]))).toEqual([6, 6]);
});

//   x ─┬─► f1(x) ─┐
//      ├─►  …     ├─► sum        every use of x sends back one product
//      └─► f9(x) ─┘
test('the gradient of a value used often is one dot, however many its consumers are', () => {
  const x = new Value(0.5);
  const uses = Array.from({ length: 9 }, (_, i) => x.mul(i + 1).sin());
  const [gradient] = grad(sum(uses), [x]);
  expect(gradient.op).toBe('dot');
  expect(gradient.parents).toHaveLength(18);
});

test('six times grad of tanh(x·y) stays below 10,000 nodes: what is there already is not made again', () => {
  const [x, y] = [new Value(0.7), new Value(0.4)];
  let output = tanh(x.mul(y));
  for (let order = 1; order <= 6; order++) [output] = grad(output, [x]);
  expect(topologicalOrder(output).length).toBeLessThan(200);
  expect(output.data).toBeCloseTo(-0.21156447522295, 12);
});

test('the same op with other options is another node', () => {
  const x = new Value(-1);
  const y = leakyRelu(x, 0.1).mul(leakyRelu(x, 0.5));
  const [first] = grad(y, [x]);
  expect(first.data).toBeCloseTo(2 * 0.1 * 0.5 * -1, 15);
  expect(grad(first, [x])[0].data).toBeCloseTo(2 * 0.1 * 0.5, 15);
});

test('ops over one operand and over two are told apart', () => {
  const half = defineOp({
    name: 'halfSquare',
    arity: 1,
    forward: (x) => (x * x) / 2,
    partials: (m, [x]) => [m.sum([x])],
  });
  const x = new Value(1);
  const b = x.exp();
  const y = sum([x, b]).mul(half(b));
  const [gradient] = grad(y, [x]);
  y.backward();
  expect(gradient.data).toBe(x.grad);
});

test('0 and −0 are different constants', () => {
  const op = defineOp({
    name: 'signed',
    arity: 1,
    forward: (x) => x,
    partials: (m, [x]) => [m.add(m.div(x, 0), m.div(x, -0))],
  });
  const x = new Value(1);
  expect(grad(op(x), [x])[0].data).toBeNaN(); // ∞ − ∞
});

test('constants stay constants: no gradient node is made for them', () => {
  const x = new Value(2);
  const [gradient] = grad(x.mul(3).add(1), [x]);
  expect([gradient.data, gradient.op]).toEqual([3, '']);
});

test('a local derivative that is 0 by its rule sends nothing back, not even to infinity', () => {
  const [condition, x] = [new Value(1), new Value(2)];
  const y = where(condition, x, 0).reciprocal().mul(1e308).mul(1e308); // upstream gradients are infinite
  const [byCondition, byX] = grad(y, [condition, x]);
  expect([byCondition.data, byX.data]).toEqual([0, -Infinity]);
});

test('a power with a constant exponent has its higher derivatives at 0 too', () => {
  const x = new Value(0);
  let y = pow(x, 3);
  const derivatives = Array.from({ length: 5 }, () => ([y] = grad(y, [x])).at(0)!.data + 0);
  expect(derivatives).toEqual([0, 0, 6, 0, 0]);
});

test('a kink keeps its choice at every order', () => {
  const x = new Value(0);
  const [first] = grad(relu(x), [x]);
  expect([first.data, grad(first, [x])[0].data]).toEqual([0, 0]);
});

test('ops of the user are differentiated twice by the partials they define', () => {
  const cube = defineOp({
    name: 'cube',
    arity: 1,
    forward: (x) => x ** 3,
    partials: (m, [x]) => [m.mul(3, m.square(x))],
  });
  const x = new Value(2);
  const [first] = grad(cube(x), [x]);
  const [second] = grad(first, [x]);
  const [third] = grad(second, [x]);
  expect(data([first, second, third])).toEqual([12, 12, 6]);
});

test('a penalty on the gradient trains: the loss contains a gradient', () => {
  // d/dw (∂(w·x²)/∂x)² = d/dw (2wx)² = 8wx²
  const [w, x] = [new Value(0.5), new Value(3)];
  const [slope] = grad(w.mul(x.square()), [x]);
  slope.square().backward();
  expect(w.grad).toBe(36);
});

test('under noGrad the numbers are right, and they are leaves', () => {
  const x = new Value(2);
  const y = x.square().mul(x);
  const [gradient] = noGrad(() => grad(y, [x]));
  expect([gradient.data, gradient.op]).toEqual([12, '']);
});

test('a chain of 100,000 nodes has a gradient and a second one', () => {
  const x = new Value(1);
  let y: Value = x;
  for (let i = 0; i < 50_000; i++) y = y.mul(0.9999).add(x.mul(1e-5));
  const [first] = grad(y, [x]);
  expectClose(first.data, 0.9999 ** 50_000 + (1e-5 * (1 - 0.9999 ** 50_000)) / 1e-4, 1e-9, 'dy/dx');
  expect(grad(first, [x])[0].data).toBe(0);
});

test.each([
  ['a number for the output', () => grad(3 as never, []), 'grad: output must be a Value, got 3.'],
  [
    'no array',
    () => grad(new Value(1), new Value(1) as never),
    'grad: inputs must be an array of Values, got an object. Write grad(y, [x]).',
  ],
  [
    'a number among the inputs',
    () => grad(new Value(1), [new Value(1), 2 as never]),
    'grad: input 2 must be a Value, got 2.',
  ],
])('%s is refused', (_, call, message) => {
  expect(call).toThrow(new TypeError(message));
});

test('every use of an input counts: add(x, x), mul(x, x), dot([x], [x])', () => {
  const x = new Value(3);
  expect([add(x, x), mul(x, x), dot([x], [x], x)].map((y) => grad(y, [x])[0].data)).toEqual([2, 6, 7]);
});
