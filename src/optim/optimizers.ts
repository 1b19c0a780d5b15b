// The optimisers, with PyTorch's defaults and PyTorch's numbers. Each follows the algorithm box on its
// page of PyTorch's documentation; w is a parameter, g its gradient.

import type { Value } from '../engine/value';
import { Optimizer, requireInRange } from './optimizer';

export interface SGDOptions {
  /** Learning rate, default 0.001. */
  lr?: number;
  /** How much of the last step is kept, ≥ 0 and as a rule below 1. Default 0. */
  momentum?: number;
  /** Looks ahead along the momentum (Nesterov). Default false. */
  nesterov?: boolean;
  /** L2 penalty, added to the gradient as weightDecay · w. Default 0. */
  weightDecay?: number;
}

/** Stochastic gradient descent, with momentum (Polyak 1964, Nesterov 1983). */
export class SGD extends Optimizer {
  private readonly settings: Required<Omit<SGDOptions, 'lr'>>;

  constructor(parameters: readonly Value[], options: SGDOptions = {}) {
    const { lr = 1e-3, momentum = 0, nesterov = false, weightDecay = 0 } = options;
    super(parameters, lr, momentum === 0 ? [] : ['velocity']);
    requireInRange({ momentum, weightDecay }, 0, Infinity);
    if (nesterov && momentum === 0) throw new RangeError('optimizer: nesterov needs a momentum > 0, got 0.');
    this.settings = { momentum, nesterov, weightDecay };
  }

  protected override update(parameters: readonly Value[]): void {
    const { lr } = this;
    const { momentum, nesterov, weightDecay } = this.settings;
    const velocity = momentum === 0 ? undefined : this.slots('velocity');
    for (let i = 0; i < parameters.length; i++) {
      const w = parameters[i];
      let g = w.grad + weightDecay * w.data;
      if (velocity !== undefined) {
        velocity[i] = momentum * velocity[i] + g;
        g = nesterov ? g + momentum * velocity[i] : velocity[i];
      }
      w.data -= lr * g;
    }
  }
}

export interface AdamOptions {
  /** Learning rate, default 0.001. */
  lr?: number;
  /** How slowly the averages of g and of g² forget, default [0.9, 0.999]. */
  betas?: readonly [number, number];
  /** Keeps the divisor from 0. Default 1e-8. */
  eps?: number;
  /** L2 penalty, default 0; in AdamW, the share of w that decays each step per unit of lr, default 0.01. */
  weightDecay?: number;
}

/** Adam: steps of about lr, whatever the size of the gradient (Kingma and Ba 2015). */
export class Adam extends Optimizer {
  protected readonly settings: Required<Omit<AdamOptions, 'lr'>>;

  constructor(parameters: readonly Value[], options: AdamOptions = {}) {
    const { lr = 1e-3, betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0 } = options;
    super(parameters, lr, ['mean', 'square']);
    requireInRange({ 'betas[0]': betas[0], 'betas[1]': betas[1] }, 0, 1);
    requireInRange({ eps, weightDecay }, 0, Infinity);
    this.settings = { betas, eps, weightDecay };
  }

  protected override update(parameters: readonly Value[]): void {
    const { betas, eps } = this.settings;
    const { steps } = this;
    const [beta1, beta2] = betas;
    // The averages start at 0; dividing by their total weight so far corrects that.
    const [weight1, weight2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
    const lr = this.lr / weight1;
    const mean = this.slots('mean');
    const square = this.slots('square');
    for (let i = 0; i < parameters.length; i++) {
      const w = parameters[i];
      const g = this.decayed(w);
      mean[i] += (1 - beta1) * (g - mean[i]);
      square[i] = beta2 * square[i] + (1 - beta2) * g * g;
      w.data -= lr * (mean[i] / (Math.sqrt(square[i] / weight2) + eps));
    }
  }

  /** The gradient that the averages are told of, once the decay has been seen to. */
  protected decayed(w: Value): number {
    return w.grad + this.settings.weightDecay * w.data;
  }
}

/** Adam with decay applied to the weight, not to the gradient (Loshchilov and Hutter 2019). */
export class AdamW extends Adam {
  constructor(parameters: readonly Value[], options: AdamOptions = {}) {
    super(parameters, { ...options, weightDecay: options.weightDecay ?? 0.01 });
  }

