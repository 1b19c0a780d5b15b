// The train command: sets a run up or takes one up again, drives it, saves it, and reports.

import { basename, extname } from 'node:path';
import type { Activation } from '../nn/activation';
import { MLP } from '../nn/mlp';
import { schedules, type Schedule } from '../optim/schedules';
import { trainerFor, type OptimizerName } from '../training/fit';
import { DivergedError, type Reason } from '../training/run';
import { stateOf, takeUp } from '../training/saved';
import type { LossName } from '../training/task';
import type { Trainer } from '../training/trainer';
import { CliError, EXIT } from './errors';
import { requireFolderOf, writeWhole } from './files';
import { finalPictures } from './pictures';
import { defaultLoss, outputsOf, type Encoded } from '../training/coding';
import { encoded as encodedData, readData, type RawData } from './problem';
import { reporterFor, type Reporter } from './report';
import { RunFolder, type RunConfig } from './runFolder';
import { StopSignals } from './signals';

/** The options as the command line gives them; what is not given is undefined. */
export interface TrainOptions {
  hidden?: number[];
  activation?: Activation;
  loss?: LossName;
  optimizer?: OptimizerName;
  lr?: number;
  schedule?: RunConfig['schedule'];
  epochs?: number;
  batch?: number;
  l2?: number;
  seed?: number;
  noise?: number;
  n?: number;
  target?: string;
  val?: number;
  patience?: number;
  engine?: RunConfig['engine'];
  out?: string;
  resume?: string;
  plot?: string;
  json?: boolean;
  quiet?: boolean;
  debug?: boolean;
}

/** What a resumed run may be told anew; the rest of its settings are its own. */
const FREE_ON_RESUME = ['resume', 'epochs', 'json', 'quiet', 'plot', 'debug'];

/** How often at most a moment is saved: what a crash can cost. */
const SAVE_EVERY_MS = 1000;
/** How often the event loop gets a turn, for signals and resizes. */
const TURN_EVERY_MS = 15;

/** @returns the exit code */
export async function train(from: string | undefined, options: TrainOptions): Promise<number> {
  if (options.plot !== undefined) requireFolderOf(options.plot);
  const run = options.resume === undefined ? begin(from, options) : resume(from, options);
  const { folder, encoded } = run;
  const { coding, train, validation } = encoded;
  const net = netFor(run.config);
  const { optimizer, lr, epochs, l2, patience, engine, batch, source } = run.config;
  const trainer = trainerFor(net, train, {
    ...{ loss: coding.loss, optimizer, lr, epochs, l2, patience, validation, engine },
    batchSize: batch,
    schedule: scheduleFor(run.config),
    seed: source.seed,
  });
  // What `auto` has chosen stays: a run that is made longer goes on by the engine it began with.
  const config = { ...run.config, engine: trainer.engine };
  const last = folder.readLast(net.parameters().length);
  if (last !== undefined) takeUp(trainer, last);
  const done = trainer.history.length;
  if (done > epochs) {
    throw new CliError(`--epochs: the run has ${done} epochs behind it; give no fewer than ${done}`);
  }
  folder.writeConfig(config);
  const best = (): MLP => withWeights(net, trainer.best.parameters);
  const save = (): void =>
    folder.writeMoment(stateOf(trainer), { epoch: trainer.best.epoch, model: best().toJSON() });
  save(); // a folder that cannot be written is known before the work, not after

  const signals = new StopSignals(); // before a reporter takes the terminal, for it must be given back
  const reporter = reporterFor({
    name: nameOf(source.from),
    folder: folder.path,
    config,
    rows: train.x.length,
    heldBack: validation?.x.length ?? 0,
    history: trainer.history,
    batches: trainer.batches,
    engine: trainer.engine,
    pace: trainer.pace,
    options,
  });
  try {
    const reason = await drive(trainer, { reporter, signals, save });
    save();
    const bestNet = { net: best(), epoch: trainer.best.epoch };
    const pictures = finalPictures(run.raw, encoded, bestNet, trainer.history);
    folder.writePicture('loss.svg', pictures.lossSvg);
    if (pictures.boundarySvg !== undefined) folder.writePicture('boundary.svg', pictures.boundarySvg);
    if (options.plot !== undefined) writeWhole(options.plot, pictures.boundarySvg ?? pictures.lossSvg);
    reporter.end(reason, { pictures, best: bestNet.epoch });
    return signals.exitCode;
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    reporter.end('diverged', { message: error.message });
    throw new CliError(
      `training diverged in epoch ${trainer.history.length + 1}: ${error.message} ` +
        `The last good checkpoint is kept in ${folder.path}; try a smaller --lr than ${lr}`,
      EXIT.diverged,
      { cause: error },
    );
  } finally {
    reporter.close();
    signals.close();
  }
}

