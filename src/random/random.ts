// Reproducible randomness: the same seed gives the same numbers on every machine, and the state can be
// saved and taken up again.

/** What a seed is used for. One seed serves all, and none of them disturbs another. */
export type Purpose = 'data' | 'initialisation' | 'shuffling' | 'split' | 'directions';

/** xoroshiro128+ by Blackman and Vigna (2018). */
export class Random {
  /** @param words - the two words of 64 bits, each as its upper and its lower half */
  private constructor(private words: readonly number[]) {}

  /**
   * @param seed - a whole number from 0 to 2⁵³ − 1; without one, a different sequence every time
   * @throws RangeError for any other seed
   */
  static of(seed: number | undefined, purpose: Purpose): Random {
    const chosen = seed ?? Math.floor(Math.random() * 2 ** 53);
    if (!Number.isSafeInteger(chosen) || chosen < 0) {
      throw new RangeError(`seed: expected a whole number from 0 to 2^53 − 1, got ${chosen}.`);
    }
    const mixed = mix(hash(purpose) ^ mix(chosen >>> 0) ^ mix(Math.floor(chosen / 2 ** 32) + 0x9e3779b9));
    return Random.from([mix(mixed + 1), mix(mixed + 2), mix(mixed + 3), mix(mixed + 4)]);
  }

  /** Takes up a sequence where {@link state} was read. */
  static from(state: readonly number[]): Random {
    return new Random(state);
  }

  get state(): readonly number[] {
    return this.words;
  }

  /** Uniform on [min, max). */
  uniform(min = 0, max = 1): number {
    const upper = this.next() & 0x3ffffff;
    const lower = this.next() & 0x7ffffff;
    return min + (max - min) * (upper * 2 ** -26 + lower * 2 ** -53);
  }

  /** Normal, by Box and Muller (1958). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** The numbers 0 to n − 1 in random order (Fisher and Yates). */
  permutation(n: number): number[] {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  /** A whole number from 0 to n − 1; of 2³² draws the last few are thrown away, so that none is favoured. */
  private below(n: number): number {
    let draw: number;
    do draw = this.next() + 2 ** 31;
    while (draw >= 2 ** 32 - (2 ** 32 % n));
    return draw % n;
  }

  /** The lower 32 bits of the next number, signed. */
  private next(): number {
    const [high0, low0, high1, low1] = this.words;
    const [high, low] = [high0 ^ high1, low0 ^ low1];
    this.words = [
      (high0 << 24) ^ (low0 >>> 8) ^ high ^ ((high << 16) | (low >>> 16)),
      (low0 << 24) ^ (high0 >>> 8) ^ low ^ (low << 16),
      (low << 5) ^ (high >>> 27),
      (high << 5) ^ (low >>> 27),
    ];
    return (low0 + low1) | 0;
  }
}

/** The finalizer of MurmurHash3: every bit of the input stirs every bit of the output. */
function mix(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const letter of text) h = Math.imul(h ^ letter.charCodeAt(0), 0x01000193);
  return h;
}
