// Graphs as text: what is written can be read by those it is written for, and says what the engine says.

import { instance } from '@viz-js/viz';
import katex from 'katex';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { defineOp } from '../../src/engine/define';
import { Value } from '../../src/engine/value';
import { parse } from '../../src/expression/parse';
import { toDot } from '../../src/formats/dot';
import { fromJSON } from '../../src/formats/fromJson';
import { toJSON } from '../../src/formats/json';
import { toLatex } from '../../src/formats/latex';
import { toMermaid } from '../../src/formats/mermaid';
import { toSvg } from '../../src/formats/svg';
import { toTypeScript } from '../../src/formats/typescript';
import { mse } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';
import { apply } from '../../src/engine/apply';
import { graphOf } from '../../src/trace/graph';
import { flawOf } from '../plot/markup';
import { randomGraph } from '../support/random-graph';
import { randomPoints, rows } from '../support/rows';

const HOSTILE = [
  '"quoted"',
  '<script>alert(1)</script>',
  'a\nb',
  '{|}',
  '\\',
  '🙂',
  '-->',
  '`x`',
  ']]>',
  '#35;',
];

function hostile(): Value {
  return HOSTILE.map((label) => new Value(1, label)).reduce((sum, x) => sum.add(x));
}

function net(...sizes: number[]): Value {
  const model = new MLP(2, sizes, { activation: 'tanh', seed: 1 });
  const loss = mse(model.forward([new Value(0.5, 'x1'), new Value(-1, 'x2')]), [1]);
  loss.backward();
  return loss;
}

const GRAPHS: readonly (readonly [string, () => Value])[] = [
  ['a neuron', () => parse('tanh(x1*w1 + x2*w2 + b)', { x1: 2, x2: 0, w1: -3, w2: 1, b: 6.88 }).output],
  ['a diamond', () => parse('(3*a) * (a + 1)', { a: 2 }).output],
  ['NaN and infinities', () => parse('log(x) * 0', { x: 0 }).output],
  ['a leaf', () => new Value(1, 'x')],
  ['hostile labels', hostile],
  ['a net', () => net(4, 1)],
  ['a net with folded neurons', () => net(16, 16, 1)],
  ['a random graph', () => randomGraph(5, 40).output],
];

test.each(GRAPHS)('Graphviz reads the DOT of %s', async (_, make) => {
  const viz = await instance();
  const { status, errors, output } = viz.render(toDot(make()), { format: 'plain' });
  const wrong = errors.filter(({ message }) => !/metrics for|value for width/.test(message)); // it has no fonts
  expect(wrong).toEqual([]);
  expect(status).toBe('success');
  expect(output).toMatch(/^graph /);
});

test.each(GRAPHS)('the SVG of %s is well formed', (_, make) => {
  const svg = toSvg(make());
  expect(flawOf(svg.replace(/<\?xml[^>]*>/, ''))).toBe('');
  expect(svg).not.toContain('<script');
});

test.each(GRAPHS)('KaTeX reads the LaTeX of %s', (_, make) => {
  const options = { throwOnError: true, strict: false, output: 'mathml' } as const;
  expect(katex.renderToString(toLatex(make()), options)).toContain('<math');
});

test('DOT and Mermaid show values and gradients, as they are now', () => {
  const { output } = parse('x * w', { x: 2, w: 3 });
  output.backward();
  expect(toDot(output)).toContain('{ x | data 2.0000 | grad 3.0000 }');
  expect(toMermaid(output)).toContain('"x<br/>data 2.0000<br/>grad 3.0000"');
  expect(toMermaid(output)).toMatch(/^flowchart LR\n/);
});

