// The page as it is shipped: built once a run.

import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { once } from './once';

const ROOT = resolve(__dirname, '../..');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

/** Builds the page, if no other test file has. @returns its folder */
export function builtPage(): string {
  const folder = once('web', (made) => {
    const words = [VITE, 'build', 'src/web', '--outDir', join(made, 'page'), '--logLevel', 'error'];
    execFileSync(process.execPath, words, { cwd: ROOT, timeout: 60_000 });
  });
  return join(folder, 'page');
}
