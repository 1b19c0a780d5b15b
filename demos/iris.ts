// Fisher's irises: three species told apart by four measurements, tested on a fifth of the flowers.
// Run: npx ts-node demos/iris.ts

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, fit, MLP, noGrad, split, standardize } from '../src/index';

const { x, y, classes = [] } = csv(readFileSync(join(__dirname, 'data', 'iris.csv'), 'utf8'));
const { train, test } = split({ x, y }, { fraction: 0.2, seed: 1 });
const scale = standardize(train.x);
const net = new MLP(4, [16, 3], { activation: 'tanh', seed: 1 });

const { history } = fit(
  net,
  { x: scale.x, y: train.y },
  {
    loss: 'crossEntropy',
    epochs: 100,
    validation: { x: scale.apply(test.x), y: test.y },
    seed: 1,
  },
);
const { loss, valAccuracy = 0 } = history[history.length - 1];
console.log(`loss ${loss.toFixed(4)}, ${(100 * valAccuracy).toFixed(1)} % of the held-out flowers right`);

// How often each species was taken for which.
const taken = classes.map(() => classes.map(() => 0));
test.x.forEach((flower, i) => {
  const logits = noGrad(() => net.forward(scale.apply([flower])[0])).map(({ data }) => data);
  taken[test.y[i]][logits.indexOf(Math.max(...logits))]++;
});
console.log('true species  taken for', classes.join(', '));
classes.forEach((species, i) => { console.log(species.padEnd(13), taken[i].join('  ')); }); // prettier-ignore
