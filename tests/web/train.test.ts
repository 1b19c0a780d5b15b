// The Train tab: nets that learn in the page, their data, and the way from there to the Step tab.

import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import { standardizer } from '../../src/data/prepare';
import { MLP } from '../../src/nn/mlp';
import { predict } from '../../src/training/answers';
import type { Coding } from '../../src/training/coding';
import { makeData } from '../../src/training/recipes';
import { netAsTypeScript } from '../../src/web/train/netCode';
import { open } from './support';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The table of metrics, by row. */
async function metrics(page: Page): Promise<Record<string, string>> {
  const rows = page.getByRole('table', { name: 'Metrics' }).getByRole('row');
  const texts = await rows.allInnerTexts();
  return Object.fromEntries(texts.map((text) => text.split('\t') as [string, string]));
}

/** How many colours the boundary has, so that a plain picture is told from one with a boundary. */
const COLORS = `(() => {
  const { data } = document.querySelector('canvas').getContext('2d').getImageData(0, 0, 60, 60);
  return [...new Set(new Uint32Array(data.buffer))].sort().join(' ');
})()`;

async function trained(page: Page): Promise<void> {
  await button(page, 'Train').click();
  await page.getByText('All done: the target is reached.').waitFor({ timeout: 30_000 });
}

test('XOR is trained to 100 %, compiled, its boundary moves on the way, and is dark when the system is', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  await page.getByRole('combobox', { name: 'Data' }).selectOption({ label: 'XOR' });
  await page.getByText('What the net says over').waitFor();
  const before = await page.evaluate<string>(COLORS);
  await trained(page);
  expect(await metrics(page)).toMatchObject({ Accuracy: '100.0 %', Engine: 'WebAssembly' });
  const after = await page.evaluate<string>(COLORS);
  expect(after).not.toBe(before);
  expect(after.split(' ').length).toBeGreaterThan(50);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200)))');
  expect(await page.evaluate<string>(COLORS)).not.toBe(after);
  await page.locator('.curve').nth(1).waitFor(); // drawn some times a second
  expect(await page.locator('.curve').count()).toBe(2);
});

test('the same weights give the same run, new weights another', async () => {
  const page = await open({ hash: 'v=1&tab=train&data=xor&hidden=4&activation=tanh&lr=0.1&batch=4' });
  const run = async (): Promise<string> => {
    await trained(page);
    const { Updates, Loss } = await metrics(page);
    return `${Updates} ${Loss}`;
  };
  const first = await run();
  await button(page, 'Same weights').click();
  await page.getByRole('cell', { name: '0', exact: true }).first().waitFor();
  expect(await run()).toBe(first);
  await button(page, 'New weights').click();
  await page.getByRole('cell', { name: '0', exact: true }).first().waitFor();
  expect(await run()).not.toBe(first);
});

test('one batch, one epoch; and a link that tells of them leads to the same loss', async () => {
  const page = await open({ hash: 'v=1&tab=train&n=64&batch=16&target=0' });
  await button(page, 'One batch').click();
  await page.getByRole('row', { name: 'Updates 1', exact: true }).waitFor();
  await button(page, 'One epoch').click();
  await page.getByRole('row', { name: 'Updates 4', exact: true }).waitFor();
  await button(page, 'One epoch').click();
  await page.waitForURL(/updates=8/);
  const there = await metrics(page);
  expect(there).toMatchObject({ Epoch: '2', Updates: '8' });
  const again = await open({ hash: page.url().split('#')[1] });
  await again.getByRole('row', { name: 'Updates 8', exact: true }).waitFor();
  expect((await metrics(again))['Loss']).toBe(there['Loss']);
});

test('an answer that comes after its run is over does not speak for the next one', async () => {
  const page = await open({ hash: 'v=1&tab=train&n=64&batch=16&target=0' });
  await button(page, 'One epoch').click();
  await page.waitForURL(/updates=4/);
  await page.evaluate(`(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent === 'One epoch').click();
    buttons.find(({ ariaLabel }) => ariaLabel === 'Add a neuron to layer 1').click();
  })()`);
  await page.getByRole('row', { name: 'Updates 0', exact: true }).waitFor();
  await page.waitForURL((url) => !url.hash.includes('updates='));
  await page.waitForTimeout(500); // longer than the link takes to follow
  expect(page.url()).not.toContain('updates=');
});

