// What cannot be compiled, and what programs are not to be handed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src/compile/compile';
import type { Argument } from '../../src/compile/program';
import { Value } from '../../src/engine/value';

const OPTIONS = { args: [2], parameters: [] };

test('a branch on what only the rows can tell is an error that names the line and offers where', () => {
  const branch = ([x]: Value[]): Value => (x.data > 0 ? x : x.neg());
  expect(() => compile(branch, OPTIONS)).toThrow(
    /^compile: f read the \.data of x1 while it was traced at .*errors\.test\.ts:12:\d+, where it stands for all rows\. To choose by a value, write where\(condition, a, b\)/,
  );
});

test('so are a branch on a result, a comparison without .data, and a number made of a Value', () => {
  expect(() => compile(([x]) => (x.tanh().data > 0 ? x : x.neg()), OPTIONS)).toThrow(/the result of tanh/);
  expect(() => compile(([x]) => ((x as unknown as number) > 0 ? x : x.neg()), OPTIONS)).toThrow(
    /TraceError|read the/,
  );
  expect(() => compile(([x]) => x.mul(Number(x)), OPTIONS)).toThrow(/read the \.data of x1/);
  expect(() => compile(([x]) => { x.data = 3; return x; }, OPTIONS)).toThrow(/f set the \.data/); // prettier-ignore
});

test.each<[what: string, compiling: () => unknown, message: RegExp]>([
  ['no function', () => compile(3 as never, OPTIONS), /expected a function, or a Value, got 3\.$/],
  ['args that are no counts', () => compile(([x]) => x, { args: [0], parameters: [] }), /args must be how many numbers/],
  ['f that returns a number', () => compile(() => 3 as never, OPTIONS), /f must return a Value, but returned 3\.$/],
  ['parameters that are no leaves', () => compile(([x]) => x, { args: [1], parameters: [new Value(1).neg()] }), /number 1 is the result of neg\.$/],
  ['parameters that are no array', () => compile(([x]) => x, { args: [1], parameters: 3 as never }), /parameters must be an array of Values, got 3\.$/],
  ['another precision', () => compile(([x]) => x, { ...OPTIONS, precision: 'f16' as never }), /precision must be 'f64' or 'f32', got "f16"\.$/],
])('%s is refused', (_, compiling, message) => {
  expect(compiling).toThrow(message);
}); // prettier-ignore

test.each<[args: unknown[], message: RegExp]>([
  [[], /expected 2 arguments, as it was compiled for, but got 0\.$/],
  [[[[1, 2]], [[1], [2]]], /argument 1 has 1 rows, but argument 2 has 2\.$/],
  [[[[1, 2], [3]], [[1], [2]]], /argument 1: expected rows of 2 numbers, but row 2 has 1\.$/],
  [[new Float64Array(3), [[1]]], /argument 1: expected rows of 2 numbers, but 3 are no whole rows\.$/],
  [['rows', [[1]]], /argument 1 must be an array of rows or a Float64Array, got "rows"\.$/],
  [[[], []], /expected at least one row, but got none\.$/],
])('a program refuses %j', (args, message) => {
  const program = compile(([x], [y]) => x.mul(y), { args: [2, 1], parameters: [] });
  expect(() => program.backward(...(args as Argument[]))).toThrow(message);
}); // prettier-ignore

test('nothing is evaluated from text: a content security policy need only allow WebAssembly', () => {
  const folder = join(__dirname, '..', '..', 'src', 'compile');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/\beval\(|\bFunction\(/);
  }
});
