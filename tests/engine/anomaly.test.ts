// detectAnomaly: the first NaN or infinity stops, and the message says which op made it, of what, and where.

import { basename } from 'node:path';
import { AnomalyError, detectAnomaly, formula } from '../../src/engine/anomaly';
import { dot, sum } from '../../src/engine/functions';
import { noGrad } from '../../src/engine/mode';
import { Value } from '../../src/engine/value';

const FILE = basename(__filename);

/** What fn throws, which must be an AnomalyError. */
function anomaly(fn: () => unknown): AnomalyError {
  try {
    detectAnomaly(fn);
  } catch (error) {
    if (error instanceof AnomalyError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The line of this file from which it is called. */
function lineHere(): number {
  const frame = new Error().stack!.split('\n')[2];
  return Number(/:(\d+):\d+\)?$/.exec(frame)![1]);
}

test('a value that is NaN is named with its op, its operands by label, and the line that made it', () => {
  const x = new Value(-1, 'x');
  let line = 0;
  const error = anomaly(() => {
    line = lineHere() + 1;
    return x.log();
  });
  expect(error.name).toBe('AnomalyError');
  expect(error.message).toContain('The value of log(x = -1) is NaN. It was made at ');
  expect(error.message).toMatch(new RegExp(`/${FILE}:${line}:\\d+\\.$`));
  expect([error.node.op, error.node.parents[0]]).toEqual(['log', x]);
});

test('a value that is infinite stops too', () => {
  const [a, b] = [new Value(3, 'a'), new Value(0)];
  expect(anomaly(() => a.div(b)).message).toContain('The value of div(a = 3, 0) is Infinity.');
});

test('nothing after the first anomaly is computed', () => {
  let reached = false;
  anomaly(() => {
    new Value(1000).exp();
    reached = true;
  });
  expect(reached).toBe(false);
});

//   x = 0 ─► √x ─► · 3      √ has the local derivative ∞ at 0
test('a gradient that becomes infinite is named with the op that sent it and its local derivative', () => {
  const x = new Value(0, 'x');
  let line = 0;
  const error = anomaly(() => {
    line = lineHere() + 1;
    const root = x.sqrt();
    root.mul(3).backward();
  });
  expect(error.message).toContain(
    'The gradient that sqrt(x = 0) sends back to operand 1 is Infinity: ' +
      'local derivative Infinity × upstream gradient 3.',
  );
  expect(error.message).toMatch(new RegExp(`It was made at \\S*/${FILE}:${line}:\\d+\\.$`));
});

//   x = 0 ─► √x ─► · 0      ∞ · 0 is NaN
test('a gradient that becomes NaN, because ∞ meets 0, is named likewise', () => {
  const x = new Value(0, 'x');
  const error = anomaly(() => x.sqrt().mul(0).backward());
  expect(error.message).toContain('is NaN: local derivative Infinity × upstream gradient 0.');
  expect(error.node.op).toBe('sqrt');
});

test('the second operand is counted as operand 2', () => {
  const error = anomaly(() => new Value(1, 'a').add(new Value(0, 'b').cbrt()).backward());
  expect(error.message).toContain('cbrt(b = 0) sends back to operand 1');
  const pow = anomaly(() => new Value(-2, 'a').pow(new Value(3, 'b')).backward());
  expect(pow.message).toContain('pow(a = -2, b = 3) sends back to operand 2 is NaN');
});

test('an infinity among many operands is found, and only the first operands are shown', () => {
  const xs = Array.from({ length: 20 }, (_, i) => new Value(1e308, `x${i}`));
  expect(anomaly(() => sum(xs)).message).toContain(
    'The value of sum(x0 = 1e+308, x1 = 1e+308, x2 = 1e+308, … 17 more) is Infinity.',
  );
});

test('a graph made outside is watched on its way back, though its line is not known', () => {
  const y = new Value(0, 'x').sqrt();
  const error = anomaly(() => y.backward());
  expect(error.message).toContain('sqrt(x = 0) sends back to operand 1 is Infinity');
  expect(error.message).not.toContain('made at');
});

test('a healthy graph passes, with its result and its gradients', () => {
  const x = new Value(2);
  const y = detectAnomaly(() => {
    const inside = dot([x, 3], [x, 1], -1).tanh();
    inside.backward();
    return inside;
  });
  expect(y.data).toBe(Math.tanh(6));
  expect(x.grad).toBeCloseTo(4 / Math.cosh(6) ** 2, 15);
});

test('afterwards anomalies pass again, even if the function threw', () => {
  detectAnomaly(() => 1);
  expect(new Value(-1).log().data).toBeNaN();
  anomaly(() => new Value(-1).log());
  expect(new Value(-1).log().data).toBeNaN();
  expect(() => detectAnomaly(() => JSON.parse('{') as unknown)).toThrow(SyntaxError);
  expect(new Value(-1).log().op).toBe('log');
});

test('noGrad inside does not end the watch', () => {
  expect(
    anomaly(() => {
      noGrad(() => new Value(1).exp());
      return new Value(-1).log();
    }).message,
  ).toContain('log(-1)');
});

test('a backward pass under noGrad is watched as well', () => {
  const error = anomaly(() => {
    const root = new Value(0, 'x').sqrt();
    noGrad(() => root.backward());
  });
  expect(error.message).toContain('sqrt(x = 0) sends back to operand 1 is Infinity');
});

test('the length of stack traces is left as it was', () => {
  const before = Error.stackTraceLimit;
  detectAnomaly(() => new Value(1).exp());
  expect(Error.stackTraceLimit).toBe(before);
});

test.each([
  [new Value(3), 'the leaf 3'],
  [new Value(3, 'x'), 'x'],
  [new Value(3, 'x').mul(2), 'mul(x = 3, 2)'],
])('a node is shown by its formula: %s', (node, text) => {
  expect(formula(node)).toBe(text);
});

test('a label stands before the formula', () => {
  const y = new Value(3, 'x').mul(2);
  y.label = 'y';
  expect(formula(y)).toBe('y = mul(x = 3, 2)');
});
