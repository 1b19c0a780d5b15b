import fc from 'fast-check';
import { formatDuration, progressBar } from '../../src/plot/progress';

test.each([
  [0, '▕        ▏'],
  [0.5, '▕████    ▏'],
  [0.32, '▕██▌     ▏'],
  [1, '▕████████▏'],
  [7, '▕████████▏'],
  [-1, '▕        ▏'],
  [NaN, '▕        ▏'],
])('%d done is %s', (fraction, bar) => {
  expect(progressBar(fraction, 10)).toBe(bar);
});

test('a bar has exactly its width, and only grows', () => {
  fc.assert(
    fc.property(fc.double(), fc.integer({ min: 2, max: 80 }), (fraction, width) => {
      expect(progressBar(fraction, width)).toHaveLength(width);
    }),
  );
});

test.each([
  [0, '0.0s'],
  [0.84, '0.8s'],
  [9.96, '10s'],
  [42.4, '42s'],
  [59.7, '1m 00s'],
  [63, '1m 03s'],
  [3599.8, '1h 00m'],
  [7500, '2h 05m'],
  [86399, '1d 00h'],
  [3 * 86400 + 4 * 3600, '3d 04h'],
  [-1, '0.0s'],
  [Infinity, '?'],
  [NaN, '?'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
