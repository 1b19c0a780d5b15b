// Stopping politely: the first signal asks, the second insists.

import { constants } from 'node:os';

const WATCHED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether the process has been asked to stop. */
export class StopSignals {
  private signal: (typeof WATCHED)[number] | undefined;
  private readonly listener = (signal: NodeJS.Signals): void => {
    if (this.signal !== undefined) process.exit(this.exitCode);
    this.signal = signal as (typeof WATCHED)[number];
    this.begin();
  };

  /** @param begin - what to do at the first, if it is not only looked for */
  constructor(private readonly begin: () => void = () => undefined) {
    for (const signal of WATCHED) process.on(signal, this.listener);
  }

  get received(): boolean {
    return this.signal !== undefined;
  }

  /** 128 + the signal's number, as shells have it; 0 without one. */
  get exitCode(): number {
    return this.signal === undefined ? 0 : 128 + constants.signals[this.signal];
  }

  close(): void {
    for (const signal of WATCHED) process.off(signal, this.listener);
  }
}
