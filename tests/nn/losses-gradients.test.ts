// The gradient of every loss against central differences, at random points away from the kinks.

import fc from 'fast-check';
import { logSoftmax } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import * as losses from '../../src/nn/losses';

const STEP = 1e-5;
/** As far from a kink as differences must stay. */
const APART = 1e-3;

const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const either = (a: number, b: number): fc.Arbitrary<number> => fc.constantFrom(a, b);
type Loss = (outputs: Value[], targets: number[]) => Value;

interface Case {
  loss: Loss;
  output: fc.Arbitrary<number>;
  target: fc.Arbitrary<number>;
  /** How far an entry is from where the loss has no derivative. */
  room?: (output: number, target: number) => number;
}

const cases: Record<string, Case> = {
  mse: { loss: losses.mse, output: real(-5, 5), target: real(-5, 5) },
  mae: { loss: losses.mae, output: real(-5, 5), target: real(-5, 5), room: (x, y) => Math.abs(x - y) },
  huber: { loss: (x, y) => losses.huber(x, y, 1.5), output: real(-5, 5), target: real(-5, 5) },
  bce: { loss: losses.bce, output: real(0.05, 0.95), target: real(0, 1) },
  'bce of plain 0 and 1': { loss: losses.bce, output: real(0.05, 0.95), target: either(0, 1) },
  bceWithLogits: { loss: losses.bceWithLogits, output: real(-6, 6), target: real(0, 1) },
  hinge: {
    loss: losses.hinge,
    output: real(-3, 3),
    target: either(-1, 1),
    room: (x, y) => Math.abs(1 - x * y),
  },
  squaredHinge: { loss: losses.squaredHinge, output: real(-3, 3), target: either(-1, 1) },
  crossEntropy: {
    loss: (logits, [first]) => losses.crossEntropy(logits, first),
    output: real(-6, 6),
    target: fc.constant(0),
  },
  'nll of logSoftmax': {
    loss: (logits) => losses.nll(logSoftmax(logits), logits.length - 1),
    output: real(-6, 6),
    target: fc.constant(0),
  },
};

test.each(Object.entries(cases))('the gradient of %s is that of central differences', (_, subject) => {
  const { loss, output, target, room = () => Infinity } = subject;
  const entries = fc.array(fc.tuple(output, target), { minLength: 1, maxLength: 5 });
  const property = fc.property(entries, (rows) => {
    fc.pre(rows.every(([x, y]) => room(x, y) > APART));
    const [outputs, targets] = [rows.map(([x]) => x), rows.map(([, y]) => y)];
    const leaves = outputs.map((x) => new Value(x));
    loss(leaves, targets).backward();
    const at = (i: number, shift: number): number => {
      const moved = outputs.map((x, j) => new Value(j === i ? x + shift : x));
      return loss(moved, targets).data;
    };
    leaves.forEach(({ grad }, i) => {
      const numeric = (at(i, STEP) - at(i, -STEP)) / (2 * STEP);
      expect(Math.abs(grad - numeric)).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(numeric)));
    });
  });
  fc.assert(property, { seed: 1, numRuns: 200 });
});
