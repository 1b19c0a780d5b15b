import fc from 'fast-check';
import { fit, printable, textWidth, truncate } from '../../src/plot/text';
import { anyText } from '../support/any-text';

test.each([
  ['', 0],
  ['loss', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['花', 2],
  ['🌸', 2],
  ['❤️', 2],
  ['⠿▀●', 3],
])('%j takes %d columns', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('a text is filled up on the side that is asked for', () => {
  expect(fit('ab', 4)).toBe('ab  ');
  expect(fit('ab', 4, 'right')).toBe('  ab');
});

test('what is cut ends in an ellipsis, and never in half a character', () => {
  expect(truncate('versicolor', 6)).toBe('versi…');
  expect(fit('花花花', 4)).toBe('花… ');
  expect(truncate('abc', 3)).toBe('abc');
  expect(truncate('abc', 0)).toBe('');
});

test('characters that steer a terminal are shown, not obeyed', () => {
  expect(printable('\x1b[31mred\u202e\n')).toBe('�[31mred��');
});

test('any text fits any width exactly', () => {
  fc.assert(
    fc.property(anyText, fc.nat(30), (text, width) => {
      expect(textWidth(fit(text, width))).toBe(width);
    }),
  );
});
