// Programs as documents show them: run against the sources, with each result that they state after `// →`.

import { runInThisContext } from 'node:vm';
import ts from 'typescript';
import * as stepgrad from '../../src/index';

/** What each stated expression came to, and what is stated of it. */
export function resultsOf(code: string): [got: unknown, stated: unknown][] {
  const results: [unknown, unknown][] = [];
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
    (got: unknown, stated: unknown) => results.push([got, stated]),
  );
  return results;
}
