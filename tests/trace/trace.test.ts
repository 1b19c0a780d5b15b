// The trace: every step of both passes, with the engine's own numbers.

import fc from 'fast-check';
import { defineOp } from '../../src/engine/define';
import { add, dot, max, sum } from '../../src/engine/functions';
import { topologicalOrder } from '../../src/engine/order';
import { Value } from '../../src/engine/value';
import { parse } from '../../src/expression/parse';
import { trace, type BackwardEvent, type Trace } from '../../src/trace/trace';
import { randomGraph } from '../support/random-graph';

const NEURON = 'tanh(x1*w1 + x2*w2 + b)';
const AT = { x1: 2, x2: 0, w1: -3, w2: 1, b: 6.88 };

function backwardOf({ events }: Trace): BackwardEvent[] {
  return events.filter((event) => event.phase === 'backward');
}

test('a neuron is given, computed and derived in formulas of names and numbers', () => {
  expect(trace(parse(NEURON, AT).output).events.map(({ step, formula }) => `${step} ${formula}`)).toEqual([
    '1 x1 = 2',
    '2 w1 = -3',
    '3 n2 = x1 × w1 = 2 × (-3) = -6',
    '4 x2 = 0',
    '5 w2 = 1',
    '6 n5 = x2 × w2 = 0 × 1 = 0',
    '7 n6 = n2 + n5 = -6 + 0 = -6',
    '8 b = 6.88',
    '9 n8 = n6 + b = -6 + 6.88 = 0.88',
    '10 L = tanh(n8) = tanh(0.88) = 0.7064',
    '11 ∂L/∂n8 += ∂L/∂n8 × ∂L/∂L = (1 - L²) × 1 = (1 - 0.7064²) × 1 = 0.501 × 1 = 0.501   (0 → 0.501)',
    '12 ∂L/∂n6 += ∂n8/∂n6 × ∂L/∂n8 = 1 × 0.501 = 0.501   (0 → 0.501)',
    '13 ∂L/∂b += ∂n8/∂b × ∂L/∂n8 = 1 × 0.501 = 0.501   (0 → 0.501)',
    '14 ∂L/∂n2 += ∂n6/∂n2 × ∂L/∂n6 = 1 × 0.501 = 0.501   (0 → 0.501)',
    '15 ∂L/∂n5 += ∂n6/∂n5 × ∂L/∂n6 = 1 × 0.501 = 0.501   (0 → 0.501)',
    '16 ∂L/∂x2 += ∂n5/∂x2 × ∂L/∂n5 = w2 × 0.501 = 1 × 0.501 = 0.501   (0 → 0.501)',
    '17 ∂L/∂w2 += ∂n5/∂w2 × ∂L/∂n5 = x2 × 0.501 = 0 × 0.501 = 0   (0 → 0)',
    '18 ∂L/∂x1 += ∂n2/∂x1 × ∂L/∂n2 = w1 × 0.501 = (-3) × 0.501 = -1.503   (0 → -1.503)',
    '19 ∂L/∂w1 += ∂n2/∂w1 × ∂L/∂n2 = x1 × 0.501 = 2 × 0.501 = 1.002   (0 → 1.002)',
  ]);
});

test('the gradients at the end of a trace are those of backward(), bit for bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 80 }), (seed, size) => {
      const { output } = randomGraph(seed, size);
      const traced = trace(output);
      output.backward();
      const last = traced.at(traced.events.length);
      for (const node of traced.nodes) {
        expect(last.value(node)).toBe(node.data);
        expect(last.grad(node) ?? 0).toBe(node.grad);
      }
    }),
    { seed: 51, numRuns: 60 },
  );
});

test('each contribution is local × upstream, added to what the steps before it have left', () => {
  const { output } = randomGraph(7, 60);
  const traced = trace(output);
  const soFar = new Map<Value, number>();
  for (const { node, input, inputIndex, local, upstream, contribution, before, after } of backwardOf(
    traced,
  )) {
    expect(input).toBe(node.parents[inputIndex]);
    expect(local).toBe(node.localGrads[inputIndex]);
    expect(upstream).toBe(node === output ? 1 : soFar.get(node));
    expect(contribution).toBe(local * upstream);
    expect(before).toBe(soFar.get(input) ?? 0);
    expect(after).toBe(before + contribution);
    soFar.set(input, after);
  }
});

