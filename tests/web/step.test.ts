// The Step tab: a formula stepped forth and back by buttons, keys and link, its numbers beside the library's.

import type { Page } from 'playwright-core';
import { parse } from '../../src/expression/parse';
import { trace } from '../../src/trace/trace';
import { open } from './support';

const FORMULA = '(w*x - a)**2 + (w*x - b)**2';
const AT = { w: 0.75, x: 2, a: 3, b: -1 };
const HASH = `v=1&expr=${encodeURIComponent(FORMULA)}&at=w:0.75,x:2,a:3,b:-1`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const slider = (page: Page) => page.getByRole('slider', { name: 'Step', exact: true });
const spoken = (page: Page) => page.locator('.controls [role=status]').textContent();

/** In the page: of each row the name, the value, which may stand in a field, and the gradient. */
const READ = `[...document.querySelectorAll('.values tbody tr')].map(({ cells: [name, , value, gradient] }) =>
  [name.innerText, value.querySelector('input')?.value ?? value.innerText, gradient.innerText])`;

/** The table as it stands: values and gradients by name; NaN where they are not known yet. */
async function numbers(page: Page): Promise<Record<string, number[]>> {
  const rows = await page.evaluate<[string, string, string][]>(READ);
  const numberIn = (text: string): number => Number.parseFloat(text.replace('−', '-').replace('• ', ''));
  return Object.fromEntries(rows.map(([name, ...texts]) => [name, texts.map(numberIn)]));
}

test('forth and back through a formula: every step shows what the library computes', async () => {
  const page = await open({ hash: HASH });
  const { output } = parse(FORMULA, AT);
  const { events, at, nodes } = trace(output);
  const names = Object.keys(await numbers(page));
  expect(await page.getByRole('table', { name: 'Values and gradients' }).isVisible()).toBe(true);
  const shown = nodes.filter(({ op, label }) => op !== '' || label !== undefined);
  expect(names).toHaveLength(shown.length);
  const check = async (step: number): Promise<void> => {
    await expect(slider(page).inputValue()).resolves.toBe(String(step));
    const moment = at(step);
    const table = Object.values(await numbers(page));
    shown.forEach((node, i) => {
      const value = moment.value(node) ?? (node.op === '' ? node.data : NaN);
      expect(table[i]).toEqual([value, moment.grad(node) ?? NaN]);
    });
  };
  for (let step = 1; step <= events.length; step++) {
    await button(page, 'Step forward').click();
    await check(step);
  }
  expect(await button(page, 'Step forward').isDisabled()).toBe(true);
  for (let step = events.length - 1; step >= events.length - 4; step--) {
    await button(page, 'Step back').click();
    await check(step);
  }
  await button(page, 'First step').click();
  await check(0);
  await button(page, 'Last step').click();
  await check(events.length);
});

test('the sentence of a step is announced, and is that of the trace', async () => {
  const page = await open({ hash: `${HASH}&step=14` });
  const { events } = trace(parse(FORMULA, AT).output);
  expect(await spoken(page)).toContain(events[13].formula);
  expect(await page.getByRole('status').filter({ hasText: 'Step 14' }).count()).toBe(1);
});

test('keys step, jump and play; a field keeps its keys', async () => {
  const page = await open({ hash: HASH });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await slider(page).inputValue()).toBe('2');
  await page.keyboard.press('ArrowLeft');
  expect(await slider(page).inputValue()).toBe('1');
  await page.keyboard.press('End');
  expect(await slider(page).inputValue()).toBe(await slider(page).getAttribute('max'));
  await page.keyboard.press('Home');
  expect(await slider(page).inputValue()).toBe('0');
  await page.getByRole('textbox', { name: 'Expression' }).press('ArrowRight');
  expect(await slider(page).inputValue()).toBe('0');
});

test('playing goes on by itself, at the speed chosen, until it is paused', async () => {
  const page = await open({ hash: `${HASH}&pace=8` });
  await button(page, 'Play').click();
  await page.getByText(/^Step [3-9] of/).waitFor();
  await button(page, 'Pause').click();
  const step = await slider(page).inputValue();
  await button(page, 'Step forward').click();
  expect(await slider(page).inputValue()).toBe(String(Number(step) + 1));
});

test('a leaf is edited in the table and in the picture, and everything is computed anew', async () => {
  const page = await open({ hash: `${HASH}&step=1000` });
  const { output, inputs } = parse(FORMULA, { ...AT, w: -1.5 });
  output.backward();
  await page.getByRole('spinbutton', { name: 'Value of w' }).fill('-1.5');
  const after = await numbers(page);
  for (const [name, { data, grad }] of Object.entries(inputs)) expect(after[name]).toEqual([data, grad]);
  expect(after['L'][0]).toBe(output.data);

  await page.locator('.box.leaf').filter({ hasText: /^x/ }).locator('.field').click();
  await page.getByRole('textbox', { name: 'Value of x' }).fill('4');
  await page.keyboard.press('Enter');
  const again = parse(FORMULA, { ...AT, w: -1.5, x: 4 });
  again.output.backward();
  expect((await numbers(page))['w']).toEqual([-1.5, again.inputs['w'].grad]);
});

