// A program that has the whole terminal, until it ends: keys come raw, and the screen that was there before is back
// afterwards, whatever ends it.

import { constants } from 'node:os';
import { emitKeypressEvents } from 'node:readline';
import { ansi, type Row } from '../../plot/picture';
import { colorDepth, sizeOf, type Size } from '../terminal';
import type { Key } from './stepper';

export interface Program {
  /** The exit code, once it is over. */
  readonly ended: number | undefined;
  press(key: Key): void;
  draw(size: Size): readonly Row[];
}

const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
const HOME = '\x1b[H';
const CLEAR_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/** Runs the program on standard input and output, which are a terminal. @returns its exit code */
export function runFullScreen(program: Program): Promise<number> {
  const { stdin, stdout } = process;
  const draw = (): void => {
    const lines = ansi(program.draw(sizeOf(stdout)), colorDepth(stdout));
    stdout.write(HOME + lines.map((line) => line + CLEAR_LINE).join('\r\n') + CLEAR_BELOW);
  };
  const leave = (): void => {
    stdin.setRawMode(false);
    stdout.write(LEAVE);
  };
  return new Promise((settle, fail) => {
    const finish = (end: () => void): void => {
      stdin.off('keypress', onKey).off('end', onEnd).pause();
      stdout.off('resize', draw);
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.off('exit', leave);
      leave();
      end();
    };
    const onKey = (_: string | undefined, key: Key): void => {
      try {
        program.press(key);
        const { ended } = program;
        if (ended === undefined) draw();
        else finish(() => settle(ended));
      } catch (error) {
        finish(() => fail(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const onEnd = (): void => finish(() => settle(0));
    const onSignal = (signal: NodeJS.Signals): void => finish(() => settle(128 + constants.signals[signal]));
    process.once('exit', leave);
    for (const signal of SIGNALS) process.once(signal, onSignal);
    emitKeypressEvents(stdin);
    stdin.setRawMode(true).on('keypress', onKey).on('end', onEnd).resume();
    stdout.on('resize', draw).write(ENTER);
    draw();
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
