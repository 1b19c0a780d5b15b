// For everyone: by keyboard, by screen reader, in both themes and languages, at every width.

import type { Page } from 'playwright-core';
import { isReady, open, seriousFindings } from './support';

const TABS = ['step', 'train', 'functions', 'vanishing', 'lessons'] as const;
const STATES: Readonly<Record<(typeof TABS)[number], string>> = {
  step: 'tab=step&step=12&why=x1&wrong=overwrite&stops=b',
  train: 'tab=train&updates=20&weight=3&hidden=3&n=20',
  functions: 'tab=functions',
  vanishing: 'tab=vanishing',
  lessons: 'tab=lessons&lesson=1',
};

describe.each(TABS)('the tab %s', (tab) => {
  test('has nothing serious against it, light and in English, dark and in Chinese', async () => {
    const page = await open({ hash: `v=1&${STATES[tab]}` });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
    await page.locator('html[lang=zh][data-theme=dark]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('fits a telephone, a desk and a wall', async () => {
    const page = await open({ hash: `v=1&${STATES[tab]}`, width: 360, height: 740 });
    for (const width of [360, 1280, 3840]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  test('everything that takes a click is reached by Tab, and shows that it is', async () => {
    const page = await open({ hash: `v=1&${STATES[tab]}` });
    const count = await page.evaluate<number>(
      `[...document.querySelectorAll('button, input, select, a[href], [tabindex="0"]')]
        .filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility()).length`,
    );
    const reached = await walk(page, count);
    expect(reached).toBe(count);
  });
});

/** Goes from stop to stop by Tab. @returns how many there were, each with an outline */
async function walk(page: Page, most: number): Promise<number> {
  await page.evaluate('globalThis.reached = new Set()');
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const style = await page.evaluate<string>(`(() => {
      const { activeElement: element } = document;
      reached.add(element);
      return getComputedStyle(element.closest('.drop') ?? element).outlineStyle;
    })()`);
    if (style === 'none') throw new Error(`no outline at stop ${i}`);
  }
  return page.evaluate<number>('reached.size');
}

test('with reduced motion nothing moves by itself', async () => {
  const page = await open({ hash: 'v=1&step=12', reducedMotion: 'reduce' });
  await page.locator('.link.active').first().waitFor();
  expect(await page.evaluate<number>('document.getAnimations().length')).toBe(0);
});

test('by keyboard alone: a formula, three steps, another tab, a trained net', async () => {
  const page = await open();
  const focus = async (name: string, role: 'textbox' | 'button' | 'combobox'): Promise<void> => {
    const target = page.getByRole(role, { name, exact: true });
    for (let i = 0; i < 80; i++) {
      if ((await target.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} was not reached`);
  };
  await focus('Expression', 'textbox');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('m*n');
  await focus('Step forward', 'button');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
  await page.locator('.card', { hasText: 'L = m × n = 1 × 1 = 1' }).waitFor();
  await page.getByRole('tab', { name: 'Step' }).focus();
  await page.keyboard.press('ArrowRight');
  await isReady(page);
  await focus('Data', 'combobox');
  await page.keyboard.type('XOR');
  await focus('Train', 'button');
  await page.keyboard.press('Enter');
  await page.getByText('All done: the target is reached.').waitFor({ timeout: 30_000 });
});
