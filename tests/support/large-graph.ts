// Run by tests/engine/large.test.ts in a process of its own, with Node's default flags: a graph of as many
// nodes as the command line says. Prints as JSON what came out, and what it took.

import { Value } from '../../src/engine/value';

const nodes = Number(process.argv[2]);
const start = performance.now();
const x = new Value(1, 'x');
let output = new Value(0, 'start');
// x is used by every other node, so the chain is a fan-out of half its length as well.
for (let i = 0; i < nodes; i++) output = i % 2 === 0 ? output.add(x) : output.mul(1);
output.backward();

console.log(
  JSON.stringify({
    value: output.data,
    gradient: x.grad,
    seconds: (performance.now() - start) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
