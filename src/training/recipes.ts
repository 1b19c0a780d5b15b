// The data sets by name, and what to train each with where nothing else is said.

import type { CsvDataset } from '../data/csv';
import { blobs, circles, moons, spirals, xor, type Dataset, type PointsOptions } from '../data/datasets';
import type { Activation } from '../nn/activation';

/** What to train with where nothing else is said. */
export interface Recipe {
  hidden: number[];
  activation: Activation;
  lr: number;
  epochs: number;
  batch: number;
  val: number;
}

const MADE: Readonly<Record<'xor' | 'moons' | 'circles' | 'spirals' | 'blobs', Maker>> = {
  xor: () => xor(),
  moons,
  circles,
  spirals,
  blobs,
};

type Maker = (options: PointsOptions) => Dataset<number[]>;

/** Sets that are made, point by point. */
export type MadeName = keyof typeof MADE;
export const MADE_NAMES = Object.keys(MADE) as readonly MadeName[];

const PLANE: Recipe = { hidden: [16, 16], activation: 'relu', lr: 0.02, epochs: 200, batch: 16, val: 0 };
const RECIPES: Readonly<Record<string, Partial<Recipe>>> = {
  xor: { hidden: [8], activation: 'tanh', lr: 0.1, epochs: 200, batch: 4 },
  spirals: { hidden: [32, 32], activation: 'tanh', lr: 0.01, epochs: 500 },
  iris: { lr: 0.01, epochs: 100 },
  digits: { hidden: [32], lr: 0.005, epochs: 20, batch: 32 },
};

/** Sets of fewer rows are too small to hold some back. */
const ROWS_FOR_VALIDATION = 50;

export function isMade(name: string): name is MadeName {
  return Object.hasOwn(MADE, name);
}

/** Points in the plane, and their classes. */
export function makeData(name: MadeName, options: PointsOptions): CsvDataset {
  const { x, y } = MADE[name](options);
  const classes = [...new Set(y)].sort((a, b) => a - b).map(String);
  return { x, y, features: ['x1', 'x2'], target: 'y', classes };
}

/** @param rows - of a table, some of whose rows may be held back; none for a set that is made */
export function recipeFor(name: string, rows?: number): Recipe {
  const val = rows !== undefined && rows >= ROWS_FOR_VALIDATION ? 0.2 : 0;
  return { ...PLANE, val, ...RECIPES[name] };
}
