// The page as any host of files serves it, below a path of its own.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSite, type Site } from '../../src/cli/play/site';
import { builtPage } from '../support/page';

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
