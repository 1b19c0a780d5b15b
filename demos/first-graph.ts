// The expression of micrograd's README: a small graph of everything, and two gradients.
// Run: npx ts-node demos/first-graph.ts

import { Value } from '../src/index';

const a = new Value(-4, 'a');
const b = new Value(2, 'b');
let c = a.add(b);
let d = a.mul(b).add(b.pow(3));
c = c.add(c.add(1));
c = c.add(c.add(1).sub(a));
d = d.add(d.mul(2).add(b.add(a).relu()));
d = d.add(d.mul(3).add(b.sub(a).relu()));
const e = c.sub(d);
const f = e.pow(2);
let g = f.div(2);
g = g.add(f.reciprocal().mul(10));

g.backward();
console.log(`g     = ${g.data.toFixed(4)}`);
console.log(`dg/da = ${a.grad.toFixed(4)}`);
console.log(`dg/db = ${b.grad.toFixed(4)}`);
