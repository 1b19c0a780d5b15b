// Reproducible randomness: the same everywhere for one seed, unrelated for any two, and even enough to trust.

import { Random, type Purpose } from '../../src/random/random';

const PURPOSES: Purpose[] = ['data', 'initialisation', 'shuffling', 'split'];
const MANY = 20_000;

const uniforms = (random: Random, n: number) => Array.from({ length: n }, () => random.uniform());
const average = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;

test('the first numbers of seed 1 are these, on every machine and in every version', () => {
  const random = Random.of(1, 'data');
  expect(uniforms(random, 3)).toEqual([0.8859813894308542, 0.2262186933144993, 0.7774305276540175]);
  expect([random.normal(), random.normal()]).toEqual([0.5346578080350071, -0.2667264561028795]);
  expect(random.permutation(8)).toEqual([5, 6, 1, 7, 2, 3, 4, 0]);
});

// The words 1 and 2 give these by the reference implementation, as rand_xoshiro tests them too. A number takes
// the lower 26 bits of one draw, and the lower 27 of the next.
test('the generator is xoroshiro128+', () => {
  const draws = [
    3n,
    412333834243n,
    2360170716294286339n,
    9295852285959843169n,
    2797080929874688578n,
    6019711933173041966n,
    3076529664176959358n,
    3521761819100106140n,
    7493067640054542992n,
    920801338098114767n,
  ];
  const bits = (draw: bigint, n: number) => Number(BigInt.asUintN(n, draw));
  const expected = [0, 2, 4, 6, 8].map(
    (i) => bits(draws[i], 26) / 2 ** 26 + bits(draws[i + 1], 27) / 2 ** 53,
  );
  expect(uniforms(Random.from([0, 1, 0, 2]), 5)).toEqual(expected);
});

test('the same seed and purpose give the same sequence', () => {
  expect(uniforms(Random.of(7, 'split'), 100)).toEqual(uniforms(Random.of(7, 'split'), 100));
});

test('each purpose has a sequence of its own', () => {
  const firsts = PURPOSES.map((purpose) => Random.of(7, purpose).uniform());
  expect(new Set(firsts).size).toBe(PURPOSES.length);
});

test('a thousand neighbouring seeds start with a thousand numbers, spread evenly', () => {
  const firsts = Array.from({ length: 1000 }, (_, seed) => Random.of(seed, 'data').uniform());
  expect(new Set(firsts).size).toBe(1000);
  expect(Math.abs(average(firsts) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 1000));
});

test('the sequences of neighbouring seeds are not correlated', () => {
  const centred = (seed: number) =>
    uniforms(Random.of(seed, 'data'), MANY).map((u) => (u - 0.5) * Math.sqrt(12));
  for (let seed = 0; seed < 5; seed++) {
    const [here, next] = [centred(seed), centred(seed + 1)];
    expect(Math.abs(average(here.map((u, i) => u * next[i])))).toBeLessThan(4.5 / Math.sqrt(MANY));
  }
});

test('all 53 bits of a seed count', () => {
  const seeds = [0, 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 52, Number.MAX_SAFE_INTEGER];
  expect(new Set(seeds.map((seed) => Random.of(seed, 'data').uniform())).size).toBe(seeds.length);
});

test('without a seed every sequence is another', () => {
  const firsts = Array.from({ length: 10 }, () => Random.of(undefined, 'data').uniform());
  expect(new Set(firsts).size).toBe(10);
});

test('a saved state takes the sequence up where it was read, even through JSON', () => {
  const random = Random.of(3, 'shuffling');
  random.normal();
  random.permutation(5);
  const saved = JSON.stringify(random.state);
  const rest = [random.uniform(), random.normal(), ...random.permutation(10)];
  const resumed = Random.from(JSON.parse(saved) as number[]);
  expect([resumed.uniform(), resumed.normal(), ...resumed.permutation(10)]).toEqual(rest);
});

test('reading the state does not advance it, and a copy does not advance the original', () => {
  const random = Random.of(3, 'data');
  const { state } = random;
  expect(random.state).toEqual(state);
  uniforms(Random.from(state), 10);
  expect(random.state).toEqual(state);
  random.uniform();
  expect(random.state).not.toEqual(state);
});

test('uniform numbers lie in [0, 1), or in the range asked for, with its mean and deviation', () => {
  const us = uniforms(Random.of(11, 'data'), MANY);
  expect(us.every((u) => u >= 0 && u < 1)).toBe(true);
  expect(Math.abs(average(us) - 0.5)).toBeLessThan(0.01);
  expect(Math.abs(average(us.map((u) => (u - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.003);
  const random = Random.of(11, 'data');
  const wide = Array.from({ length: MANY }, () => random.uniform(-3, 5));
  expect(wide.every((u) => u >= -3 && u < 5)).toBe(true);
  expect(Math.abs(average(wide) - 1)).toBeLessThan(0.08);
});

test('every tenth of the unit interval is hit about equally often', () => {
  const counts = Array<number>(10).fill(0);
  for (const u of uniforms(Random.of(12, 'data'), MANY)) counts[Math.floor(10 * u)]++;
  expect(chiSquare(counts)).toBeLessThan(27.9); // 9 degrees of freedom: one in a thousand lies beyond
});

test('normal numbers have the mean, the deviation and the tails asked for', () => {
  const random = Random.of(13, 'initialisation');
  const xs = Array.from({ length: MANY }, () => random.normal(2, 3));
  const mean = average(xs);
  const deviation = Math.sqrt(average(xs.map((x) => (x - mean) ** 2)));
  expect(Math.abs(mean - 2)).toBeLessThan(0.09);
  expect(Math.abs(deviation - 3)).toBeLessThan(0.07);
  const within = (k: number) => xs.filter((x) => Math.abs(x - 2) < k * 3).length / MANY;
  expect(Math.abs(within(1) - 0.6827)).toBeLessThan(0.013); // four standard errors
  expect(Math.abs(within(2) - 0.9545)).toBeLessThan(0.006);
  expect(xs.every(Number.isFinite)).toBe(true);
});

test('a standard normal has mean 0 and deviation 1', () => {
  const random = Random.of(14, 'data');
  const xs = Array.from({ length: MANY }, () => random.normal());
  expect(Math.abs(average(xs))).toBeLessThan(0.03);
  expect(Math.abs(average(xs.map((x) => x * x)) - 1)).toBeLessThan(0.04);
});

test.each([0, 1, 2, 10, 1000])('a permutation of %i holds every number below it once', (n) => {
  const order = Random.of(15, 'shuffling').permutation(n);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
});

test('all 24 permutations of 4 come about equally often', () => {
  const random = Random.of(16, 'shuffling');
  const counts = new Map<string, number>();
  for (let i = 0; i < 12_000; i++) {
    const order = random.permutation(4).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  expect(chiSquare([...counts.values()])).toBeLessThan(49.7); // 23 degrees of freedom, one in a thousand
});

test.each([-1, 1.5, NaN, Infinity, 2 ** 53, -(2 ** 40)])('the seed %d is refused', (seed) => {
  const make = () => Random.of(seed, 'data');
  expect(make).toThrow(new RangeError(`seed: expected a whole number from 0 to 2^53 − 1, got ${seed}.`));
});

test('a seed that is a text is refused', () => {
  expect(() => Random.of('1' as unknown as number, 'data')).toThrow(RangeError);
});

function chiSquare(counts: readonly number[]): number {
  const expected = average(counts);
  return counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
}
