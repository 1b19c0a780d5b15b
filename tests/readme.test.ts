// Every TypeScript example of the README is run, and each result it states after `// →` compared.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import ts from 'typescript';
import * as stepgrad from '../src/index';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const examples = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

test('the README has examples that state results', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
  for (const example of examples) expect(example).toContain('// → ');
});

test.each(examples.map((code) => [code.split('\n')[0], code]))(
  'the example of %s does what it says',
  (_, code) => {
    const stated: [unknown, unknown][] = [];
    const compared = code.replace(/^(.*); \/\/ → (.*)$/gm, 'compare($1, $2);');
    const { outputText } = ts.transpileModule(compared, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const run = runInThisContext(`(function (require, exports, compare) {${outputText}})`) as (
      ...args: unknown[]
    ) => void;
    run(
      () => stepgrad,
      {},
      (got: unknown, expected: unknown) => stated.push([got, expected]),
    );
    expect(stated.length).toBeGreaterThan(0);
    for (const [got, expected] of stated) expect(got).toEqual(expected);
  },
);
