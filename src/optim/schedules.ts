// Learning-rate schedules: factors on an optimiser's base rate, as training goes on. All can warm up.

import { requireInRange } from './optimizer';

/** A schedule of the learning rate. */
export interface Schedule {
  /**
   * The factor on the base learning rate.
   *
   * @param epoch - epochs done, from 0; a fraction within an epoch
   */
  factor(epoch: number): number;
  /** Is told the loss after each epoch. */
  observe?(loss: number): void;
  /** What {@link observe} has made of the losses, as plain data. */
  state?(): number[];
  load?(state: readonly number[]): void;
}

export interface WarmUp {
  /** Over this many epochs the factor climbs in a straight line from near 0; the schedule starts then. */
  warmup?: number;
}

/** The schedules, in one object so that no name meets an op's. */
export const schedules = {
  /** 1 throughout. */
  constant: (options: WarmUp = {}): Schedule => warmed(options, () => 1),

  /** Multiplied by gamma (default 0.1) every `every` epochs (default 30). */
  step: (options: WarmUp & { every?: number; gamma?: number } = {}): Schedule => {
    const { every = 30, gamma = 0.1 } = options;
    requireInRange({ every }, 1, Infinity, 'schedules');
    requireInRange({ gamma }, 0, Infinity, 'schedules');
    return warmed(options, (epoch) => gamma ** Math.floor(epoch / every));
  },

  /** Multiplied by gamma (default 0.99) every epoch. */
  exponential: (options: WarmUp & { gamma?: number } = {}): Schedule => {
    const { gamma = 0.99 } = options;
    requireInRange({ gamma }, 0, Infinity, 'schedules');
    return warmed(options, (epoch) => gamma ** epoch);
  },

  /** Half a cosine from 1 down to `end` (default 0) over `epochs` (Loshchilov and Hutter 2017). */
  cosine: (options: Annealing): Schedule =>
    annealed(options, 0, (t, end) => end + ((1 - end) * (1 + Math.cos(Math.PI * t))) / 2),

  /** A straight line from 1 down to `end` (default 0.1, as in micrograd's demo) over `epochs`. */
  linear: (options: Annealing): Schedule => annealed(options, 0.1, (t, end) => 1 - (1 - end) * t),

  /**
   * Up from 1/25 to 1 in the first 30 % of `epochs`, then down to 1/250,000, along half cosines, after
   * PyTorch's OneCycleLR (Smith 2018).
   */
  oneCycle: (options: Omit<Annealing, 'end'> & { rise?: number }): Schedule => {
    const { rise = 0.3 } = options;
    requireInRange({ rise }, 0, 1, 'schedules');
    const between = (from: number, to: number, t: number): number =>
      to + ((from - to) * (1 + Math.cos(Math.PI * t))) / 2;
    return annealed({ ...options, end: 0 }, 0, (t) =>
      t < rise ? between(1 / 25, 1, t / rise) : between(1, 1 / 250_000, (t - rise) / (1 - rise)),
    );
  },

  /**
   * Multiplied by `factor` (default 0.1), but not below `min` (default 0), whenever the loss has not
   * fallen by a share of `threshold` (default 0.0001) for more than `patience` (default 10) epochs, as
   * PyTorch's ReduceLROnPlateau.
   */
  reduceOnPlateau: (options: WarmUp & PlateauOptions = {}): Schedule => {
    const { factor = 0.1, patience = 10, threshold = 1e-4, min = 0 } = options;
    requireInRange({ factor }, 0, 1, 'schedules');
    requireInRange({ patience }, 0, Infinity, 'schedules');
    requireInRange({ threshold }, 0, 1, 'schedules');
    requireInRange({ min }, 0, 1, 'schedules');
    let [current, best, waited] = [1, Number.MAX_VALUE, 0];
    return {
      ...warmed(options, () => current),
      observe(loss) {
        if (loss < best * (1 - threshold)) [best, waited] = [loss, 0];
        else waited++;
        if (waited > patience) [current, waited] = [Math.max(current * factor, min), 0];
      },
      state: () => [current, best, waited],
      load: (state) => ([current, best, waited] = state),
    };
  },
};

interface Annealing extends WarmUp {
  /** The length of the whole schedule, warm-up included. */
  epochs: number;
  /** The factor at its end. */
  end?: number;
}

interface PlateauOptions {
  factor?: number;
  patience?: number;
  threshold?: number;
  min?: number;
}

function annealed(
  options: Annealing,
  defaultEnd: number,
  curve: (t: number, end: number) => number,
): Schedule {
  const { epochs, end = defaultEnd, warmup = 0 } = options;
  requireInRange({ epochs }, 1, Infinity, 'schedules');
  requireInRange({ end }, 0, Infinity, 'schedules');
  const length = Math.max(epochs - warmup, 1);
  return warmed(options, (epoch) => curve(Math.min(epoch / length, 1), end));
}

function warmed({ warmup = 0 }: WarmUp, factor: (epoch: number) => number): Schedule {
  requireInRange({ warmup }, 0, Infinity, 'schedules');
  return {
    factor: (epoch) => (epoch < warmup ? ((epoch + 1) / (warmup + 1)) * factor(0) : factor(epoch - warmup)),
  };
}
