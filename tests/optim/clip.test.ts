// Clipping of gradients against PyTorch's formulas.

import { Value } from '../../src/engine/value';
import { clipGradNorm, clipGradValue } from '../../src/optim/clip';
import { expectAllClose } from '../support/closeness';

function withGradients(...gradients: number[]): Value[] {
  return gradients.map((gradient) => {
    const parameter = new Value(1);
    parameter.grad = gradient;
    return parameter;
  });
}

const gradientsOf = (parameters: Value[]): number[] => parameters.map(({ grad }) => grad);

test('clipGradNorm scales by max / (norm + 1e-6) as PyTorch does, and returns the norm before', () => {
  const parameters = withGradients(3, -4);
  expect(clipGradNorm(parameters, 1)).toBe(5);
  expectAllClose(gradientsOf(parameters), [3 / 5.000001, -4 / 5.000001], 1e-15, 'gradients');
});

test('clipGradNorm leaves gradients within the norm exactly as they are', () => {
  const parameters = withGradients(3, -4);
  expect([clipGradNorm(parameters, 5.1), clipGradNorm(parameters, Infinity)]).toEqual([5, 5]);
  expect(gradientsOf(parameters)).toEqual([3, -4]);
});

test('clipGradNorm of gradients that are all 0, or of no parameters, is 0', () => {
  const parameters = withGradients(0, 0);
  expect([clipGradNorm(parameters, 1), clipGradNorm([], 1)]).toEqual([0, 0]);
  expect(gradientsOf(parameters)).toEqual([0, 0]);
});

test('clipGradValue cuts each gradient on its own to [−max, max]', () => {
  const parameters = withGradients(3, -4, 0.5, -2, NaN);
  clipGradValue(parameters, 2);
  expect(gradientsOf(parameters)).toEqual([2, -2, 0.5, -2, NaN]);
});

test.each([0, -1, NaN])('a max of %d is refused by both', (max) => {
  const message = (name: string): string => `${name}: max must be > 0, got ${max}.`;
  expect(() => clipGradNorm([], max)).toThrow(new RangeError(message('clipGradNorm')));
  expect(() => clipGradValue([], max)).toThrow(new RangeError(message('clipGradValue')));
});
