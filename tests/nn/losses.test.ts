// Losses by numbers that can be checked by hand, at their corners, and what they refuse.

import { compile } from '../../src/compile/compile';
import { logSoftmax } from '../../src/engine/functions';
import { Value, type Operand } from '../../src/engine/value';
import * as losses from '../../src/nn/losses';
import { expectAllClose, expectClose } from '../support/closeness';

type Loss = (outputs: readonly Operand[], targets: readonly Operand[]) => Value;

/** The loss, and its gradient in each output. */
function measured(loss: Loss, outputs: readonly number[], targets: readonly Operand[]) {
  const leaves = outputs.map((x) => new Value(x));
  const value = loss(leaves, targets);
  value.backward();
  return { value: value.data, gradients: leaves.map(({ grad }) => grad) };
}

const LOG2 = Math.LN2;

test.each<[string, Loss, number[], number[], number, number[]]>([
  ['mse', losses.mse, [1, 2, 5], [1, 4, 2], (0 + 4 + 9) / 3, [0, -4 / 3, 2]],
  ['mae', losses.mae, [1, 2, 5], [1, 4, 2], (0 + 2 + 3) / 3, [0, -1 / 3, 1 / 3]],
  ['huber', losses.huber, [0.5, 3, -4], [0, 0, 0], (0.125 + 2.5 + 3.5) / 3, [0.5 / 3, 1 / 3, -1 / 3]],
  ['bce', losses.bce, [0.5, 0.25], [1, 0], (LOG2 - Math.log(0.75)) / 2, [-1, 2 / 3]],
  ['bceWithLogits', losses.bceWithLogits, [0, 0], [1, 0], LOG2, [-0.25, 0.25]],
  ['hinge', losses.hinge, [0.5, 2, 0.5], [1, 1, -1], (0.5 + 0 + 1.5) / 3, [-1 / 3, 0, 1 / 3]],
  ['squaredHinge', losses.squaredHinge, [0.5, 2, 0.5], [1, 1, -1], (0.25 + 2.25) / 3, [-1 / 3, 0, 1]],
])('%s and its gradient are what one computes by hand', (name, loss, outputs, targets, value, gradients) => {
  const got = measured(loss, outputs, targets);
  expectClose(got.value, value, 1e-15, name);
  expectAllClose(got.gradients, gradients, 1e-15, `${name}, gradient`);
});

test('crossEntropy of two equal logits is log 2, with gradient softmax − one-hot', () => {
  const got = measured((logits) => losses.crossEntropy(logits, 1), [3, 3], []);
  expectClose(got.value, LOG2, 1e-15, 'crossEntropy');
  expectAllClose(got.gradients, [0.5, -0.5], 1e-15, 'gradient');
});

test('nll is the log probability with its sign changed', () => {
  const got = measured((logs) => losses.nll(logs, 1), [-0.5, -1.25], []);
  expect(got.value).toBe(1.25);
  expect(got.gradients).toEqual([0, -1]);
});

test('nll of logSoftmax is crossEntropy, gradients included', () => {
  for (let classIndex = 0; classIndex < 3; classIndex++) {
    const logits = [0.3, -2, 1.7];
    const direct = measured((z) => losses.crossEntropy(z, classIndex), logits, []);
    const byHand = measured((z) => losses.nll(logSoftmax(z), classIndex), logits, []);
    expectClose(byHand.value, direct.value, 1e-14, `class ${classIndex}`);
    expectAllClose(byHand.gradients, direct.gradients, 1e-14, `class ${classIndex}, gradient`);
  }
});

test('crossEntropy of huge logits neither overflows nor becomes NaN', () => {
  const wrong = measured((logits) => losses.crossEntropy(logits, 1), [1000, -1000, 0], []);
  expect(wrong).toEqual({ value: 2000, gradients: [1, -1, 0] });
  const right = measured((logits) => losses.crossEntropy(logits, 0), [1000, -1000, 0], []);
  expect(right.value).toBe(0);
});

