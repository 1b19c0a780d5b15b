// The built page as a table of its files, read once. What is not in the table is not served, so that no path can lead
// out of the page's folder; and a build that goes on beside a page in use does not take files from it.

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface SiteFile {
  readonly type: string;
  readonly body: Buffer;
}

/** Files by their paths below the page's address: `index.html`, `assets/index-Bu3G24GC.js`. */
export type Site = ReadonlyMap<string, SiteFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @throws the system's error if the folder cannot be read */
export function readSite(folder: string): Site {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map(({ name, parentPath }) => {
      const path = join(parentPath, name);
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      return [relative(folder, path).replaceAll(sep, '/'), { type, body: readFileSync(path) }];
    }),
  );
}
