// A run in small pieces: so many milliseconds or so many updates at a time, each with a picture of where it stands.

import { compileStep } from '../../compile/compile';
import type { Program } from '../../compile/program';
import type { Dataset } from '../../data/datasets';
import type { Activation } from '../../nn/activation';
import { MLP, type MLPData } from '../../nn/mlp';
import { answerOf } from '../../training/answers';
import { outputsOf, type Coding } from '../../training/coding';
import { trainerFor, type OptimizerName } from '../../training/fit';
import type { EngineName } from '../../training/objective';
import { DivergedError, type HistoryEntry } from '../../training/run';
import type { Trainer } from '../../training/trainer';
import { MOST_UPDATES } from '../state/link';

/** All that decides a run, as plain data. */
export interface Setup {
  readonly data: Dataset;
  readonly coding: Coding;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly l2: number;
  readonly batch: number;
  /** Decides the first weights and the order of rows. */
  readonly seed: number;
  /** Stops once so large a share is right; 0 for never. */
  readonly target: number;
  /** What to be asked where the boundary is drawn: rows as the net takes them, cell by cell; none where there is no plane. */
  readonly cells: Float64Array;
}

/** How far to go: for a time, or by updates. */
export type Advance = { readonly ms: number } | { readonly updates: number };

/** Where a run stands. */
export interface Frame {
  readonly updates: number;
  /** Updates an epoch. */
  readonly batches: number;
  /** The epochs completed since the frame before. */
  readonly history: readonly HistoryEntry[];
  readonly net: MLPData;
  readonly weights: Float64Array;
  /** Of the last batch. */
  readonly gradients: Float64Array;
  /** What the net says of each cell: the class, or the amount; and how sure it is. */
  readonly answers: Float32Array;
  readonly confidences: Float32Array;
  readonly engine: EngineName;
  /** In the last piece that had any; 0 before it. */
  readonly rowsPerSecond: number;
  /** Why it goes no further. */
  readonly end: 'target' | 'diverged' | 'limit' | undefined;
  /** Where it diverged: which node, and how. */
  readonly trouble: string | undefined;
}

/** A run that a link tells of is taken up for no longer than this. */
const LONGEST_MS = 10_000;

export class Session {
  private readonly net: MLP;
  private readonly trainer: Trainer;
  private readonly run: ReturnType<Trainer['run']>;
  private readonly program: Program;
  private updates = 0;
  private told = 0;
  private rowsPerSecond = 0;
  private end: Frame['end'];
  private trouble: string | undefined;

  constructor(private readonly setup: Setup) {
    const { data, coding, hidden, activation, optimizer, lr, l2, batch, seed } = setup;
    const inputs = data.x[0].length;
    const outputActivation = coding.loss === 'bce' ? 'sigmoid' : 'linear';
    this.net = new MLP(inputs, [...hidden, outputsOf(coding)], { activation, outputActivation, seed });
    this.trainer = trainerFor(this.net, data, {
      loss: coding.loss,
      optimizer,
      lr,
      l2,
      batchSize: batch,
      seed,
      epochs: MOST_UPDATES,
    });
    this.run = this.trainer.run();
    const forward = (x: Parameters<MLP['forward']>[0]) => {
      const outputs = this.net.forward(x);
      return { value: outputs[0], outputs };
    };
    this.program = compileStep(forward, { args: [inputs], parameters: this.net.parameters() });
  }

  advance(how: Advance): Frame {
    const start = performance.now();
    const before = this.updates;
    const until = start + ('ms' in how ? how.ms : LONGEST_MS);
    const last = 'updates' in how ? Math.min(before + how.updates, MOST_UPDATES) : MOST_UPDATES;
    while (this.end === undefined && this.updates < last && performance.now() < until) this.update();
    if (this.updates >= MOST_UPDATES) this.end ??= 'limit';
    const seconds = (performance.now() - start) / 1000;
    const rows = ((this.updates - before) * this.setup.data.x.length) / this.trainer.batches;
    if (rows > 0) this.rowsPerSecond = rows / seconds;
    return this.frame();
  }

  private update(): void {
    try {
      const { value } = this.run.next();
      this.updates++;
      const { target } = this.setup;
      const right = typeof value === 'object' ? value.accuracy : undefined;
      if (target > 0 && right !== undefined && right >= target) this.end = 'target';
    } catch (error) {
      if (!(error instanceof DivergedError)) throw error;
      this.end = 'diverged';
      this.trouble = error.message;
    }
  }

  private frame(): Frame {
    const parameters = this.net.parameters();
    const history = this.trainer.history.slice(this.told);
    this.told = this.trainer.history.length;
    return {
      updates: this.updates,
      batches: this.trainer.batches,
      history,
      net: this.net.toJSON(),
      weights: Float64Array.from(parameters, ({ data }) => data),
      gradients: Float64Array.from(parameters, ({ grad }) => grad),
      ...this.regions(),
      engine: this.trainer.engine,
      rowsPerSecond: this.rowsPerSecond,
      end: this.end,
      trouble: this.trouble,
    };
  }

  private regions(): Pick<Frame, 'answers' | 'confidences'> {
    const { cells, coding } = this.setup;
    const count = cells.length / this.net.inputs;
    const [answers, confidences] = [new Float32Array(count), new Float32Array(count)];
    if (count === 0) return { answers, confidences };
    const { outputs } = this.program.evaluate([cells]);
    const width = outputs.length / count;
    for (let i = 0; i < count; i++) {
      const { value, confidence } = answerOf(
        Array.from(outputs.subarray(i * width, (i + 1) * width)),
        coding,
      );
      answers[i] = value;
      confidences[i] = confidence;
    }
    return { answers, confidences };
  }
}
