// The graph and the explain command: formats by name and by file, and what is refused.

import { explainExpression, jsonLines } from '../../src/cli/explain';
import { FORMATS, formatOf, graphText } from '../../src/cli/graph';
import { readPoint } from '../../src/cli/point';
import { exists, read, stepgrad } from './support';

const AT = readPoint('x=2,w=0.3');

test.each(FORMATS)('%s is written with values and gradients', (format) => {
  const text = graphText('tanh(x*w)*x', format, { at: AT });
  expect(text.endsWith('\n')).toBe(true);
  if (format !== 'latex') expect(text).toMatch(format === 'ts' ? /gradient/ : /0\.96[34]/);
});

test.each([
  ['a.svg', 'svg'],
  ['a.gv', 'dot'],
  ['a.mmd', 'mermaid'],
  ['a.tex', 'latex'],
  ['a.ts', 'ts'],
  [undefined, 'dot'],
])('to the file %s goes %s', (file, format) => {
  expect(formatOf(file)).toBe(format);
});

test('a file whose name does not say the format is refused', () => {
  expect(() => formatOf('a.png')).toThrow('--output: ".png" is no format');
  expect(() => formatOf('a')).toThrow('--output: "a" has no extension');
});

test('the command writes a file whole and says so', async () => {
  const { code, stdout, stderr } = await stepgrad(['graph', 'x*w', '--at', 'x=2,w=3', '-o', 'g.svg']);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'g.svg written\n' });
  expect(read('g.svg')).toMatch(/^<svg/);
});

const power = (exponent: number): string => Array<string>(exponent).fill('x').join('*');

test.each([
  ['3000 boxes (at most 2000 can be laid out)', power(3000)],
  ['498501 bends in its lines (at most 200000 can be laid out)', power(1000)],
])('a picture of %s is refused in a line that says what to do', async (size, expression) => {
  const { code, stderr } = await stepgrad(['graph', expression, '--at', 'x=1', '-o', 'big.svg']);
  expect(stderr).toBe(
    `stepgrad: graph: as a picture it has ${size}; ` +
      'write it as DOT (--format dot), which Graphviz draws without a limit\n',
  );
  expect(code).toBe(2);
  expect(exists('big.svg')).toBe(false);
});

// x to the n-th has n − 1 ops, each with an edge to its result and two from its operands, the first with one: 3n − 4.
test('a flowchart of more than 500 edges comes with a note that GitHub does not draw it', async () => {
  const [few, many] = await Promise.all(
    [168, 169].map((n) => stepgrad(['graph', power(n), '--at', 'x=1', '--format', 'mermaid'])),
  );
  expect([few.code, few.stderr]).toEqual([0, '']);
  expect([many.code, many.stderr]).toEqual([
    0,
    'stepgrad: the flowchart has 503 edges; GitHub, and Mermaid unless its maxEdges says otherwise, ' +
      'draw no more than 500; --format dot has no limit\n',
  ]);
  expect(many.stdout).toMatch(/^flowchart LR\n/);
});

test('explain lists the paths, which add up to the gradient', async () => {
  const explained = explainExpression('tanh(x*w)*x', { at: AT, wrt: 'x' });
  const [path, , end] = jsonLines(explained)
    .slice(-3)
    .map((line) => JSON.parse(line) as Record<string, number>);
  expect(path['event']).toBe('path');
  expect(end).toMatchObject({ event: 'end', count: '2', remainder: 0 });
  const sum = explained.paths.reduce((total, { product }) => total + product, 0);
  expect(sum).toBeCloseTo(explained.total, 14);
  const { stdout } = await stepgrad(['explain', 'tanh(x*w)*x', '--at', 'x=2,w=0.3', '--wrt', 'x']);
  expect(stdout).toContain('∂L/∂x = 0.964, the sum over 2 paths');
  expect(stdout).toMatch(/▕█+.*▏ +0\.4269 +2 × 0\.7116 × 0\.3 +x → n2 → n3 → L/);
});

test('a name that is not there is refused', () => {
  expect(() => explainExpression('x*w', { at: AT, wrt: 'v' })).toThrow('--wrt: "v" is not in the expression');
  expect(() => explainExpression('2*3', {})).toThrow('explain: "2*3" has no names');
});
