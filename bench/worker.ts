// Runs one case in a process of its own, so that none inherits another's heap, and prints its number:
// milliseconds a repetition, or bytes.

import { bytesPerNode, closureChain, stepgradChain } from './chain';
import { longestJumpMs } from './jumps';
import { closureStep, stepgradStep } from './moons-step';
import { denseGradient, denseHessian } from './net-loss';
import { closureGradient, sparseHessian, stepgradGradient } from './rosenbrock';

const CASES: Record<string, () => number> = {
  'moons stepgrad': () => medianMs(stepgradStep(), { warmUp: 100, runs: 200 }),
  'moons closure': () => medianMs(closureStep(), { warmUp: 3, runs: 12 }),
  'chain stepgrad': () => medianMs(() => stepgradChain(1e6), { warmUp: 0, runs: 1 }),
  'chain closure': () => medianMs(() => closureChain(1e6), { warmUp: 0, runs: 1 }),
  'rosenbrock stepgrad': () => medianMs(stepgradGradient(1000), { warmUp: 50, runs: 100 }),
  'rosenbrock closure': () => medianMs(closureGradient(1000), { warmUp: 20, runs: 40 }),
  'sparse hessian': () => medianMs(sparseHessian(100), { warmUp: 10, runs: 20 }),
  'sparse gradient': () => medianMs(stepgradGradient(100), { warmUp: 100, runs: 200 }),
  'dense hessian': () => medianMs(denseHessian, { warmUp: 3, runs: 10 }),
  'dense gradient': () => medianMs(denseGradient, { warmUp: 50, runs: 100 }),
  'jump of 1,000': () => longestJumpMs(1000),
  'jump of 100,000': () => longestJumpMs(100_000),
  'bytes stepgrad': () => bytesPerNode(1e6, globalThis.gc as () => void),
};

process.stdout.write(String(CASES[process.argv[2]]()));

function medianMs(step: () => unknown, { warmUp, runs }: { warmUp: number; runs: number }): number {
  for (let i = 0; i < warmUp; i++) step();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    step();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}
