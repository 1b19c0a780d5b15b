// What all optimisers share: parameters, a learning rate, and state that can be saved and taken up again.

import type { Value } from '../engine/value';

/** An optimiser's state as plain data. */
export interface OptimizerState {
  steps: number;
  lr: number;
  /** What the optimiser remembers of each parameter, in the order of the parameters. */
  memory: Record<string, number[]>;
}

/** Updates parameters from their gradients. */
export abstract class Optimizer {
  /** The learning rate of the next step. */
  lr: number;
  /** Steps made so far. */
  protected steps = 0;
  private readonly memory: Readonly<Record<string, Float64Array>>;

  protected constructor(
    readonly parameters: readonly Value[],
    lr: number,
    memory: readonly string[],
    initial = 0,
  ) {
    if (!Array.isArray(parameters) || parameters.length === 0) {
      throw new TypeError(
        'optimizer: expected an array of parameters, as net.parameters() returns, with at least one.',
      );
    }
    requireInRange({ lr }, 0, Infinity);
    this.lr = lr;
    this.memory = Object.fromEntries(
      memory.map((name) => [name, new Float64Array(parameters.length).fill(initial)]),
    );
  }

  /** Moves every parameter once, by its present gradient. */
  step(): void {
    this.steps++;
    this.update(this.parameters);
  }

  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.zeroGrad();
  }

  /** A copy of all that the next step depends on, but for the parameters and their gradients. */
  state(): OptimizerState {
    const memory = Object.entries(this.memory).map(([name, slots]) => [name, Array.from(slots)] as const);
    return { steps: this.steps, lr: this.lr, memory: Object.fromEntries(memory) };
  }

  /** @throws RangeError if the state is of another optimiser, or of other parameters */
  load(state: OptimizerState): void {
    const remembers = (memory: object): string => Object.keys(memory).sort().join(', ') || 'nothing';
    const [expected, given] = [remembers(this.memory), remembers(state.memory)];
    if (given !== expected) {
      throw new RangeError(`load: expected a state that remembers ${expected}, but it remembers ${given}.`);
    }
    for (const [name, slots] of Object.entries(this.memory)) {
      const length = (state.memory[name] as number[] | null)?.length ?? 'none';
      if (length === slots.length) continue;
      throw new RangeError(
        `load: expected "${name}" of ${slots.length} parameters, but the state has ${length}.`,
      );
    }
    for (const [name, slots] of Object.entries(this.memory)) slots.set(state.memory[name]);
    this.steps = state.steps;
    this.lr = state.lr;
  }

  /** Moves the parameters; the place of each is its place in the memory. What they share is computed once. */
  protected abstract update(parameters: readonly Value[]): void;

  protected slots(name: string): Float64Array {
    return this.memory[name];
  }
}

/** @throws RangeError if a setting is not in [min, max) */
export function requireInRange(
  settings: Readonly<Record<string, number>>,
  min: number,
  max: number,
  owner = 'optimizer',
): void {
  for (const [name, x] of Object.entries(settings)) {
    if (x >= min && x < max) continue;
    const range = max === Infinity ? `a finite number ≥ ${min}` : `at least ${min} and below ${max}`;
    throw new RangeError(`${owner}: ${name} must be ${range}, got ${x}.`);
  }
}
