// Functions, vanishing gradients and lessons, as they are used.

import type { Page } from 'playwright-core';
import { Value } from '../../src/engine/value';
import { sigmoid } from '../../src/engine/functions';
import { open } from './support';

/** A row of a table, by its head. */
const row = (page: Page, head: string) => page.getByRole('row', { name: new RegExp(`^${head}`) });

test('a function: its point is dragged and moved by keys, its numbers are those of the library', async () => {
  const page = await open({ hash: 'v=1&tab=functions&f=sigmoid&x=0' });
  const says = async (x: number): Promise<void> => {
    const at = new Value(x);
    const f = sigmoid(at);
    f.backward();
    await row(page, 'x').getByText(String(x).replace('-', '−'), { exact: true }).waitFor();
    expect(Number(await row(page, 'f\\(x\\)').getByRole('cell').innerText())).toBeCloseTo(f.data, 8);
    expect(Number(await row(page, 'f′\\(x\\) by autograd').getByRole('cell').innerText())).toBeCloseTo(
      at.grad,
      8,
    );
  };
  await says(0);
  await page.getByRole('slider', { name: 'x', exact: true }).press('End');
  await says(5);
  const plot = page.getByRole('img', { name: /function and its derivative|sigmoid/i }).first();
  const { x, y, width, height } = (await plot.boundingBox())!;
  await page.mouse.move(x + width - 20, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 56 + (width - 70) / 2, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await says(0);
});

test('options and formulas are taken as they are given; what is wrong is told', async () => {
  const page = await open({ hash: 'v=1&tab=functions&f=leakyRelu&x=-2' });
  await page.getByRole('spinbutton', { name: 'slope' }).fill('0.25');
  await row(page, 'f\\(x\\)').getByText('−0.5', { exact: true }).waitFor();
  const field = page.getByRole('textbox', { name: 'f(x) =' });
  expect(await field.inputValue()).toBe('leakyRelu(x, 0.25)');
  await field.fill('x**3 + x');
  await row(page, 'f′\\(x\\) by autograd').getByText('13', { exact: true }).waitFor();
  await field.fill('x**3 + y');
  await page.locator('.picker .problem').filter({ hasText: 'y' }).waitFor();
  await page.getByText(/The best is h = \S+, off by/).waitFor();
});

test('a deep net of sigmoids vanishes, one of relu begun by He keeps its gradients', async () => {
  const page = await open({ hash: 'v=1&tab=vanishing&depth=12' });
  await page.getByText('It vanishes').waitFor();
  const rows = page.getByRole('table', { name: 'Layer by layer' }).locator('tbody tr');
  expect(await rows.count()).toBe(13);
  await page.getByRole('combobox', { name: 'Activation' }).selectOption('relu');
  await page.getByRole('combobox', { name: 'Initialiser' }).selectOption('heNormal');
  await page.getByText('It keeps its size').waitFor();
  await page.getByRole('spinbutton', { name: 'Hidden layers' }).fill('3');
  await rows.nth(4).waitFor({ state: 'detached' });
  expect(await rows.count()).toBe(4);
});

test('a lesson asks, and goes on once its question is answered; progress outlives the page', async () => {
  const page = await open({ hash: 'v=1&tab=lessons&lesson=3&section=2' });
  const answer = page.getByRole('textbox', { name: 'Your answer' });
  await answer.fill('0.5');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('status').filter({ hasText: /Not/ }).waitFor();
  await answer.fill('1/(1 + exp(-0.75))');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('status').filter({ hasText: 'Right' }).waitFor();
  await page.reload();
  await page.getByText('0.6792').first().waitFor();
  expect(await answer.count()).toBe(0);
});
