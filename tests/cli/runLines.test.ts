// The line of a run under way: what is left out where there is less and less room.

import type { RunInfo } from '../../src/cli/report';
import { statusLine } from '../../src/cli/runLines';

const RUN = {
  config: { epochs: 200 },
  history: [{ epoch: 1, loss: 0.125, accuracy: 0.9, lr: 0.02 }],
  pace: { rows: 11_000, ms: 200 },
} as unknown as RunInfo;

function lineOf(width: number, run = RUN): string {
  return statusLine(run, { done: 0.25, time: '3.0s left', width });
}

const [START, END] = ['epoch 1/200  loss 0.125  accuracy 90.0 %', '3.0s left'];

test.each([
  [100, `▕█████▌                ▏  ${START}  lr 0.02  55K rows/s  ${END}`],
  [82, `▕█▌    ▏  ${START}  lr 0.02  55K rows/s  ${END}`],
  [81, `▕███▌          ▏  ${START}  55K rows/s  ${END}`],
  [73, `▕█▌    ▏  ${START}  55K rows/s  ${END}`],
  [72, `▕████▎            ▏  ${START}  ${END}`],
  [60, `${START}  ${END}`],
  [50, `▕███         ▏  epoch 1/200  loss 0.125  ${END}`],
  [30, `epoch 1/200  loss 0.125  ${END}`],
])('in %d columns', (width, line) => {
  expect(lineOf(width)).toBe(line);
});

test('before the first update there is no speed, and before the first epoch no loss', () => {
  const begun = { ...RUN, history: [], pace: { rows: 16, ms: 32 } };
  expect(lineOf(60, begun)).toMatch(/▏ {2}epoch 0\/200 {2}500 rows\/s {2}3\.0s left$/);
  expect(lineOf(60, { ...begun, pace: { rows: 0, ms: 0 } })).toMatch(/▏ {2}epoch 0\/200 {2}3\.0s left$/);
});
