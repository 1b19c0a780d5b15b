// How weights start: wide enough that signals keep their size from layer to layer, and gradients too.

import type { Random } from '../random/random';

export type Initializer =
  'uniform' | 'xavierUniform' | 'xavierNormal' | 'heUniform' | 'heNormal' | 'lecunNormal' | 'zeros';

type Draw = (random: Random, fanIn: number, fanOut: number) => number;

/** A weight, given how many inputs a neuron of the layer has (fanIn), and how many neurons there are (fanOut). */
export const initializers: Readonly<Record<Initializer, Draw>> = {
  /** U(−1, 1), as in micrograd. */
  uniform: (random) => random.uniform(-1, 1),
  /** U(−a, a), a² = 6 / (fanIn + fanOut): Glorot and Bengio 2010. */
  xavierUniform: (random, fanIn, fanOut) => symmetric(random, Math.sqrt(6 / (fanIn + fanOut))),
  /** N(0, 2 / (fanIn + fanOut)): Glorot and Bengio 2010. */
  xavierNormal: (random, fanIn, fanOut) => random.normal(0, Math.sqrt(2 / (fanIn + fanOut))),
  /** U(−a, a), a² = 6 / fanIn: He et al. 2015. */
  heUniform: (random, fanIn) => symmetric(random, Math.sqrt(6 / fanIn)),
  /** N(0, 2 / fanIn): He et al. 2015. */
  heNormal: (random, fanIn) => random.normal(0, Math.sqrt(2 / fanIn)),
  /** N(0, 1 / fanIn): LeCun et al. 1998. */
  lecunNormal: (random, fanIn) => random.normal(0, Math.sqrt(1 / fanIn)),
  zeros: () => 0,
};

function symmetric(random: Random, bound: number): number {
  return random.uniform(-bound, bound);
}