test('there is a forward event for each node, in topological order, and the steps count from 1', () => {
  const { output } = randomGraph(8, 40);
  const { events, nodes, turn } = trace(output);
  expect(nodes).toEqual(topologicalOrder(output));
  expect(events.slice(0, turn).map(({ node }) => node)).toEqual(nodes);
  expect(events.slice(turn).every(({ phase }) => phase === 'backward')).toBe(true);
  expect(events.map(({ step }) => step)).toEqual(events.map((_, i) => i + 1));
});

//   a ──┬─► b = a + a ──┬─► L = b · a
//       └───────────────┘      three contributions to a
test('the contributions to a node that is used several times are counted', () => {
  const a = new Value(3, 'a');
  const b = a.add(a);
  const counted = backwardOf(trace(b.mul(a))).map(({ input, nth, of, after }) => [input, nth, of, after]);
  expect(counted).toEqual([
    [b, 1, 1, 3],
    [a, 1, 3, 6],
    [a, 2, 3, 9],
    [a, 3, 3, 12],
  ]);
});

test('a constant is given in the forward pass, and receives nothing in the backward pass', () => {
  const x = new Value(5, 'x');
  const { events } = trace(x.mul(3));
  expect(events.map(({ formula }) => formula)).toEqual([
    'x = 5',
    '3',
    'L = x × 3 = 5 × 3 = 15',
    '∂L/∂x += ∂L/∂x × ∂L/∂L = 3 × 1 = 3   (0 → 3)',
  ]);
});

test('before backward has reached a node its gradient is undefined, not 0; before it is computed so is its value', () => {
  const { output, inputs } = parse('x * w', { x: 2, w: 3 });
  const { at } = trace(output);
  const known = [0, 1, 2, 3, 4, 5].map((step) => [
    at(step).value(inputs.w),
    at(step).value(output),
    at(step).grad(output),
    at(step).grad(inputs.x),
    at(step).grad(inputs.w),
  ]);
  const none = undefined;
  expect(known).toEqual([
    [none, none, none, none, none],
    [none, none, none, none, none],
    [3, none, none, none, none],
    [3, 6, 1, none, none],
    [3, 6, 1, 3, none],
    [3, 6, 1, 3, 2],
  ]);
});

test('at() knows every moment, in any order, and no others', () => {
  const traced = trace(parse(NEURON, AT).output);
  expect(traced.at(0).event).toBeUndefined();
  expect(traced.at(19).event).toBe(traced.events[18]);
  expect(traced.at(11).event).toBe(traced.events[10]);
  for (const step of [-1, 20, 1.5, NaN]) {
    expect(() => traced.at(step)).toThrow(
      new RangeError(`trace: expected a step from 0 to 19, got ${step}.`),
    );
  }
  expect(traced.at(19).value(new Value(1))).toBeUndefined();
  expect(traced.at(19).grad(new Value(1))).toBeUndefined();
});

test('tracing leaves the gradients of the graph as they are, and takes no notice of them', () => {
  const { output, inputs } = parse('x * x', { x: 3 });
  output.backward();
  inputs.x.grad = 100;
  const last = trace(output).events.at(-1) as BackwardEvent;
  expect([last.before, last.after]).toEqual([3, 6]);
  expect([inputs.x.grad, output.grad]).toEqual([100, 1]);
});

test('a trace keeps its numbers when the graph changes later', () => {
  const { output, inputs } = parse('x * w', { x: 2, w: 3 });
  const { events, at } = trace(output);
  inputs.x.data = 50;
  expect(events[2].formula).toBe('L = x × w = 2 × 3 = 6');
  expect(at(3).value(inputs.x)).toBe(2);
});

test('a leaf alone is a trace of one step, and its own gradient is 1', () => {
  const x = new Value(4, 'x');
  const { events, at } = trace(x);
  expect(events.map(({ formula }) => formula)).toEqual(['x = 4']);
  expect(at(1).grad(x)).toBe(1);
});

test('nodes are called by their labels; those that share one, and those without, by their place', () => {
  const [x, y] = [new Value(1, 'x'), new Value(2, 'x')];
  const loss = add(x, y).mul(new Value(3));
  loss.label = 'loss';
  expect(
    trace(loss)
      .events.slice(0, 5)
      .map(({ formula }) => formula),
  ).toEqual(['x = 1', 'x#1 = 2', 'n2 = x + x#1 = 1 + 2 = 3', 'n3 = 3', 'loss = n2 × n3 = 3 × 3 = 9']);
});

test('a dot of many operands is written by its first and its last terms', () => {
  const xs = Array.from({ length: 9 }, (_, i) => new Value(i, `x${i}`));
  const [last] = trace(dot(xs, xs, 1)).events.filter(({ op }) => op === 'dot');
  expect(last.formula).toBe('L = x0·x0 + x1·x1 + … 7 more … + 1 = 0·0 + 1·1 + … 7 more … + 1 = 205');
});

