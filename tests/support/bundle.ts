// Programs for processes of their own, each as one file: it starts in a tenth of a second, the sources need forty times
// that.

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const BUILD = `require('tsup').build({
  config: false, silent: true, entry: [process.argv[1]], outDir: process.argv[2],
  format: 'cjs', platform: 'node', target: 'es2022', noExternal: [/.*/],
})`;

/** Bundles a source file of the repository, with all that it imports, into a folder. */
export function bundle(source: string, folder: string): void {
  const cwd = resolve(__dirname, '../..');
  execFileSync(process.execPath, ['-e', BUILD, source, folder], { cwd, timeout: 30_000 });
}
