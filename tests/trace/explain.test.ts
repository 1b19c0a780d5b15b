// Gradients path by path, beside a walk along every path.

import fc from 'fast-check';
import { defineOp } from '../../src/engine/define';
import { dot, pow, relu, sqrt, sum, tanh } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { explain } from '../../src/trace/explain';

const products = (output: Value, leaf: Value, limit?: number): number[] =>
  explain(output, leaf, { limit }).paths.map(({ product }) => product);

//   x ──┬─► p = 2x ──┬─► L = p · s      dL/dx = s · 2 + p · 1
//       └─► s = x+1 ─┘
test('a leaf with two paths: each has its product, and they add up to the gradient', () => {
  const x = new Value(3);
  const p = x.mul(2);
  const s = x.add(1);
  const L = p.mul(s);
  expect(explain(L, x)).toEqual({
    paths: [
      { nodes: [x, p, L], product: 8 },
      { nodes: [x, s, L], product: 6 },
    ],
    count: 2n,
    remainder: 0,
    total: 14,
  });
});

test('a node that takes another twice has two paths to it', () => {
  const x = new Value(3);
  const y = x.mul(x);
  expect(explain(y, x).paths.map(({ nodes }) => nodes)).toEqual([
    [x, y],
    [x, y],
  ]);
  expect(products(pow(x, x), x)).toEqual([27 * Math.log(3), 27]);
  expect(products(dot([x, 2, x], [1, x, x]), x)).toEqual([3, 3, 2, 1]);
});

test('the largest come first by their size, whatever their sign', () => {
  const x = new Value(1);
  expect(products(dot([x, x, x, x], [0.5, -3, 2, -0.1]), x)).toEqual([-3, 2, 0.5, -0.1]);
});

test('equals stand in the order of the graph', () => {
  const x = new Value(1);
  const ways = [x.mul(-2), x.mul(2), x.mul(-2), x.mul(2)];
  const { paths } = explain(sum([ways[3], ways[1], ways[0], ways[2]]), x);
  expect(paths.map(({ nodes }) => nodes[1])).toEqual([ways[3], ways[1], ways[0], ways[2]]);
});

describe('which node', () => {
  const x = new Value(2, 'x');
  const inner = x.mul(3);
  const output = tanh(inner.mul(0));

  test('an interior node is as good a leaf as any', () => {
    expect(explain(output, inner)).toMatchObject({ count: 1n, total: 0, paths: [{ product: 0 }] });
  });

  test('the output itself is one path of one node', () => {
    expect(explain(output, output)).toEqual({
      paths: [{ nodes: [output], product: 1 }],
      count: 1n,
      remainder: 0,
      total: 1,
    });
  });

  test('a leaf alone is its own output', () => {
    expect(explain(x, x)).toMatchObject({ count: 1n, total: 1 });
  });

  test.each([
    ['one that the output does not depend on', new Value(1)],
    ['one made of the output', output.add(1)],
    ['a constant', inner.parents[1]],
  ])('%s has no paths, and no gradient', (_, node) => {
    expect(explain(output, node)).toEqual({ paths: [], count: 0n, remainder: 0, total: 0 });
  });
});

test('gradients stay as they were, in and out of the graph', () => {
  const [x, stranger] = [new Value(3), new Value(1)];
  const p = x.mul(x);
  const L = p.add(x);
  [x.grad, p.grad, L.grad, stranger.grad] = [7, 8, 9, 10];
  explain(L, x);
  explain(L, stranger);
  expect([x.grad, p.grad, L.grad, stranger.grad]).toEqual([7, 8, 9, 10]);
});

describe('more paths than are listed', () => {
  test('the largest are listed, and the remainder is the rest', () => {
    const x = new Value(1);
    const output = dot([x, x, x, x], [1, 8, -4, 2]);
    const { paths, ...rest } = explain(output, x, { limit: 2 });
    expect(paths.map(({ product }) => product)).toEqual([8, -4]);
    expect(rest).toEqual({ count: 4n, remainder: 3, total: 7 });
  });

  test('as many as the limit are all, and leave nothing', () => {
    const x = new Value(1);
    const output = dot([x, x, x], [0.1, 0.2, 0.3]); // 0.1 + 0.2 + 0.3 rounds
    expect(explain(output, x, { limit: 3 })).toMatchObject({ count: 3n, remainder: 0 });
    expect(explain(output, x, { limit: 3 }).paths).toHaveLength(3);
  });

  test('none are listed at limit 0', () => {
    const x = new Value(5);
    expect(explain(x.mul(x), x, { limit: 0 })).toEqual({ paths: [], count: 2n, remainder: 10, total: 10 });
  });

  test('a thousand are listed unless more are asked for', () => {
    const x = new Value(1);
    const output = sum(Array<Value>(1001).fill(x));
    expect(explain(output, x).paths).toHaveLength(1000);
    expect(explain(output, x).remainder).toBe(1);
    expect(explain(output, x, { limit: 5000 }).paths).toHaveLength(1001);
  });
});

