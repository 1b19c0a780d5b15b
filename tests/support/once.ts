// What is made once for all test files of a run, whichever of them asks first: the others wait for it.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param name - what it is called, as a folder
 * @param make - makes it in the folder given
 * @returns the folder
 */
export function once(name: string, make: (folder: string) => void): string {
  const folder = join(process.env['STEPGRAD_TESTS'] ?? '', name);
  const done = join(folder, '.done');
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(done)) sleep(50);
    return folder;
  }
  try {
    make(folder);
  } finally {
    writeFileSync(done, '');
  }
  return folder;
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
