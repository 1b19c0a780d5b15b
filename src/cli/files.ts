// Files that are there whole or not at all: written beside their place, flushed to the disk, then renamed.

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { CliError, EXIT, fileError } from './errors';

/** @throws CliError with exit code 4 if the file cannot be written; what stood there before stays */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    flushFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileError('write', path, error);
  }
}

/** @throws CliError with exit code 4 */
export function makeFolder(path: string): void {
  // One by one: mkdirSync's own `recursive` never returns where the system answers ENOENT, as in /proc.
  if (existsSync(path) && statSync(path).isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory()) return;
    throw fileError('make the folder', path, error);
  }
}

/** @throws CliError with exit code 4 if no file can be written beside this path */
export function requireFolderOf(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

/** @throws CliError with exit code 4 if the file cannot be read, or is not JSON */
export function readJson(path: string): unknown {
  const text = readFile(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`cannot read ${path}: it is corrupt, not JSON; restore it from a copy`, EXIT.file, {
      cause: error,
    });
  }
}

/** @throws CliError with exit code 4 */
export function readFile(path: string | number): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError('read', path === 0 ? 'standard input' : String(path), error);
  }
}

/** A rename is on the disk once its folder is. Some systems cannot open folders, and need not. */
function flushFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // The file itself is safe; only its name may be a moment late.
  }
}
