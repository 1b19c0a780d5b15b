// The stepper as a machine of keys: what each does, and what is on the screen then. It knows no terminal.

import { fitRow, rowWidth, type Row } from '../../plot/picture';
import { truncate } from '../../plot/text';
import { Cursor } from '../../trace/cursor';
import { runWrong, type Mistake } from '../../trace/mistakes';
import { CliError } from '../errors';
import type { Size } from '../terminal';
import { readBreakpoint, readEdit, readPlace, readStep, type Named } from './commands';
import { helpRows, HINTS } from './help';
import { sized } from './layout';
import { DIM } from './style';
import type { Subject } from './subject';
import { stepView } from './view';
import { menuRows, MISTAKES, wrongPane, type WrongRun } from './wrongPane';

/** A key, as node:readline names it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence: string;
  readonly ctrl?: boolean;
}

/** Something that is asked for at the foot of the screen. */
interface Prompt {
  readonly asks: string;
  readonly text: string;
  /** @returns what to say of it @throws CliError if the answer cannot be used */
  done(this: void, text: string): string;
}

type Screen = 'steps' | 'help' | 'mistakes' | 'wrong';

export class Stepper {
  /** The exit code, once it is over. */
  ended: number | undefined;
  private cursor: Cursor;
  private screen: Screen = 'steps';
  private wrong: WrongRun | undefined;
  private prompt: Prompt | undefined;
  private message = '';
  private breakpoints: readonly Named[] = [];

  constructor(
    private readonly subject: Subject,
    private readonly rate: number,
  ) {
    this.cursor = this.begin();
  }

  /** The screen: exactly size.rows rows. */
  draw(size: Size): Row[] {
    const height = size.rows - 1;
    const rows = [...sized(this.body(size, height), height), this.footer(size)];
    return rows.map((row) => (rowWidth(row) > size.columns ? fitRow(row, size.columns) : row));
  }

  press(key: Key): void {
    this.message = '';
    if (key.ctrl === true && key.name === 'c') this.ended = 130;
    else if (this.prompt !== undefined) this.type(this.prompt, key);
    else if (key.sequence === 'q' || (key.ctrl === true && key.name === 'd')) this.ended = 0;
    else if (this.screen === 'steps') this.step(key);
    else this.look(key);
  }

  private body(size: Size, height: number): Row[] {
    if (this.screen === 'help') return helpRows();
    if (this.screen === 'mistakes') return menuRows(size.columns);
    if (this.screen === 'wrong' && this.wrong !== undefined)
      return wrongPane(this.wrong, size.columns, height);
    return stepView(this.cursor, this.subject.title, size);
  }

  private footer({ columns }: Size): Row {
    if (this.prompt !== undefined) {
      return [{ text: `${this.prompt.asks}: `, bold: true }, { text: this.prompt.text }, { text: '▏' }];
    }
    const text = this.message === '' ? FEET[this.screen] : this.message;
    return [
      { text: truncate(text, columns), ...(this.message === '' ? { foreground: DIM } : { bold: true }) },
    ];
  }

  private step({ name, sequence }: Key): void {
    const action = this.actions[name ?? ''] ?? this.actions[sequence];
    const moved = action?.();
    if (moved === false)
      this.message = this.cursor.step === 0 ? 'This is the start.' : 'There is nothing further that way.';
  }

  /** By the key's name or its character. An action returns false if there was no way to go. */
  private readonly actions: Readonly<Partial<Record<string, () => unknown>>> = {
    right: () => this.cursor.next(),
    space: () => this.cursor.next(),
    return: () => this.cursor.next(),
    left: () => this.cursor.previous(),
    home: () => this.cursor.toStart(),
    end: () => this.cursor.toEnd(),
    '[': () => this.cursor.toPhaseStart(),
    ']': () => this.cursor.toPhaseEnd(),
    i: () => {
      if (!this.cursor.into())
        this.message = 'Nothing to look into: only a folded neuron or a dot product opens.';
    },
    o: () => {
      if (!this.cursor.out()) this.message = 'There is nothing to go out of.';
    },
    n: () => this.cursor.over(this.cursor.hasNeurons ? 'neuron' : 'node'),
    l: () => this.cursor.over(this.cursor.hasNeurons ? 'layer' : 'node'),
    g: () =>
      this.ask(`go to step, 0 to ${this.cursor.trace.events.length}`, (text) => {
        this.cursor.goTo(readStep(text, this.cursor.trace));
        return '';
      }),
    '/': () => this.ask('find a node or an op', (text) => this.find(readPlace(text, this.cursor.trace))),
    b: () =>
      this.ask('breakpoint: a node, an op, nan, or grad>10', (text) =>
        this.toggle(readBreakpoint(text, this.cursor.trace)),
      ),
    c: () => {
      const hit = this.cursor.run(this.breakpoints.map(({ breakpoint }) => breakpoint));
      const name = this.breakpoints.find(({ breakpoint }) => breakpoint === hit)?.name;
      const none =
        this.breakpoints.length === 0 ? 'The end; b sets a breakpoint.' : 'The end: no breakpoint was hit.';
      this.message = name === undefined ? none : `Stopped at the breakpoint ${name}.`;
    },
    e: () =>
      this.ask('edit a leaf, NAME=NUMBER', (text) => {
        const { name, leaf, data } = readEdit(text, this.cursor.trace);
        this.cursor.edit(leaf, data);
        return `${name} is ${data}: all that depends on it has been computed again.`;
      }),
    w: () => {
      this.screen = 'mistakes';
    },
    r: () => {
      this.cursor = this.begin();
      this.message = 'From the beginning, with the numbers of the beginning.';
    },
    '?': () => {
      this.screen = 'help';
    },
  };

