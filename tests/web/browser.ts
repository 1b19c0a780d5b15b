// A browser without a window: one that is installed, else the one that comes with the tests.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { once } from '../support/once';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

export function launchBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  const own = installed === undefined ? ownBrowser() : { path: installed, env: {} };
  const env = { ...process.env, ...own.env } as Record<string, string>;
  return chromium.launch({ executablePath: own.path, args: ['--no-sandbox'], env });
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Unpacked once a run, with the libraries and the font that a bare machine lacks: the package does so for Lambda. */
function ownBrowser(): { path: string; env: Record<string, string> } {
  const folder = once('browser', (made) => {
    const env = { ...process.env, TMPDIR: made, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
    const unpack = "require('@sparticuz/chromium').executablePath()";
    execFileSync(process.execPath, ['-e', unpack], { cwd: __dirname, env, timeout: 60_000 });
    writeFileSync(join(made, 'fonts.conf'), `<fontconfig><dir>${join(made, 'fonts')}</dir></fontconfig>`);
  });
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  return { path: join(folder, 'chromium'), env };
}
