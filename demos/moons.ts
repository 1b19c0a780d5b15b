// micrograd's demo: a 2-16-16-1 net on two moons, hinge loss with a penalty on large weights, full batches,
// and a learning rate that falls from 1 to 0.1.
// Run: npx ts-node demos/moons.ts

import { fit, MLP, moons, noGrad, schedules, SGD } from '../src/index';

const data = moons({ n: 100, noise: 0.1, seed: 1 });
const net = new MLP(2, [16, 16, 1], { init: 'uniform', seed: 1 });

const { history } = fit(net, data, {
  loss: 'hinge',
  optimizer: new SGD(net.parameters(), { lr: 1 }),
  schedule: schedules.linear({ epochs: 100, end: 0.1 }),
  l2: 1e-4,
  batchSize: 100,
  epochs: 100,
});
for (const { epoch, loss, accuracy = 0 } of history.filter(({ epoch }) => epoch % 10 === 0)) {
  console.log(
    `step ${String(epoch).padStart(3)}  loss ${loss.toFixed(4)}  accuracy ${(100 * accuracy).toFixed(0)} %`,
  );
}

// The plane as the net sees it.
for (let x2 = 1.5; x2 > -1; x2 -= 0.25) {
  const row = Array.from({ length: 60 }, (_, i) => [-1.5 + (4 * i) / 59, x2]);
  console.log(noGrad(() => row.map((point) => (net.forward(point)[0].data > 0 ? '#' : '.'))).join(''));
}
