// XOR, the smallest problem that needs a hidden layer: initialise, forward, loss, backward, update.
// Run: npx ts-node demos/xor.ts

import { Adam, bceWithLogits, MLP, sigmoid, xor } from '../src/index';

const { x, y } = xor();
const net = new MLP(2, [4, 1], { activation: 'tanh', seed: 1 });
const optimizer = new Adam(net.parameters(), { lr: 0.1 });

for (let epoch = 0; epoch <= 200; epoch++) {
  const logits = x.map((row) => net.forward(row)[0]);
  const loss = bceWithLogits(logits, y);
  if (epoch % 40 === 0) console.log(`epoch ${String(epoch).padStart(3)}  loss ${loss.data.toFixed(5)}`);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}

for (const row of x) {
  const p = sigmoid(net.forward(row)[0]).data;
  console.log(`${row.join(' xor ')} = ${p > 0.5 ? 1 : 0}   (p = ${p.toFixed(3)})`);
}
