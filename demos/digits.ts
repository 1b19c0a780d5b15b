// 1,797 handwritten digits of 8×8 pixels: a 64-32-10 net, trained compiled, tested on a fifth that it has not seen.
// Run: npx ts-node demos/digits.ts

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, fit, MLP, noGrad, split } from '../src/index';

const { x, y } = csv(readFileSync(join(__dirname, 'data', 'digits.csv'), 'utf8'));
const data = { x: x.map((row) => row.map((pixel) => pixel / 16)), y };
const { train, test } = split(data, { fraction: 0.2, seed: 1 });
const net = new MLP(64, [32, 10], { activation: 'relu', seed: 1 });

const start = performance.now();
const { history, engine } = fit(net, train, {
  epochs: 60,
  batchSize: 32,
  validation: test,
  l2: 1e-4,
  seed: 1,
});
const seconds = (performance.now() - start) / 1000;

for (const { epoch, loss, valAccuracy = 0 } of history.filter(({ epoch }) => epoch % 10 === 0)) {
  const share = (100 * valAccuracy).toFixed(1);
  console.log(
    `epoch ${String(epoch).padStart(2)}  loss ${loss.toFixed(4)}  ${share} % of the held-out digits right`,
  );
}
console.log(`${seconds.toFixed(1)} s, ${engine}`);

// One digit, as it is drawn and as it is read.
const digit = test.x[0];
for (let row = 0; row < 8; row++) {
  console.log(
    digit
      .slice(8 * row, 8 * row + 8)
      .map((ink) => ' ░▒▓█'[Math.round(4 * ink)].repeat(2))
      .join(''),
  );
}
const logits = noGrad(() => net.forward(digit)).map(({ data }) => data);
console.log(`read as ${logits.indexOf(Math.max(...logits))}; it is ${test.y[0]}`);
