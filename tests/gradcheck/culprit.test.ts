// The culprit: which node is to blame, at which operand, where it was made, and what is the matter with it.

import { basename } from 'node:path';
import { gradcheck } from '../../src/gradcheck/gradcheck';
import type { Culprit } from '../../src/gradcheck/culprit';
import { defineOp } from '../../src/engine/define';
import { noGrad } from '../../src/engine/mode';
import { dot, mul, tanh } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { mse } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';

const FILE = basename(__filename);

/** x³, with a derivative of 6x² where it is 3x². */
const cube = defineOp({
  name: 'cube',
  arity: 1,
  forward: (x) => x ** 3,
  partials: (m, [x]) => [m.mul(6, m.square(x))],
});

/** a · b, with its second partial forgotten. */
const area = defineOp({
  name: 'area',
  arity: 2,
  forward: (a, b) => a * b,
  partials: (_, [, b]) => [b, 0],
});

function culpritOf(f: (x: Value[]) => Value, x: number[], entry = 0): Culprit {
  const { culprit } = gradcheck(f, x).entries[entry];
  if (culprit === undefined) throw new Error('no culprit was named');
  return culprit;
}

/** The line of this file from which it is called. */
function lineHere(): number {
  return Number(/:(\d+):\d+\)?$/.exec(new Error().stack!.split('\n')[2])![1]);
}

test('an op of the user with a wrong derivative is named, with its operand, both numbers and its line', () => {
  let line = 0;
  const f = ([x, y]: Value[]): Value => {
    line = lineHere() + 1;
    const z = cube(x.mul(2));
    return z.add(y).tanh();
  };
  const culprit = culpritOf(f, [0.4, -1]);
  expect(culprit).toMatchObject({ op: 'cube', operand: 0 });
  expect(culprit.node.parents[0].data).toBe(0.8);
  expect(culprit.recorded).toBeCloseTo(6 * 0.64, 12);
  expect(culprit.expected).toBeCloseTo(3 * 0.64, 8);
  expect(culprit.message).toBe(
    'cube(0.8): its rule says 3.84, differences say 1.92: counted twice (ratio 2.000)',
  );
  expect(culprit.origin).toMatch(new RegExp(`/${FILE}:${line}:\\d+$`));
});

test('of an op with two operands the wrong one is named, by label', () => {
  const culprit = culpritOf(
    ([w, x]) => {
      w.label = 'w';
      return area(w, x).sin();
    },
    [2, 3],
    1,
  );
  expect(culprit.message).toBe(
    'area(w = 2, x[1] = 3), operand 2: its rule says 0, differences say 2: zero where it should not be',
  );
});

test('inputs that reach the output by other ways alone have no part in it', () => {
  const { entries } = gradcheck(([a, b]) => cube(a).add(b.exp()), [1.5, 0.5]);
  expect(entries.map(({ verdict, culprit }) => [verdict, culprit?.op])).toEqual([
    ['wrong', 'cube'],
    ['ok', undefined],
  ]);
});

