// Runs the command line as a process of its own, in a temporary folder of each test file. It is bundled once
// a run.

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle } from '../support/bundle';
import { once } from '../support/once';

const REPOSITORY = resolve(__dirname, '../..');
const ROOT = mkdtempSync(join(tmpdir(), 'stepgrad-cli-'));
const FOLDER = join(ROOT, 'folder');

/** The script to run with node. It lies as deep in its package as the real one, so as to find the data. */
export let SCRIPT = '';

beforeAll(() => {
  mkdirSync(FOLDER);
  const bundled = once('cli', (folder) => {
    symlinkSync(join(REPOSITORY, 'demos'), join(folder, 'demos'));
    bundle('src/cli/main.ts', join(folder, 'dist', 'cli'));
  });
  SCRIPT = join(bundled, 'dist', 'cli', 'main.js');
});
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));

/** Makes the temporary folder a project that has the library installed: a copy of its own, apart from the script's. */
export function installLibrary(): void {
  bundle('src/index.ts', at('node_modules', 'stepgrad'));
  write('node_modules/stepgrad/package.json', '{ "main": "./index.js" }');
}

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Settings {
  env?: Record<string, string>;
  /** What stands on standard input. */
  input?: string;
}

/** A process under way. */
export interface Running {
  child: ChildProcess;
  outcome: Promise<Outcome>;
  /** Waits until a text stands on stdout or stderr; fails if the process ends without. */
  until(this: void, text: string | RegExp): Promise<void>;
}

/** Words, as a shell splits them, but without quotes; or the list of them. */
export type Words = string | readonly string[];

export function wordsOf(words: Words): readonly string[] {
  return typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words;
}

/** The environment of a process: nothing of ours but where programs lie. */
export function environment(more: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', ...more };
}

/** Runs `stepgrad WORDS` to its end. */
export function stepgrad(words: Words, settings?: Settings): Promise<Outcome> {
  return start(words, settings).outcome;
}

/** Runs a line of bash to its end, in which `$STEPGRAD` is the command. */
export function bash(line: string, env: Record<string, string> = {}): Promise<Outcome> {
  const STEPGRAD = `${process.execPath} ${SCRIPT}`;
  return launch('bash', ['--norc', '-c', line], { env: { STEPGRAD, ...env } }).outcome;
}

/** Starts `stepgrad WORDS`. */
export function start(words: Words, settings?: Settings): Running {
  return launch(process.execPath, [SCRIPT, ...wordsOf(words)], settings);
}

function launch(command: string, words: readonly string[], { env, input = '' }: Settings = {}): Running {
  const child = spawn(command, words, {
    cwd: FOLDER,
    env: environment(env),
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => err.push(data));
  child.stdin.on('error', () => undefined); // it may end without reading all
  child.stdin.end(input);
  const texts = (): { stdout: string; stderr: string } => ({
    stdout: Buffer.concat(out).toString(),
    stderr: Buffer.concat(err).toString(),
  });
  const outcome = new Promise<Outcome>((settle, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => settle({ code, signal, ...texts() }));
  });
  const until = (text: string | RegExp): Promise<void> =>
    new Promise((settle, fail) => {
      const look = (): void => {
        const { stdout, stderr } = texts();
        if (new RegExp(text).test(stdout + stderr)) settle();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void outcome.then(() => fail(new Error(`ended without ${text}: ${JSON.stringify(texts())}`)));
      look();
    });
  return { child, outcome, until };
}

/** A path in the temporary folder. */
export function at(...parts: string[]): string {
  return join(FOLDER, ...parts);
}

export function write(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

export function read(name: string): string {
  return readFileSync(at(name), 'utf8');
}

export function exists(name: string): boolean {
  return existsSync(at(name));
}

export function filesIn(name: string): string[] {
  return readdirSync(at(name)).sort();
}

/** All that a run leaves, but for its settings: two runs are the same if these are. */
export function traces(run: string): Record<string, string> {
  const names = ['metrics.jsonl', 'last.json', 'best.json', 'loss.svg'];
  return Object.fromEntries(names.map((name) => [name, read(join(run, name))]));
}

/** Lines without the empty one after the last line end. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

export type Json = Record<string, unknown>;

/** JSON lines, each parsed. */
export function eventsOf(text: string): Json[] {
  return linesOf(text).map((line) => JSON.parse(line) as Json);
}

/** The iris data set as it is shipped: a header, then 150 rows. */
export function iris(): string {
  return readFileSync(join(REPOSITORY, 'demos/data/iris.csv'), 'utf8');
}
