// `npm run bench:compiled`: what compiled programs do, beside the engine's graphs and beside C++ written by hand in plain loops.
// Contenders take turns; printed are the medians of the times and of the ratios of the turns.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { native } from './native';
import {
  chainMs,
  compileMs,
  digitsWork,
  moonsWork,
  rosenbrockWork,
  rowsMs,
  xorWork,
  type Work,
} from './programs';

const TURNS = 7;
/** A turn of a contender takes about so long. */
const TURN_MS = 150;

const [what, argument] = process.argv.slice(2) as (string | undefined)[];
if (what === undefined) table();
else if (what === 'compile') process.stdout.write(String(compileMs(Number(argument))));
else if (what === 'chain') process.stdout.write(JSON.stringify(chainMs(Number(argument))));

function table(): void {
  console.log(`Node ${process.version}, medians of ${TURNS} turns\n`);
  console.log('work                                    compiled        eager               C++, plain loops');
  const moons = moonsWork();
  row('moons step, 100 points, 2-16-16-1', moons, 'moons', 4000);
  row('XOR step, 4 rows, 2-4-1, tanh', xorWork());
  row('digits, an epoch in full batch', digitsWork(1797), 'digits', 40, 1797);
  row('digits, an epoch in batches of 32', digitsWork(32), 'digits', 40, 32);
  row("Rosenbrock's gradient, 1,000 variables", rosenbrockWork(), 'rosenbrock', 100_000);

  const floats = moonsWork('f32');
  const turns = taken(() => [timed(moons.compiled), timed(floats.compiled)]);
  console.log(
    `\nmoons step in floats: ${micro(median(turns, ([, b]) => b))}, ${share(median(turns, ([a, b]) => b / a))} of doubles`,
  );

  const steps = taken(() => [compiling(0), compiling(20), timed(moons.eager)]);
  const inSteps = (i: number): string => median(steps, (times) => times[i] / times[2]).toFixed(1);
  console.log(`compiling the moons net: cold ${inSteps(0)} eager steps, warm ${inSteps(1)}`);

  console.log('\nrows        ms        ns a row');
  for (const rows of [1e3, 1e4, 1e5, 1e6]) {
    const ms = rowsMs(rows);
    console.log(`${String(rows).padEnd(10)}  ${ms.toFixed(3).padEnd(8)}  ${((1e6 * ms) / rows).toFixed(0)}`);
  }
  console.log('\nnodes       compile ms  µs a node   backward ms  ns a node');
  for (const nodes of [1e3, 1e4, 1e5, 1e6]) {
    const [compile, backward] = JSON.parse(own('chain', nodes)) as [number, number];
    const cells = [String(nodes), compile.toFixed(0), ((1e3 * compile) / nodes).toFixed(1), backward.toFixed(3), ((1e6 * backward) / nodes).toFixed(1)]; // prettier-ignore
    console.log(cells.map((cell, i) => cell.padEnd([12, 12, 12, 13, 0][i])).join(''));
  }
}

/** One line of the table: the program beside graphs, and beside C++ where there is any. */
function row(
  name: string,
  work: Work,
  cpp?: Parameters<typeof native>[0],
  times = 0,
  ...more: number[]
): void {
  if (cpp !== undefined) check(cpp, work, more);
  const turns = taken(() => {
    const ms = cpp === undefined ? undefined : native(cpp, times, work.numbers, ...more)?.ms;
    return [timed(work.compiled), timed(work.eager), ms ?? NaN];
  });
  const eager = `${micro(median(turns, ([, b]) => b))}, ${median(turns, ([a, b]) => b / a).toFixed(0)}×`;
  const beside = median(turns, ([a, , c]) => a / c);
  const ratio = Number.isNaN(beside)
    ? ''
    : `${micro(median(turns, ([, , c]) => c))}, compiled ${beside.toFixed(2)}×`;
  const native_ = cpp === undefined ? '' : ratio || 'no g++ here';
  console.log(
    `${name.padEnd(38)}  ${micro(median(turns, ([a]) => a)).padEnd(14)}  ${eager.padEnd(18)}  ${native_}`,
  );
}

/** The contenders must compute the same: here, after one repetition and a fifth to warm up, which is none. */
function check(name: Parameters<typeof native>[0], work: Work, more: readonly number[]): void {
  const expected = native(name, 1, work.numbers, ...more)?.result;
  const found = work.compiled();
  if (expected !== undefined && Math.abs(found - expected) > 1e-9 * Math.abs(expected)) {
    throw new Error(`${name}: C++ computes ${expected}, the program ${found}`);
  }
}

function taken<T>(turn: () => T): T[] {
  return Array.from({ length: TURNS }, turn);
}

/** Milliseconds a repetition. */
function timed(work: () => unknown): number {
  let runs = 0;
  const start = performance.now();
  do {
    work();
    runs++;
  } while (performance.now() - start < TURN_MS);
  return (performance.now() - start) / runs;
}

function compiling(before: number): number {
  return Number(own('compile', before));
}

/** A case in a process of its own. */
function own(name: string, n: number): string {
  const args = ['-r', 'ts-node/register', join(__dirname, 'compiled.ts'), name, String(n)];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

function median<T>(turns: readonly T[], of: (turn: T) => number): number {
  return turns.map(of).sort((a, b) => a - b)[turns.length >> 1];
}

function micro(ms: number): string {
  return ms < 1 ? `${(1000 * ms).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`;
}

function share(x: number): string {
  return `${(100 * x).toFixed(0)} %`;
}
