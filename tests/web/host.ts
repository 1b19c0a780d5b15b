// The page as any host of files serves it, below a path of its own: built once a run, from memory.

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { readSite, type Site } from '../../src/cli/play/site';
import { once } from '../support/once';

const ROOT = resolve(__dirname, '../..');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const PATH = '/some/sub/path/';
/** Beside the page, to compare with: an empty one. */
const EMPTY = '<!doctype html><link rel="icon" href="./icon.svg" /><title>empty</title>';

export interface Host {
  /** Of the page. */
  readonly address: string;
  readonly site: Site;
  /** The paths asked for so far, each as often as it was. */
  readonly served: string[];
  close(this: void): void;
}

/** Builds the page, if no other test file has. @returns its folder */
export function builtPage(): string {
  const folder = once('web', (made) => {
    const words = [VITE, 'build', 'src/web', '--outDir', join(made, 'page'), '--logLevel', 'error'];
    execFileSync(process.execPath, words, { cwd: ROOT, timeout: 60_000 });
  });
  return join(folder, 'page');
}

export async function startHost(): Promise<Host> {
  const empty = { type: 'text/html', body: Buffer.from(EMPTY) };
  const site = new Map([...readSite(builtPage()), ['empty.html', empty]]);
  const served: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const path = url.startsWith(PATH) ? url.slice(PATH.length) || 'index.html' : '';
    const file = site.get(path);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    served.push(path);
    response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${PATH}`,
    site,
    served,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
