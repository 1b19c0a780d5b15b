// The play command: what its server gives and to whom, and how it begins and ends.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { listen, pageServer } from '../../src/cli/play/server';
import { readSite } from '../../src/cli/play/site';
import { define, siteIn } from '../../src/cli/playCommand';
import { builtPage } from '../support/page';
import { inTerminal } from './screen';
import { at, exists, read, SCRIPT, start, stepgrad, write } from './support';

const POLICY = "default-src 'self'; script-src 'none'";
const INDEX = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`;
const root = mkdtempSync(join(tmpdir(), 'stepgrad-play-'));
const site = join(root, 'site');
let server: Server;
let port = 0;

beforeAll(async () => {
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), INDEX);
  writeFileSync(join(site, 'icon.svg'), '<svg/>');
  for (const name of ['page-1.js', 'page-2.css', 'data.bin']) writeFileSync(join(site, 'assets', name), name);
  symlinkSync(join(root, 'secret.txt'), join(site, 'link.txt'));
  server = pageServer(readSite(site));
  port = Number(new URL(await listen(server, 0)).port);
  symlinkSync(builtPage(), join(dirname(SCRIPT), '..', 'web'));
}, 60_000);
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks the server in just these bytes. */
async function ask(target: string, method = 'GET', host = `127.0.0.1:${port}`): Promise<Response> {
  const socket = connect(port, '127.0.0.1');
  socket.end(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const [head, ...bodies] = (await socket.map(String).toArray()).join('').split('\r\n\r\n');
  const [line, ...fields] = head.split('\r\n');
  const headers = fields.map((field) => field.split(/: (.*)/)).map(([key, value]) => [key.toLowerCase(), value]); // prettier-ignore
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: bodies.join('\r\n\r\n'),
  };
}

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/?a=/../b', 'text/html; charset=utf-8', 'no-cache'],
  ['/icon.svg', 'image/svg+xml', 'no-cache'],
  ['/assets/page-1.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/page-2.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/data.bin', 'application/octet-stream', 'public, max-age=31536000, immutable'],
])('%s is served as what it is, under the policy of the page', async (target, type, keeping) => {
  const { status, headers, body } = await ask(target);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': type,
    'cache-control': keeping,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'content-length': String(body.length),
  });
  expect(body).not.toBe('');
});

test('HEAD is GET without the file', async () => {
  const [head, get] = await Promise.all([ask('/', 'HEAD'), ask('/')]);
  expect(head.body).toBe('');
  expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
});

test.each(['127.0.0.1', 'localhost', 'LocalHost', '[::1]'])(
  'the page is there under the name %s',
  async (name) => {
    expect((await ask('/', 'GET', `${name}:${port}`)).status).toBe(200);
  },
);

test.each([
  'evil.example:PORT',
  '127.0.0.1.evil.example:PORT',
  'localhost.evil.example:PORT',
  'evil.localhost:PORT',
  '127.0.0.1:PORT:PORT',
  '127.0.0.1:1',
  '127.0.0.1',
  'localhost@evil.example:PORT',
  '0.0.0.0:PORT',
  '',
])('a page elsewhere that calls itself "%s" is refused', async (host) => {
  const { status, body } = await ask('/', 'GET', host.replaceAll('PORT', String(port)));
  expect(status).toBe(403);
  expect(body).toBe('The page has no such name here; it is at 127.0.0.1, localhost, [::1].\n');
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%252e%252e%252fsecret.txt',
  '/link.txt',
  '//secret.txt',
  '/secret.txt',
  '/index.html%00.js',
  '/index.html/',
  '/assets',
  '/assets/',
  '/__proto__',
  '/%',
  'http://127.0.0.1/secret.txt',
  '*',
])('%s is no file of the page', async (target) => {
  const { status, headers, body } = await ask(target);
  expect(status).toBe(404);
  expect(body).toBe('There is no such file.\n');
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});

test('bytes that no address has are not even looked for', async () => {
  expect((await ask('/index.html\0.js')).status).toBe(400);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])(
  '%s is refused, and told what is not',
  async (method) => {
    const { status, headers } = await ask('/', method);
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET, HEAD');
  },
);

test('the page that is shipped has its policy, and files of known types only', () => {
  const built = readSite(builtPage());
  expect(String(built.get('index.html')?.body)).toContain('http-equiv="Content-Security-Policy"');
  expect([...built.values()].filter(({ type }) => type === 'application/octet-stream')).toEqual([]);
});

test('a page that is not built is missed with advice', async () => {
  const folder = join(root, 'none');
  await expect(new Promise(() => siteIn(folder))).rejects.toMatchObject({
    name: 'CliError',
    exitCode: 4,
    message: `play: there is no page in ${folder} yet; make it with: npm run build`,
  });
});

test.each(['-1', '65536', '80.5', 'http', ''])('--port %j is refused', async (given) => {
  const command = new Command();
  define(command);
  await expect(command.parseAsync(['--port', given], { from: 'user' })).rejects.toMatchObject({
    name: 'CliError',
    exitCode: 2,
    message: `--port: "${given}" is not a whole number from 0 to 65535`,
  });
});

test('a port in use is an error of one line', async () => {
  const { code, stdout, stderr } = await stepgrad(`play --port ${port}`);
  expect(stderr).toBe(
    `stepgrad: --port: ${port} is in use; choose another, or leave the option out for one that is free\n`,
  );
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'the page is there until %s, which ends it at once, whoever is still connected',
  async (signal, exitCode) => {
    const { child, outcome, until } = start('play');
    let printed = '';
    child.stdout?.on('data', (data: Buffer) => (printed += String(data)));
    await until('Ctrl-C');
    expect(printed).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const page = await fetch(printed.trim()); // which keeps its connection
    expect(await page.text()).toContain('<title>stepgrad</title>');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    const before = performance.now();
    child.kill(signal);
    const { code, stderr } = await outcome;
    expect(code).toBe(exitCode);
    expect(stderr).toBe('The page is at this address, for this machine only; Ctrl-C stops it.\n');
    expect(performance.now() - before).toBeLessThan(1000);
  },
);

/** Takes the place of the system's own: notes the address, and then does as it is told. */
function opener(folder: string, then: string): { PATH: string } {
  for (const name of ['xdg-open', 'open']) {
    write(`${folder}/${name}`, `#!/bin/sh\necho "$@" > ${at(folder, 'opened')}\n${then}\n`);
    chmodSync(at(folder, name), 0o755);
  }
  return { PATH: `${at(folder)}:/usr/bin:/bin` };
}

test('in a terminal the page opens in the browser', async () => {
  const screen = inTerminal('play', { env: opener('opens', 'kill -INT $PPID') });
  expect(await screen.ended).toBe(130);
  expect(screen.rows()[0]).toMatch(/^http:/);
  expect(read('opens/opened')).toBe(`${screen.rows()[0]}\n`);
});

test.each([
  ['the browser fails', () => opener('fails', 'exit 3')],
  ['there is none', () => ({ PATH: at('nowhere') })],
])('where %s, the page is there all the same', async (_, path) => {
  const screen = inTerminal('play', { env: path() });
  await screen.until(/No browser could be opened; open the address in one\./);
  expect((await fetch(screen.rows()[0])).status).toBe(200);
  screen.type('\x03');
  expect(await screen.ended).toBe(130);
});

test.each([
  ['--no-open', {}],
  ['', { CI: 'true' }],
])('no browser is opened by `stepgrad play %s` with the environment %j', async (option, env) => {
  const screen = inTerminal(`play ${option}`, { env: { ...env, ...opener('waits', 'exit 0') } });
  await screen.until(/Ctrl-C/);
  screen.type('\x03');
  expect(await screen.ended).toBe(130);
  expect(exists('waits/opened')).toBe(false);
});