  /** The keys of the other screens; one without a meaning there leads back to the steps. */
  private look({ name, sequence }: Key): void {
    const chosen = this.screen === 'mistakes' ? MISTAKES[Number(sequence) - 1] : undefined;
    const place = this.screen === 'wrong' ? placeAfter(name, this.wrong) : undefined;
    if (chosen !== undefined) this.runWrong(chosen);
    else if (place !== undefined && this.wrong !== undefined) this.wrong = { ...this.wrong, place };
    else this.screen = this.screen === 'wrong' && sequence === 'w' ? 'mistakes' : 'steps';
  }

  private runWrong(mistake: Mistake): void {
    const comparison = runWrong(this.cursor.output, mistake, this.rate);
    this.wrong = { mistake, comparison, place: comparison.firstDifference ?? 0 };
    this.screen = 'wrong';
  }

  private ask(asks: string, done: Prompt['done']): void {
    this.prompt = { asks, text: '', done };
  }

  private type(prompt: Prompt, { name, sequence, ctrl }: Key): void {
    if (name === 'escape') this.prompt = undefined;
    else if (name === 'backspace') this.prompt = { ...prompt, text: prompt.text.slice(0, -1) };
    else if (name === 'return') this.answer(prompt);
    else if (ctrl !== true && isPrintable(sequence))
      this.prompt = { ...prompt, text: prompt.text + sequence };
  }

  /** An answer that cannot be used stays, to be mended. */
  private answer(prompt: Prompt): void {
    try {
      if (prompt.text.trim() !== '') this.message = prompt.done(prompt.text);
      this.prompt = undefined;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      this.prompt = { ...prompt, asks: `${error.message}; esc leaves` };
    }
  }

  /** On to the next step that a node or an op takes part in; after the last, from the start. */
  private find({ name, breakpoint }: Named): string {
    if (this.cursor.run([breakpoint]) !== undefined) return `The next step of ${name}.`;
    this.cursor.toStart();
    this.cursor.run([breakpoint]);
    return `The first step of ${name}: there was none after.`;
  }

  private toggle(named: Named): string {
    const others = this.breakpoints.filter(({ name }) => name !== named.name);
    this.breakpoints = others.length < this.breakpoints.length ? others : [...others, named];
    const names = this.breakpoints.map(({ name }) => name).join(', ');
    return names === '' ? 'No breakpoint is set.' : `Breakpoints: ${names}. c runs to the next.`;
  }

  private begin(): Cursor {
    return new Cursor(this.subject.build(), { folded: this.subject.folded });
  }
}

const FEET: Readonly<Record<Screen, string>> = {
  steps: HINTS,
  help: 'any key leads back',
  mistakes: `1 to ${MISTAKES.length} runs it with that mistake; any other key leads back`,
  wrong: '→ ← along both runs   Home End   w another mistake   any other key leads back',
};

/** The place that a key leads to; undefined for a key that leads nowhere. */
function placeAfter(key: string | undefined, wrong: WrongRun | undefined): number | undefined {
  if (wrong === undefined) return undefined;
  const last = Math.max(wrong.comparison.right.length, wrong.comparison.wrong.length) - 1;
  switch (key) {
    case 'right':
    case 'space':
    case 'return':
      return Math.min(last, wrong.place + 1);
    case 'left':
      return Math.max(0, wrong.place - 1);
    case 'home':
      return 0;
    case 'end':
      return last;
    default:
      return undefined;
  }
}

function isPrintable(sequence: string): boolean {
  return /^[^\p{Cc}]+$/u.test(sequence);
}
