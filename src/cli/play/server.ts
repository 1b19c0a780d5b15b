// The page, served to this machine alone and under its own names: a Host header with another name comes from a page
// elsewhere whose name was made to point here.

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CliError } from '../errors';
import type { Site } from './site';

const ADDRESS = '127.0.0.1';
const NAMES = [ADDRESS, 'localhost', '[::1]'];
const TEXT = 'text/plain; charset=utf-8';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** @param site - with an index.html, whose policy goes along with every file as a header */
export function pageServer(site: Site): Server {
  const policy = policyIn(String(site.get('index.html')?.body));
  return createServer((request, response) => {
    const { status, headers, body } = answerTo(request, site);
    response.writeHead(status, {
      'Content-Length': Buffer.byteLength(body),
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    });
    response.end(body);
  });
}

/**
 * @param port - 0 for any that is free
 * @returns the page's address
 * @throws CliError if the port cannot be had
 */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((settle, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(portError(port, error)));
    server.listen(port, ADDRESS, settle);
  });
  return `http://${ADDRESS}:${(server.address() as AddressInfo).port}/`;
}

function answerTo({ method = '', url = '', headers, socket }: IncomingMessage, site: Site): Answer {
  if (!isOurs(headers.host ?? '', socket.localPort ?? 0))
    return refusal(403, `The page has no such name here; it is at ${NAMES.join(', ')}.`);
  if (method !== 'GET' && method !== 'HEAD')
    return refusal(405, `${method} is not for pages; GET and HEAD are.`, { Allow: 'GET, HEAD' });
  const asked = /^\/([^?]*)/.exec(url)?.[1];
  const path = asked === '' ? 'index.html' : (asked ?? '');
  const file = site.get(path);
  if (file === undefined) return refusal(404, 'There is no such file.');
  // The names of assets tell their contents.
  const keeping = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { status: 200, headers: { 'Content-Type': file.type, 'Cache-Control': keeping }, body: file.body };
}

function refusal(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': TEXT, ...headers }, body: `${body}\n` };
}

/** Browsers leave the port out where it is that of the web. */
function isOurs(host: string, port: number): boolean {
  const name = host.toLowerCase().replace(new RegExp(`:${port}$`), '');
  return NAMES.includes(name) && (name !== host.toLowerCase() || port === 80);
}

/** What the page says of itself. */
function policyIn(html: string): string {
  return /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? "default-src 'self'";
}

function portError(port: number, cause: NodeJS.ErrnoException): CliError {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'is for administrators; choose one from 1024 on',
    EADDRINUSE: 'is in use; choose another, or leave the option out for one that is free',
  };
  return new CliError(
    `--port: ${port} ${reasons[cause.code ?? ''] ?? `cannot be used (${cause.message}); choose another`}`,
    undefined,
    { cause },
  );
}
