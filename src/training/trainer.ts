// One training run, batch by batch: forward, loss, backward, update. It can be stopped after any batch,
// saved as plain data, and taken up again as if it had never stopped.

import type { Dataset } from '../data/datasets';
import { split } from '../data/prepare';
import { AnomalyError, detectAnomaly } from '../engine/anomaly';
import type { Value } from '../engine/value';
import { clipGradNorm } from '../optim/clip';
import { Random } from '../random/random';
import { objectiveOf } from './engines';
import { dataOf, EagerObjective, type EngineName, type Objective, type ObjectiveParts } from './objective';
import { DivergedError, type HistoryEntry, type Measure, type Model, type Pace } from './run';
import type { Reason, TrainerOptions, TrainingState } from './run';
import { taskOf } from './task';

export class Trainer {
  readonly history: HistoryEntry[] = [];
  /** Updates an epoch. */
  readonly batches: number;
  /** Of the updates made here, not of those of a run that was taken up. */
  readonly pace: Pace = { rows: 0, ms: 0 };
  private readonly parameters: readonly Value[];
  private readonly parts: ObjectiveParts;
  private readonly objective: Objective;
  private readonly train: Dataset;
  private readonly validation: Dataset | undefined;
  private readonly baseLr: number;
  // What changes as the run goes on; see TrainingState.
  private batch = 0;
  private random: readonly number[];
  private sums: Measure = { loss: 0, correct: 0, rows: 0 };
  private best: TrainingState['best'];

  /** @throws RangeError if the data are not what the model and the loss take */
  constructor(
    model: Model,
    data: Dataset,
    private readonly options: TrainerOptions,
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
    this.random = Random.of(seed, 'shuffling').state;
    this.batches = Math.ceil(this.train.x.length / options.batchSize);
    this.parts = { model, parameters: this.parameters, task, l2: options.l2 };
    const rows = this.train.x.length * options.epochs;
    this.objective = objectiveOf(options.engine, this.parts, this.train, rows);
    this.best = { epoch: 0, loss: Number.MAX_VALUE, parameters: this.weights() };
  }

  /** By which engine the run is computed. */
  get engine(): EngineName {
    return this.objective.engine;
  }

  get bestEpoch(): number {
    return this.best.epoch;
  }

  /** The weights after the best epoch so far, in the order of the parameters. */
  get bestParameters(): readonly number[] {
    return this.best.parameters;
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
    while (this.history.length < this.options.epochs) {
      if (this.isStale()) return 'patience';
      const random = Random.from(this.random);
      const order = this.order(random);
      while (this.batch < this.batches) {
        const { batchSize } = this.options;
        const start = performance.now();
        const rows = order.slice(this.batch * batchSize, (this.batch + 1) * batchSize);
        this.update(rows);
        this.pace.ms += performance.now() - start;
        this.pace.rows += rows.length;
        this.batch++;
        if (this.batch < this.batches) yield undefined;
      }
      this.random = random.state;
      yield this.completeEpoch();
    }
    return this.isStale() ? 'patience' : 'epochs';
  }

  state(): TrainingState {
    return structuredClone({
      batch: this.batch,
      random: this.random,
      sums: this.sums,
      parameters: this.weights(),
      optimizer: this.options.optimizer.state(),
      schedule: this.options.schedule?.state?.() ?? [],
      history: this.history,
      best: this.best,
    });
  }

  /** Takes up a saved run. Model, data and options must be those it was made with. */
  load(state: TrainingState): void {
    const { batch, random, sums, parameters, optimizer, schedule, history, best } = structuredClone(state);
    if (parameters.length !== this.parameters.length) {
      throw new RangeError(
        `load: expected ${this.parameters.length} parameters, but the state has ${parameters.length}.`,
      );
    }
    this.setWeights(parameters);
    this.options.optimizer.load(optimizer);
    this.options.schedule?.load?.(schedule);
    this.history.splice(0, Infinity, ...history);
    Object.assign(this, { batch, random, sums, best });
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
      optimizer.lr = this.baseLr * schedule.factor(this.history.length + this.batch / this.batches);
    }
    const measured = this.objective.descend(this.train, rows);
    if (!Number.isFinite(measured.loss) || !this.parameters.every(({ grad }) => Number.isFinite(grad))) {
      throw this.diverged(rows);
    }
    if (clipNorm !== undefined) clipGradNorm(this.parameters, clipNorm);
    const before = this.weights();
    optimizer.step();
    const bad = this.parameters.find(({ data }) => !Number.isFinite(data));
    if (bad !== undefined) {
      const [label, data] = [bad.label ?? 'a parameter', bad.data];
      this.setWeights(before);
      throw new DivergedError(
        `the update of ${label} made it ${data}, at a learning rate of ${optimizer.lr}.`,
      );
    }
    this.sums.loss += measured.loss * rows.length;
    this.sums.correct += measured.correct;
    this.sums.rows += rows.length;
  }

  private completeEpoch(): HistoryEntry {
    const { loss, correct, rows } = this.sums;
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
      this.best = { epoch: entry.epoch, loss: watched, parameters: this.weights() };
    }
    this.options.schedule?.observe?.(watched);
    this.history.push(entry);
    this.batch = 0;
    this.sums = { loss: 0, correct: 0, rows: 0 };
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

  private weights(): number[] {
    return dataOf(this.parameters);
  }

  private setWeights(weights: readonly number[]): void {
    this.parameters.forEach((parameter, i) => (parameter.data = weights[i]));
  }
}
