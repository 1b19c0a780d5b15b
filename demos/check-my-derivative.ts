// An op of your own with a mistake in its derivative, the message that finds it, and the same without the mistake.
// Run: npx ts-node demos/check-my-derivative.ts

import { defineOp, gradcheck, type Value } from '../src/index';

/** swish(x) = x σ(βx), whose derivative is σ(βx) + βx σ(βx) σ(−βx); the second term is easily forgotten. */
const swishOf = (complete: boolean) =>
  defineOp({
    name: 'swish',
    arity: 2,
    forward: (x, beta) => x / (1 + Math.exp(-beta * x)),
    partials: (m, [x, beta]) => {
      const z = m.mul(beta, x);
      const slope = m.mul(m.sigmoid(z), m.sigmoid(m.neg(z)));
      const byX = complete ? m.add(m.sigmoid(z), m.mul(z, slope)) : m.sigmoid(z);
      return [byX, m.mul(m.square(x), slope)];
    },
  });

for (const swish of [swishOf(false), swishOf(true)]) {
  const net = ([w1, w2, x, beta]: Value[]): Value => {
    const hidden = swish(w1.mul(x), beta);
    return hidden.mul(w2).tanh();
  };
  const report = gradcheck(net, [0.5, -1, 1.5, 2], { names: ['w1', 'w2', 'x', 'beta'] });
  console.log(`${report.toString()}\n`);
}
