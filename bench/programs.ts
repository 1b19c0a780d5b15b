// What is measured of compiled programs: steps of training with the update, a gradient, and compiling itself. Each by the
// program, by graphs, and as numbers for the contenders in C++.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compile,
  crossEntropy,
  csv,
  dot,
  hinge,
  mean,
  MLP,
  moons,
  mse,
  SGD,
  Value,
  xor,
  type Program,
} from '../src/index';
import { rosenbrock } from './rosenbrock';

export interface Work {
  /** One repetition by the program; what it computed. */
  readonly compiled: () => number;
  /** The same by graphs. */
  readonly eager: () => number;
  /** What C++ is handed. */
  readonly numbers: readonly number[];
}

const points = moons({ n: 100, noise: 0.1, seed: 1 });
const signs = points.y.map((label) => 2 * label - 1);

function moonsNet(precision: 'f64' | 'f32' = 'f64'): { net: MLP; compiling: () => Program } {
  const net = new MLP(2, [16, 16, 1], { init: 'uniform', seed: 1 });
  const parameters = net.parameters();
  const f = (x: Value[], y: Value[]): Value =>
    hinge(net.forward(x), y).add(dot(parameters, parameters).mul(1e-4));
  return { net, compiling: () => compile(f, { args: [2, 1], parameters, precision }) };
}

export function moonsWork(precision: 'f64' | 'f32' = 'f64'): Work {
  const { net, compiling } = moonsNet(precision);
  const parameters = net.parameters();
  const numbers = [...points.x.flat(), ...signs, ...parameters.map(({ data }) => data)];
  const program = compiling();
  const [x, y] = [Float64Array.from(points.x.flat()), Float64Array.from(signs)];
  const optimizer = new SGD(parameters, { lr: 0.01 });
  return {
    compiled: () => stepped(optimizer, program.backward(x, y)),
    eager: () => {
      const outputs = points.x.map((row) => net.forward(row)[0]);
      return descend(optimizer, hinge(outputs, signs).add(dot(parameters, parameters).mul(1e-4)));
    },
    numbers,
  };
}

export function xorWork(): Work {
  const net = new MLP(2, [4, 1], { activation: 'tanh', seed: 1 });
  const parameters = net.parameters();
  const program = compile((x, y) => mse(net.forward(x), y), { args: [2, 1], parameters });
  const { x, y } = xor();
  const [inputs, targets] = [Float64Array.from(x.flat()), Float64Array.from(y)];
  const optimizer = new SGD(parameters, { lr: 0.1 });
  return {
    compiled: () => stepped(optimizer, program.backward(inputs, targets)),
    eager: () => descend(optimizer, mse(x.map((row) => net.forward(row)[0]), y)), // prettier-ignore
    numbers: [],
  };
}

/** An epoch in batches of so many digits. */
export function digitsWork(batch: number): Work {
  const { x, y } = csv(readFileSync(join(__dirname, '..', 'demos', 'data', 'digits.csv'), 'utf8'));
  const rows = x.map((row) => row.map((pixel) => pixel / 16));
  const classes = y;
  const net = new MLP(64, [32, 10], { activation: 'relu', seed: 1 });
  const parameters = net.parameters();
  const numbers = [...rows.flat(), ...classes, ...parameters.map(({ data }) => data)];
  const program = compile((row, [label]) => crossEntropy(net.forward(row), label), {
    args: [64, 1],
    parameters,
  });
  const optimizer = new SGD(parameters, { lr: 0.01 });
  const batches = Array.from(
    { length: Math.ceil(rows.length / batch) },
    (_, i) => [i * batch, (i + 1) * batch] as const,
  );
  const arrays = batches.map(([from, to]) => [
    Float64Array.from(rows.slice(from, to).flat()),
    Float64Array.from(classes.slice(from, to)),
  ]);
  const last = (losses: readonly number[]): number => losses[losses.length - 1];
  return {
    compiled: () => last(arrays.map((arguments_) => stepped(optimizer, program.backward(...arguments_)))),
    eager: () =>
      last(
        batches.map(([from, to]) => {
          const losses = rows
            .slice(from, to)
            .map((row, i) => crossEntropy(net.forward(row), classes[from + i]));
          return descend(optimizer, mean(losses));
        }),
      ),
    numbers,
  };
}

export function rosenbrockWork(): Work {
  const numbers = Array.from({ length: 1000 }, (_, i) => 0.5 + Math.sin(i));
  const x = numbers.map((data) => new Value(data));
  const program = compile(() => rosenbrock(x), { args: [], parameters: x });
  return {
    compiled: () => program.backward(),
    eager: () => {
      const output = rosenbrock(x);
      for (const one of x) one.zeroGrad();
      output.backward();
      return output.data;
    },
    numbers,
  };
}

/** Milliseconds to compile the moons net: the first program of a process, or one after some. */
export function compileMs(before: number): number {
  for (let i = 0; i < before; i++) moonsNet().compiling();
  const { compiling } = moonsNet();
  const start = performance.now();
  compiling();
  return performance.now() - start;
}

/** Milliseconds of a backward over so many rows of the moons net. */
export function rowsMs(rows: number): number {
  const program = moonsNet().compiling();
  const [x, y] = [new Float64Array(2 * rows).fill(0.5), new Float64Array(rows).fill(1)];
  for (let i = 0; i < Math.max(3, 3e5 / rows); i++) program.backward(x, y);
  const start = performance.now();
  for (let i = 0; i < Math.max(1, 3e5 / rows); i++) program.backward(x, y);
  return (performance.now() - start) / Math.ceil(Math.max(1, 3e5 / rows));
}

/** A chain of so many nodes: milliseconds to compile it, and of a backward. */
export function chainMs(nodes: number): readonly [compile: number, backward: number] {
  const w = Array.from({ length: 10 }, (_, i) => new Value(0.5 + 0.01 * i));
  const f = ([x]: Value[]): Value => {
    let y = x;
    for (let i = 0; i < nodes / 2; i++) y = y.mul(w[i % 10]).add(0.3);
    return y;
  };
  const start = performance.now();
  const program = compile(f, { args: [1], parameters: w });
  const ms = performance.now() - start;
  for (let i = 0; i < 30; i++) program.backward([0.5]);
  const then = performance.now();
  for (let i = 0; i < 10; i++) program.backward([0.5]);
  return [ms, (performance.now() - then) / 10];
}

function descend(optimizer: SGD, loss: Value): number {
  optimizer.zeroGrad();
  loss.backward();
  return stepped(optimizer, loss.data);
}

function stepped(optimizer: SGD, loss: number): number {
  optimizer.step();
  return loss;
}
