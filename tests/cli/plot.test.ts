// The plot command: which function is meant, what is drawn of it, and what is refused.

import { activationRows, activationsSvg } from '../../src/cli/activationPlots';
import { plotRows, plotSvg, plottedOf, samplesOf } from '../../src/cli/plot';
import { readPoint } from '../../src/cli/point';
import { plain } from '../../src/plot/picture';
import { activations } from '../../src/nn/activation';
import { flawOf } from '../plot/markup';
import { eventsOf, read, stepgrad } from './support';

const NONE = new Map<string, number>();
const OPTIONS = { x: [-5, 5], order: 1, samples: 200 } as const;

function drawn(source: string, at = NONE): string {
  return plain(plotRows(plottedOf(source, at, undefined), OPTIONS, 78, 12)).join('\n');
}

test('a function is sampled with its derivatives, by the engine', () => {
  const options = { x: [-1, 1], order: 2, samples: 3 } as const;
  expect(samplesOf(plottedOf('a*x**3', readPoint('a=2'), undefined), options)).toEqual([
    [-1, -2, 6, -12],
    [0, 0, 0, 0],
    [1, 2, 6, 12],
  ]);
});

test('an op of one operand is drawn by its name, with a legend and axes', () => {
  expect(drawn('tanh')).toBe(drawn('tanh(x)'));
  expect(drawn('tanh')).toContain('⠒⠒⠒ tanh(x)');
  expect(drawn('tanh')).toContain('f′(x)');
  expect(drawn('tanh').split('\n')).toHaveLength(12);
});

test('a pole does not flatten the rest, and is said to be cut off', () => {
  expect(drawn('1/x')).toContain('1/x (cut off above and below)');
  expect(drawn('sin(x)')).not.toContain('cut off');
});

test('a jump is not joined by a line', () => {
  const rows = drawn('step').split('\n').slice(2, 7);
  for (const row of rows) expect(row).toMatch(/^[ \d.┤│]*$/);
});

test('a derivative has no value where the function has none', () => {
  const [first] = samplesOf(plottedOf('log', NONE, undefined), OPTIONS);
  expect(first).toEqual([-5, NaN, NaN]);
});

test('the SVG is well formed and names the curves', () => {
  const svg = plotSvg(plottedOf('x*sin(x)', NONE, undefined), OPTIONS);
  expect(flawOf(svg)).toBe('');
  expect(svg).toContain('x*sin(x)');
});

test('activations are drawn side by side, each with its formula', () => {
  const text = plain(activationRows({ ...OPTIONS, samples: 60 }, 80));
  expect(text.join('\n')).toMatch(/sigmoid +logSigmoid/);
  expect(text.join('\n')).toContain('log(1 + eˣ), a smooth relu');
  expect(Math.max(...text.map((row) => row.length))).toBeLessThanOrEqual(80);
});

test('activations are one SVG, a panel each, with its name and formula for screen readers', () => {
  const svg = activationsSvg(OPTIONS);
  expect(flawOf(svg)).toBe('');
  const titles = Array.from(svg.matchAll(/<g transform="[^"]*"><title>([^:<]*):/g), ([, name]) => name);
  expect(titles).toEqual(Object.keys(activations).filter((name) => name !== 'linear'));
  expect(svg).toContain('<title>softplus: log(1 + eˣ), a smooth relu</title>');
  expect(svg).toContain('<title>Activations and their derivatives</title>');
});

test.each([
  ['2*pi', '', undefined, 'plot: "2*pi" has no names, so there is nothing to draw it over'],
  ['actvations', '', undefined, 'plot: "actvations" is no op; did you mean activations?'],
  ['hypot', '', undefined, 'plot: "hypot" is no op of one operand; write it as a formula'],
  ['a*b', '', undefined, '--wrt: say by which name to derive, a or b; write --wrt a'],
  ['a*b', 'a=1', 'c', '--wrt: "c" is not in the expression, whose names are a, b'],
])('%s at %s by %s is refused', (source, at, wrt, message) => {
  expect(() => plottedOf(source, at === '' ? NONE : readPoint(at), wrt)).toThrow(message);
});

test('where a function is defined nowhere, that is said', () => {
  expect(() => drawn('log(-x**2 - 1)')).toThrow('plot: log(-x**2 - 1) is not defined anywhere from -5 to 5');
});

test('the command prints the picture into a pipe', async () => {
  const { code, stdout, stderr } = await stepgrad(['plot', 'x*sin(x)', '--from', '0', '--to', '20']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/└┬─/);
  expect(stdout).not.toContain('\x1b');
});

test('the command writes all activations as one SVG, or as JSON lines with the name in each', async () => {
  const [svg, json] = await Promise.all([
    stepgrad('plot activations --samples 50 -o all.svg'),
    stepgrad('plot activations --samples 3 --json'),
  ]);
  expect(svg).toMatchObject({ code: 0, stdout: '', stderr: 'Written to all.svg.\n' });
  expect(read('all.svg')).toMatch(/^<svg /);
  const lines = eventsOf(json.stdout).filter(({ activation }) => activation === 'relu');
  expect(lines).toEqual([
    { activation: 'relu', x: -5, y: 0, dy: 0 },
    { activation: 'relu', x: 0, y: 0, dy: 0 },
    { activation: 'relu', x: 5, y: 5, dy: 1 },
  ]);
});

test.each([
  ['x -o x.png', '--output: a plot is written as SVG; name the file x.svg'],
  [
    'activations --at x=1',
    'plot: --at, --wrt and --order are for a single function; leave them out with activations',
  ],
])('plot %s is refused', async (words, message) => {
  expect(await stepgrad(`plot ${words}`)).toMatchObject({ code: 2, stderr: `stepgrad: ${message}\n` });
});
