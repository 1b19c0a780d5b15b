// "Run it wrong": each mistake goes wrong as it does in life, and the right run beside it is the engine's.

import { Value } from '../../src/engine/value';
import { parse } from '../../src/expression/parse';
import { mistakes, runWrong, type Comparison, type Mistake } from '../../src/trace/mistakes';
import { trace } from '../../src/trace/trace';
import { randomGraph } from '../support/random-graph';

function outcomes({ outcome }: Comparison): Record<string, [number, number]> {
  return Object.fromEntries(outcome.map(({ name, right, wrong }) => [name, [right, wrong]]));
}

/** The formulas of the first act that differs. */
function difference({ right, wrong, firstDifference: i = -1 }: Comparison): [string?, string?] {
  return [right[i]?.formula, wrong[i]?.formula];
}

test('= for += keeps only the contribution that comes last', () => {
  const compared = runWrong(parse('x * x', { x: 3 }).output, 'overwrite');
  expect(outcomes(compared)).toEqual({ '∂L/∂x': [6, 3] });
  expect(difference(compared)).toEqual([
    '∂L/∂x += ∂L/∂x × ∂L/∂L = x × 1 = 3 × 1 = 3   (3 → 6)',
    '∂L/∂x = ∂L/∂x × ∂L/∂L = x × 1 = 3 × 1 = 3   (3 → 3)',
  ]);
});

//   x ─► h = x² ──┬─► h · h      depth first: h passes 9 on with one contribution, 18 with both: 27 · 6
//                 └───────▲
test('depth first, a node passes on what it has before it has all, and then again', () => {
  const compared = runWrong(parse('h * h', { h: new Value(3, 'x').square() }).output, 'depth-first');
  const [, wrong] = outcomes(compared)['∂L/∂x'];
  expect(outcomes(compared)['∂L/∂x'][0]).toBe(2 * 9 * 6);
  expect(wrong).toBe(2 * 18 * 6);
  expect(difference(compared)[0]).toBeUndefined(); // the same up to the visit too many
});

test('depth first on a tree makes no difference', () => {
  const { output } = parse('tanh(x1*w1 + x2*w2 + b)', { x1: 2, x2: 0, w1: -3, w2: 1, b: 6.88 });
  expect(runWrong(output, 'depth-first').firstDifference).toBeUndefined();
});

test('depth first over 2⁴⁰ paths is cut, not run', () => {
  let y: Value = new Value(1, 'x');
  for (let i = 0; i < 40; i++) y = y.add(y);
  const { right, wrong } = runWrong(y, 'depth-first');
  expect(right.length).toBe(120);
  expect(wrong.length).toBeLessThan(21_000);
});

test('without zero-grad the second step adds to the gradients of the first', () => {
  const compared = runWrong(parse('w * x', { w: 1, x: 2 }).output, 'no-zero-grad', 0.1);
  // ∂L/∂w = x = 2 in both steps; ∂L/∂x = w = 1, then 0.8 after the first update.
  expect(outcomes(compared)).toEqual({
    w: [1 - 0.1 * 2 - 0.1 * 2, 1 - 0.1 * 2 - 0.1 * 4],
    '∂L/∂w': [2, 4],
    '∂L/∂x': [0.8, 1.8],
    L: [1.6, 1.6],
  });
  expect(difference(compared)).toEqual(['∂L/∂w = 0   (2 → 0)', '∂L/∂w stays 2']);
});

test('an update before backward moves nothing', () => {
  const compared = runWrong(parse('w * x', { w: 1, x: 2 }).output, 'update-first', 0.1);
  expect(outcomes(compared)['w']).toEqual([1 - 0.1 * 2 - 0.1 * 2, 1]);
  expect(difference(compared)).toEqual([
    '∂L/∂w += ∂L/∂w × ∂L/∂L = x × 1 = 2 × 1 = 2   (0 → 2)',
    'w = w - 0.1 × ∂L/∂w = 1 - 0.1 × 0 = 1',
  ]);
});

test('weights and biases are what updates move; without names of that kind, all leaves with a name', () => {
  const updated = (source: string, values: Record<string, number>): string[] => {
    const { right } = runWrong(parse(source, values).output, 'update-first');
    return right
      .filter(({ phase, round }) => phase === 'update' && round === 1)
      .map(({ node }) => node.label!);
  };
  expect(updated('x*w1 + b*2', { x: 1, w1: 1, b: 1 })).toEqual(['w1', 'b']);
  expect(updated('x*y + 2', { x: 1, y: 1 })).toEqual(['x', 'y']);
});

test.each(Object.keys(mistakes) as Mistake[])(
  '%s: the right run has the numbers of the engine, and the graph stays',
  (mistake) => {
    const { output } = randomGraph(3, 40);
    const before = trace(output).events;
    const { right } = runWrong(output, mistake);
    const first = right.filter(({ phase, round }) => phase === 'backward' && round === 1);
    const engine = before.filter((event) => event.phase === 'backward');
    expect(first.map(({ node, input, after }) => [node, input, after])).toEqual(
      engine.map(({ node, input, after }) => [node, input, after]),
    );
    expect(trace(output).events.map(({ formula }) => formula)).toEqual(before.map(({ formula }) => formula));
  },
);
