// What becomes of the gradient on its way from the last layer to the first, in a word.

import type { LayerMeasure } from './deepNet';

export interface Verdict {
  /**
   * `faint` and `huge`: the gradient keeps its size on its way, but the signal did not on its own, and so all gradients
   * are tiny or enormous. `lost`: numbers have overflown.
   */
  readonly kind: 'vanishes' | 'explodes' | 'keeps' | 'dead' | 'faint' | 'huge' | 'lost';
  /** The first layer's mean |gradient| over the last one's. */
  readonly factor: number;
  /** The same for one layer: so many of them in a row make the factor. */
  readonly each: number;
}

/** A factor between one over this and this changes nothing that matters. */
const MUCH = 100;
const TINY = 1e-6;
const ENORMOUS = 100;

export function verdictOn(layers: readonly Pick<LayerMeasure, 'gradient'>[]): Verdict {
  const [first, last] = [layers[0].gradient, layers[layers.length - 1].gradient];
  const factor = first / last;
  return { kind: kindOf(first, factor), factor, each: factor ** (1 / (layers.length - 1)) };
}

function kindOf(first: number, factor: number): Verdict['kind'] {
  if (first === 0) return 'dead';
  if (!Number.isFinite(first) || Number.isNaN(factor)) return 'lost';
  if (factor < 1 / MUCH) return 'vanishes';
  if (factor > MUCH) return 'explodes';
  if (first < TINY) return 'faint';
  return first > ENORMOUS ? 'huge' : 'keeps';
}