test('a formula is read as it is typed; what is wrong stands below it, with the place', async () => {
  const page = await open();
  const field = page.getByRole('textbox', { name: 'Expression' });
  await field.fill('p*q + tanh(p)');
  expect(Object.keys(await numbers(page))).toEqual(expect.arrayContaining(['p', 'q', 'L']));
  await field.fill('p*q + tanj(p)');
  const note = page.locator('.expression .problem');
  expect(await note.innerText()).toMatch(/Character 7: .*tanj.*▸tanj/);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(Object.keys(await numbers(page))).toContain('q');
  await field.fill('p*q');
  expect(await note.count()).toBe(0);
});

test('what is typed while a formula is taken over stays', async () => {
  const page = await open();
  const field = page.getByRole('textbox', { name: 'Expression' });
  await field.focus();
  await page.evaluate(`(() => {
    const field = document.activeElement;
    for (const text of ['k', 'k*', 'k*n', 'k*n+']) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  })()`);
  await page.getByRole('rowheader', { name: 'n', exact: true }).waitFor();
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))');
  expect(await field.inputValue()).toBe('k*n+');
});

test('a number is typed digit by digit, and none is lost on the way', async () => {
  const page = await open({ hash: HASH });
  const field = page.getByRole('spinbutton', { name: 'Value of w' });
  await field.focus();
  await page.keyboard.type('-0.0500');
  expect(await field.inputValue()).toBe('-0.0500');
  await page.waitForURL(/at=w:-0\.05,/);
  await field.blur();
  expect(await field.inputValue()).toBe('-0.05');
});

test('a graph too large to be drawn is stepped through all the same', async () => {
  const page = await open({ hash: `v=1&expr=${Array(900).fill('x').join('*')}&at=x:1` });
  await page.getByText('The graph has more boxes than can be drawn').waitFor();
  await button(page, 'Step forward').click();
  expect((await numbers(page))['x'][0]).toBe(1);
});

test('every example can be stepped to its end', async () => {
  const page = await open();
  const choice = page.getByRole('combobox', { name: 'Example' });
  for (const name of ['Diamond', 'Fan-out', 'Softmax + cross-entropy', 'Layer Z = XW + b', 'Neuron']) {
    await choice.selectOption({ label: name });
    await button(page, 'Last step').click();
    expect((await numbers(page))['L'][1]).toBe(1);
  }
});

test('a gradient is explained path by path, and a path that is pointed at is drawn', async () => {
  const page = await open({ hash: `${HASH}&step=1000` });
  await button(page, 'Why this gradient of w?').click();
  const panel = page.locator('.why');
  expect(await panel.getByRole('heading').innerText()).toContain('∂L/∂w = 4');
  expect(await panel.locator('tbody tr').count()).toBe(2);
  await panel.locator('tbody tr').first().hover();
  expect(await page.locator('.link.path').count()).toBe(4);
  await button(page, 'Close').click();
  expect(await panel.count()).toBe(0);
});

test('a run with a mistake stands beside the right one', async () => {
  const page = await open({ hash: HASH });
  await page.getByRole('combobox', { name: 'Run it wrong' }).selectOption({ label: '= for +=' });
  const panel = page.locator('.wrong');
  expect(await panel.getByRole('status').innerText()).toMatch(/first difference is at act \d+/);
  expect(await panel.locator('td.differs').count()).toBeGreaterThan(0);
});

test('it pauses where a pause is set, by a click on the box or in the table', async () => {
  const page = await open({ hash: HASH });
  const pause = page.getByRole('img', { name: 'pauses here' });
  await page.locator('.box.output .name').click();
  await pause.waitFor();
  await button(page, 'Pause at L').click();
  await pause.waitFor({ state: 'detached' });
  await button(page, 'Pause at L').click();
  await button(page, 'To the next pause').click();
  expect(await page.locator('.card .formula').innerText()).toMatch(/^L = /);
});

test('a dot product is gone into, term by term, and out of', async () => {
  const formula = 'tanh(dot([u, v], [x, y], b))';
  const page = await open({ hash: `v=1&expr=${encodeURIComponent(formula)}&at=u:1,v:2,x:3,y:4,b:5&step=6` });
  expect(await page.locator('.card').innerText()).toContain('A dot product is one step');
  await button(page, 'Into').click();
  expect(await page.locator('.card').innerText()).toContain('Term 1 of 3');
  await button(page, 'Out of').click();
  expect(await page.locator('.card').innerText()).toContain('A dot product is one step');
});

test('a link leads back to the very step, and the way back of the browser to the formula before', async () => {
  const page = await open({ hash: HASH });
  for (let i = 0; i < 3; i++) await button(page, 'Step forward').click();
  await page.waitForURL(/step=3/);
  const there = page.url();
  await page.getByRole('textbox', { name: 'Expression' }).fill('exp(k)');
  await page.waitForURL(/exp\(k\)/);
  await page.goBack();
  expect(page.url()).toBe(there);
  expect(await slider(page).inputValue()).toBe('3');
  const again = await open({ hash: there.split('#')[1] });
  expect(await again.locator('.card').innerText()).toBe(await page.locator('.card').innerText());
  expect(await numbers(again)).toEqual(await numbers(page));
});

test('on a narrow screen the picture begins with the leaves', async () => {
  const page = await open({ width: 360, height: 740 });
  const left = (): Promise<number> => page.evaluate(`document.querySelector('.graph').scrollLeft`);
  await page.locator('.graph svg').waitFor();
  expect(await left()).toBe(0);
  await page.getByRole('button', { name: 'Step forward' }).press('End');
  await page.getByText('Step 19 of 19').waitFor();
  await page.getByRole('button', { name: 'First step' }).click();
  await page.getByText('Step 0 of 19').waitFor();
  expect(await left()).toBe(0);
});
