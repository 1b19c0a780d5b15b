// What a run says of itself: a live block in a terminal, a few lines elsewhere, or JSON lines.

import { lineChart } from '../plot/chart';
import { formatDuration } from '../plot/progress';
import { ansi, type Row } from '../plot/picture';
import { scaleFor } from '../plot/series';
import type { EngineName } from '../training/objective';
import type { HistoryEntry, Pace, Reason } from '../training/run';
import { rowsPerSecond, speed } from './pace';
import type { Pictures } from './pictures';
import type { RunConfig } from './runFolder';
import { describe, metrics, short, statusLine } from './runLines';
import { canRedraw, colorDepth, LiveBlock, sizeOf } from './terminal';

export interface RunInfo {
  name: string;
  folder: string;
  config: RunConfig;
  rows: number;
  /** Rows held back for validation. */
  heldBack: number;
  /** Grows as the run goes on. */
  history: readonly HistoryEntry[];
  /** Updates an epoch. */
  batches: number;
  /** What computes it. */
  engine: EngineName;
  /** Grows as the run goes on, too. */
  pace: Pace;
  options: { json?: boolean; quiet?: boolean };
}

export type Ending = Reason | 'interrupted' | 'diverged';

/** What is known at the end. */
export interface Outcome {
  pictures?: Pictures;
  /** The epoch with the best weights, which predictions are made with. */
  best?: number;
  /** What went wrong, if the run diverged. */
  message?: string;
}

export interface Reporter {
  /** Told after every batch; the entry is there if it completed an epoch. */
  progress(entry: HistoryEntry | undefined): void;
  end(reason: Ending, outcome: Outcome): void;
  /** Gives the terminal back, whatever happened. */
  close(): void;
}

export function reporterFor(run: RunInfo): Reporter {
  if (run.options.json === true) return new JsonReporter(run);
  if (run.options.quiet === true) return new SummaryReporter(run);
  return canRedraw(process.stderr) ? new LiveReporter(run) : new LineReporter(run);
}

/** JSON lines on stdout: start, every epoch, end. */
class JsonReporter implements Reporter {
  constructor(private readonly run: RunInfo) {
    const { name, folder, config, rows, heldBack, engine } = run;
    this.write({ event: 'start', name, run: folder, rows, heldBack, engine, config });
  }

  progress(entry: HistoryEntry | undefined): void {
    if (entry !== undefined) this.write({ event: 'epoch', ...entry });
  }

  end(reason: Ending, { best, message }: Outcome): void {
    const { history, folder, engine, pace } = this.run;
    const last: Partial<HistoryEntry> = history[history.length - 1] ?? {};
    const outcome = { engine, rowsPerSecond: rowsPerSecond(pace), run: folder, best, message };
    this.write({ event: 'end', reason, epoch: history.length, ...last, ...outcome });
  }

  close(): void {
    // Nothing is held.
  }

  private write(event: object): void {
    process.stdout.write(`${JSON.stringify(event)}\n`);
  }
}

/** Nothing but a summary at the end, on stdout. */
class SummaryReporter implements Reporter {
  protected readonly started = performance.now();

  constructor(protected readonly run: RunInfo) {}

  progress(_entry: HistoryEntry | undefined): void {
    // Quiet.
  }

  end(reason: Ending, { pictures, best }: Outcome): void {
    if (reason === 'diverged') return; // the error says it all
    if (pictures !== undefined && process.stdout.isTTY) {
      const depth = colorDepth(process.stdout);
      print(pictures.learned(sizeOf(process.stdout), depth), depth);
    }
    const { history, folder, name, engine, pace } = this.run;
    const last = history[history.length - 1] as HistoryEntry | undefined;
    const seconds = (performance.now() - this.started) / 1000;
    const epochs = `${history.length} epoch${history.length === 1 ? '' : 's'}`;
    const result = last === undefined ? '' : `${metrics(last)} after `;
    const why = { patience: ', no longer improving', epochs: '', stopped: '', interrupted: ', interrupted' }[
      reason
    ];
    const how = [`${formatDuration(seconds)} ${engine}`, ...speed(pace)].join(', ');
    process.stdout.write(`${name}: ${result}${epochs}${why} (${how})\n`);
    const valLoss = best === undefined ? undefined : history[best - 1]?.valLoss;
    if (valLoss !== undefined && best !== history.length && reason !== 'interrupted') {
      const which = `epoch ${best}, validation loss ${short(valLoss)}`;
      process.stdout.write(`Best was ${which}; predictions are made with that net.\n`);
    }
    const path = /^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder);
    process.stdout.write(
      reason === 'interrupted'
        ? `Saved in ${path}. Continue with: stepgrad train --resume ${path}\n`
        : `Saved in ${path}. Predict with: stepgrad predict ${path} FILE.csv\n`,
    );
  }

  close(): void {
    // Nothing is held.
  }
}

