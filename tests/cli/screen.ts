// The command line in a terminal: a real pseudo-terminal, and a screen that shows what its bytes amount to.

import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { at, environment, SCRIPT, wordsOf, type Words } from './support';

export interface Screen {
  /** All that was written, codes and all. */
  written: () => string;
  /** The rows now in view, without the spaces at their ends. */
  rows: () => string[];
  /** All rows, those scrolled out of view first. */
  everything: () => string[];
  /** Every different picture the screen has shown so far, one for each piece written. */
  shown: readonly string[][];
  /** Waits until the rows in view match; fails if the process ends without. */
  until: (text: RegExp) => Promise<void>;
  type: (text: string) => void;
  resize: (columns: number, rows: number) => void;
  /** The exit code, once all that was written is on the screen. */
  ended: Promise<number>;
}

export interface Look {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
}

// The terminal outlives the command: bytes still under way when a process ends would be lost with it. So a shell
// runs the command, says in the window's title how it ended, after all that it wrote, and waits to be closed.
const SHELL = `trap : INT; "$@"; printf '\\033]0;ended %s\\007' $?; read -r _`;
const TITLE = '\x1b]0;ended ';

/** Runs `stepgrad WORDS` in a terminal. */
export function inTerminal(words: Words, { columns = 80, rows = 24, env = {} }: Look = {}): Screen {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  const pty = spawn('/bin/sh', ['-c', SHELL, 'sh', process.execPath, SCRIPT, ...wordsOf(words)], {
    ...{ cols: columns, rows, cwd: at() },
    env: environment({ TERM: 'xterm-256color', ...env }),
  });
  const pieces: string[] = [];
  const shown: string[][] = [];
  const watchers = new Set<() => void>();
  const line = (i: number): string => terminal.buffer.active.getLine(i)?.translateToString(true) ?? '';
  const visible = (): string[] =>
    Array.from({ length: terminal.rows }, (_, i) => line(terminal.buffer.active.viewportY + i));

  pty.onData((data) => {
    pieces.push(data);
    terminal.write(data, () => {
      shown.push(visible());
      for (const look of watchers) look();
    });
  });
  const hung = setTimeout(() => pty.kill('SIGKILL'), 30_000);
  const ended = new Promise<number>((settle) => {
    terminal.onTitleChange((title) => {
      clearTimeout(hung);
      pty.kill();
      settle(Number(/^ended (\d+)$/.exec(title)?.[1]));
    });
  });
  return {
    written: () => pieces.join('').split(TITLE)[0],
    rows: visible,
    everything: () => Array.from({ length: terminal.buffer.active.length }, (_, i) => line(i)),
    shown,
    until: (text) =>
      new Promise((settle, fail) => {
        const look = (): void => {
          if (!text.test(visible().join('\n'))) return;
          watchers.delete(look);
          settle();
        };
        watchers.add(look);
        void ended.then(() => fail(new Error(`ended without ${text}:\n${visible().join('\n')}`)));
        look();
      }),
    type: (text) => pty.write(text),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    ended,
  };
}

/** How many of the rows hold a text. */
export function count(rows: readonly string[], text: RegExp): number {
  return rows.filter((row) => text.test(row)).length;
}
