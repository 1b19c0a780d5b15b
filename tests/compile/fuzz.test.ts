// Random graphs over all ops, compiled and by the engine; every module is valid to WABT as well.

import { compile } from '../../src/compile/compile';
import { apply } from '../../src/engine/apply';
import { defineOp } from '../../src/engine/define';
import type { Operand, Value } from '../../src/engine/value';
import { Value as Leaf } from '../../src/engine/value';
import type { Op } from '../../src/ops/op';
import { ops, opWith } from '../../src/ops/table';
import { Random } from '../../src/random/random';
import { expectSame, modulesOf, validate } from '../support/compiled';

const GRAPHS = 2000;
const CHUNK = 200;

/** Numbers that are no usual ones. */
const SPECIAL = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, -1e-310, 1e300, 0.5, 3];

const cube = defineOp({
  name: 'cube',
  arity: 1,
  forward: (x) => x ** 3,
  partials: (m, [x]) => [m.mul(3, m.square(x))],
});

type Make = (operands: Operand[]) => Value;

/** Every op of the table, some with options, and one of one's own, each with the number of its operands. */
const MAKERS: readonly (readonly [count: number, make: Make])[] = [
  ...Object.values(ops).map(
    (op: Op) => [op.arity === 'n' ? 3 : op.arity, (xs: Operand[]) => apply(op, xs)] as const,
  ),
  [1, ([x]) => apply(opWith('gelu', ['tanh']), [x])],
  [1, ([x]) => apply(opWith('hardtanh', [-0.5, 0.7]), [x])],
  [5, (xs) => apply(ops.dot, xs)],
  [6, (xs) => apply(ops.logSumExp, xs)],
  [1, ([x]) => cube(x)],
];

interface Plan {
  readonly steps: readonly {
    readonly maker: number;
    readonly operands: readonly (number | { constant: number })[];
  }[];
  readonly parameters: readonly number[];
  readonly rows: readonly number[][];
}

/** A graph of a few nodes over two columns and two parameters; the same for the same seed. */
function planOf(seed: number): Plan {
  const random = Random.of(seed, 'data');
  const whole = (n: number): number => Math.floor(random.uniform(0, n));
  const special = seed % 3 === 0;
  const number = (): number =>
    special && whole(2) === 0 ? SPECIAL[whole(SPECIAL.length)] : random.uniform(-3, 3);
  const steps = Array.from({ length: 1 + whole(7) }, (_, i) => {
    const maker = whole(MAKERS.length);
    const operands = Array.from({ length: MAKERS[maker][0] }, () =>
      whole(8) === 0 ? { constant: number() } : whole(4 + i),
    );
    return { maker, operands };
  });
  const rows = Array.from({ length: 1 + whole(9) }, () => [number(), number()]);
  return { steps, parameters: [number(), number()], rows };
}

function build({ steps }: Plan, leaves: readonly Value[]): Value {
  const nodes: Value[] = [...leaves];
  for (const { maker, operands } of steps) {
    nodes.push(MAKERS[maker][1](operands.map((of) => (typeof of === 'number' ? nodes[of] : of.constant))));
  }
  return nodes[nodes.length - 1];
}

test.each(Array.from({ length: GRAPHS / CHUNK }, (_, i) => i * CHUNK))(
  'random graphs from number %i on are computed as by the engine',
  async (from) => {
    const modules: Uint8Array[] = [];
    for (let seed = from; seed < from + CHUNK; seed++) {
      const plan = planOf(seed);
      const parameters = plan.parameters.map((x) => new Leaf(x));
      const f = (x: Value[]): Value => build(plan, [...x, ...parameters]);
      try {
        modules.push(...modulesOf(() => expectSame(f, parameters, [plan.rows])));
      } catch (error) {
        throw new Error(`graph ${seed}, ${JSON.stringify(plan)}`, { cause: error });
      }
    }
    expect(modules.length).toBeGreaterThanOrEqual(CHUNK);
    for (const bytes of modules) await validate(bytes);
  },
);

test.each(
  MAKERS.map(([count, make], i) => [make([...Array(count).keys()].map((k) => k + 0.5)).op, i] as const),
)('%s (%i) in floats is right to about 1e-5', (_, i) => {
  const [count, make] = MAKERS[i];
  const f = (x: Value[]): Value => make(x.map((value) => value.mul(1)));
  const rows = Array.from({ length: 7 }, (__, r) =>
    Array.from({ length: count }, (___, k) => 1.15 + 0.1 * r + 0.05 * k),
  );
  const exact = compile(f, { args: [count], parameters: [] }).forward(rows);
  const floats = compile(f, { args: [count], parameters: [], precision: 'f32' }).forward(rows);
  floats.forEach((x, r) => { if (!Number.isNaN(exact[r])) expect(Math.abs(x - exact[r])).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(exact[r]))); }); // prettier-ignore
});