//   each neuron is one dot and one activation; the net's weights are the inputs of the check
test('in a whole net the guilty op is found, and how many more nodes it made', () => {
  const wrongTanh = defineOp({
    name: 'wrongTanh',
    arity: 1,
    forward: Math.tanh,
    partials: (m, [x]) => [m.sech(x)], // the square is missing
  });
  const net = new MLP(2, [3, 1], { activation: 'linear', seed: 1 });
  const parameters = net.parameters().map(({ data }) => data);
  const f = (w: Value[]): Value => {
    const hidden = [0, 3, 6].map((i) => wrongTanh(dot([w[i], w[i + 1]], [0.5, -1], w[i + 2])));
    return mse([dot(w.slice(9, 12), hidden, w[12])], [0.3]);
  };
  const { entries } = gradcheck(f, parameters);
  const wrong = entries.filter(({ verdict }) => verdict === 'wrong');
  expect(wrong.map(({ input }) => input)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(new Set(wrong.map(({ culprit }) => culprit?.op))).toEqual(new Set(['wrongTanh']));
});

test('of several wrong ops the one that is off by most is named first, and the others with it', () => {
  const wrong = (name: string, slope: number) =>
    defineOp({ name, arity: 1, forward: (x) => x, partials: () => [slope] });
  const [slightly, grossly] = [wrong('slightly', 1.0004), wrong('grossly', 4)];
  const culprit = culpritOf(([x]) => grossly(slightly(x)), [1.5]);
  expect(culprit.op).toBe('grossly');
  expect(culprit.message).toMatch(/; likewise slightly$/);
});

test('partials that are swapped are said to be', () => {
  const swapped = defineOp({
    name: 'ratio',
    arity: 2,
    forward: (a, b) => a * b * b,
    partials: (m, [a, b]) => [m.mul(2, m.mul(a, b)), m.square(b)],
  });
  expect(culpritOf(([a, b]) => swapped(a, b).sin(), [2, 3]).message).toContain(
    '; partials 1 and 2 are swapped',
  );
});

test('a parameter of a net whose data f sets is named: no gradient leads back from it', () => {
  const net = new MLP(1, [2, 1], { activation: 'tanh', seed: 1 });
  const parameters = net.parameters();
  const f = (w: Value[]): Value => {
    parameters.forEach((parameter, i) => (parameter.data = w[i].data));
    return net.forward([0.5])[0];
  };
  const culprit = culpritOf(
    f,
    parameters.map(({ data }) => data),
  );
  expect(culprit.message).toMatch(
    /^layer1\.neuron1\.z = dot\(layer1\.neuron1\.w1 = .*: operand 1 changes with the input/,
  );
});

test('of an op with many operands, which are checked all together first, the wrong one is found', () => {
  const total = defineOp({
    name: 'total',
    arity: 20,
    forward: (...xs) => xs.reduce((a, b) => a + b),
    partials: (_, xs) => xs.map((_, i) => (i === 12 ? 1.0009 : 1)),
  });
  const x = Array.from({ length: 20 }, (_, i) => Math.sin(i));
  const { entries } = gradcheck((xs) => total(...xs).exp(), x);
  const wrong = entries.filter(({ verdict }) => verdict !== 'ok');
  expect(wrong.map(({ input, culprit }) => [input, culprit?.op, culprit?.operand])).toEqual([
    [12, 'total', 12],
  ]);
});

test('several guilty nodes of one op are counted, not listed', () => {
  const culprit = culpritOf(([x]) => cube(cube(cube(x))), [0.9]);
  expect(culprit.message).toMatch(/^cube\(x\[0\] = 0.9\): .*; so are 2 more of cube$/);
});

test('a wrong op in the depths of the table would be found as well: the line is that of the user', () => {
  const culprit = culpritOf(([x, y]) => area(tanh(x), y).mul(y), [0.5, 0.25], 1);
  expect([culprit.op, culprit.operand]).toEqual(['area', 1]);
  expect(culprit.origin).toContain(FILE);
});

describe('what can be wrong though every op is right', () => {
  test('a number taken out of the graph by .data', () => {
    const culprit = culpritOf(([x]) => x.mul(x.data * 3), [2]);
    expect(culprit.op).toBe('mul');
    expect(culprit.operand).toBe(1);
    expect(culprit.message).toMatch(
      /^mul\(x\[0\] = 2, 6\): operand 2 changes with the input, but no gradient leads back/,
    );
  });

  test.each([
    ['detach', (x: Value) => x.mul(x.detach())],
    ['noGrad', (x: Value) => x.mul(noGrad(() => x.square()))],
    ['a new Value', (x: Value) => x.mul(new Value(x.data ** 2, 'copy'))],
  ])('%s does the same', (_, f) => {
    expect(culpritOf(([x]) => f(x), [2]).message).toContain('computed outside of the graph');
  });

  test('an output that is not in the graph at all', () => {
    expect(culpritOf(([x]) => new Value(x.data ** 2), [2]).message).toMatch(
      /^the output is a leaf\. It changes/,
    );
  });

  test('a node kept from an earlier call', () => {
    let kept: Value | undefined;
    const f = ([x]: Value[]): Value => (kept ??= x.square()).mul(x);
    const { entries } = gradcheck(f, [3]);
    expect([entries[0].verdict, entries[0].note]).toEqual(['wrong', 'stale']);
    expect(entries[0].culprit?.message).toBe(
      'square(3) is stale; it is built on the input of an earlier call: f keeps a node between its calls',
    );
  });

  test('a node whose data were changed after it was made', () => {
    const f = ([x]: Value[]): Value => {
      const y = x.square();
      y.data = 10 * x.data;
      return y.sin();
    };
    expect(culpritOf(f, [0.5]).message).toBe('square(x[0] = 0.5) was 0.25, but its data were set to 5');
  });

  test('an input that f itself has changed', () => {
    const f = ([x]: Value[]): Value => {
      x.data *= 2;
      return x.square();
    };
    expect(culpritOf(f, [0.5]).message).toBe('x[0] was 0.5, but its data were set to 1');
  });

  test('an operand changed after the derivative was put on record', () => {
    const f = ([x, y]: Value[]): Value => {
      const z = x.add(0);
      const product = z.mul(y);
      z.data = x.data * x.data;
      product.data = z.data * y.data;
      return product;
    };
    expect(culpritOf(f, [3, 2], 1).message).toBe(
      'mul(3, y = 2), operand 2 is stale'.replace('3, y = 2', '9, x[1] = 2') +
        ": 3 is on record, but the operands' data were changed since, and now it is 9",
    );
  });
});

test('where a branch is taken by .data, the verdict stands without a culprit', () => {
  const f = ([x]: Value[]): Value => (x.data > 0 ? x.mul(2) : x.square());
  const [entry] = gradcheck(f, [0]).entries;
  expect([entry.verdict, entry.note, entry.culprit]).toEqual([
    'kink',
    'slope 0 to the left, 2 to the right',
    undefined,
  ]);
});

test('differences that mislead do not convict: with every op right and the graph whole, it is noise', () => {
  // σ(33) is 1 but for four units in the last place, which the logarithm makes much of.
  const f = ([x]: Value[]): Value => x.sigmoid().sub(1).neg().log();
  const [entry] = gradcheck(f, [33]).entries;
  expect([entry.verdict, entry.note]).toEqual([
    'noisy',
    'differences disagree, but every op in the graph is right by itself',
  ]);
});

test('of a function to several Values each output has its own culprit', () => {
  const wrong = (name: string) =>
    defineOp({ name, arity: 1, forward: (x) => x * x, partials: (_, [x]) => [x] });
  const [badA, badB] = [wrong('badA'), wrong('badB')];
  const { entries } = gradcheck(([x]) => [badA(x), badB(x), x.relu(), x.abs()], [0]);
  expect(entries.map(({ culprit }) => culprit?.op)).toEqual([undefined, undefined, 'relu', 'abs']);
  const away = gradcheck(([x]) => [badA(x), badB(x)], [3]).entries;
  expect(away.map(({ culprit }) => culprit?.op)).toEqual(['badA', 'badB']);
});

test('a wrong op does not hide between the slopes of a kink elsewhere', () => {
  const steep = defineOp({ name: 'steep', arity: 1, forward: (x) => x, partials: () => [1.5] });
  const report = gradcheck(([x]) => steep(x).add(x.abs()), [0], { kink: 'subgradient' });
  expect([report.ok, report.entries[0].verdict, report.entries[0].culprit?.op]).toEqual([
    false,
    'wrong',
    'steep',
  ]);
});

test('many small mistakes are found though each is within the tolerance of the whole', () => {
  const drift = defineOp({ name: 'drift', arity: 1, forward: (x) => x, partials: () => [1.009] });
  const { entries } = gradcheck(([x]) => drift(drift(drift(drift(x)))), [1], { rtol: 0.01 });
  expect([entries[0].verdict, entries[0].culprit?.op]).toEqual(['wrong', 'drift']);
});

test.each([
  [
    'a kink by .data, both sides of one shape',
    ([a]: Value[]) => (a.data >= 0 ? a.mul(2) : a.mul(3)),
    [0],
    'kink',
    'mul',
  ],
  ['a jump by .data', ([a]: Value[]) => (a.data >= 0 ? a.add(1) : a.add(0)), [0], 'discontinuous', 'add'],
  ['the larger by .data', ([a, b]: Value[]) => (a.data >= b.data ? a : b), [1, 1], 'kink', undefined],
  ['an option taken from .data', ([x]: Value[]) => x.leakyRelu(-x.data), [-2], 'wrong', 'leakyRelu'],
] as const)('%s keeps its verdict', (_, f, at, verdict, op) => {
  const [entry] = gradcheck(f, [...at]).entries;
  expect([entry.verdict, entry.culprit?.op]).toEqual([verdict, op]);
});

test('an op made anew around .data is named as well', () => {
  const f = ([x]: Value[]): Value => {
    const k = x.data;
    return defineOp({ name: 'scaled', arity: 1, forward: (y) => k * y, partials: () => [k] })(x);
  };
  const [entry] = gradcheck(f, [3]).entries;
  expect([entry.verdict, entry.culprit?.op]).toEqual(['wrong', 'scaled']);
  expect(entry.culprit?.message).toContain('the op itself changes with the input');
});

test('the graphs of the user are not disturbed: gradients and labels stay', () => {
  const w = new Value(2, 'w');
  const y = w.square();
  y.backward();
  gradcheck(([x]) => cube(x).mul(y).mul(w), [1]);
  expect([w.grad, y.grad, w.label, y.label]).toEqual([4, 1, 'w', undefined]);
});

test('ops of plain numbers among the operands are checked too', () => {
  expect(gradcheck(([x]) => mul(3, x).add(dot([1, x], [x, 2], 5)), [2]).ok).toBe(true);
});
