// One training run, batch by batch: forward, loss, backward, update. It can be stopped after any batch; saved.ts
// has it as plain data.

import type { Dataset } from '../data/datasets';
import { split } from '../data/prepare';
import { AnomalyError, detectAnomaly } from '../engine/anomaly';
import type { Value } from '../engine/value';
import { clipGradNorm } from '../optim/clip';
import { Random } from '../random/random';
import { objectiveOf } from './engines';
import { dataOf, EagerObjective, setData } from './objective';
import type { EngineName, Objective, ObjectiveParts } from './objective';
import { DivergedError, type HistoryEntry, type Model, type Pace } from './run';
import type { Progress, Reason, TrainerOptions } from './run';
import { taskOf } from './task';

export class Trainer {
  readonly history: HistoryEntry[] = [];
  /** Updates an epoch. */
  readonly batches: number;
  /** Of the updates made here, not of those of a run that was taken up. */
  readonly pace: Pace = { rows: 0, ms: 0 };
  readonly parameters: readonly Value[];
  readonly progress: Progress;
  private readonly parts: ObjectiveParts;
  private readonly objective: Objective;
  private readonly train: Dataset;
  private readonly validation: Dataset | undefined;
  private readonly baseLr: number;

  /** @throws RangeError if the data are not what the model and the loss take */
  constructor(
    model: Model,
    data: Dataset,
    readonly options: TrainerOptions,
  ) {
    const { validation, seed } = options;
    const parts =
      typeof validation === 'number' && validation > 0
        ? split(data, { fraction: validation, seed })
        : { train: data, test: typeof validation === 'object' ? validation : undefined };
    this.train = parts.train;
    this.validation = parts.test;
    this.parameters = model.parameters();
    const task = taskOf(options.loss, [...data.y, ...(this.validation?.y ?? [])]);
    this.baseLr = options.optimizer.lr;
    this.batches = Math.ceil(this.train.x.length / options.batchSize);
    this.parts = { model, parameters: this.parameters, task, l2: options.l2 };
    const rows = this.train.x.length * options.epochs;
    this.objective = objectiveOf(options.engine, this.parts, this.train, rows);
    this.progress = {
      batch: 0,
      random: Random.of(seed, 'shuffling').state,
      sums: { loss: 0, correct: 0, rows: 0 },
      best: { epoch: 0, loss: Number.MAX_VALUE, parameters: dataOf(this.parameters) },
    };
  }

  /** By which engine the run is computed. */
  get engine(): EngineName {
    return this.objective.engine;
  }

  /** The best epoch so far, and the weights after it, in the order of the parameters. */
  get best(): Progress['best'] {
    return this.progress.best;
  }

  /**
   * Trains to the end, and pauses after every batch, when the state may be saved: it yields the entry of
   * the epoch which that batch has completed, if it has.
   *
   * @throws DivergedError, naming the node that went bad first
   */
  *run(): Generator<HistoryEntry | undefined, Exclude<Reason, 'stopped'>> {
    try {
      return yield* this.epochs();
    } finally {
      this.options.optimizer.lr = this.baseLr; // for whoever uses the optimiser next
    }
  }

  private *epochs(): Generator<HistoryEntry | undefined, Exclude<Reason, 'stopped'>> {
    const { batchSize, epochs } = this.options;
    while (this.history.length < epochs) {
      if (this.isStale()) return 'patience';
      const { progress } = this;
      const random = Random.from(progress.random);
      const order = this.order(random);
      while (progress.batch < this.batches) {
        const start = performance.now();
        const rows = order.slice(progress.batch * batchSize, (progress.batch + 1) * batchSize);
        this.update(rows);
        this.pace.ms += performance.now() - start;
        this.pace.rows += rows.length;
        progress.batch++;
        if (progress.batch < this.batches) yield undefined;
      }
      progress.random = random.state;
      yield this.completeEpoch();
    }
    return this.isStale() ? 'patience' : 'epochs';
  }

  /** The order of the rows in this epoch. A batch of all rows keeps theirs: it would only round differently. */
  private order(random: Random): number[] {
    const rows = this.train.x.length;
    return this.options.shuffle && this.batches > 1 ? random.permutation(rows) : [...Array(rows).keys()];
  }

  /** One update: forward, loss, backward, step. */
  private update(rows: readonly number[]): void {
    const { optimizer, clipNorm, schedule } = this.options;
    if (schedule !== undefined) {
      const epoch = this.history.length + this.progress.batch / this.batches;
      optimizer.lr = this.baseLr * schedule.factor(epoch);
    }
    const measured = this.objective.descend(this.train, rows);
    if (!Number.isFinite(measured.loss) || !this.parameters.every(({ grad }) => Number.isFinite(grad))) {
      throw this.diverged(rows);
    }
    if (clipNorm !== undefined) clipGradNorm(this.parameters, clipNorm);
    const before = dataOf(this.parameters);
    optimizer.step();
    const bad = this.parameters.find(({ data }) => !Number.isFinite(data));
    if (bad !== undefined) {
      const [label, data] = [bad.label ?? 'a parameter', bad.data];
      setData(this.parameters, before);
      throw new DivergedError(
        `the update of ${label} made it ${data}, at a learning rate of ${optimizer.lr}.`,
      );
    }
    const { sums } = this.progress;
    sums.loss += measured.loss * rows.length;
    sums.correct += measured.correct;
    sums.rows += rows.length;
  }

  private completeEpoch(): HistoryEntry {
    const { progress } = this;
    const { loss, correct, rows } = progress.sums;
    const entry: HistoryEntry = {
      epoch: this.history.length + 1,
      loss: loss / rows,
      ...this.accuracy('accuracy', correct, rows),
      ...this.validate(),
      lr: this.options.optimizer.lr,
    };
    const watched = entry.valLoss ?? entry.loss;
    if (!Number.isFinite(watched)) throw new DivergedError(`the validation loss is ${watched}.`);
    if (watched < this.best.loss) {
      progress.best = { epoch: entry.epoch, loss: watched, parameters: dataOf(this.parameters) };
    }
    this.options.schedule?.observe?.(watched);
    this.history.push(entry);
    progress.batch = 0;
    progress.sums = { loss: 0, correct: 0, rows: 0 };
    return entry;
  }

  private validate(): Partial<HistoryEntry> {
    const { validation } = this;
    if (validation === undefined) return {};
    const { loss, correct, rows } = this.objective.measure(validation);
    return { valLoss: loss, ...this.accuracy('valAccuracy', correct, rows) };
  }

  private accuracy(key: 'accuracy' | 'valAccuracy', correct: number, rows: number): Partial<HistoryEntry> {
    return this.parts.task.correct === undefined ? {} : { [key]: correct / rows };
  }

  private isStale(): boolean {
    const { patience } = this.options;
    return patience !== undefined && this.history.length - this.best.epoch >= patience;
  }

  /** Says what went bad, by doing the batch again under watch. */
  private diverged(rows: readonly number[]): DivergedError {
    this.options.optimizer.zeroGrad();
    try {
      detectAnomaly(() => new EagerObjective(this.parts).graph(this.train, rows).loss.backward());
    } catch (error) {
      if (error instanceof AnomalyError) return new DivergedError(error.message, error.node);
      throw error;
    }
    return new DivergedError('the loss is not finite.');
  }
}
