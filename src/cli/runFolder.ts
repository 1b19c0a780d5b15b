// A run's folder: config.json, metrics.jsonl, last.json, best.json and the pictures.

import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MLP, type MLPData } from '../nn/mlp';
import type { Activation } from '../nn/activation';
import type { OptimizerName } from '../training/fit';
import type { TrainingState } from '../training/run';
import { CliError, EXIT, fileError } from './errors';
import { makeFolder, readJson, writeWhole } from './files';
import type { Coding, DataSource } from './problem';

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
  engine: 'auto' | 'eager';
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
    this.write('config.json', JSON.stringify(config, undefined, 2));
  }

  readConfig(): RunConfig {
    return this.read('config.json', isConfig) as RunConfig;
  }

  /** Saves a moment of the run: what it may be continued from, and what is best so far. */
  writeMoment(state: TrainingState, best: BestModel): void {
    this.write('metrics.jsonl', state.history.map((entry) => JSON.stringify(entry)).join('\n'));
    this.write('best.json', JSON.stringify(best));
    this.write('last.json', JSON.stringify({ format: 1, ...state }));
  }

  /** The last moment saved; undefined if the run was stopped before the first. */
  readLast(): TrainingState | undefined {
    if (!existsSync(join(this.path, 'last.json'))) return undefined;
    return this.read('last.json', isState) as TrainingState;
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
    this.write(name, svg);
  }

  private write(name: string, text: string): void {
    writeWhole(join(this.path, name), `${text}\n`);
  }

  private read(name: string, isWhole: (data: Partial<Record<string, unknown>>) => boolean): unknown {
    const data = readJson(join(this.path, name));
    if (typeof data === 'object' && data !== null && isWhole(data)) return data;
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

function isConfig({ format, source, coding, hidden }: Partial<Record<string, unknown>>): boolean {
  return format === 1 && typeof source === 'object' && typeof coding === 'object' && Array.isArray(hidden);
}

function isState({ format, parameters, history, best }: Partial<Record<string, unknown>>): boolean {
  return format === 1 && Array.isArray(parameters) && Array.isArray(history) && typeof best === 'object';
}

function isBest({ model }: Partial<Record<string, unknown>>): boolean {
  return Array.isArray((model as Partial<MLPData> | undefined)?.layers);
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
