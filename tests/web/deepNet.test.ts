// What the tab on vanishing gradients measures, and what it makes of that.

import { moons } from '../../src/data/datasets';
import { mean } from '../../src/engine/functions';
import { activations } from '../../src/nn/activation';
import { initializers } from '../../src/nn/init';
import { bceWithLogits } from '../../src/nn/losses';
import { MLP } from '../../src/nn/mlp';
import { ACTIVATIONS, INITIALIZERS } from '../../src/web/state/link';
import { measureDeepNet, ROWS, WIDTH, type DeepNet } from '../../src/web/vanishing/deepNet';
import { histogram, peakOf } from '../../src/web/vanishing/histogram';
import { verdictOn } from '../../src/web/vanishing/verdict';

const PLAIN: DeepNet = { depth: 2, activation: 'tanh', init: 'xavierUniform', seed: 1 };
const kindOf = (net: Partial<DeepNet>) => verdictOn(measureDeepNet({ ...PLAIN, ...net })).kind;
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe('a deep net', () => {
  const layers = measureDeepNet(PLAIN);

  test('has the mean |gradient| by layer that differences of the loss give', () => {
    const { x, y } = moons({ n: ROWS, noise: 0.1, seed: 1 });
    const net = new MLP(2, [WIDTH, WIDTH, 1], { activation: 'tanh', init: 'xavierUniform', seed: 1 });
    const loss = (): number => mean(x.map((row, i) => bceWithLogits(net.forward(row), [y[i]]))).data;
    const h = 1e-5;
    net.layers.forEach((layer, k) => {
      const sizes = layer.parameters().map((w) => {
        const { data } = w;
        const [above, below] = [h, -h].map((step) => {
          w.data = data + step;
          return loss();
        });
        w.data = data;
        return Math.abs(above - below) / (2 * h);
      });
      expect(layers[k].gradient).toBeCloseTo(total(sizes) / sizes.length, 9);
    });
  });

  test('has in each layer what its neurons say, all points together', () => {
    const { x } = moons({ n: ROWS, noise: 0.1, seed: 1 });
    const net = new MLP(2, [WIDTH, WIDTH, 1], { activation: 'tanh', init: 'xavierUniform', seed: 1 });
    const first = x.flatMap((row) => net.layers[0].forward(row).map(({ data }) => data));
    const average = total(first) / first.length;
    const variance = total(first.map((value) => (value - average) ** 2)) / first.length;
    expect(layers[0].mean).toBeCloseTo(average, 12);
    expect(layers[0].deviation ** 2).toBeCloseTo(variance, 12);
    expect(layers.map(({ activations: { counts } }) => total(counts))).toEqual([
      ROWS * WIDTH,
      ROWS * WIDTH,
      ROWS,
    ]);
  });

  test('shows gradients of all layers over the same decades', () => {
    const [{ range }] = layers.map(({ gradients }) => gradients);
    for (const { gradients } of layers) expect(gradients.range).toEqual(range);
    expect(range.every(Number.isInteger)).toBe(true);
    expect(layers.map(({ gradients: { counts } }) => total(counts))).toEqual([
      3 * WIDTH,
      (WIDTH + 1) * WIDTH,
      WIDTH + 1,
    ]);
  });

  test('counts gradients of 0 apart: behind a step there are no others', () => {
    const dead = measureDeepNet({ ...PLAIN, activation: 'step' });
    expect(dead.slice(0, 2).map(({ zeros }) => zeros)).toEqual([3 * WIDTH, (WIDTH + 1) * WIDTH]);
    expect(dead.map(({ gradient }) => gradient > 0)).toEqual([false, false, true]);
    expect(total(dead[0].gradients.counts)).toBe(0);
  });

  test('differs with its seed, and only with that', () => {
    expect(measureDeepNet(PLAIN)).toEqual(layers);
    expect(measureDeepNet({ ...PLAIN, seed: 2 })[0].gradient).not.toBe(layers[0].gradient);
  });

  test.each(INITIALIZERS)('at its deepest, begun by %s, has a place for every number', (init) => {
    for (const activation of ['linear', 'sigmoid'] as const) {
      const measured = measureDeepNet({ depth: 40, activation, init, seed: 3 });
      expect(measured).toHaveLength(41);
      for (const { activations: said, gradients, zeros, gradient } of measured) {
        expect(gradient).toBeGreaterThanOrEqual(0);
        expect([ROWS * WIDTH, ROWS]).toContain(total(said.counts));
        expect([36, 156, 13]).toContain(total(gradients.counts) + zeros);
        expect(gradients.range[0]).toBeLessThan(gradients.range[1]);
      }
    }
  });

  test('has every activation and initialiser that nets have', () => {
    expect(ACTIVATIONS).toEqual(Object.keys(activations));
    expect(INITIALIZERS).toEqual(Object.keys(initializers));
  });
});

describe('a histogram', () => {
  test('counts in equal parts, both ends included', () => {
    const { counts } = histogram([0, 0.5, 1, 23.5, 24], [0, 24]);
    expect([counts[0], counts[1], counts[23]]).toEqual([2, 1, 2]);
    expect(total(counts)).toBe(5);
  });

  test('has no place for what is not finite, or beyond', () => {
    expect(total(histogram([-Infinity, Infinity, NaN, -1, 25], [0, 24]).counts)).toBe(0);
  });

  test('is fullest around its peak', () => {
    expect(peakOf(histogram([3.2, 3.4, 9], [0, 24]))).toBe(3.5);
    expect(peakOf(histogram([], [0, 24]))).toBeUndefined();
  });
});

describe('the verdict', () => {
  const on = (...gradients: number[]) => verdictOn(gradients.map((gradient) => ({ gradient })));

  test('goes by the factor from the last layer to the first, and by the one that makes it layer by layer', () => {
    expect(on(0.001, 0.01, 0.1, 1)).toMatchObject({ kind: 'vanishes', factor: 0.001 });
    expect(on(0.001, 0.01, 0.1, 1).each).toBeCloseTo(0.1, 12);
    expect(on(2000, 7, 2)).toMatchObject({ kind: 'explodes', factor: 1000 });
    expect(on(0.2, 0.4)).toEqual({ kind: 'keeps', factor: 0.5, each: 0.5 });
  });

  test('tells a gradient that keeps its size from one that is of use', () => {
    expect(on(1e-9, 1e-9).kind).toBe('faint');
    expect(on(1e9, 1e9).kind).toBe('huge');
  });

  test('tells nothing from little, and what is no number from much', () => {
    expect(on(0, 1e-300).kind).toBe('dead');
    expect(on(NaN, 1).kind).toBe('lost');
    expect(on(Infinity, 1).kind).toBe('lost');
    expect(on(1, NaN).kind).toBe('lost');
  });

  test('is what the textbooks say of well-known nets', () => {
    expect(kindOf({ depth: 10, activation: 'sigmoid' })).toBe('vanishes');
    expect(kindOf({ depth: 10, activation: 'relu', init: 'heUniform' })).toBe('keeps');
    expect(kindOf({ depth: 10, activation: 'tanh', init: 'xavierUniform' })).toBe('keeps');
    expect(kindOf({ depth: 40, activation: 'hardtanh', init: 'uniform' })).toBe('explodes');
    expect(kindOf({ depth: 40, activation: 'relu', init: 'xavierUniform' })).toBe('faint');
    expect(kindOf({ depth: 40, activation: 'linear', init: 'uniform' })).toBe('huge');
    expect(kindOf({ activation: 'relu', init: 'zeros' })).toBe('dead');
    expect(kindOf({ activation: 'step' })).toBe('dead');
  });
});