test('training stops and goes on where it stopped', async () => {
  const page = await open({ hash: 'v=1&tab=train&data=spirals&target=0' });
  await button(page, 'Train').click();
  await button(page, 'Stop').click();
  await page.waitForURL(/updates=\d/);
  const { Updates } = await metrics(page);
  await button(page, 'One batch').click();
  await page.getByRole('row', { name: `Updates ${Number(Updates) + 1}`, exact: true }).waitFor();
});

test('a page that is not drawn, because it is hidden, trains no further', async () => {
  const page = await open({ hash: 'v=1&tab=train&data=spirals&target=0' });
  await button(page, 'Train').click();
  await page.getByRole('row', { name: /^Updates [1-9]/ }).waitFor();
  await page.evaluate('globalThis.requestAnimationFrame = () => 0');
  const updates = async (): Promise<string> => {
    await page.evaluate('new Promise((done) => setTimeout(done, 300))');
    return (await metrics(page))['Updates'];
  };
  expect(await updates()).toBe(await updates());
});

test('a diverging run names the node, and there is a way back', async () => {
  const page = await open({ hash: 'v=1&tab=train&optimizer=sgd&lr=100&loss=mse&target=0' });
  await button(page, 'Train').click();
  const said = page.getByText(/^Training diverged: /);
  await said.waitFor({ timeout: 30_000 });
  expect(await said.innerText()).toMatch(/layer\d\.neuron\d+|NaN|Infinity/);
  await button(page, 'Same weights, learning rate 33').click();
  await said.waitFor({ state: 'detached' });
  expect(await page.getByRole('spinbutton', { name: 'Learning rate' }).inputValue()).toBe('33');
});

test('neurons and layers are added and taken away', async () => {
  const page = await open({ hash: 'v=1&tab=train&hidden=2' });
  await page.getByRole('row', { name: 'Weights 9', exact: true }).waitFor(); // 2·2 + 2, 2 + 1
  await button(page, 'Add a neuron to layer 1').click();
  await page.getByRole('row', { name: 'Weights 13', exact: true }).waitFor();
  await button(page, '+ Add a layer').click();
  await page.getByRole('row', { name: 'Weights 25', exact: true }).waitFor();
  await button(page, '− Remove a layer').click();
  await button(page, 'Remove a neuron from layer 1').click();
  await page.getByRole('row', { name: 'Weights 9', exact: true }).waitFor();
});

test('a click adds a point, a click on a point takes it away, and so do the keys', async () => {
  const page = await open({ hash: 'v=1&tab=train&data=xor' });
  const plane = page.getByRole('application');
  const count = (): Promise<number> => plane.locator('.point').count();
  expect(await count()).toBe(makeData('xor', { n: 4, noise: 0, seed: 1 }).x.length);
  const { width, height } = (await plane.boundingBox())!;
  await plane.click({ position: { x: width * 0.5, y: height * 0.5 } });
  await plane.locator('.point').nth(4).waitFor();
  await plane.click({ position: { x: width * 0.5, y: height * 0.5 } });
  await plane.locator('.point').nth(4).waitFor({ state: 'detached' });
  await plane.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await plane.locator('.point').nth(4).waitFor();
  await page.waitForURL(/extra=/);
  await button(page, 'All points as they were').click();
  await plane.locator('.point').nth(4).waitFor({ state: 'detached' });
});

test("a weight's value and gradient are told", async () => {
  const page = await open({ hash: 'v=1&tab=train&hidden=2&weight=0' });
  await button(page, 'One batch').click();
  await page.getByText(/^layer1\.neuron1\.w1 = −?\d.*, gradient −?\d/).waitFor();
  await page.locator('.net .weight').nth(3).click({ force: true });
  await page.getByText(/^layer1\.neuron2\.w2 = /).waitFor();
});

