// The live view in a real terminal: one block redrawn in place, and the terminal given back as it was.

import { count, inTerminal } from './screen';
import { bash, exists, linesOf, read } from './support';

const MOONS = 'train moons --epochs 80 --engine eager --out';
const [HIDE, SHOW] = ['\x1b[?25l', '\x1b[?25h'];
const BAR = /▕.*▏/;
const STATUS = /epoch \d+\/\d+/;
const COLOR = /\x1b\[[\d;]*m/; // eslint-disable-line no-control-regex

test('one block is redrawn in place, and at the end the boundary stands below it', async () => {
  const screen = inTerminal(`${MOONS} place`, { rows: 50 });
  expect(await screen.ended).toBe(0);
  const bars = screen.shown.map((rows) => count(rows, BAR));
  expect(screen.shown.length).toBeGreaterThan(5);
  expect(Math.max(...bars)).toBe(1);
  expect(Math.max(...screen.shown.map((rows) => count(rows, STATUS)))).toBe(1);
  expect(new Set(screen.shown.map((rows) => rows.find((row) => BAR.test(row)))).size).toBeGreaterThan(5);

  const rows = screen.everything();
  expect(rows[0]).toBe('moons: 100 rows, 2 classes; net 2-16-16 relu, bceWithLogits, adam 0.02');
  const bar = rows.findIndex((row) => BAR.test(row));
  const title = rows.findIndex((row) => row.includes('What the net has learned of moons'));
  const result = rows.findIndex((row) => /^moons: loss .* after 80 epochs/.test(row));
  expect(rows[bar]).toMatch(/epoch 80\/80 .* [\d.]+K rows\/s/);
  expect(title).toBeGreaterThan(bar);
  expect(result).toBeGreaterThan(title);
  expect(rows[result + 1]).toBe('Saved in place. Predict with: stepgrad predict place FILE.csv');
});

test('the cursor is hidden while the block is drawn, and back before the result', async () => {
  const screen = inTerminal(`${MOONS} cursor`);
  expect(await screen.ended).toBe(0);
  const written = screen.written();
  expect(written.indexOf(HIDE)).toBeGreaterThanOrEqual(0);
  expect(written.indexOf(HIDE)).toBeLessThan(written.search(BAR));
  expect(written.lastIndexOf(SHOW)).toBeGreaterThan(written.lastIndexOf(HIDE));
  expect(written.indexOf(SHOW)).toBeLessThan(written.indexOf('Saved in cursor'));
});

test('a run that diverges gives the cursor back, too', async () => {
  const screen = inTerminal('train moons --lr 1e300 --out wild');
  expect(await screen.ended).toBe(3);
  expect(screen.written().lastIndexOf(SHOW)).toBeGreaterThan(screen.written().lastIndexOf(HIDE));
  expect(screen.rows().join('')).toContain('stepgrad: training diverged');
});

test('a terminal of colours gets them, and under NO_COLOR none', async () => {
  const colored = inTerminal(`${MOONS} colored`);
  const plain = inTerminal(`${MOONS} plain`, { env: { NO_COLOR: '1' }, rows: 40 });
  await Promise.all([colored.ended, plain.ended]);
  expect(colored.written()).toMatch(COLOR);
  expect(plain.written()).not.toMatch(COLOR);
  expect(plain.everything().join('\n')).toContain('What the net has learned of moons');
});

test('a dumb terminal gets plain lines', async () => {
  const screen = inTerminal(`${MOONS} dumb`, { env: { TERM: 'dumb' }, rows: 60 });
  expect(await screen.ended).toBe(0);
  expect(screen.written()).not.toContain('\x1b');
  expect(count(screen.everything(), STATUS)).toBe(12);
});

test('--quiet and --json draw nothing', async () => {
  const quiet = inTerminal('train xor --epochs 5 --quiet --out quiet');
  const json = inTerminal('train xor --epochs 5 --json --out json', { columns: 2000 });
  await Promise.all([quiet.ended, json.ended]);
  expect(quiet.written()).not.toMatch(BAR);
  expect(json.written()).not.toContain('\x1b');
  expect(linesOf(json.written().replaceAll('\r', ''))).toHaveLength(7);
});

test.each([
  ['narrower', 45, 24],
  ['shorter', 80, 10],
  ['narrower and shorter', 40, 9],
  ['wider', 120, 40],
])('a terminal made %s during the run shows one block, and no torn lines', async (kind, columns, rows) => {
  const screen = inTerminal(`train moons --epochs 9000 --out ${kind.replaceAll(' ', '-')}`);
  await screen.until(/epoch [1-9]\d+\//);
  screen.resize(columns, rows);
  const before = screen.shown.length;
  await screen.until(/epoch [3-8]\d\d\d\//);
  const after = screen.shown.slice(before + 2); // what was under way when the size changed has passed
  expect(after.length).toBeGreaterThan(2);
  for (const view of after) {
    expect(count(view, STATUS)).toBeLessThanOrEqual(1); // none where a piece ends amid a redraw
    expect(count(view, BAR)).toBeLessThanOrEqual(1);
    expect(count(view, /^loss/)).toBeLessThanOrEqual(1);
  }
  expect(count(after[after.length - 1], STATUS)).toBe(1);
  screen.type('\x03');
  expect(await screen.ended).toBe(130);
});

test('a very small terminal still shows how it goes', async () => {
  const screen = inTerminal(`${MOONS} small`, { columns: 30, rows: 6 });
  await screen.until(STATUS);
  expect(await screen.ended).toBe(0);
  for (const view of screen.shown) expect(count(view, STATUS)).toBeLessThanOrEqual(1);
  expect(screen.everything().join('')).toContain('Saved in small.');
});

test('Ctrl-C stops, saves, says how to go on, and gives the cursor back', async () => {
  const screen = inTerminal('train moons --epochs 3000 --out stopped');
  await screen.until(/epoch [1-9]\d+\//);
  screen.type('\x03');
  expect(await screen.ended).toBe(130);
  const written = screen.written();
  expect(written.lastIndexOf(SHOW)).toBeGreaterThan(written.lastIndexOf(HIDE));
  const text = screen.everything().join('\n');
  expect(text).toContain('Saved in stopped. Continue with: stepgrad train --resume stopped');
  expect(text).not.toContain('^C');
  expect(count(screen.everything(), BAR)).toBe(1);
  expect(linesOf(read('stopped/metrics.jsonl')).length).toBeGreaterThanOrEqual(10);
  expect(exists('stopped/loss.svg')).toBe(true);
});

test.each([
  ['fewer', '50', 50],
  ['more', '200', 79],
])('COLUMNS is respected, but never torn: %s than the terminal has', async (_, COLUMNS, most) => {
  const screen = inTerminal(`${MOONS} columns-${COLUMNS}`, { env: { COLUMNS }, rows: 50 });
  expect(await screen.ended).toBe(0);
  for (const view of screen.shown) expect(count(view, BAR)).toBeLessThanOrEqual(1);
  const rows = screen.everything();
  expect(count(rows, STATUS)).toBe(1);
  expect(count(rows, /^loss/)).toBe(1);
  const pictures = rows.filter((row) => !/^(moons:|Saved)/.test(row));
  const width = Math.max(...pictures.map((row) => row.length));
  expect(width).toBeLessThanOrEqual(most);
  expect(width).toBeGreaterThan(most - 5);
});

test('FORCE_COLOR colours pictures where they are printed, and nothing in a pipe', async () => {
  const screen = inTerminal(`${MOONS} forced`, { env: { TERM: 'vt100', FORCE_COLOR: '3' } });
  expect(await screen.ended).toBe(0);
  expect(screen.written()).toContain('\x1b[38;2;');
  const { stdout, stderr } = await bash('$STEPGRAD train moons --epochs 3 --out piped', { FORCE_COLOR: '3' });
  expect(stdout + stderr).not.toContain('\x1b');
});