// PyTorch: e²/2 where |e| ≤ delta, else delta · (|e| − delta/2); both sides meet with slope delta.
test.each([0.5, 1, 2])('huber is PyTorch’s below, at and above |error| = delta = %d', (delta) => {
  for (const size of [0, delta / 2, delta * (1 - 1e-9), delta, delta * (1 + 1e-9), 3 * delta, 1e6]) {
    const value = size <= delta ? size ** 2 / 2 : delta * (size - delta / 2);
    for (const sign of [1, -1]) {
      const got = measured((x, y) => losses.huber(x, y, delta), [7 + sign * size], [7]);
      const slope = sign * Math.min(size, delta);
      expectAllClose([got.value, ...got.gradients], [value, slope], 1e-12, `${sign * size}`);
    }
  }
  const at = measured((x, y) => losses.huber(x, y, delta), [delta], [0]);
  expect(at).toEqual({ value: delta ** 2 / 2, gradients: [delta] });
});

// At z = 40 and target 1: log(1 + e⁻⁴⁰) = e⁻⁴⁰ to 17 digits, and the gradient is σ(z) − 1 = −σ(−40).
test.each([
  [40, 1, Math.exp(-40), -Math.exp(-40)],
  [-40, 0, Math.exp(-40), Math.exp(-40)],
  [40, 0, 40, 1],
  [-40, 1, 40, -1],
  [800, 0, 800, 1],
  [-700, 0, Math.exp(-700), Math.exp(-700)],
])('bceWithLogits keeps its digits at logit %d and target %d', (z, target, value, gradient) => {
  const got = measured(losses.bceWithLogits, [z], [target]);
  expectAllClose([got.value, ...got.gradients], [value, gradient], 1e-15, `${z}, ${target}`);
});

test('bceWithLogits is bce of the sigmoid where both keep digits, soft targets included', () => {
  for (const target of [0, 0.3, 1]) {
    const z = 1.3;
    const byHand = losses.bce([new Value(z).sigmoid()], [target]).data;
    expectClose(losses.bceWithLogits([z], [target]).data, byHand, 1e-14, `target ${target}`);
  }
});

test.each([
  ['a number', (target: number): Operand => target],
  ['a Value', (target: number): Operand => new Value(target)],
])('bce of a certainty that comes true is 0 with a finite gradient, the target being %s', (_, as) => {
  const no = measured(losses.bce, [0], [as(0)]);
  const yes = measured(losses.bce, [1], [as(1)]);
  expect(no.value + 0).toBe(0); // + 0: of either sign
  expect(yes.value + 0).toBe(0);
  expect([no.gradients, yes.gradients]).toEqual([[1], [-1]]);
});

test('bce of a certainty that does not come true is infinite: nothing is clamped', () => {
  expect([losses.bce([0], [1]).data, losses.bce([1], [0]).data]).toEqual([Infinity, Infinity]);
});

// d/dt of −t log p − (1 − t) log(1 − p) is log(1 − p) − log p, whatever t.
test.each([0, 0.4, 1])('the gradient of bce in a target of %d is that of the formula', (t) => {
  const target = new Value(t);
  losses.bce([0.3], [target]).backward();
  expectClose(target.grad, Math.log(0.7) - Math.log(0.3), 1e-14, 'gradient');
});

// d/dt of t softplus(−z) + (1 − t) softplus(z) is −z.
test.each([0, 0.4, 1])('the gradient of bceWithLogits in a target of %d is minus the logit', (t) => {
  const target = new Value(t);
  losses.bceWithLogits([2], [target]).backward();
  expectClose(target.grad, -2, 1e-14, 'gradient');
});

const ENTRYWISE: [string, Loss, number[], number[]][] = [
  ['mse', losses.mse, [0.2, -1.5, 3], [0, 1, 2.5]],
  ['mae', losses.mae, [0.2, -1.5, 3], [0, 1, 2.5]],
  ['huber', losses.huber, [0.2, -1.5, 3], [0, 1, 2.5]],
  ['bce', losses.bce, [0.2, 0.9, 0.4], [0, 1, 0.3]],
  ['bceWithLogits', losses.bceWithLogits, [0.2, -1.5, 3], [0, 1, 0.3]],
  ['hinge', losses.hinge, [0.2, -1.5, 3], [-1, 1, 1]],
  ['squaredHinge', losses.squaredHinge, [0.2, -1.5, 3], [-1, 1, 1]],
];