const drop = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a CSV file of the learner is trained on; a bad one is told what is wrong, and where', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  await drop(page, 'bad.csv', 'a,b,kind\n1,2,yes\n3,no\n');
  await page.getByText('bad.csv:3: expected 3 cells, got 2.').waitFor();
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 7},${i < 15 ? '<b>low</b>' : 'high'}`);
  await drop(page, 'good.csv', ['a,b,<i>kind</i>', ...rows].join('\n'));
  await page.getByText('good.csv, rows: 30, features: 2; <i>kind</i> is to be predicted.').waitFor();
  await trained(page);
  expect(await page.locator('#content b, #content i').count()).toBe(0);
});

test('a file of another kind of target is taken over, whatever was trained before', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  const amounts = Array.from({ length: 20 }, (_, i) => `${i},${i % 7},${i * 3.5}`);
  await drop(page, 'amounts.csv', ['a,b,price', ...amounts].join('\n'));
  await button(page, 'One epoch').click();
  await page.getByText('Row 1: 0, 0, price = 0', { exact: true }).waitFor();
  // Or a browser would tell of no change when the same file is chosen again, mended.
  expect(await page.getByLabel('CSV file').inputValue()).toBe('');
  await drop(page, 'kinds.csv', 'a,b,kind\n1,2,x\n3,4,y');
  await trained(page);
  await page.getByText('Row 1: 1, 2, class x', { exact: true }).waitFor();
});

test('one feature is trained on, without a plane', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  await drop(page, 'line.csv', 'x,kind\n1,low\n2,low\n8,high\n9,high');
  await page.getByText('There is one feature, and no plane to draw.').waitFor();
  await trained(page);
});

test('numbers that cannot be scaled are refused, and the page goes on', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  await drop(page, 'huge.csv', 'a,b,kind\n1e300,2,x\n-1e300,4,y');
  await page.getByText('numbers up to 1e+300 are too large to be scaled').waitFor();
  await trained(page);
});

test('a file is dropped onto the page, and learned from even with one feature', async () => {
  const page = await open({ hash: 'v=1&tab=train' });
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x,y\\n1,2\\n2,4\\n3,6\\n4,8\\n'], 'line.csv', { type: 'text/csv' }));
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
  })()`);
  await page.getByText('line.csv, rows: 4, features: 1; y is to be predicted.').waitFor();
  await button(page, 'One epoch').click();
  await page.getByRole('row', { name: 'Epoch 1', exact: true }).waitFor();
});

test('the trained net is stepped through on one row, its loss the one that the net has there', async () => {
  const page = await open({ hash: 'v=1&tab=train&data=xor&hidden=4&activation=tanh&lr=0.1&batch=4' });
  await trained(page);
  await page.getByRole('spinbutton', { name: 'Row' }).fill('2');
  await button(page, 'Step this sample').click();
  await page.getByText('The loss of the trained net on row 2 of XOR').waitFor();
  await button(page, 'Last step').click();
  const table = page.getByRole('table', { name: 'Values and gradients' });
  const loss = await table.getByRole('row', { name: /^loss/ }).innerText();
  expect(Number(loss.split('\t')[2].replace('• ', ''))).toBeLessThan(0.7);
  const rows = await table.locator('tbody tr').count();
  await button(page, 'Open all neurons').click();
  await table.getByRole('row', { name: /^layer1\.neuron1\.w1/ }).waitFor();
  const weight = table.getByRole('spinbutton', { name: 'Value of layer1.neuron1.w1' });
  await weight.fill('7'); // whatever digits it had
  await page.waitForURL(/edits=layer1\.neuron1\.w1:7&/);
  expect(await table.locator('tbody tr').count()).toBeGreaterThan(rows + 12);
  await button(page, 'Back to the expression').click();
  expect(await table.getByRole('spinbutton', { name: 'Value of b' }).inputValue()).toBe('6.88');
});

test('the weights are exported as JSON, and as a program', async () => {
  const page = await open({ hash: 'v=1&tab=train&hidden=2' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Weights as JSON').click(),
  ]);
  expect(download.suggestedFilename()).toBe('net.json');
  await button(page, 'Copy as TypeScript').click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain("from 'stepgrad'");
});

test("the program says what the net says of a row, in the target's unit, whatever the features are called", () => {
  const net = new MLP(2, [3, 1], { activation: 'tanh', outputActivation: 'linear', seed: 1 });
  const coding: Coding = {
    features: ['a', 'b\u2028said.push(NaN)//'],
    target: 'price',
    loss: 'mse',
    inputs: { mean: [5, -2], deviation: [2, 3] },
    amount: { mean: [-100], deviation: [7] },
  };
  const [imports, ...lines] = netAsTypeScript(net.toJSON(), coding).split('\n');
  expect(imports).toBe("import { MLP, standardizer } from 'stepgrad';");
  const said: number[][] = [];
  const console = { log: (numbers: number[]) => said.push(numbers) };
  runInNewContext(lines.join('\n'), { MLP, standardizer, console, said });
  expect(said).toEqual([[predict(net, coding, [[5, -2]])[0].value]]);
});