/** At most a dozen plain lines on stderr, then the summary. */
class LineReporter extends SummaryReporter {
  private static readonly LINES = 12;

  constructor(run: RunInfo) {
    super(run);
    process.stderr.write(`${describe(run)}\n`);
  }

  override progress(entry: HistoryEntry | undefined): void {
    if (entry === undefined) return;
    const { epochs } = this.run.config;
    const share = (epoch: number): number => Math.floor((epoch * LineReporter.LINES) / epochs);
    const due = epochs <= LineReporter.LINES || share(entry.epoch) > share(entry.epoch - 1);
    if (due) process.stderr.write(`epoch ${entry.epoch}/${epochs}  ${metrics(entry)}\n`);
  }
}

/** One block on stderr, redrawn in place: progress and the loss curve; then the summary. */
class LiveReporter extends SummaryReporter {
  private static readonly REDRAW_EVERY_MS = 80;
  private readonly block = new LiveBlock(process.stderr);
  private readonly redraw = (): void => this.draw();
  private batchesDone = 0;
  /** Share of the run that was done when this process took it up. */
  private readonly doneBefore: number;
  private drawn = -Infinity;

  constructor(run: RunInfo) {
    super(run);
    this.doneBefore = run.history.length / run.config.epochs;
    process.stderr.write(`${describe(run)}\n`);
    process.stderr.on('resize', this.redraw);
  }

  override progress(entry: HistoryEntry | undefined): void {
    this.batchesDone = entry === undefined ? this.batchesDone + 1 : 0;
    if (performance.now() - this.drawn > LiveReporter.REDRAW_EVERY_MS) this.draw();
  }

  override end(reason: Ending, outcome: Outcome): void {
    this.draw();
    this.close();
    super.end(reason, outcome);
  }

  override close(): void {
    process.stderr.off('resize', this.redraw);
    this.block.close();
  }

  private draw(): void {
    this.drawn = performance.now();
    const { columns, rows } = sizeOf(process.stderr);
    const width = Math.min(columns - 1, 100);
    const height = Math.min(rows - 6, 12);
    this.block.draw([...(height >= 4 ? this.chart(width, height) : []), [{ text: this.status(width) }]]);
  }

  private chart(width: number, height: number): Row[] {
    const { history } = this.run;
    const x = history.map(({ epoch }) => epoch);
    const losses = history.map(({ loss }) => loss);
    const valLosses = history.flatMap(({ valLoss }) => valLoss ?? []);
    const series = [{ name: 'loss', x, y: losses }];
    if (valLosses.length > 0) series.push({ name: 'validation loss', x, y: valLosses });
    return lineChart(series, { width, height, title: 'loss', scale: scaleFor([...losses, ...valLosses]) });
  }

  private status(width: number): string {
    const { history, config, batches } = this.run;
    const done = (history.length + this.batchesDone / batches) / config.epochs;
    const seconds = (performance.now() - this.started) / 1000;
    const left = (seconds * (1 - done)) / (done - this.doneBefore);
    const time = done < 1 ? `${formatDuration(left)} left` : formatDuration(seconds);
    return statusLine(this.run, { done, time, width });
  }
}

function print(rows: readonly Row[], depth: ReturnType<typeof colorDepth>): void {
  if (rows.length > 0) process.stdout.write(`${ansi(rows, depth).join('\n')}\n\n`);
}