test('hostile labels become neither markup nor syntax', () => {
  expect(toMermaid(hostile())).not.toMatch(/<script|`x`|\n[ab]"/);
  expect(toSvg(hostile())).toContain('&lt;script&gt;');
});

test('above 60 nodes neurons fold, and can be kept open', () => {
  const folded = toDot(net(16, 16, 1));
  expect(folded).toContain('layer1.neuron1');
  expect(folded).not.toContain('layer1.neuron1.w1');
  expect(toDot(net(16, 16, 1), { fold: 'none' })).toContain('layer1.neuron1.w1');
  expect(toDot(net(16, 16, 1), { fold: 'layers' })).not.toContain('layer1.neuron1');
});

test('LaTeX writes a node that is used twice on a line of its own', () => {
  const h = parse('tanh(x1*w)', { x1: 1, w: 2 }).output;
  expect(toLatex(h.mul(h).add(1))).toContain('aligned');
  expect(toLatex(parse('a / (b + -2)', { a: 1, b: 2 }).output)).toMatch(/\\frac\{a\}\{b/);
});

describe('TypeScript', () => {
  interface Computed {
    value: number;
    gradient: Record<string, number>;
  }

  /** Runs what was written, at the numbers that stand in it. */
  function run(output: Value): Computed {
    const { outputText } = ts.transpileModule(toTypeScript(output), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const exports: { evaluate?: () => Computed } = {};
    runInNewContext(outputText, { exports });
    return exports.evaluate!();
  }

  function expectSame(output: Value): void {
    const { nodes, names, isConstant } = graphOf(output);
    for (const node of nodes) node.grad = 0;
    output.backward();
    const computed = run(output);
    expect(computed.value).toBe(output.data);
    nodes.forEach((node, id) => {
      if (node.rule === undefined && !isConstant(id)) expect(computed.gradient[names[id]]).toBe(node.grad);
    });
  }

  test.each(rows)('$name computes what the engine does, bit for bit', ({ op, facts }) => {
    const { random, special = [], outside = [] } = facts.samples;
    const kinks = (facts.kinks ?? []).map(({ at }) => at);
    for (const at of [...randomPoints(random, 5, 71), ...special, ...outside, ...kinks]) {
      expectSame(
        apply(
          op,
          at.map((x, i) => new Value(x, `x${i}`)),
        ),
      );
    }
  });

  test('random graphs and a net do, too', () => {
    for (let seed = 0; seed < 20; seed++) expectSame(randomGraph(seed, 40).output);
    expectSame(net(4, 1));
  });

  test('it takes other numbers than those of the graph, and is what the compiler accepts', () => {
    const source = toTypeScript(parse('w*x + b', { w: 1, x: 2, b: 3 }).output);
    const options: ts.CompilerOptions = {
      ...{ strict: true, noEmit: true, noUnusedLocals: true, types: [], skipDefaultLibCheck: true },
      ...{ target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'] },
    };
    const host = ts.createCompilerHost(options);
    const original = host.getSourceFile.bind(host);
    host.getSourceFile = (name, how) =>
      name === 'evaluate.ts' ? ts.createSourceFile(name, source, how) : original(name, how);
    const program = ts.createProgram(['evaluate.ts'], options, host);
    const messages = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
    expect(messages).toEqual([]);
    expect(source).toContain('w = 1, x = 2, b = 3');
  });

  test('an op of your own is refused by name', () => {
    const cube = defineOp({
      name: 'cube',
      arity: 1,
      forward: (x) => x ** 3,
      partials: (m, [x]) => [m.mul(3, m.square(x))],
    });
    expect(() => toTypeScript(cube(2))).toThrow(/cube/);
  });
});

describe('JSON', () => {
  test.each(GRAPHS)('%s comes back as it was, through text', (_, make) => {
    const output = make();
    const again = fromJSON(JSON.parse(JSON.stringify(toJSON(output))) as ReturnType<typeof toJSON>);
    expect(toJSON(again)).toEqual(toJSON(output));
    const [before, after] = [graphOf(output).nodes, graphOf(again).nodes];
    expect(after.map(({ localGrads }) => localGrads)).toEqual(before.map(({ localGrads }) => localGrads));
  });

  test('options and ops of your own come back', () => {
    const cube = defineOp({
      name: 'cube',
      arity: 1,
      forward: (x) => x ** 3,
      partials: (m, [x]) => [m.mul(3, m.square(x))],
    });
    const output = cube(parse('leakyRelu(x, 0.2)', { x: -2 }).output);
    const again = fromJSON(toJSON(output), { ops: { cube } });
    again.backward();
    expect([again.data, again.parents[0].parents[0].grad]).toEqual([output.data, 3 * 0.4 ** 2 * 0.2]);
    expect(() => fromJSON(toJSON(output))).toThrow(/cube/);
  });

  test.each([
    ['another format', { format: 2 }],
    ['no nodes', { nodes: [] }],
    ['a circle', { nodes: [{ id: 0, op: 'neg', parents: [0], data: 1, grad: 0 }] }],
    ['an unknown op', { nodes: [{ id: 0, op: 'tahn', parents: [], data: 1, grad: 0 }] }],
    ['no number', { nodes: [{ id: 0, op: '', parents: [], data: 'one', grad: 0 }] }],
    ['no output', { output: 7 }],
  ])('%s is refused', (_, wrong) => {
    const data = { ...toJSON(new Value(1)), ...wrong } as never;
    expect(() => fromJSON(data)).toThrow(/^fromJSON: /);
  });
});
