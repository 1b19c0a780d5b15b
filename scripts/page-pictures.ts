// Writes the pictures of the page in docs/: `npm run build && npm run pictures`.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { listen, pageServer } from '../src/cli/play/server';
import { siteIn } from '../src/cli/playCommand';
import { launchBrowser } from '../tests/web/browser';

const FOLDER = join(__dirname, '..');

/** Each with the link that leads there, and what is done then. */
const PICTURES = {
  step: { link: 'v=1&step=15&why=w1&stops=n6', height: 940 },
  train: {
    link: 'v=1&tab=train&weight=4',
    height: 1240,
    async then(page: Page): Promise<void> {
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await page.getByText('All done').waitFor();
      await page.waitForTimeout(500); // the last curves are drawn
    },
  },
};

async function draw(): Promise<void> {
  const server = pageServer(siteIn(join(FOLDER, 'dist', 'web')));
  const [address, browser] = await Promise.all([listen(server, 0), launchBrowser()]);
  for (const [name, { link, height, ...doing }] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ viewport: { width: 1280, height }, locale: 'en' });
    await page.goto(`${address}#${link}`);
    await page.locator('#content svg').first().waitFor();
    if ('then' in doing) await doing.then(page);
    await page.screenshot({ path: join(FOLDER, 'docs', `${name}.png`), animations: 'disabled' });
    await page.close();
  }
  await browser.close();
  server.close();
}

void draw();