  protected override decayed(w: Value): number {
    w.data *= 1 - this.lr * this.settings.weightDecay;
    return w.grad;
  }
}

export interface RMSpropOptions {
  /** Learning rate, default 0.01. */
  lr?: number;
  /** How slowly the average of g² forgets, default 0.99. */
  alpha?: number;
  /** Keeps the divisor from 0. Default 1e-8. */
  eps?: number;
  /** L2 penalty, default 0. */
  weightDecay?: number;
  /** How much of the last step is kept, default 0. */
  momentum?: number;
  /** Divides by the deviation of g, not by its root mean square. Default false. */
  centered?: boolean;
}

/** RMSprop: g over its running root mean square (Tieleman and Hinton 2012). */
export class RMSprop extends Optimizer {
  private readonly settings: Required<Omit<RMSpropOptions, 'lr'>>;

  constructor(parameters: readonly Value[], options: RMSpropOptions = {}) {
    const { lr = 0.01, alpha = 0.99, eps = 1e-8, weightDecay = 0, momentum = 0, centered = false } = options;
    super(parameters, lr, ['square', 'mean', 'velocity']);
    requireInRange({ alpha }, 0, 1);
    requireInRange({ eps, weightDecay, momentum }, 0, Infinity);
    this.settings = { alpha, eps, weightDecay, momentum, centered };
  }

  protected override update(parameters: readonly Value[]): void {
    const { lr } = this;
    const { alpha, eps, weightDecay, momentum, centered } = this.settings;
    const square = this.slots('square');
    const mean = this.slots('mean');
    const velocity = this.slots('velocity');
    for (let i = 0; i < parameters.length; i++) {
      const w = parameters[i];
      const g = w.grad + weightDecay * w.data;
      square[i] = alpha * square[i] + (1 - alpha) * g * g;
      mean[i] = centered ? alpha * mean[i] + (1 - alpha) * g : 0;
      velocity[i] = momentum * velocity[i] + g / (Math.sqrt(square[i] - mean[i] ** 2) + eps);
      w.data -= lr * velocity[i];
    }
  }
}

export interface AdagradOptions {
  /** Learning rate, default 0.01. */
  lr?: number;
  /** The rate at step n is lr / (1 + (n − 1) · lrDecay). Default 0. */
  lrDecay?: number;
  /** L2 penalty, default 0. */
  weightDecay?: number;
  /** What the sum of squares starts from, default 0. */
  initialAccumulatorValue?: number;
  /** Keeps the divisor from 0. Default 1e-10. */
  eps?: number;
}

/** Adagrad: g over the root of the sum of all its squares so far (Duchi et al. 2011). */
export class Adagrad extends Optimizer {
  private readonly settings: Required<Omit<AdagradOptions, 'lr' | 'initialAccumulatorValue'>>;

  constructor(parameters: readonly Value[], options: AdagradOptions = {}) {
    const { lr = 0.01, lrDecay = 0, weightDecay = 0, initialAccumulatorValue = 0, eps = 1e-10 } = options;
    super(parameters, lr, ['sum'], initialAccumulatorValue);
    requireInRange({ lrDecay, weightDecay, initialAccumulatorValue, eps }, 0, Infinity);
    this.settings = { lrDecay, weightDecay, eps };
  }

  protected override update(parameters: readonly Value[]): void {
    const { eps, lrDecay, weightDecay } = this.settings;
    const lr = this.lr / (1 + (this.steps - 1) * lrDecay);
    const sum = this.slots('sum');
    for (let i = 0; i < parameters.length; i++) {
      const w = parameters[i];
      const g = w.grad + weightDecay * w.data;
      sum[i] += g * g;
      w.data -= lr * (g / (Math.sqrt(sum[i]) + eps));
    }
  }
}
