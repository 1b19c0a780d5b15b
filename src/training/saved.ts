// A run as plain data, and taken up again as if it had never stopped.

import { dataOf, setData } from './objective';
import type { TrainingState } from './run';
import type { Trainer } from './trainer';

/** A copy: the run that goes on leaves it alone. */
export function stateOf({ history, options, parameters, progress }: Trainer): TrainingState {
  return structuredClone({
    ...progress,
    parameters: dataOf(parameters),
    optimizer: options.optimizer.state(),
    schedule: options.schedule?.state?.() ?? [],
    history,
  });
}

/**
 * Takes up a saved run. Model, data and options must be those it was made with.
 *
 * @throws RangeError if the state is of another model or optimiser, before anything is set
 */
export function takeUp(trainer: Trainer, state: TrainingState): void {
  const { options } = trainer;
  const { batch, random, sums, best, parameters, optimizer, schedule, history } = structuredClone(state);
  const count = trainer.parameters.length;
  if (parameters.length !== count) {
    throw new RangeError(`load: expected ${count} parameters, but the state has ${parameters.length}.`);
  }
  setData(trainer.parameters, parameters);
  options.optimizer.load(optimizer);
  options.schedule?.load?.(schedule);
  trainer.history.splice(0, Infinity, ...history);
  Object.assign(trainer.progress, { batch, random, sums, best });
}
