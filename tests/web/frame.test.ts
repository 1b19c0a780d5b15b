// The frame of the page: its tabs, its menus, its link, how it loads, and what it refuses.

import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { host, newPage, open, seriousFindings, takeTroubles } from './support';

const TABS = ['Step', 'Train', 'Functions', 'Vanishing gradients', 'Lessons'];

async function isOpen(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, selected: true }).waitFor();
  await page.getByRole('tabpanel', { name }).waitFor({ state: 'attached' });
}

/** An element as the program of the page sees it. */
function root<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(`(({ documentElement: root, body }) => ${expression})(document)`);
}

test('each of the five tabs opens, and names the page', async () => {
  const page = await open();
  for (const name of TABS) {
    await page.getByRole('tab', { name }).click();
    await isOpen(page, name);
    expect(await page.title()).toBe(`${name} · stepgrad`);
  }
  expect(await page.getByRole('tab').count()).toBe(TABS.length);
});

test('what cannot be loaded, as after an update of the page, is told and not waited for', async () => {
  const page = await newPage();
  await page.route(/\/worker-/, (route) => route.fulfill({ status: 404 }));
  await page.goto(host.address);
  await page.getByText('This cannot be shown: A part of the page could not be loaded').waitFor();
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.getByText('A part of the page could not be loaded').waitFor();
  expect(takeTroubles()).not.toEqual([]);
});

test('arrow keys go from tab to tab, and around the ends', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Step' }).focus();
  for (const name of [...TABS.slice(1), 'Step']) {
    await page.keyboard.press('ArrowRight');
    await isOpen(page, name);
    await page.locator('[role=tab]:focus', { hasText: name }).waitFor();
  }
  await page.keyboard.press('ArrowLeft');
  await isOpen(page, 'Lessons');
});

test('the first key leads past the menus, and leaves the link alone', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  await page.keyboard.press('Tab');
  await page.locator('a:focus', { hasText: 'Skip to the content' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#content:focus').waitFor();
  expect(page.url()).toBe(`${host.address}#v=1&tab=train`);
});

test('the menu of languages changes the words, and what the page says of its language', async () => {
  const page = await open();
  expect(await root(page, 'root.lang')).toBe('en');
  await page.getByLabel('Language').selectOption('zh');
  await page.getByRole('tab', { name: '梯度消失' }).waitFor();
  expect(await root(page, 'root.lang')).toBe('zh');
  await page.waitForURL(/[#&]lang=zh/);
  await page.getByLabel('语言').selectOption('en');
  await page.getByRole('tab', { name: 'Vanishing gradients' }).waitFor();
});

test('the page speaks the language of the browser', async () => {
  const page = await open({ locale: 'zh-CN' });
  await page.getByRole('tab', { name: '单步', selected: true }).waitFor();
  expect(await root(page, 'root.lang')).toBe('zh');
});

test('the menu of themes changes the colours; left alone, they are those of the system', async () => {
  const ground = (page: Page): Promise<string> => root(page, 'getComputedStyle(body).backgroundColor');
  const [light, dark] = await Promise.all([open(), open({ colorScheme: 'dark' })]);
  const colors = [await ground(light), await ground(dark)];
  expect(colors[0]).not.toBe(colors[1]);
  await light.getByLabel('Theme').selectOption('dark');
  await light.locator('html[data-theme=dark]').waitFor();
  await dark.getByLabel('Theme').selectOption('light');
  await dark.locator('html[data-theme=light]').waitFor();
  expect([await ground(dark), await ground(light)]).toEqual(colors);
});

test.each(['light', 'dark'] as const)('the frame is within reach of all, in the %s theme', async (theme) => {
  const page = await open({ hash: `theme=${theme}&nonsense=1`, width: 360, height: 740 });
  for (const part of ['.top', '.note']) expect(await seriousFindings(page, part)).toEqual([]);
  expect(await root(page, 'root.scrollWidth <= innerWidth')).toBe(true);
});

test('the state is in the link: after a reload, and for whoever else opens it', async () => {
  const page = await open();
  const forward = page.getByRole('button', { name: 'Step forward' });
  await forward.click();
  await forward.click();
  await page.waitForURL(/[#&]step=2/);
  await page.reload();
  await page.getByText(/^Step 2 of/).waitFor();
  const other = await open({ hash: page.url().split('#')[1], locale: 'zh-CN' });
  expect(await other.getByRole('slider').first().inputValue()).toBe('2');
});

test('the way back leads through the tabs', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.waitForURL(/tab=train/);
  await page.getByRole('tab', { name: 'Lessons' }).click();
  await page.waitForURL(/tab=lessons/);
  await page.goBack();
  await isOpen(page, 'Train');
  await page.goBack();
  await isOpen(page, 'Step');
  expect(page.url()).toBe(host.address);
  await page.goForward();
  await isOpen(page, 'Train');
});

test('the content security policy refuses scripts in the page, code from text, and other hosts', async () => {
  const page = await open();
  const inline = `(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasRun = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<b onclick="globalThis.wasRun = true">b</b>');
    document.body.lastChild.click();
  })()`;
  await page.evaluate(inline);
  expect(await page.evaluate('globalThis.wasRun')).toBeUndefined();
  const fetched = page.evaluate(`fetch('http://127.0.0.1:9/')`);
  await expect(fetched).rejects.toThrow('Failed to fetch');
  const troubles = takeTroubles();
  const refused = troubles.filter((trouble) => trouble.includes('Content Security Policy'));
  expect(refused.length).toBeGreaterThanOrEqual(3);
});

test('the first load is at most 120 kB, compressed', async () => {
  host.served.length = 0;
  const page = await open();
  await page.waitForLoadState('networkidle');
  const bytes = host.served.map((path) => gzipSync(host.site.get(path)!.body).length);
  expect(host.served).toContain('index.html');
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120_000);
});

/** Uses the page as soon as it is there, and notes when it has answered. */
const USE = `{
  let button;
  new MutationObserver(() => {
    if (document.body?.innerText.includes('Step 1 of')) document.body.dataset.answered ??= performance.now();
    if (button !== undefined) return;
    button = [...document.querySelectorAll('button')].find(({ ariaLabel }) => ariaLabel === 'Step forward');
    button?.click();
  }).observe(document, { childList: true, subtree: true });
}`;

test('the page answers soon after an empty one would be there', async () => {
  const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1];
  const [empty, full]: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i++) {
    const page = await newPage();
    await page.goto(`${host.address}empty.html`);
    empty.push(await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"));
    await page.addInitScript(USE);
    await page.goto(host.address);
    full.push(Number(await page.locator('[data-answered]').getAttribute('data-answered')));
    await page.context().close();
  }
  expect(median(full)).toBeLessThanOrEqual(3 * median(empty) + 500);
});

test.each([360, 1280, 2560])(
  'at %i pixels a plot is drawn to scale, and its texts are whole',
  async (width) => {
    const page = await open({ hash: 'v=1&tab=vanishing', width });
    await page.locator('.plot text').first().waitFor();
    const [scale, cut] = await page.evaluate<[number, number]>(`(() => {
    const svg = document.querySelector('.plot > svg');
    const box = svg.getBoundingClientRect();
    const isCut = (text) => text.getBoundingClientRect().left < box.left;
    return [box.width / svg.viewBox.baseVal.width, [...svg.querySelectorAll('text')].filter(isCut).length];
  })()`);
    expect(scale).toBeCloseTo(1, 2);
    expect(cut).toBe(0);
  },
);
