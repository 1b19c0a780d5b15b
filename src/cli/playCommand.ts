// The play command: the page on this machine, until a signal stops it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { numberIn } from './choices';
import { CliError, EXIT } from './errors';
import { openBrowser } from './play/browser';
import { listen, pageServer } from './play/server';
import { readSite, type Site } from './play/site';
import { StopSignals } from './signals';

const EXAMPLES = `Examples:
  stepgrad play                      opens the page in your browser
  stepgrad play --port 8080          at the same address each time
  stepgrad play --no-open            prints the address only
`;

const NOTES = `
The page is served on 127.0.0.1, to this machine alone, and computes everything itself. Without a terminal, or where CI
is set, no browser is opened. Ctrl-C stops it.
`;

/** As deep from the sources as from what is built of them. */
const FOLDER = join(__dirname, '../../dist/web');

interface Options {
  readonly port?: number;
  readonly open: boolean;
}

export function define(command: Command): void {
  command
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', NOTES)
    .option(
      '--port <number>',
      'where to listen (any port that is free)',
      numberIn('--port', { min: 0, max: 65535, whole: true }),
    )
    .option('--no-open', 'open no browser')
    .action(play);
}

async function play({ port = 0, open }: Options): Promise<void> {
  const server = pageServer(siteIn(FOLDER));
  const signals = new StopSignals(() => {
    process.exitCode = signals.exitCode;
    server.close();
    server.closeAllConnections();
  });
  const address = await listen(server, port);
  process.stdout.write(`${address}\n`);
  process.stderr.write('The page is at this address, for this machine only; Ctrl-C stops it.\n');
  if (open && process.stdout.isTTY && !process.env['CI'])
    openBrowser(address, () =>
      process.stderr.write('No browser could be opened; open the address in one.\n'),
    );
}

/** @throws CliError with exit code 4 if there is no page in the folder */
export function siteIn(folder: string): Site {
  if (existsSync(join(folder, 'index.html'))) return readSite(folder);
  throw new CliError(`play: there is no page in ${folder} yet; make it with: npm run build`, EXIT.file);
}