/** Runs to the end, or until a signal, saving now and then. */
async function drive(
  trainer: Trainer,
  { reporter, signals, save }: { reporter: Reporter; signals: StopSignals; save: () => void },
): Promise<Reason | 'interrupted'> {
  const run = trainer.run();
  let [saved, turned] = [performance.now(), performance.now()];
  for (let next = run.next(); ; next = run.next()) {
    if (next.done === true) return next.value;
    reporter.progress(next.value);
    const now = performance.now();
    if (now - saved > SAVE_EVERY_MS) {
      save();
      saved = now;
    }
    if (now - turned > TURN_EVERY_MS) {
      await new Promise(setImmediate);
      turned = now;
    }
    if (signals.received) return 'interrupted';
  }
}

interface Run {
  folder: RunFolder;
  config: RunConfig;
  raw: RawData;
  encoded: Encoded;
}

function begin(from: string | undefined, options: TrainOptions): Run {
  if (from === undefined) {
    throw new CliError(
      'train: what to train on is missing; name a data set or a CSV file: stepgrad train moons',
    );
  }
  const { n, noise, target, seed = 1 } = options;
  const raw = readData({ from, n, noise, target, seed });
  const { defaults } = raw;
  const loss = options.loss ?? defaultLoss(raw);
  const val = options.val ?? defaults.val;
  const encoded = encodedData(raw, loss, val);
  const config: RunConfig = {
    format: 1,
    source: raw.source,
    coding: encoded.coding,
    hidden: options.hidden ?? defaults.hidden,
    activation: options.activation ?? defaults.activation,
    optimizer: options.optimizer ?? 'adam',
    lr: options.lr ?? defaults.lr,
    schedule: options.schedule ?? 'constant',
    epochs: options.epochs ?? defaults.epochs,
    batch: options.batch ?? defaults.batch,
    l2: options.l2 ?? 0,
    val,
    patience: options.patience,
    engine: options.engine ?? 'auto',
  };
  return { folder: RunFolder.create(options.out, nameOf(from)), config, raw, encoded };
}

function resume(from: string | undefined, options: TrainOptions): Run {
  const folder = RunFolder.open(options.resume ?? '');
  const saved = folder.readConfig();
  const changed = Object.keys(options).find((name) => !FREE_ON_RESUME.includes(name));
  if (changed !== undefined) {
    throw new CliError(
      `--${changed}: a resumed run keeps its settings; leave the option out, or begin a new run`,
    );
  }
  if (from !== undefined && from !== saved.source.from) {
    throw new CliError(
      `train: ${folder.path} is a run on ${saved.source.from}, not on ${from}; leave the name out`,
    );
  }
  const raw = readData(saved.source);
  if (raw.source.sha256 !== saved.source.sha256) {
    throw new CliError(
      `cannot resume ${folder.path}: ${saved.source.from} has changed since; bring the file back, or begin a new run`,
      EXIT.file,
    );
  }
  const config = { ...saved, epochs: options.epochs ?? saved.epochs };
  folder.removeLeftovers();
  return { folder, config, raw, encoded: encodedData(raw, config.coding.loss, config.val) };
}

function netFor({ coding, hidden, activation, source }: RunConfig): MLP {
  const outputActivation = coding.loss === 'bce' ? 'sigmoid' : 'linear';
  const sizes = [...hidden, outputsOf(coding)];
  return new MLP(coding.features.length, sizes, { activation, outputActivation, seed: source.seed });
}

function scheduleFor({ schedule, epochs }: RunConfig): Schedule {
  return schedules[schedule]({ epochs });
}

/** A copy of the net with other weights. */
function withWeights(net: MLP, weights: readonly number[]): MLP {
  const copy = MLP.fromJSON(net.toJSON());
  copy.parameters().forEach((parameter, i) => (parameter.data = weights[i]));
  return copy;
}

/** `moons` of moons, and `wine` of data/wine.csv. */
function nameOf(from: string): string {
  return basename(from, extname(from));
}
