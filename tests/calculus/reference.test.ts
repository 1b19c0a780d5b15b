// Second derivatives of every op against numbers computed with 200 digits, tails included, by each way there is:
// reverse over reverse, forward over reverse, and series.

import { grad } from '../../src/calculus/grad';
import { hessian, hvp } from '../../src/calculus/second';
import { taylor } from '../../src/calculus/taylor';
import { apply } from '../../src/engine/apply';
import { Value } from '../../src/engine/value';
import { ops } from '../../src/ops/table';
import reference from '../reference/ops.json';
import { expectClose } from '../support/closeness';

const names = [...new Set(reference.cases.map(({ op }) => op))] as (keyof typeof ops)[];

describe.each(names)('%s', (name) => {
  const cases = reference.cases.filter(({ op }) => op === name);
  const each = (
    check: (args: number[], expected: (i: number, j: number, actual: number) => void) => void,
  ): void => {
    for (const { args, d2 } of cases) {
      check(args, (i, j, actual) => {
        const expected = d2[i][j];
        if (expected === null) return; // beyond what a double holds
        expectClose(actual, expected, 1e-10, `${name} at ${JSON.stringify(args)}, d²/d${i}d${j}`);
      });
    }
  };

  test(`${name} has the second derivatives of the reference by grad of grad`, () => {
    each((args, expected) => {
      const inputs = args.map((x) => new Value(x));
      grad(apply(ops[name], inputs.slice()), inputs).forEach((first, i) => {
        grad(first, inputs).forEach((second, j) => expected(i, j, second.data));
      });
    });
  });

  test(`${name} has the second derivatives of the reference by hessian`, () => {
    each((args, expected) => {
      hessian((x) => apply(ops[name], x), args).forEach((row, i) =>
        row.forEach((second, j) => expected(i, j, second)),
      );
    });
  });

  test(`${name} has the second derivatives of the reference by hvp`, () => {
    each((args, expected) => {
      args.forEach((_, j) => {
        const unit = args.map((_, k) => Number(k === j));
        hvp((x) => apply(ops[name], x), args, unit).forEach((second, i) => expected(i, j, second));
      });
    });
  });

  test(`${name} has the second derivatives of the reference by taylor`, () => {
    each((args, expected) => {
      args.forEach((at, i) => {
        const f = (x: Value): Value =>
          apply(
            ops[name],
            args.map((constant, k) => (k === i ? x : constant)),
          );
        expected(i, i, 2 * taylor(f, at, 2)[2]);
      });
    });
  });
});

// Near ties, and where a power of an operand leaves the range of a double on the way. mpmath, 1300 digits.
test.each([
  ['atan2', [2.018243659705971e83, 2.0182436597059714e83], 0, 1, -1.639714520535772e-183],
  ['atan2', [2.29902139497427e-54, 2.2990213949742703e-54], 0, 1, -1.1923725441234957e91],
  ['atan2', [1, 1.0000000000000002], 0, 1, -1.1102230246251562e-16],
  ['atan2', [1e-200, 1e-200], 0, 1, 0],
  ['pow', [1e-200, 0], 0, 0, 0],
  ['pow', [1e-200, 0], 0, 1, 1e200],
  ['pow', [9.475e-193, 8.07e-113], 0, 0, -8.989076934858433e271],
  ['pow', [4.5169e-159, -1.2496e-162], 0, 0, 6.1247739548042e154],
  ['pow', [1e-200, 2], 0, 1, -9.200340371976183e-198],
  ['pow', [1e200, 2], 0, 1, 9.220340371976182e202],
  ['div', [4.8e255, 2.6e-161], 0, 0, 0],
] as const)('%s at %j keeps the digits of d²/d%dd%d: %d', (name, at, i, j, expected) => {
  const matrix = hessian((x) => apply(ops[name], x), at);
  expectClose(matrix[i][j], expected, 1e-10, 'second derivative');
  expect(matrix[j][i]).toBe(matrix[i][j]);
});
