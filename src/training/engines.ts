// Which engine a run is computed by.

import type { Dataset } from '../data/datasets';
import { CompiledObjective } from './compiled';
import { EagerObjective, type Objective, type ObjectiveParts } from './objective';

export type EngineChoice = 'auto' | 'eager' | 'compiled';

/** Compiling takes as long as 300 to 1500 rows of a graph, by the net. */
const ROWS_TO_REPAY = 1000;

/** How far apart the two engines may be on a batch, relative, to be the same. */
const SAME = 1e-9;

/**
 * @param rows - how many rows the run will compute, in all its epochs
 * @throws whatever prevents compiling, if `choice` is 'compiled'
 */
export function objectiveOf(
  choice: EngineChoice,
  parts: ObjectiveParts,
  data: Dataset,
  rows: number,
): Objective {
  if (choice === 'compiled') return new CompiledObjective(parts, data);
  const eager = new EagerObjective(parts);
  if (choice === 'eager' || rows < ROWS_TO_REPAY) return eager;
  return verified(parts, data, eager) ?? eager;
}

/**
 * The compiled objective, if there is one and it does what the graphs do: models and losses may be anyone's, and what is not
 * made of ops alone, as a mask that is drawn anew for every row, may be traced without being noticed.
 */
function verified(parts: ObjectiveParts, data: Dataset, eager: EagerObjective): Objective | undefined {
  if (!parts.task.isKnown) return undefined;
  try {
    const compiled = new CompiledObjective(parts, data);
    const rows = [...data.x.keys()].slice(0, 8);
    const before = parts.parameters.map(({ grad }) => grad);
    const [a, b] = [compiled, eager].map((objective) => objective.descend(data, rows).loss);
    parts.parameters.forEach((parameter, i) => (parameter.grad = before[i]));
    return Math.abs(a - b) <= SAME * Math.abs(b) ? compiled : undefined;
  } catch {
    return undefined;
  }
}