describe('large graphs', () => {
  test('of 2 ** 64 paths the first thousand are found at once', () => {
    const x = new Value(1);
    let y = x;
    for (let i = 0; i < 64; i++) y = y.add(y);
    const { paths, count, total, remainder } = explain(y, x);
    expect(count).toBe(2n ** 64n);
    expect([total, remainder]).toEqual([2 ** 64, 2 ** 64 - 1000]);
    expect(new Set(paths.map(({ nodes }) => nodes.length))).toEqual(new Set([65]));
    expect(paths.map(({ product }) => product)).toEqual(Array(1000).fill(1));
  });

  test('of unequal ones, the largest of 2 ** 40', () => {
    const x = new Value(1);
    let y = x;
    for (let i = 0; i < 40; i++) y = y.mul(2).add(y.mul(-1));
    // Forty times 2 once, thirty-nine times forty ways, thirty-eight 780 ways.
    const sizes = [2 ** 40, ...Array<number>(40).fill(-(2 ** 39)), ...Array<number>(59).fill(2 ** 38)];
    expect(products(y, x, 100)).toEqual(sizes);
    expect(explain(y, x, { limit: 100 })).toMatchObject({ total: 1, count: 2n ** 40n });
  });

  test('a chain of 100,000 nodes is one path', () => {
    const x = new Value(0.5);
    let y = x;
    for (let i = 0; i < 100_000; i++) y = y.add(1);
    const { paths, count, total } = explain(y, x);
    expect([paths.length, paths[0].nodes.length, paths[0].product]).toEqual([1, 100_001, 1]);
    expect([paths[0].nodes[0], paths[0].nodes.at(-1)]).toEqual([x, y]);
    expect([count, total]).toEqual([1n, 1]);
  });

  test('a doubling of 20,000 levels is counted to the last of its 6,021 digits', () => {
    const x = new Value(0);
    let y = x;
    for (let i = 0; i < 20_000; i++) y = y.add(y);
    expect(explain(y, x, { limit: 5 })).toMatchObject({ count: 2n ** 20_000n, total: Infinity });
  });
});

describe('local derivatives that are not ordinary', () => {
  const wire = (local: number, from: Value): Value =>
    defineOp({ name: 'wire', arity: 1, forward: (x) => x, partials: () => [local] })(from);

  test('NaN comes first, then infinities', () => {
    const x = new Value(1);
    const ways = [0, 5, -Infinity, NaN, 1e308].map((local) => wire(local, x));
    expect(products(sum(ways), x)).toEqual([NaN, -Infinity, 1e308, 5, 0]);
    expect(products(sum(ways), x, 1)).toEqual([NaN]);
    expect(explain(sum(ways), x, { limit: 2 })).toMatchObject({ total: NaN, remainder: NaN });
  });

  test('an infinite one makes NaN of zeros that come last on their own, and first behind it', () => {
    const x = new Value(0);
    const root = sqrt(x); // ∞
    const output = sum([root.mul(3), root.mul(2), root.mul(0), root]);
    expect(products(output, root)).toEqual([3, 2, 1, 0]);
    expect(products(output, x)).toEqual([NaN, Infinity, Infinity, Infinity]);
    expect(products(output, x, 1)).toEqual([NaN]);
  });

  test('a zero that is the limit of small products is zero as well', () => {
    const x = new Value(1);
    const small = wire(1e-200, wire(Infinity, x));
    // 1e-200 · 1e-200 is 0 on its way down, and 0 · ∞ is NaN; 1 · 1e-200 · ∞ is ∞.
    expect(products(small.add(wire(1e-200, small)), x)).toEqual([NaN, Infinity]);
  });

  test('an overflow on the way stays one, as in the sweep', () => {
    const x = new Value(1);
    expect(products(wire(1e200, wire(1e200, wire(1e-300, x))), x)).toEqual([Infinity]);
    expect(explain(wire(1e200, wire(1e200, wire(1e-300, x))), x).total).toBe(Infinity);
  });

  test('a dead relu is a path of product 0', () => {
    const x = new Value(-1);
    expect(explain(relu(x).add(x), x).paths.map(({ product }) => product)).toEqual([1, 0]);
  });
});

