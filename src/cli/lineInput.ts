// Lines from a person at a terminal, or from a pipe, one at a time. None is lost, however fast they come.

import { createInterface, type Interface } from 'node:readline';

export class LineInput {
  /** Whether Ctrl-C ended it. */
  interrupted = false;
  private readonly lines: string[] = [];
  private readonly reader: Interface;
  private open = true;
  private waiting: ((line: string | undefined) => void) | undefined;

  /** @param terminal - whether there is a person at a keyboard, who can edit the line */
  constructor(
    input: NodeJS.ReadableStream,
    private readonly output: NodeJS.WritableStream,
    private readonly terminal: boolean,
  ) {
    this.reader = createInterface(terminal ? { input, output, terminal, historySize: 0 } : { input });
    this.reader.on('line', (line) => {
      this.lines.push(line);
      this.deliver();
    });
    this.reader.on('SIGINT', () => {
      this.interrupted = true;
      this.reader.close();
    });
    this.reader.on('close', () => {
      this.open = false;
      this.deliver();
    });
  }

  /** @returns the next line, nothing at the end of the input or after Ctrl-C */
  async next(prompt: string): Promise<string | undefined> {
    if (this.terminal && this.open) {
      this.reader.setPrompt(prompt);
      this.reader.prompt();
    }
    const line = await new Promise<string | undefined>((settle) => {
      this.waiting = settle;
      this.deliver();
    });
    // What a terminal echoes by itself, a transcript should have, too.
    if (!this.terminal) this.output.write(`${prompt}${line ?? ''}\n`);
    else if (line === undefined) this.output.write('\n');
    return line;
  }

  close(): void {
    this.reader.close();
  }

  private deliver(): void {
    const { waiting } = this;
    if (waiting === undefined || (this.open && this.lines.length === 0)) return;
    this.waiting = undefined;
    waiting(this.interrupted ? undefined : this.lines.shift());
  }
}
