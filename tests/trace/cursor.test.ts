// The cursor: every way to move along a trace, and that it leads back.

import { parse } from '../../src/expression/parse';
import { dot } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { MLP } from '../../src/nn/mlp';
import { mse } from '../../src/nn/losses';
import { Cursor } from '../../src/trace/cursor';
import { trace } from '../../src/trace/trace';

function neuron() {
  const { output, inputs } = parse('tanh(x1*w1 + x2*w2 + b)', { x1: 2, x2: 0, w1: -3, w2: 1, b: 6.88 });
  return { output, inputs, cursor: new Cursor(output) };
}

/** A loss over a net of two layers, whose neurons are labelled. */
function net(options?: { folded: boolean }) {
  const model = new MLP(2, [2, 1], { activation: 'tanh', seed: 1 });
  const loss = mse(model.forward([new Value(0.5, 'x1'), new Value(-1, 'x2')]), [1]);
  return { model, loss, cursor: new Cursor(loss, options) };
}

/** What a cursor rests at from its beginning to its end, by one way of moving. */
function rests(cursor: Cursor, move: () => boolean): string[] {
  const found: string[] = [];
  while (move()) found.push(cursor.event?.formula.split(' ')[0] ?? 'start');
  return found;
}

test('forth to the end and back to the start, it passes the same moments', () => {
  const { cursor } = neuron();
  const there = [cursor.step];
  while (cursor.next()) there.push(cursor.step);
  expect(there).toEqual(Array.from({ length: 20 }, (_, i) => i));
  const back = [cursor.step];
  while (cursor.previous()) back.push(cursor.step);
  expect(back).toEqual(there.reverse());
  expect(cursor.event).toBeUndefined();
});

test('going back undoes a contribution: the gradient is what it was', () => {
  const { output, inputs } = parse('x * x', { x: 3 });
  const cursor = new Cursor(output);
  cursor.toEnd();
  expect(cursor.moment.grad(inputs.x)).toBe(6);
  cursor.previous();
  expect(cursor.moment.grad(inputs.x)).toBe(3);
  cursor.previous();
  expect(cursor.moment.grad(inputs.x)).toBeUndefined();
  expect(cursor.moment.value(output)).toBe(9);
  cursor.previous();
  expect(cursor.moment.value(output)).toBeUndefined();
});

test('it goes to any step, and to the ends of the phases', () => {
  const { cursor } = neuron();
  cursor.goTo(14);
  expect(cursor.step).toBe(14);
  cursor.toPhaseStart();
  expect(cursor.step).toBe(10);
  cursor.toPhaseStart();
  expect(cursor.step).toBe(0);
  cursor.toPhaseEnd();
  expect(cursor.step).toBe(10);
  cursor.toPhaseEnd();
  expect(cursor.step).toBe(19);
  expect(() => cursor.goTo(20)).toThrow(new RangeError('trace: expected a step from 0 to 19, got 20.'));
});

test('over a node it takes all of its contributions in one', () => {
  const { cursor } = neuron();
  cursor.goTo(10);
  expect(rests(cursor, () => cursor.over('node'))).toEqual(['∂L/∂n8', '∂L/∂b', '∂L/∂n5', '∂L/∂w2', '∂L/∂w1']);
});

test('over neurons and over layers it takes the groups that labels tell of', () => {
  const { cursor } = net();
  expect(rests(cursor, () => cursor.over('neuron'))).toEqual([
    'layer1.neuron1.a', 'layer1.neuron2.a', 'layer2.neuron1.z', 'n17', 'n18', 'L',
    ...['∂L/∂n18', '∂L/∂n17', '∂L/∂layer2.neuron1.z', '∂L/∂layer2.neuron1.b', '∂L/∂layer1.neuron2.b', '∂L/∂layer1.neuron1.b'],
  ]); // prettier-ignore
  cursor.toStart();
  expect(rests(cursor, () => cursor.over('layer')).slice(0, 3)).toEqual([
    'layer1.neuron2.a',
    'layer2.neuron1.z',
    'n17',
  ]);
});

test('folded, a neuron is one step, whose events can be listed; opened, it is stepped through', () => {
  const { cursor } = net({ folded: true });
  cursor.next();
  expect(cursor.foldedNeuron).toBe('layer1.neuron1');
  expect(cursor.recent.filter(({ op }) => op !== '').map(({ op }) => op)).toEqual(['dot', 'tanh']);
  cursor.into();
  expect(cursor.event?.formula).toMatch(/^layer1\.neuron1\.w1 = /);
  expect(cursor.foldedNeuron).toBeUndefined();
  cursor.next();
  cursor.out();
  expect(cursor.event?.formula).toMatch(/^layer1\.neuron1\.a = tanh/);
  expect(cursor.foldedNeuron).toBe('layer1.neuron1');
  cursor.next();
  expect(cursor.foldedNeuron).toBe('layer1.neuron2');
  cursor.previous();
  cursor.previous();
  expect(cursor.step).toBe(0);
});

test('a neuron may have any name', () => {
  const [w, x] = [new Value(2, 'given.w1'), new Value(3, 'x')];
  const weighted = dot([w], [x]);
  weighted.label = 'given.sum';
  const cursor = new Cursor(weighted.tanh(), { folded: true });
  expect(rests(cursor, () => cursor.next())).toEqual(['given.sum', 'L', '∂L/∂given.sum', '∂L/∂x']);
});

