// Measures the kernels, `npm run accuracy`: the largest error of each in units of the last place over a million points,
// and its time beside that of JavaScript's function called from the same module.

import { KernelLoops, MOST, names } from '../tests/support/kernel-loops';
import { largestError, pointsOf } from '../tests/support/kernel-points';
import type { KernelName } from '../src/compile/kernels/kernel';
import { randomPoints } from '../tests/support/rows';

const POINTS = 1_000_000;
const SEED = 7;
const ROUNDS = 200;
/** Numbers as they stand in a net, and in the domain of all. */
const USUAL = [0.01, 5] as const;

const loops = new KernelLoops();
console.log(`Node ${process.version}; ${POINTS} points`);
console.log('          largest error                        ns a value: kernel, import');
for (const name of names) {
  const { ulp, at } = largestError(loops, name, pointsOf(name, POINTS, SEED));
  const [kernel, imported] = times(name);
  const error = `${ulp.toFixed(3)} ulp at ${at}`;
  console.log(
    `${name.padEnd(8)}  ${error.padEnd(36)} ${kernel.toFixed(2).padStart(6)} ${imported.toFixed(2).padStart(6)}`,
  );
}

/** Nanoseconds a value, by the kernel and by the import: the median of rounds in turn. */
function times(name: KernelName): [kernel: number, imported: number] {
  loops.operands.set(randomPoints([USUAL], MOST, SEED).map(([x]) => x));
  const rounds = Array.from({ length: ROUNDS }, () => [timed(name, 'kernel'), timed(name, 'import')]);
  const median = (i: number): number => rounds.map((pair) => pair[i]).sort((a, b) => a - b)[ROUNDS / 2];
  return [median(0), median(1)];
}

function timed(name: KernelName, by: 'kernel' | 'import'): number {
  const start = process.hrtime.bigint();
  loops.run(name, by);
  return Number(process.hrtime.bigint() - start) / MOST;
}
