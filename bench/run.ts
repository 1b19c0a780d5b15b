// `npm run bench`: each row times two things in turn, in processes of their own, and prints the medians and
// the median of the ratios of the pairs. Times drift with the machine; ratios hold.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gradcheck } from '../src/index';
import { netLoss, WEIGHTS } from './net-loss';
import { rosenbrock } from './rosenbrock';

const PAIRS = 5;
const CLI = join(__dirname, '..', 'dist', 'cli', 'stepgrad.js');

console.log(`Node ${process.version}, median of ${PAIRS} pairs\n`);
compare('moons step, 2-16-16-1, 100 points', 'ms', [
  ['closure engine', () => measured('moons closure')],
  ['stepgrad', () => measured('moons stepgrad')],
]);
compare('chain of 1,000,000 multiply-adds', 'ms', [
  ['closure engine', () => measured('chain closure')],
  ['stepgrad', () => measured('chain stepgrad')],
]);
compare("gradient of Rosenbrock's function in 1,000 variables", 'ms', [
  ['closure engine', () => measured('rosenbrock closure')],
  ['stepgrad', () => measured('rosenbrock stepgrad')],
]);
compare("Hessian of Rosenbrock's function in 100 variables", 'ms', [
  ['hessian', () => measured('sparse hessian')],
  ['100 gradients', () => 100 * measured('sparse gradient')],
]);
compare(`Hessian of a net's loss in its ${WEIGHTS} weights`, 'ms', [
  ['hessian', () => measured('dense hessian')],
  [`${WEIGHTS} gradients`, () => WEIGHTS * measured('dense gradient')],
]);
compare('the longest of 1,000 jumps of a cursor', 'ms', [
  ['100,000 events', () => measured('jump of 100,000')],
  ['1,000 events', () => measured('jump of 1,000')],
]);
compare('start of a process', 'ms', [
  ['stepgrad --help', () => processMs([CLI, '--help'])],
  ['node -e 0', () => processMs(['-e', '0'])],
]);
console.log(`memory of a two-operand node: ${measured('bytes stepgrad').toFixed(0)} bytes`);

console.log('evaluations of gradcheck, an input:');
for (const [name, f, n] of [
  ["Rosenbrock's function", rosenbrock, 1000],
  ["a net's loss", netLoss, WEIGHTS],
] as const) {
  const { ok, evaluations } = gradcheck(
    f,
    Array.from({ length: n }, (_, i) => Math.sin(5 * i)),
  );
  console.log(`  ${name.padEnd(24)} ${(evaluations / n).toFixed(2)}${ok ? '' : ' (not ok)'}`);
}

type Contender = readonly [name: string, measure: () => number];

function compare(title: string, unit: string, [first, second]: readonly [Contender, Contender]): void {
  const pairs = Array.from({ length: PAIRS }, () => [first[1](), second[1]()] as const);
  const of = (pick: (pair: readonly [number, number]) => number): number => median(pairs.map(pick));
  console.log(title);
  console.log(
    `  ${first[0].padEnd(16)} ${of(([a]) => a)
      .toFixed(2)
      .padStart(10)} ${unit}`,
  );
  console.log(
    `  ${second[0].padEnd(16)} ${of(([, b]) => b)
      .toFixed(2)
      .padStart(10)} ${unit}`,
  );
  const ratio = Number(of(([a, b]) => a / b).toPrecision(2));
  console.log(`  ${'ratio'.padEnd(16)} ${String(ratio).padStart(10)}\n`);
}

function measured(name: string): number {
  const args = ['--expose-gc', '-r', 'ts-node/register', join(__dirname, 'worker.ts'), name];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function processMs(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args);
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
