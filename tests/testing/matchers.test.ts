// The matchers in Jest: when they hold, and what they say if that was not wanted.

import { stripVTControlCharacters } from 'node:util';
import { defineOp, dot, gradcheck, Value } from '../../src';
import { matchers, toHaveCorrectGradientsAt, toHaveGradients } from '../../src/testing/jest';
import { randomGraph } from '../support/random-graph';

const doubled = defineOp({
  name: 'doubled',
  arity: 1,
  forward: (x) => 2 * x,
  partials: () => [3], // wrong: 2
});
const right = ([a, b]: Value[]): Value => a.mul(b).tanh();
const wrong = ([a, b]: Value[]): Value => doubled(a).add(b);
const kinked = ([a]: Value[]): Value => a.relu();

describe('toHaveCorrectGradientsAt', () => {
  test('holds for a function whose derivatives are right, to one Value or to several', () => {
    expect(right).toHaveCorrectGradientsAt([0.5, -1]);
    expect(([a, b]: Value[]) => [a.sin(), a.div(b)]).toHaveCorrectGradientsAt([0.5, -1]);
  });

  test('does not hold where a derivative is wrong', () => {
    expect(wrong).not.toHaveCorrectGradientsAt([0.5, -1]);
  });

  test('passes its options to gradcheck', () => {
    expect(kinked).not.toHaveCorrectGradientsAt([0]);
    expect(kinked).toHaveCorrectGradientsAt([0], { kink: 'subgradient' });
    expect(wrong).toHaveCorrectGradientsAt([0.5, -1], { rtol: 0.5 });
  });

  test('fails with the table of the check, which names the op to blame', () => {
    const message = failure(() => expect(wrong).toHaveCorrectGradientsAt([0.5, -1]));
    const report = gradcheck(wrong, [0.5, -1]).toString();
    expect(message).toBe(`expect(f).toHaveCorrectGradientsAt(x)\n\n${report}`);
    expect(message).toMatch(/x\[0\]: .*doubled\(.*its rule says 3, differences say 2/);
    expect(message).toMatch(/made at .*matchers\.test\.ts:\d+:\d+/);
  });

  test('fails with .not by saying that all derivatives are right', () => {
    const message = failure(() => expect(right).not.toHaveCorrectGradientsAt([0.5, -1]));
    expect(message).toBe(
      [
        'expect(f).not.toHaveCorrectGradientsAt(x)',
        'Expected a derivative that is not right, but all derivatives are right.',
        gradcheck(right, [0.5, -1]).toString(),
      ].join('\n\n'),
    );
  });

  test('does not call right, with .not, what the options accept', () => {
    const message = failure(() => expect(kinked).not.toHaveCorrectGradientsAt([0], { kink: 'skip' }));
    expect(message).toContain('but where the options accept that there is none.\n');
  });

  test.each([
    [5, 'got 5. Write expect(([x]) => x.square()).toHaveCorrectGradientsAt([3]).'],
    [
      new Value(1),
      'got a Value. For the gradients of a Value write expect(value).toHaveGradients([[leaf, 1]]).',
    ],
  ])('takes nothing but a function, with .not or without', (received, end) => {
    const expected = `expect(f).toHaveCorrectGradientsAt(x)\n\nMatcher error: f must be a function from an array of Values to a Value, ${end}`;
    expect(failure(() => expect(received).toHaveCorrectGradientsAt([1]))).toBe(expected);
    expect(failure(() => expect(received).not.toHaveCorrectGradientsAt([1]))).toBe(expected);
  });

  test('lets the errors of gradcheck and of the function through, with .not too', () => {
    const failing = (): Value => {
      throw new Error('mine');
    };
    expect(failure(() => expect(right).not.toHaveCorrectGradientsAt([]))).toMatch(/^gradcheck: x is empty/);
    expect(failure(() => expect(() => 1).not.toHaveCorrectGradientsAt([1]))).toMatch(/must return a Value/);
    expect(failure(() => expect(failing).not.toHaveCorrectGradientsAt([1]))).toBe('mine');
  });
});

describe('toHaveGradients', () => {
  //   w ─┐
  //      ├─► wx ──► y = wx + b      dy/dw = x = 2,  dy/dx = w = 3,  dy/db = 1
  //   x ─┘      b ──┘
  const w = new Value(3, 'w');
  const x = new Value(2, 'x');
  const b = new Value(1);
  const wx = w.mul(x);
  const y = wx.add(b);

  test('holds where each gradient is the number beside its leaf, or node', () => {
    expect(y).toHaveGradients([
      [w, 2],
      [x, 3],
      [b, 1],
      [wx, 1],
      [y, 1],
    ]);
  });

  test('holds for what backward() leaves in a graph', () => {
    const { leaves, output } = randomGraph(1, 200);
    output.backward();
    const gradients = leaves.map((leaf) => [leaf, leaf.grad] as const);
    expect(output).toHaveGradients(gradients, { rtol: 0, atol: 0 });
  });

  test('leaves every .grad as it is', () => {
    const nodes = [w, x, b, wx, y];
    nodes.forEach((node, i) => (node.grad = 10 + i));
    expect(y).toHaveGradients([[w, 2]]);
    expect(y).not.toHaveGradients([[w, 12]]);
    expect(nodes.map(({ grad }) => grad)).toEqual([10, 11, 12, 13, 14]);
  });

  test('fails with a table, in which a node without a label has a number', () => {
    const message = failure(() =>
      expect(y).toHaveGradients([
        [w, 2],
        [x, -1234.5],
        [b, 0],
      ]),
    );
    expect(message).toBe(
      [
        'expect(value).toHaveGradients([[leaf, gradient], …])',
        '',
        '2 of 3 gradients wrong, within rtol 1e-9 and atol 1e-12:',
        '',
        '       expected   received   difference',
        '  w           2          2            0   ok',
        '  x     -1234.5          3       1.2e+3   wrong',
        '  #3          0          1       1.0e+0   wrong',
      ].join('\n'),
    );
  });

  test('fails with .not by showing that all are right', () => {
    const message = failure(() => expect(y).not.toHaveGradients([[w, 2]]));
    expect(message).toBe(
      [
        'expect(value).not.toHaveGradients([[leaf, gradient], …])',
        '',
        'Expected a gradient that is not right, but all are, within rtol 1e-9 and atol 1e-12:',
        '',
        '      expected   received   difference',
        '  w          2          2            0   ok',
      ].join('\n'),
    );
  });

  test('says so if the value does not depend on a leaf', () => {
    expect(y).toHaveGradients([[new Value(5), 0]]);
    const message = failure(() => expect(y).toHaveGradients([[new Value(5, 'lost'), 4]]));
    expect(message).toMatch(/lost {3,}4 +0 +4\.0e\+0 {3}wrong: the value does not depend on it$/);
  });

  test('tolerates 1e-9 of the expected number, 1e-12 near 0, or what the options say', () => {
    expect(y).toHaveGradients([[w, 2 + 1e-9]]);
    expect(y).not.toHaveGradients([[w, 2 + 1e-8]]);
    expect(y.sub(wx).sub(b)).toHaveGradients([[b, 1e-13]]);
    expect(y.sub(wx).sub(b)).not.toHaveGradients([[b, 1e-11]]);
    expect(y).toHaveGradients([[w, 2.1]], { rtol: 0.1 });
    expect(y).toHaveGradients([[w, 2.1]], { atol: 0.2 });
    expect(y).not.toHaveGradients([[w, 2 + 1e-15]], { rtol: 0, atol: 0 });
  });

  test('shows as many digits as tell wrong from right', () => {
    const message = failure(() => expect(y).toHaveGradients([[w, 2.00000000123]], { rtol: 0 }));
    expect(message).toMatch(/w {3}2\.000000001 +2 +1\.2e-9 {3}wrong/);
  });

  test('takes NaN for NaN and an infinity for itself, and for nothing else', () => {
    const steep = new Value(0, 'a');
    const nowhere = new Value(-1, 'b');
    const both = steep.sqrt().add(nowhere.log());
    expect(both).toHaveGradients([[steep, Infinity]]);
    expect(both.mul(NaN)).toHaveGradients([[nowhere, NaN]]);
    for (const number of [NaN, -Infinity, 1e308, 0]) expect(both).not.toHaveGradients([[steep, number]]);
    expect(y).not.toHaveGradients([[w, Infinity]]);
    const message = failure(() => expect(y).toHaveGradients([[w, NaN]]));
    expect(message).toMatch(/w {8}NaN {10}2 {16}wrong$/);
  });

  test('shows of many gradients the wrong ones', () => {
    const leaves = Array.from({ length: 50 }, (_, i) => new Value(i));
    const pairs = leaves.map((leaf, i) => [leaf, i === 30 ? 7 : 1] as const);
    const sum = dot(
      leaves.map(() => 1),
      leaves,
    );
    const rows = failure(() => expect(sum).toHaveGradients(pairs))
      .split('\n')
      .slice(4);
    expect(rows[1]).toMatch(/#31 +7 +1 +6\.0e\+0 {3}wrong/);
    expect(rows.slice(2)).toEqual(['  … and 49 more']);
  });

  test.each<[string, unknown, unknown, string]>([
    ['a number', 3, [[w, 2]], 'value must be a Value, got 3.'],
    [
      'a function',
      right,
      [[w, 2]],
      'value must be a Value, got a function. To check a function write toHaveCorrectGradientsAt([3]).',
    ],
    [
      'a Value of another copy',
      new (class Value {})(),
      [[w, 2]],
      'value must be a Value, got a Value of another copy of stepgrad (import both stepgrad and its matchers, or require both).',
    ],
    ['no array', y, 2, `expected an array of pairs [leaf, gradient], got 2.${usage()}`],
    ['no pairs', y, [], `there are no pairs, so nothing would be compared.${usage()}`],
    [
      'a pair that is not in an array',
      y,
      [w, 2],
      `#1 must be a pair [leaf, gradient], got a Value.${usage()}`,
    ],
    [
      'a leaf without a gradient',
      y,
      [[w, 2], [x]],
      `#2 must be a pair [leaf, gradient], got [a Value].${usage()}`,
    ],
    [
      'a pair the wrong way round',
      y,
      [[2, w]],
      `#1 must be a pair [leaf, gradient], got [2, a Value].${usage()}`,
    ],
    [
      'a gradient as text',
      y,
      [[w, '2']],
      `#1 must be a pair [leaf, gradient], got [a Value, "2"].${usage()}`,
    ],
  ])('given %s is an error, with .not too', (_, received, pairs, message) => {
    const expected = `expect(value).toHaveGradients([[leaf, gradient], …])\n\nMatcher error: ${message}`;
    expect(failure(() => expect(received).toHaveGradients(pairs as []))).toBe(expected);
    expect(failure(() => expect(received).not.toHaveGradients(pairs as []))).toBe(expected);
  });

  test('refuses a tolerance that is none', () => {
    const check = (): void => expect(y).toHaveGradients([[w, 2]], { atol: -1 });
    expect(check).toThrow(RangeError);
    expect(failure(check)).toMatch(/Matcher error: atol must be a number ≥ 0, got -1\.$/);
  });
});

test('the matchers await promises', async () => {
  const promise = Promise.resolve(new Value(1));
  await expect(promise).resolves.not.toHaveGradients([[new Value(1), 1]]);
  await expect(expect(promise).resolves.toHaveGradients([[new Value(1), 1]])).rejects.toThrow(
    /resolves.*\.toHaveGradients/,
  );
});

test('the matchers are functions as well, for any other framework', () => {
  const x = new Value(2);
  expect(matchers).toEqual({ toHaveCorrectGradientsAt, toHaveGradients });
  expect(toHaveCorrectGradientsAt(right, [1, 2]).pass).toBe(true);
  const { pass, message } = toHaveGradients(x.square(), [[x, 4]]);
  expect(pass).toBe(true);
  expect(message()).toMatch(/^expect\(value\)\.not\.toHaveGradients\(\[\[leaf, gradient\], …\]\)\n/);
});

/** The message of the error that is thrown, without colours. */
function failure(run: () => void): string {
  try {
    run();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('nothing was thrown');
}

function usage(): string {
  return ' Write toHaveGradients([[a, 1], [b, 2]]), a Value and a number in each pair.';
}
