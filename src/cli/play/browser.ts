// The browser of the system.

import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens an address in it.
 *
 * @param failed - is called if there is none
 */
export function openBrowser(address: string, failed: () => void): void {
  const [command, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
  child.on('error', failed);
  child.on('exit', (code) => code !== null && code > 0 && failed());
  child.unref();
}
