// Every op against numbers computed with 200 digits: its value and its partials.

import { ops } from '../../src/ops/table';
import reference from '../reference/ops.json';
import { expectAllClose, expectClose } from '../support/closeness';
import { partialsAt, rows, valueAt } from '../support/rows';

interface Case {
  readonly op: string;
  readonly args: readonly number[];
  readonly value: number;
  readonly d1: readonly number[];
}

const cases: readonly Case[] = reference.cases;
const names = [...new Set(cases.map(({ op }) => op))];

/** Ops that the reference leaves out: tested by hand in unreferenced.test.ts. */
const UNREFERENCED = ['sign', 'floor', 'ceil', 'round', 'step', 'clamp', 'where', 'sech', 'erfc'];

test('every op is in the reference or in the list of those tested by hand', () => {
  expect([...names, ...UNREFERENCED].sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('the reference holds twelve points of an op or more', () => {
  for (const name of names) expect(casesOf(name).length).toBeGreaterThanOrEqual(12);
});

describe.each(names)('%s', (name) => {
  const op = ops[name as keyof typeof ops];

  test(`${name} has the values of the reference`, () => {
    for (const { args, value, at } of casesOf(name)) {
      expectClose(valueAt(op, args), value, 1e-12, `${at}, value`);
    }
  });

  test(`${name} has the first partials of the reference`, () => {
    for (const { args, d1, at } of casesOf(name)) {
      expectAllClose(partialsAt(op, args), d1, 1e-12, `${at}, first partials`);
    }
  });
});

function casesOf(name: string): (Case & { at: string })[] {
  return cases
    .filter(({ op }) => op === name)
    .map((one) => ({ ...one, at: `${one.op} at ${JSON.stringify(one.args)}` }));
}
