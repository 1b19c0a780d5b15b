import { hex, mix } from '../../src/plot/color';
import { ansi, fitRow, plain, rowWidth, type Row } from '../../src/plot/picture';

const RED: Row = [{ text: 'a' }, { text: 'b', foreground: [213, 94, 0], bold: true }, { text: 'c' }];

test('without colour a picture is its text alone', () => {
  expect(plain([RED])).toEqual(['abc']);
  expect(ansi([RED], 1)).toEqual(['abc']);
});

test.each([
  [4 as const, 'a\x1b[1;91mb\x1b[0mc'],
  [8 as const, 'a\x1b[1;38;5;166mb\x1b[0mc'],
  [24 as const, 'a\x1b[1;38;2;213;94;0mb\x1b[0mc'],
])('at %d bits a colour is the nearest the terminal has', (depth, line) => {
  expect(ansi([RED], depth)).toEqual([line]);
});

test('a background has codes of its own', () => {
  const row: Row = [{ text: ' ', background: [0, 114, 178] }];
  expect(ansi([row], 4)).toEqual(['\x1b[104m \x1b[0m']);
  expect(ansi([row], 8)).toEqual(['\x1b[48;5;25m \x1b[0m']);
  expect(ansi([row], 24)).toEqual(['\x1b[48;2;0;114;178m \x1b[0m']);
});

test('neighbours of one style share their codes', () => {
  const row: Row = [
    { text: 'a', bold: true },
    { text: 'b', bold: true },
  ];
  expect(ansi([row], 24)).toEqual(['\x1b[1mab\x1b[0m']);
});

test('greys are taken from the grey ramp', () => {
  expect(ansi([[{ text: 'x', foreground: [128, 128, 128] }]], 8)).toEqual(['\x1b[38;5;244mx\x1b[0m']);
});

test('a text cannot smuggle escape codes into a picture', () => {
  expect(ansi([[{ text: '\x1b[2J' }]], 24)).toEqual(['�[2J']);
});

test('a row is cut or filled up to its width, and keeps its styles', () => {
  expect(rowWidth(RED)).toBe(3);
  expect(fitRow(RED, 5)).toEqual([...RED, { text: '  ' }]);
  expect(fitRow(RED, 2)).toEqual(RED.slice(0, 2));
});

test('colours mix, and are written as CSS writes them', () => {
  expect(mix([0, 0, 0], [255, 100, 10], 0.5)).toEqual([128, 50, 5]);
  expect(hex([0, 114, 178])).toBe('#0072b2');
});
