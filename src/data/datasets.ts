// Small sets to learn on: points in the plane and the class of each. The curves are scikit-learn's, so that
// what is seen here can be compared with what is seen there.

import { Random } from '../random/random';

/** Inputs and targets: row i of x belongs with y[i]. */
export interface Dataset<Y extends number[] | number[][] = number[] | number[][]> {
  /** Rows of inputs, all of one length. */
  x: number[][];
  /** A target a row: a number (an amount, or the index of a class from 0), or several. */
  y: Y;
}

export interface PointsOptions {
  /** How many points in all, from 2 to 10⁶; 100 by default. */
  n?: number;
  /** Standard deviation of the normal noise added to each coordinate, ≥ 0. */
  noise?: number;
  /** A whole number from 0 to 2⁵³ − 1; without one, a different set every time. */
  seed?: number;
}

export interface CirclesOptions extends PointsOptions {
  /** Radius of the inner circle, that of the outer being 1: 0 ≤ factor < 1; 0.5 by default. */
  factor?: number;
}

export interface BlobsOptions extends PointsOptions {
  /** How many blobs, each a class of its own, from 1 to 100; 3 by default. */
  centers?: number;
}

/** A point, and the class it belongs to. */
type Labelled = [x: number, y: number, label: number];

/** Exclusive or: the four points (0, 0), (0, 1), (1, 0), (1, 1), and the classes 0, 1, 1, 0. */
export function xor(): Dataset<number[]> {
  const x = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  return { x, y: [0, 1, 1, 0] };
}

/**
 * Two interleaved half circles of radius 1. The upper one, class 0, is centred on (0, 0) and has half of
 * the points, rounded down; the lower one, class 1, is centred on (1, ½) and has the rest.
 *
 * @param options - noise is 0.1 by default
 * @returns n points in random order
 * @throws RangeError if an option is out of its range
 * @see scikit-learn `sklearn.datasets.make_moons`
 */
export function moons({ n = 100, noise = 0.1, seed }: PointsOptions = {}): Dataset<number[]> {
  checkPoints('moons', n, noise);
  const points = halves(n, (label, i, count) => moon(label, fraction(i, count)));
  return scatter(points, noise, Random.of(seed, 'data'));
}

/**
 * Two circles around (0, 0). The outer one, class 0, has radius 1 and half of the points, rounded down; the
 * inner one, class 1, has radius `factor` and the rest.
 *
 * @param options - noise is 0.05 by default
 * @returns n points in random order
 * @throws RangeError if an option is out of its range
 * @see scikit-learn `sklearn.datasets.make_circles`
 */
export function circles(options: CirclesOptions = {}): Dataset<number[]> {
  const { n = 100, noise = 0.05, factor = 0.5, seed } = options;
  checkPoints('circles', n, noise);
  if (!(factor >= 0 && factor < 1)) {
    throw new RangeError(`circles: factor must be a number ≥ 0 and < 1, got ${factor}.`);
  }
  const points = halves(n, (label, i, count) => {
    return onCircle(label === 0 ? 1 : factor, (2 * Math.PI * i) / count, label);
  });
  return scatter(points, noise, Random.of(seed, 'data'));
}

/**
 * Two interleaved Archimedean spirals, r = θ/π for θ from π/2 to 7π/2, the second one, class 1, turned by
 * half a turn: neighbouring arms are 1 apart. Half of the points, rounded down, are on the first one.
 *
 * @param options - noise is 0.1 by default
 * @returns n points in random order
 * @throws RangeError if an option is out of its range
 * @see Lang and Witbrock (1988), Learning to Tell Two Spirals Apart; theirs make three turns, which takes a
 *   deep net, these make one and a half
 */
export function spirals({ n = 100, noise = 0.1, seed }: PointsOptions = {}): Dataset<number[]> {
  checkPoints('spirals', n, noise);
  const points = halves(n, (label, i, count) => spiral(label, fraction(i, count)));
  return scatter(points, noise, Random.of(seed, 'data'));
}

/**
 * Clouds of points, normally distributed around centres that are uniform on [−10, 10)². Blob i is class i;
 * where n is no multiple of `centers`, the first blobs have one point more.
 *
 * @param options - noise, the standard deviation of each blob, is 1 by default
 * @returns n points in random order
 * @throws RangeError if an option is out of its range
 * @see scikit-learn `sklearn.datasets.make_blobs`
 */
export function blobs({ n = 100, centers = 3, noise = 1, seed }: BlobsOptions = {}): Dataset<number[]> {
  checkPoints('blobs', n, noise);
  checkWhole('blobs', 'centers', centers, 1, 100);
  const random = Random.of(seed, 'data');
  const middles = range(centers, (label): Labelled => [
    random.uniform(-10, 10),
    random.uniform(-10, 10),
    label,
  ]);
  const points = range(n, (i) => middles[i % centers]);
  return scatter(points, noise, random);
}

/** Half of the points, rounded down, are of class 0; `at` places the i-th of `count` points of a class. */
function halves(n: number, at: (label: number, i: number, count: number) => Labelled): Labelled[] {
  const half = Math.floor(n / 2);
  return range(n, (i) => (i < half ? at(0, i, half) : at(1, i - half, n - half)));
}

/** How far along its curve the i-th of evenly spaced points lies, from 0 to 1, both ends included. */
function fraction(i: number, count: number): number {
  return count === 1 ? 0 : i / (count - 1);
}

function moon(label: number, along: number): Labelled {
  const angle = Math.PI * along;
  return label === 0
    ? [Math.cos(angle), Math.sin(angle), label]
    : [1 - Math.cos(angle), 1 - Math.sin(angle) - 0.5, label];
}

function spiral(label: number, along: number): Labelled {
  const angle = Math.PI * (0.5 + 3 * along);
  const radius = angle / Math.PI;
  return onCircle(label === 0 ? radius : -radius, angle, label);
}

function onCircle(radius: number, angle: number, label: number): Labelled {
  return [radius * Math.cos(angle), radius * Math.sin(angle), label];
}

/** Shuffles the points, then moves each, in scikit-learn's order: the noise does not depend on the shape. */
function scatter(points: readonly Labelled[], noise: number, random: Random): Dataset<number[]> {
  const shuffled = random.permutation(points.length).map((i) => points[i]);
  return {
    x: shuffled.map(([x, y]) => [random.normal(x, noise), random.normal(y, noise)]),
    y: shuffled.map(([, , label]) => label),
  };
}

function range<T>(count: number, at: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => at(i));
}

function checkPoints(set: string, n: number, noise: number): void {
  checkWhole(set, 'n', n, 2, 1e6);
  if (!(Number.isFinite(noise) && noise >= 0)) {
    throw new RangeError(`${set}: noise must be a finite number ≥ 0, got ${noise}.`);
  }
}

function checkWhole(set: string, option: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${set}: ${option} must be a whole number from ${least} to ${most}, got ${value}.`);
  }
}
