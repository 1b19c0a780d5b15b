// A layer by hand: Z = XW + b, A = sigmoid(Z), and how A's first entry depends on every number in it.
// Run: npx ts-node demos/forward-pass.ts

import { dot, sigmoid, Value } from '../src/index';

const X = [new Value(1, 'x1'), new Value(0.5, 'x2')];
const W = [
  [new Value(0.2, 'w11'), new Value(0.8, 'w12')],
  [new Value(0.5, 'w21'), new Value(0.1, 'w22')],
];
const b = [new Value(0.3, 'b1'), new Value(0.3, 'b2')];

// Column j of W holds the weights of neuron j.
const Z = b.map((bias, j) => dot([W[0][j], W[1][j]], X, bias));
const A = Z.map((z) => sigmoid(z));

const show = (values: Value[]): string => values.map(({ data }) => Number(data.toPrecision(12))).join(', ');
console.log(`Z = [${show(Z)}]`);
console.log(`A = [${show(A)}]`);

A[0].backward();
for (const leaf of [...X, ...W.flat(), ...b]) {
  console.log(`dA1/d${leaf.label ?? ''} = ${leaf.grad.toFixed(6)}`);
}