test('an op of your own is written by its name', () => {
  const cube = defineOp({
    name: 'cube',
    arity: 1,
    forward: (x) => x ** 3,
    partials: (m, [x]) => [m.mul(3, m.square(x))],
  });
  const { events } = trace(cube(new Value(-2, 'x')));
  expect(events.map(({ formula }) => formula)).toEqual([
    'x = -2',
    'L = cube(x) = cube(-2) = -8',
    "∂L/∂x += ∂L/∂x × ∂L/∂L = cube'(x) × 1 = cube'(-2) × 1 = 12 × 1 = 12   (0 → 12)",
  ]);
});

test('NaN and infinities are traced as they are', () => {
  const traced = trace(parse('log(x) * y', { x: 0, y: 2 }).output);
  expect(traced.events.map(({ formula }) => formula).slice(-3)).toEqual([
    '∂L/∂n1 += ∂L/∂n1 × ∂L/∂L = y × 1 = 2 × 1 = 2   (0 → 2)',
    '∂L/∂y += ∂L/∂y × ∂L/∂L = n1 × 1 = (-Infinity) × 1 = -Infinity   (0 → -Infinity)',
    '∂L/∂x += ∂n1/∂x × ∂L/∂n1 = (1 / x) × 2 = (1 / 0) × 2 = Infinity × 2 = Infinity   (0 → Infinity)',
  ]);
});

test('in JSON numbers that are not finite are texts', () => {
  const { output } = parse('log(x) * y', { x: 0, y: 2 });
  const { events } = JSON.parse(JSON.stringify(trace(output))) as { events: Record<string, unknown>[] };
  expect(events[1]).toMatchObject({ op: 'log', inputs: [{ node: 0, value: 0 }], value: '-Infinity' });
  expect(events[3].inputs).toEqual([
    { node: 1, value: '-Infinity' },
    { node: 2, value: 2 },
  ]);
  expect(events.at(-1)).toMatchObject({
    local: 'Infinity',
    upstream: 2,
    contribution: 'Infinity',
    after: 'Infinity',
  });
  expect(JSON.stringify(trace(parse('0 / x', { x: 0 }).output))).toContain('"value":"NaN"');
});

test('in JSON nodes are their places in a table of them', () => {
  const { output } = parse('x * x', { x: 3 });
  expect(JSON.parse(JSON.stringify(trace(output)))).toEqual({
    nodes: [
      { id: 0, name: 'x', op: '', label: 'x', parents: [] },
      { id: 1, name: 'L', op: 'mul', parents: [0, 0] },
    ],
    events: [
      { step: 1, phase: 'forward', node: 0, op: '', inputs: [], value: 3, formula: 'x = 3' },
      {
        ...{ step: 2, phase: 'forward', node: 1, op: 'mul', value: 9, formula: 'L = x × x = 3 × 3 = 9' },
        inputs: [
          { node: 0, value: 3 },
          { node: 0, value: 3 },
        ],
      },
      {
        ...{ step: 3, phase: 'backward', node: 1, op: 'mul', input: 0, inputIndex: 0, upstream: 1, local: 3 },
        ...{ contribution: 3, before: 0, after: 3, nth: 1, of: 2 },
        formula: '∂L/∂x += ∂L/∂x × ∂L/∂L = x × 1 = 3 × 1 = 3   (0 → 3)',
      },
      {
        ...{ step: 4, phase: 'backward', node: 1, op: 'mul', input: 0, inputIndex: 1, upstream: 1, local: 3 },
        ...{ contribution: 3, before: 3, after: 6, nth: 2, of: 2 },
        formula: '∂L/∂x += ∂L/∂x × ∂L/∂L = x × 1 = 3 × 1 = 3   (3 → 6)',
      },
    ],
  });
});

test('a trace of 100,000 events, and of a node of 50,000 operands, is made without recursion or squares', () => {
  let y: Value = new Value(0.5, 'x');
  for (let i = 0; i < 25_000; i++) y = max(y.mul(1), 0.1);
  expect(trace(y).events.length).toBeGreaterThanOrEqual(100_000);
  const wide = Array.from({ length: 50_000 }, () => new Value(1));
  expect(trace(sum(wide)).events).toHaveLength(100_001);
});

test('what is no Value is refused', () => {
  expect(() => trace(3 as never)).toThrow(new TypeError('trace: output must be a Value, got 3.'));
});
