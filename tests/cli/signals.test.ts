// Runs that are stopped by signals, at any moment and again and again: taken up, each ends as if it had never
// been stopped, to the last digit.

import { mkdirSync, watch } from 'node:fs';
import {
  at,
  exists,
  eventsOf,
  filesIn,
  linesOf,
  read,
  start,
  stepgrad,
  traces,
  write,
  type Running,
} from './support';

// By the slower engine, which leaves time to stop a run.
const moons = (epochs: number): string =>
  'train moons --n 80 --noise 0.3 --hidden 12,12 --batch 7 --val 0.25 --l2 0.0001 --lr 0.05 --engine eager ' +
  `--schedule reduceOnPlateau --epochs ${epochs} --out`;
const MOONS = moons(400);
const LONG = moons(1000); // some seconds, that is some checkpoints
const DIGITS = 'train digits --hidden 16 --batch 8 --epochs 2 --optimizer sgd --lr 0.05 --engine eager --out';

interface Saved {
  batch: number;
  history: unknown[];
}

function savedIn(run: string): Saved {
  return JSON.parse(read(`${run}/last.json`)) as Saved;
}

async function stop({ child, outcome }: Running, signal: NodeJS.Signals): ReturnType<typeof stepgrad> {
  child.kill(signal);
  return outcome;
}

let whole: Record<string, string> = {};
beforeAll(async () => {
  expect((await stepgrad(`${MOONS} whole --quiet`)).code).toBe(0);
  whole = traces('whole');
  expect((await stepgrad(`${LONG} long --quiet`)).code).toBe(0);
}, 30_000);

test('SIGINT and SIGTERM save the run, and say how to continue it', async () => {
  const moments: [NodeJS.Signals, number, number][] = [
    ['SIGINT', 130, 1],
    ['SIGTERM', 143, 30],
    ['SIGINT', 130, 1],
    ['SIGHUP', 129, 40],
    ['SIGTERM', 143, 50],
  ];
  for (const [signal, exitCode, epochs] of moments) {
    const words = exists('stopped') ? 'train --resume stopped' : `${LONG} stopped`;
    const running = start(`${words} --json`);
    await running.until(new RegExp(`(\\{"event":"epoch".*\\n){${epochs}}`));
    const { code, stdout, stderr } = await stop(running, signal);
    expect(code).toBe(exitCode);
    expect(stderr).toBe('');
    const events = eventsOf(stdout);
    const done = linesOf(read('stopped/metrics.jsonl')).length;
    expect(events[events.length - 1]).toMatchObject({ event: 'end', reason: 'interrupted', epoch: done });
    expect(done).toBeGreaterThanOrEqual(epochs);
    expect(done).toBeLessThan(1000);
    expect(savedIn('stopped').history).toHaveLength(done);
  }
  const { code } = await stepgrad('train --resume stopped --quiet');
  expect(code).toBe(0);
  expect(traces('stopped')).toEqual(traces('long'));
});

test('the message of an interrupted run is the command that continues it', async () => {
  const running = start(`${MOONS} message`);
  await running.until(/epoch \d+\/400/);
  const { code, stdout } = await stop(running, 'SIGINT');
  expect(code).toBe(130);
  const [result, advice] = linesOf(stdout);
  expect(result).toMatch(/^moons: loss .* after \d+ epochs, interrupted \(/);
  const command = /^Saved in message\. Continue with: stepgrad (train --resume message)$/.exec(advice)?.[1];
  expect((await stepgrad(command ?? '')).code).toBe(0);
  expect(traces('message')).toEqual(whole);
});

test('a run may stop within an epoch, even the first, and go on there', async () => {
  expect((await stepgrad(`${DIGITS} digits --quiet`)).code).toBe(0);
  const batches: number[] = [];
  for (const words of [`${DIGITS} within`, ...Array<string>(2).fill('train --resume within')]) {
    const running = start(words);
    await running.until('digits: 1438 rows'); // from here on it listens to signals
    const { code } = await stop(running, 'SIGINT');
    expect(code).toBe(130);
    batches.push(savedIn('within').batch);
  }
  expect(Math.max(...batches)).toBeGreaterThan(0);
  expect((await stepgrad('train --resume within --quiet')).code).toBe(0);
  expect(traces('within')).toEqual(traces('digits'));
});

// Kills at the nth thing that happens in the folder: amid files, and amid the saving of a moment.
async function killAt(words: string, run: string, happening: number): ReturnType<typeof stepgrad> {
  const { child, outcome } = start(words);
  let left = happening;
  const watcher = watch(at(run), () => {
    if (--left === 0) child.kill('SIGKILL');
  });
  const ended = await outcome;
  watcher.close();
  return ended;
}

test('SIGKILL amid the writing of files leaves only whole ones, and nothing is lost but time', async () => {
  mkdirSync(at('killed'));
  let kills = 0;
  for (const happening of [1, 3, 5, 8, 11, 14, 17, 20, 28, 32, 36]) {
    const words = exists('killed/config.json') ? 'train --resume killed' : `${LONG} killed`;
    const { code, signal, stderr } = await killAt(`${words} --quiet`, 'killed', happening);
    expect(signal ?? code).toBe(signal === null ? 0 : 'SIGKILL');
    expect(stderr).toBe('');
    if (signal !== null) kills++;
    for (const name of filesIn('killed')) {
      if (name.endsWith('.json')) expect(() => JSON.parse(read(`killed/${name}`)) as unknown).not.toThrow();
      if (name.endsWith('.jsonl')) expect(() => eventsOf(read(`killed/${name}`))).not.toThrow();
    }
  }
  expect(kills).toBeGreaterThan(5);
  expect((await stepgrad('train --resume killed --quiet')).code).toBe(0);
  expect(traces('killed')).toEqual(traces('long'));
  expect(filesIn('killed')).toEqual(filesIn('whole')); // no temporary file of a killed process either
}, 60_000);

test('SIGKILL between two checkpoints costs what came after the first', async () => {
  const running = start(`${MOONS} lost --json`);
  await running.until('"epoch":20,');
  const { signal } = await stop(running, 'SIGKILL');
  expect(signal).toBe('SIGKILL');
  expect((await stepgrad('train --resume lost --quiet')).code).toBe(0);
  expect(traces('lost')).toEqual(whole);
});

test('a run killed before its first checkpoint begins again', async () => {
  write('young/config.json', read('whole/config.json'));
  expect((await stepgrad('train --resume young --quiet')).code).toBe(0);
  expect(traces('young')).toEqual(whole);
});

test('of two SIGINTs in a row the second does not wait, and what was saved stays', async () => {
  const running = start(`${MOONS} twice --json`);
  await running.until('"epoch":10,');
  running.child.kill('SIGINT');
  const before = performance.now();
  const { code } = await stop(running, 'SIGINT');
  expect(code).toBe(130);
  expect(performance.now() - before).toBeLessThan(1000);
  expect((await stepgrad('train --resume twice --quiet')).code).toBe(0);
  expect(traces('twice')).toEqual(whole);
});
