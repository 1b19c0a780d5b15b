// A run's folder: config.json, metrics.jsonl, last.json, best.json and the pictures.

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MLP, type MLPData } from '../nn/mlp';
import type { Activation } from '../nn/activation';
import type { Coding } from '../training/coding';
import type { EngineChoice } from '../training/engines';
import type { OptimizerName } from '../training/fit';
import type { TrainingState } from '../training/run';
import { CliError, EXIT, fileError } from './errors';
import { makeFolder, readJson, writeWhole } from './files';
import type { DataSource } from './problem';

export const SCHEDULE_NAMES = [
  'constant',
  'step',
  'exponential',
  'cosine',
  'linear',
  'oneCycle',
  'reduceOnPlateau', // prettier-ignore
] as const;

/** All that decides a run: from the same config comes the same run. */
export interface RunConfig {
  format: 1;
  source: DataSource;
  coding: Coding;
  hidden: number[];
  activation: Activation;
  optimizer: OptimizerName;
  lr: number;
  schedule: (typeof SCHEDULE_NAMES)[number];
  epochs: number;
  batch: number;
  l2: number;
  val: number;
  patience?: number | undefined;
  /** What computes it; `auto` only until the run has begun. */
  engine: EngineChoice;
}

/** The best weights so far. */
export interface BestModel {
  epoch: number;
  model: MLPData;
}

export class RunFolder {
  private constructor(readonly path: string) {}

  /**
   * A folder for a new run.
   *
   * @param path - where; without one, `runs/NAME-001` or the next that is free
   * @throws CliError if a run is there already, or the folder cannot be made
   */
  static create(path: string | undefined, name: string): RunFolder {
    if (path === undefined) return new RunFolder(nextFree(name));
    if (existsSync(join(path, 'config.json'))) {
      throw new CliError(
        `--out: ${path} holds a run already; continue it with --resume ${path}, or name another folder`,
      );
    }
    makeFolder(path);
    return new RunFolder(path);
  }

  /** @throws CliError if there is no run */
  static open(path: string): RunFolder {
    if (existsSync(join(path, 'config.json'))) return new RunFolder(path);
    throw new CliError(
      `cannot read ${path}: there is no run in it (no config.json); name a folder that train wrote`,
      EXIT.file,
    );
  }

  writeConfig(config: RunConfig): void {
    this.writeJson('config.json', JSON.stringify(config, undefined, 2));
  }

  readConfig(): RunConfig {
    return this.read('config.json', isConfig) as RunConfig;
  }

  /** Removes what a process that was killed while it wrote has left. */
  removeLeftovers(): void {
    for (const name of readdirSync(this.path)) {
      if (/\.\d+\.tmp$/.test(name)) rmSync(join(this.path, name), { force: true });
    }
  }

  /** Saves a moment of the run: what it may be continued from, and what is best so far. */
  writeMoment(state: TrainingState, best: BestModel): void {
    const lines = state.history.map((entry) => `${JSON.stringify(entry)}\n`);
    writeWhole(join(this.path, 'metrics.jsonl'), lines.join(''));
    this.writeJson('best.json', JSON.stringify(best));
    this.writeJson('last.json', JSON.stringify({ format: 1, ...state }));
  }

  /**
   * The last moment saved; undefined if the run was stopped before the first.
   *
   * @param size - how many parameters the net has
   */
  readLast(size: number): TrainingState | undefined {
    if (!existsSync(join(this.path, 'last.json'))) return undefined;
    const state = this.read('last.json', isState) as TrainingState;
    const memory = Object.values(state.optimizer.memory);
    const perParameter = [state.parameters, state.best.parameters, ...memory];
    if (perParameter.every((list) => list.length === size)) return state;
    throw this.corrupt('last.json');
  }

  /** @throws CliError if the file is missing or corrupt */
  readBest(): MLP {
    const { model } = this.read('best.json', isBest) as BestModel;
    try {
      return MLP.fromJSON(model);
    } catch (error) {
      throw this.corrupt('best.json', error);
    }
  }

  writePicture(name: 'loss.svg' | 'boundary.svg', svg: string): void {
    writeWhole(join(this.path, name), svg);
  }

  private writeJson(name: string, text: string): void {
    writeWhole(join(this.path, name), `${text}\n`);
  }

  private read(name: string, isWhole: (data: Fields) => boolean): unknown {
    const data = readJson(join(this.path, name));
    if (isFields(data) && isWhole(data)) return data;
    throw this.corrupt(name);
  }

  private corrupt(name: string, cause?: unknown): CliError {
    const path = join(this.path, name);
    return new CliError(
      `cannot read ${path}: it is corrupt, not what train wrote; restore it from a copy`,
      EXIT.file,
      { cause },
    );
  }
}

type Fields = Partial<Record<string, unknown>>;

function isConfig({ format, source, coding, hidden }: Fields): boolean {
  const { from } = fieldsOf(source);
  const { features, loss } = fieldsOf(coding);
  return (
    format === 1 && [from, loss].every(isText) && [features, hidden].every((list) => Array.isArray(list))
  );
}

function isState({ format, random, parameters, optimizer, schedule, history, best, sums }: Fields): boolean {
  const memory = Object.values(fieldsOf(fieldsOf(optimizer)['memory']));
  const lists = [random, parameters, schedule, history, fieldsOf(best)['parameters'], ...memory];
  return format === 1 && isFields(sums) && lists.every((list) => Array.isArray(list));
}

function isBest({ model }: Fields): boolean {
  return Array.isArray(fieldsOf(model)['layers']);
}

function isText(data: unknown): boolean {
  return typeof data === 'string';
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null;
}

/** None, if the data have no fields. */
function fieldsOf(data: unknown): Fields {
  return isFields(data) ? data : {};
}

/** Makes `runs/NAME-001`, or the next number that is free even while other runs begin. */
function nextFree(name: string): string {
  makeFolder('runs');
  for (let n = 1; ; n++) {
    const path = join('runs', `${name}-${String(n).padStart(3, '0')}`);
    try {
      mkdirSync(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw fileError('make the folder', resolve(path), error);
      }
    }
  }
}