test.each(ENTRYWISE)(
  '%s is the same for targets that are Values as for numbers',
  (name, loss, outputs, targets) => {
    const numbers = measured(loss, outputs, targets);
    const values = measured(loss, outputs, targets.map((target) => new Value(target))); // prettier-ignore
    expectClose(values.value, numbers.value, 1e-15, name);
    expectAllClose(values.gradients, numbers.gradients, 1e-15, `${name}, gradient`);
  },
);

test.each(ENTRYWISE)('%s refuses other lengths and no entries', (name, loss, outputs, targets) => {
  const lengths = `${name}: expected 3 targets, one an output, but got 2. Pass one target for each output.`;
  expect(() => loss(outputs, targets.slice(1))).toThrow(new RangeError(lengths));
  const none = `${name}: expected at least one output, but got none.`;
  expect(() => loss([], [])).toThrow(new RangeError(none));
});

test.each([0, -1, NaN])('huber refuses a delta of %d', (delta) => {
  const message = `huber: delta must be > 0, got ${delta}.`;
  expect(() => losses.huber([1], [1], delta)).toThrow(new RangeError(message));
});

describe.each([
  ['crossEntropy', losses.crossEntropy],
  ['nll', losses.nll],
])('%s', (name, loss) => {
  const NONE = [-1, 3, 7, 1.5, 2 ** 40, NaN, Infinity, -Infinity];
  const logits = (): Value[] => [0.1, 0.2, 0.3].map((x) => new Value(x));

  test.each(NONE)('refuses class %d of three, as a number and as a Value', (classIndex) => {
    const message = `${name}: expected a class index from 0 to 2, one of the 3 outputs, got ${classIndex}.`;
    expect(() => loss([1, 2, 3], classIndex)).toThrow(new RangeError(message));
    expect(() => loss([1, 2, 3], new Value(classIndex))).toThrow(new RangeError(message));
  });

  test.each(['f64', 'f32'] as const)(
    'in a program of %s a class that there is not makes all NaN',
    (precision) => {
      const parameters = logits();
      const program = compile(([c]: Value[]) => loss(parameters, c), { args: [1], parameters, precision });
      for (const classIndex of NONE) {
        expect(program.forward([[classIndex]])).toEqual(Float64Array.of(NaN));
        expect(program.backward([[0], [classIndex]])).toBeNaN();
        expect(parameters.map(({ grad }) => grad)).toEqual([NaN, NaN, NaN]);
      }
      const digits = precision === 'f64' ? 1e-15 : 1e-6;
      for (const classIndex of [0, 1, 2]) {
        const want = measured((outputs) => loss(outputs, classIndex), [0.1, 0.2, 0.3], []);
        expectClose(program.backward([[classIndex]]), want.value, digits, `class ${classIndex}`);
        expectAllClose(parameters.map(({ grad }) => grad), want.gradients, digits, `class ${classIndex}`); // prettier-ignore
      }
    },
  );

  test('a graph that stands, compiled, is NaN for a class that there is not', () => {
    const c = new Value(2);
    const program = compile(loss(logits(), c), { inputs: [c] });
    expect(program.forward([[2], [3], [-0], [0.5]])).toEqual(
      Float64Array.of(loss(logits(), 2).data, NaN, loss(logits(), 0).data, NaN),
    );
  });

  test('of a single class the loss is that of the number, and of any other NaN', () => {
    const program = compile(([x, c]: Value[]) => loss([x], c), { args: [2], parameters: [] });
    const alone = loss([-0.5], 0).data;
    expect(loss([-0.5], new Value(0)).data).toBe(alone);
    expect(program.forward([[-0.5, 0], [-0.5, 1]])).toEqual(Float64Array.of(alone, NaN)); // prettier-ignore
  });
});
