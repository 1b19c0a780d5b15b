// The terminal's side of lessons: text wrapped to its width, a pause before a screenful, lines typed in answer.

import { blocksOf, piecesOf } from '../lessons/text';
import { PALETTE, type Color } from '../plot/color';
import { ansi, rowWidth, type Depth, type Row, type Span } from '../plot/picture';
import type { LineInput } from './lineInput';
import type { Size } from './terminal';
import { wrap } from './wrap';

const [, ORANGE, GREEN, , SKY, VERMILION] = PALETTE;
export const COLORS = { question: ORANGE, right: GREEN, code: SKY, wrong: VERMILION };

const WIDEST = 78;
const INDENT = '    ';
const PROMPT = '> ';
/** Up a line, and erase it. */
const ERASE = '\x1b[1A\x1b[2K';

/** Thrown when the learner leaves: by q, at the end of the input, by Ctrl-C. */
export class Left extends Error {
  constructor(readonly how: 'quit' | 'ended' | 'interrupted') {
    super(how);
  }
}

export interface Lead {
  readonly text: string;
  readonly color: Color;
  readonly above?: boolean;
}

export interface Room {
  readonly output: NodeJS.WritableStream;
  readonly depth: Depth;
  size(this: void): Size;
  /** Where answers come from; nobody answers without. */
  readonly lines?: LineInput;
  /** Whether somebody reads along, who must be waited for. */
  readonly paced: boolean;
  /** Whether the pause can be erased once it is over. */
  readonly erases: boolean;
  /** What a pause says, and the words for leaving. */
  readonly goOn: string;
  readonly quitWords: readonly string[];
}

export class Classroom {
  /** Rows written since the learner last pressed Enter. */
  private unread = 0;

  constructor(private readonly room: Room) {}

  get width(): number {
    return Math.min(WIDEST, this.room.size().columns - 1);
  }

  /** The rows that fit into the screen, beside a prompt. */
  get height(): number {
    return Math.max(4, this.room.size().rows - 2);
  }

  /** Text of paragraphs and formulas, each followed by an empty row. */
  async text(text: string): Promise<void> {
    for (const { kind, text: block } of blocksOf(text)) {
      await this.rows(kind === 'paragraph' ? this.paragraph(block) : this.formula(block));
    }
  }

  /** One paragraph, after a lead in a colour, which may have a row of its own. */
  async line(text: string, lead?: Lead): Promise<void> {
    if (lead === undefined) {
      await this.rows(this.paragraph(text));
      return;
    }
    const first = { text: lead.text, foreground: lead.color, bold: true };
    if (lead.above === true) await this.rows([...wrap([first], this.width), ...this.paragraph(text)]);
    else await this.rows(this.paragraph(text, [first, { text: ' ' }]));
  }

  async code(source: string): Promise<void> {
    const lines = source.trim().split('\n');
    await this.rows(
      lines.map((text): Row => [{ text: text === '' ? '' : INDENT + text, foreground: COLORS.code }]),
    );
  }

  async heading(text: string): Promise<void> {
    await this.rows(wrap([{ text, bold: true }], this.width));
  }

  /** Rows that belong together, and an empty one; before them a pause, if the screen would scroll them away unread. */
  async rows(rows: readonly Row[]): Promise<void> {
    const { output, depth, paced } = this.room;
    for (let start = 0; start < rows.length; start += this.height) {
      const part = rows.slice(start, start + this.height);
      const taken = part.reduce((sum, row) => sum + this.rowsOf(row), 0);
      if (paced && this.unread > 0 && this.unread + taken > this.height) await this.pause();
      output.write(`${ansi(part, depth).join('\n')}\n`);
      this.unread += taken;
    }
    output.write('\n');
    this.unread++;
  }

  /** Waits for Enter, if somebody reads along. */
  async pause(): Promise<void> {
    if (!this.room.paced) return;
    await this.ask(this.room.goOn);
    if (this.room.erases) this.room.output.write(ERASE);
    this.unread = 0;
  }

  /**
   * @returns what the learner types, without the spaces around it
   * @throws Left if that is the word for it
   */
  async ask(prompt = PROMPT): Promise<string> {
    const { lines, quitWords } = this.room;
    const line = await lines?.next(prompt);
    this.unread = 1;
    if (line === undefined) throw new Left(lines?.interrupted === true ? 'interrupted' : 'ended');
    const answer = line.trim();
    if (quitWords.includes(answer.toLowerCase())) throw new Left('quit');
    return answer;
  }

  private paragraph(text: string, first: readonly Span[] = []): Row[] {
    const spans = piecesOf(text).map(({ text: piece, mark }): Span => {
      if (mark === 'code') return { text: piece, foreground: COLORS.code };
      return mark === 'term' ? { text: piece, bold: true } : { text: piece };
    });
    return wrap([...first, ...spans], this.width);
  }

  private formula(text: string): Row[] {
    return text.split('\n').flatMap((line) => {
      const row: Row = [{ text: INDENT + line }];
      if (rowWidth(row) <= this.width) return [row];
      return wrap([{ text: line }], this.width - INDENT.length).map((part) => [{ text: INDENT }, ...part]);
    });
  }

  /** A row wider than the terminal is folded by it. */
  private rowsOf(row: Row): number {
    return Math.max(1, Math.ceil(rowWidth(row) / this.room.size().columns));
  }
}
