// The contenders in C++: compiled by g++ once, where there is one, and handed the very numbers that stepgrad computes with.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'stepgrad-bench-'));

/** Milliseconds a repetition, and what the last one computed. */
export interface Timing {
  readonly ms: number;
  readonly result: number;
}

/** Runs bench/native/NAME.cpp; undefined where g++ is missing. */
export function native(
  name: 'moons' | 'digits' | 'rosenbrock',
  times: number,
  numbers: readonly number[],
  ...more: number[]
): Timing | undefined {
  const [program, file] = [join(folder, name), join(folder, `${name}.bin`)];
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', program, join(__dirname, 'native', `${name}.cpp`)]);
  } catch {
    return undefined;
  }
  writeFileSync(file, Float64Array.from(numbers));
  const args = [String(times), file, ...more.map(String)];
  const [ms, result] = execFileSync(program, args, { encoding: 'utf8' }).split(' ').map(Number);
  return { ms, result };
}
