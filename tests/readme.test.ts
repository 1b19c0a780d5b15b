// Every TypeScript example of the README is run, and each result it states after `// →` compared.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsOf } from './support/example';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const examples = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

test('the README has examples that state results', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
  for (const example of examples) expect(example).toContain('// → ');
});

test.each(examples.map((code) => [code.split('\n')[0], code]))(
  'the example of %s does what it says',
  (_, code) => {
    const results = resultsOf(code);
    expect(results.length).toBeGreaterThan(0);
    for (const [got, stated] of results) expect(got).toEqual(stated);
  },
);