test.each([
  [() => explain(3 as never, new Value(1)), 'explain: output must be a Value, got 3.'],
  [() => explain(new Value(1), 'x' as never), 'explain: leaf must be a Value, got "x".'],
  [
    () => explain(new Value(1), new Value(1), { limit: -1 }),
    'explain: limit must be a whole number ≥ 0, got -1.',
  ],
  [
    () => explain(new Value(1), new Value(1), { limit: 2.5 }),
    'explain: limit must be a whole number ≥ 0, got 2.5.',
  ],
])('what cannot be explained is refused: %#', (explained, message) => {
  expect(explained).toThrow(message);
});

describe('random graphs, beside a walk along every path', () => {
  interface Wire {
    readonly from: number;
    readonly local: number;
  }
  /** Nodes by what they take: each of an earlier one, by a local derivative. The first is the leaf. */
  const graphs = (locals: fc.Arbitrary<number>): fc.Arbitrary<Wire[][]> =>
    fc.array(
      fc.array(fc.record({ from: fc.nat({ max: 6 }), local: locals }), { minLength: 1, maxLength: 3 }),
      { minLength: 1, maxLength: 7 },
    );

  function built(wires: readonly Wire[][]): { output: Value; leaf: Value; walked: number[] } {
    const nodes = [new Value(1)];
    for (const operands of wires) {
      const locals = operands.map(({ local }) => local);
      const arity = locals.length as 1 | 2 | 3;
      const op = defineOp({ name: 'wires', arity, forward: () => 1, partials: () => locals });
      nodes.push(
        (op as (...from: Value[]) => Value)(...operands.map(({ from }) => nodes[from % nodes.length])),
      );
    }
    const [leaf, output] = [nodes[0], nodes[nodes.length - 1]];
    const walked: number[] = [];
    const walk = (node: Value, product: number): void => {
      if (node === leaf) walked.push(product);
      node.parents.forEach((parent, i) => walk(parent, node.localGrads[i] * product));
    };
    walk(output, 1);
    return { output, leaf, walked };
  }

  /** The sizes in the order of explanations; NaN is shown larger than infinity. */
  const sizes = (list: readonly number[]): number[] => {
    const order = (x: number): number => (Number.isNaN(x) ? 2 : Math.abs(x) === Infinity ? 1 : 0);
    const known = list.map(Math.abs);
    return known.sort((a, b) => order(b) - order(a) || (order(a) === 0 ? b - a : 0));
  };

  const tame = fc.integer({ min: -3, max: 3 });
  const wild = fc.constantFrom(0, -0, 1, -2, 0.3, 1e-200, -1e200, 1e-310, NaN, Infinity, -Infinity);

  test('all paths are there, and add up to the gradient that backward computes', () => {
    fc.assert(
      fc.property(graphs(tame), (wires) => {
        const { output, leaf, walked } = built(wires);
        const { paths, count, remainder, total } = explain(output, leaf, { limit: 5000 });
        expect(paths.map(({ product }) => Math.abs(product))).toEqual(sizes(walked));
        expect(count).toBe(BigInt(walked.length));
        output.backward();
        expect(total).toBe(walked.length === 0 ? 0 : leaf.grad);
        expect(paths.reduce((all, { product }) => all + product, 0)).toBe(total + 0);
        expect(remainder).toBe(0);
      }),
    );
  });

  test('each is a path: every node is an operand of the next', () => {
    fc.assert(
      fc.property(graphs(tame), (wires) => {
        const { output, leaf } = built(wires);
        for (const { nodes } of explain(output, leaf).paths) {
          expect([nodes[0], nodes[nodes.length - 1]]).toEqual([leaf, output]);
          nodes.slice(1).forEach((node, i) => expect(node.parents).toContain(nodes[i]));
        }
      }),
    );
  });

  test('as many as the limit are the largest of all, also with zeros, infinities and NaN about', () => {
    fc.assert(
      fc.property(graphs(fc.oneof(tame, wild)), fc.nat({ max: 12 }), (wires, limit) => {
        const { output, leaf, walked } = built(wires);
        expect(products(output, leaf, limit).map(Math.abs)).toEqual(sizes(walked).slice(0, limit));
      }),
      { numRuns: 1000 },
    );
  });
});
