// Rosenbrock's function, Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²: its gradient on our engine and on the closure engine, and
// its Hessian, which is sparse.

import { gradient, hessian, sub, sum, type Value } from '../src/index';
import { ClosureValue } from './closure-engine';

const pointOf = (n: number): number[] => Array.from({ length: n }, (_, i) => 0.5 + Math.sin(i));

export function rosenbrock(x: readonly Value[]): Value {
  const steps = x.slice(1).map((next, i) => next.sub(x[i].square()).square().mul(100));
  return sum([...steps, ...x.slice(0, -1).map((xi) => sub(1, xi).square())]);
}

export function stepgradGradient(n: number): () => number[] {
  const at = pointOf(n);
  return () => gradient(rosenbrock, at);
}

export function sparseHessian(n: number): () => number[][] {
  const at = pointOf(n);
  return () => hessian(rosenbrock, at);
}

export function closureGradient(n: number): () => number[] {
  const at = pointOf(n);
  return () => {
    const x = at.map((value) => new ClosureValue(value));
    const terms = x.slice(1).map((next, i) => {
      const step = next.add(x[i].pow(2).mul(-1)).pow(2).mul(100);
      return step.add(x[i].mul(-1).add(1).pow(2));
    });
    terms.reduce((total, term) => total.add(term)).backward();
    return x.map(({ grad }) => grad);
  };
}