test('folded, it rests where the trace turns, and ends at the end', () => {
  const { cursor } = net({ folded: true });
  const there = [0];
  while (cursor.next()) there.push(cursor.step);
  expect(there).toContain(cursor.trace.turn);
  expect(there.at(-1)).toBe(cursor.trace.events.length);
  expect(there.length).toBeLessThan(20);
  const back = [cursor.step];
  while (cursor.previous()) back.push(cursor.step);
  expect(back.reverse()).toEqual(there);
});

test('into a dot it adds product by product, with the sums of the engine', () => {
  const [w, x] = [[0.1, 0.2].map((data, i) => new Value(data, `w${i}`)), [3, 0.7]];
  const cursor = new Cursor(dot(w, x, 0.3));
  cursor.toPhaseEnd();
  expect(cursor.into()).toBe(true);
  expect(cursor.into()).toBe(false);
  const products = cursor.products;
  expect(products.map(({ formula }) => formula)).toEqual([
    '0.3   (0 → 0.3)',
    'w0·3 = 0.1·3 = 0.3   (0.3 → 0.6)',
    'w1·0.7 = 0.2·0.7 = 0.14   (0.6 → 0.74)',
  ]);
  expect(products[2].after).toBe(cursor.output.data);
  const seen = [cursor.product];
  cursor.next();
  seen.push(cursor.product);
  cursor.next();
  seen.push(cursor.product);
  cursor.previous();
  seen.push(cursor.product);
  expect(seen).toEqual([0, 1, 2, 1]);
  expect(cursor.out()).toBe(true);
  expect([cursor.step, cursor.product]).toEqual([cursor.trace.turn, undefined]);
});

test('inside a dot its value is the sum so far, and it has no gradient before the last product', () => {
  const cursor = new Cursor(dot([new Value(2), new Value(3)], [5, 7], 1));
  cursor.toPhaseEnd();
  cursor.into();
  const known = (): unknown[] =>
    [cursor.momentBefore, cursor.moment].map(({ value, grad }) => [
      value(cursor.output),
      grad(cursor.output),
    ]);
  const seen = [known()];
  while (cursor.next() && cursor.product !== undefined) seen.push(known());
  expect(seen).toEqual([
    [[undefined, undefined], [1, undefined]], // the bias
    [[1, undefined], [11, undefined]], // + 2 · 5
    [[11, undefined], [32, 1]], // + 3 · 7; backward begins here
  ]); // prettier-ignore
});

test('from the last product it goes on, and before the first it goes back', () => {
  const cursor = new Cursor(dot([new Value(1)], [new Value(2)]));
  cursor.goTo(3);
  cursor.into();
  cursor.next();
  expect([cursor.step, cursor.product]).toEqual([4, undefined]);
  cursor.previous();
  cursor.into();
  cursor.previous();
  expect([cursor.step, cursor.product]).toEqual([2, undefined]);
});

test('there is no way into what is no dot, nor out of what is in no neuron', () => {
  const { cursor } = neuron();
  expect([cursor.into(), cursor.out()]).toEqual([false, false]);
  cursor.goTo(3);
  expect([cursor.into(), cursor.out()]).toEqual([false, false]);
});

test('a run stops at a node, at an op, at the first number that is not finite, at a large gradient', () => {
  const { output, inputs } = parse('exp(a*b) * c / d', { a: 1000, b: 2, c: 3, d: 4 });
  const cursor = new Cursor(output);
  const run = (...breakpoints: Parameters<Cursor['run']>[0]): string => {
    const hit = cursor.run(breakpoints);
    return `${hit?.kind ?? 'end'} at ${cursor.step}`;
  };
  expect(run({ kind: 'op', op: 'exp' })).toBe('op at 4');
  cursor.toStart();
  expect(run({ kind: 'node', node: inputs.c }, { kind: 'nonfinite' })).toBe('nonfinite at 4');
  expect(run({ kind: 'node', node: inputs.c })).toBe('node at 5');
  expect(run({ kind: 'node', node: inputs.c })).toBe('node at 12');
  cursor.toStart();
  expect(run({ kind: 'gradient', above: 0.7 })).toBe('gradient at 10');
  expect(run()).toBe(`end at ${cursor.trace.events.length}`);
});

test('an edited leaf changes all that depends on it, and nothing else; the cursor stays', () => {
  const { output, inputs, cursor } = neuron();
  cursor.goTo(14);
  cursor.edit(inputs.b, 7);
  expect(cursor.step).toBe(14);
  expect(output.data).toBe(Math.tanh(1));
  const fresh = trace(parse('tanh(x1*w1 + x2*w2 + b)', { x1: 2, x2: 0, w1: -3, w2: 1, b: 7 }).output);
  expect(cursor.trace.events.map(({ formula }) => formula)).toEqual(
    fresh.events.map(({ formula }) => formula),
  );
});

test('what is edited is recomputed as it would have been built, n-ary nodes and options too', () => {
  const build = (x: number) => parse('sum(leakyRelu(x, 0.2), dot([x, 2], [3, x], x), max(x, 1))', { x });
  const { output, inputs } = build(2);
  const cursor = new Cursor(output);
  cursor.edit(inputs.x, -4);
  cursor.toEnd();
  const expected = build(-4);
  expected.output.backward();
  expect(output.data).toBe(expected.output.data);
  expect(cursor.moment.grad(inputs.x)).toBe(expected.inputs.x.grad);
});

test('only a leaf of the graph can be edited', () => {
  const { output, cursor } = neuron();
  for (const node of [output, new Value(1), output.parents[0]]) {
    expect(() => cursor.edit(node, 1)).toThrow(/^edit: expected a leaf of the graph that is not a constant/);
  }
});
