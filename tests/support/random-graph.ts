// Random graphs of smooth, bounded ops: deep and much shared, with numbers that stay tame.

import { dot, sigmoid, sin, sub, tanh } from '../../src/engine/functions';
import { Value } from '../../src/engine/value';
import { Random } from '../../src/random/random';

const LEAVES = 6;

/** A graph of that many interior nodes, of which the output is a dot; the same for the same seed. */
export function randomGraph(seed: number, nodes: number, at?: readonly (Value | number)[]) {
  const random = Random.of(seed, 'data');
  const point = Array.from({ length: LEAVES }, () => random.uniform(-1.5, 1.5));
  const leaves = (at ?? point).map((x) => (x instanceof Value ? x : new Value(x)));
  const pool: Value[] = [...leaves];
  // Mostly of the youngest nodes, so that the graph grows deep; sometimes of any, so that it is shared.
  const pick = (): Value => {
    const span = random.uniform() < 0.7 ? Math.min(pool.length, 8) : pool.length;
    return pool[pool.length - 1 - Math.floor(random.uniform(0, span))];
  };
  for (let i = 1; i < nodes; i++) pool.push(nextNode(random, pick));
  const last = pool.slice(-20);
  const output = dot(
    last,
    last.map(() => random.uniform(-1, 1)),
  );
  return { leaves, output, point };
}

function nextNode(random: Random, pick: () => Value): Value {
  const a = pick();
  const b = pick();
  switch (Math.floor(random.uniform(0, 7))) {
    case 0:
      return tanh(a);
    case 1:
      return sin(a);
    case 2:
      return sigmoid(a.add(b));
    case 3:
      return a.mul(random.uniform(0.4, 0.9));
    case 4:
      return sub(a.mul(0.6), b.mul(0.5));
    case 5:
      return tanh(a.mul(b));
    default:
      return dot([0.3, a, random.uniform(-0.5, 0.5)], [a, 0.4, b], random.uniform(-0.5, 0.5));
  }
}
