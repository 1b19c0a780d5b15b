// The page in a browser. Whatever a page says on the console as an error, throws or fails to load fails the test that
// opened it.

import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { startHost, type Host } from './host';

/** How it is looked at; beside these, all that a browser's context can have: locale, colorScheme, reducedMotion. */
export interface Look extends BrowserContextOptions {
  /** Behind the #, as it stands in the link. */
  readonly hash?: string;
  /** Of the window; 1280 by 800. */
  readonly width?: number;
  readonly height?: number;
}

export let host: Host;
let browser: Browser;
let troubles: string[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchBrowser()]);
}, 60_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(takeTroubles()).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  host.close();
});

/** Opens the page as a new visitor does, and waits for its tab. */
export async function open({ hash = '', ...look }: Look = {}): Promise<Page> {
  const page = await newPage(look);
  await page.goto(hash === '' ? host.address : `${host.address}#${hash}`);
  await isReady(page);
  return page;
}

/** A window that nothing has been opened in. */
export async function newPage({
  width = 1280,
  height = 800,
  ...rest
}: Omit<Look, 'hash'> = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, ...rest });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  watch(page);
  return page;
}

/** Waits until the open tab is there. */
export async function isReady(page: Page): Promise<void> {
  await page.getByRole('tabpanel').waitFor({ state: 'attached' });
  await page.locator('#content > .loading').waitFor({ state: 'detached' });
}

/** What has gone wrong so far in this test: whoever takes it expected it. */
export function takeTroubles(): string[] {
  const taken = troubles;
  troubles = [];
  return taken;
}

function watch(page: Page): void {
  const note = (kind: string, text: string): number => troubles.push(`${kind}: ${text}`);
  page.on('console', (message) => message.type() === 'error' && note('console', message.text()));
  page.on('pageerror', (error) => note('thrown', String(error)));
  page.on('dialog', (dialog) => {
    note('dialog', dialog.message());
    void dialog.dismiss();
  });
  page.on('crash', () => note('crash', page.url()));
  page.on('requestfailed', (request) => {
    // What a page no longer needs when it is left is no trouble.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') note('not loaded', request.url());
  });
  page.on('response', (response) => response.status() >= 400 && note('not found', response.url()));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(host.address))
      note('asked elsewhere', request.url());
  });
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical in a part of the page, each with where; none if all is well. */
export async function seriousFindings(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(AXE);
  // Of what is well only that it is: writing down where takes longer than the finding.
  const call = `axe.run(${JSON.stringify(part)}, { resultTypes: ['violations'] })`;
  const { violations } = await page.evaluate<AxeResults>(call);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
