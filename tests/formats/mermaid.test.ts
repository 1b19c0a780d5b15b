// Mermaid reads what is written for it. Its parser is an ES module that expects a browser's sanitizer: it runs in a
// process of its own, with one that leaves texts as they are.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Value } from '../../src/engine/value';
import { parse } from '../../src/expression/parse';
import { toMermaid } from '../../src/formats/mermaid';
import { randomGraph } from '../support/random-graph';

const PARSER = `
  const { default: purify } = await import('dompurify');
  Object.assign(purify, { addHook: () => undefined, sanitize: (text) => text });
  const { default: mermaid } = await import('mermaid');
  const verdicts = [];
  for (const text of JSON.parse(process.argv[1])) {
    verdicts.push(await mermaid.parse(text).then(({ diagramType }) => diagramType, (error) => String(error)));
  }
  console.log(JSON.stringify(verdicts));
`;

test('its own parser takes neurons, large graphs and hostile labels for flowcharts, and nonsense for none', () => {
  const hostile = [
    '"x"',
    '<script>',
    'a\nb',
    '{|}',
    '\\',
    '🙂',
    '-->',
    '`x`',
    '#35;',
    'end',
    '%%',
    'x'.repeat(10_000),
  ];
  const texts = [
    toMermaid(parse('tanh(x*w + b)', { x: 1, w: 2, b: 3 }).output),
    toMermaid(randomGraph(4, 80).output),
    toMermaid(hostile.map((label) => new Value(1, label)).reduce((sum, x) => sum.add(x))),
    'flowchart LR\n  n0["x --> [ n1',
  ];
  const args = ['--input-type=module', '-e', PARSER, JSON.stringify(texts)];
  const output = execFileSync(process.execPath, args, { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  const verdicts = JSON.parse(output.trim().split('\n').at(-1)!) as string[];
  expect(verdicts.slice(0, 3)).toEqual(['flowchart-v2', 'flowchart-v2', 'flowchart-v2']);
  expect(verdicts[3]).toContain('Parse error');
});
