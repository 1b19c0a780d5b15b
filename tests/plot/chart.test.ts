import fc from 'fast-check';
import { lineChart } from '../../src/plot/chart';
import { ansi, plain } from '../../src/plot/picture';
import { textWidth } from '../../src/plot/text';

const LOSS = { name: 'loss', y: Array.from({ length: 200 }, (_, epoch) => 0.7 * 0.97 ** epoch) };
const FLAT = { name: 'validation', y: Array<number>(200).fill(0.3) };

test('a curve is drawn between axes with round numbers', () => {
  const rows = plain(lineChart([LOSS], { width: 44, height: 12, title: 'Loss', xLabel: 'epoch' }));
  expect(rows).toEqual([
    'Loss                                        ',
    '1.0 ┤                                       ',
    '    │                                       ',
    '    │⢆                                      ',
    '0.5 ┤⠈⢢⡀                                    ',
    '    │  ⠙⢄                                   ',
    '    │    ⠙⢦⡀                                ',
    '    │      ⠈⠑⠢⢤⣀                            ',
    '0.0 ┤           ⠉⠉⠒⠒⠢⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀',
    '    └┬────────┬─────────┬─────────┬─────────',
    '     0        50       100       150        ',
    '                      epoch                 ',
  ]);
});

test('on a logarithmic scale exponential decay is a straight line', () => {
  expect(plain(lineChart([LOSS], { width: 44, height: 10, scale: 'log' }))).toEqual([
    '    1 ┤⠢⢤⣀                                  ',
    '      │   ⠉⠓⠲⠤⣀⡀                            ',
    '  0.1 ┤        ⠉⠙⠒⠤⣄⣀                       ',
    '      │             ⠈⠉⠒⠦⢄⣀                  ',
    '      │                  ⠈⠉⠓⠢⢤⣀⡀            ',
    ' 0.01 ┤                        ⠉⠑⠲⠤⣄⡀       ',
    '      │                             ⠈⠙⠒⠤⣄⣀  ',
    '0.001 ┤                                  ⠈⠉⠒',
    '      └┬────────┬────────┬────────┬─────────',
    '       0        50      100      150        ',
  ]);
});

test('several series differ without colour, and a legend names them', () => {
  const rows = lineChart([LOSS, FLAT], { width: 44, height: 10, title: 'Loss' });
  expect(plain(rows)).toEqual([
    'Loss                ⠒⠒⠒ loss  ⠂⠐  validation',
    '1.0 ┤                                       ',
    '    │                                       ',
    '    │⢣⡀                                     ',
    '0.5 ┤ ⠙⢦⡀                                   ',
    '    │⡀⢀ ⡙⢢⣀⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ',
    '    │     ⠈⠑⠢⢤⣀⡀                            ',
    '0.0 ┤          ⠉⠉⠒⠒⠲⠤⠤⠤⠤⣄⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀',
    '    └┬────────┬─────────┬─────────┬─────────',
    '     0        50       100       150        ',
  ]);
});

test('several series differ in colour', () => {
  const [header] = ansi(lineChart([LOSS, FLAT], { width: 44, height: 10 }), 24);
  expect(header).toContain('\x1b[38;2;0;114;178m⠒⠒⠒\x1b[0m loss');
  expect(header).toContain('\x1b[38;2;230;159;0m⠂⠐ \x1b[0m validation');
});

test('missing values are gaps', () => {
  const y = [2, 2, NaN, 2, 2, Infinity, 2];
  expect(plain(lineChart([{ name: 'y', y }], { width: 29, height: 7 }))).toEqual([
    '4 ┤                          ',
    '  │                          ',
    '2 ┤⠒⠒⠒⠒⠂        ⠒⠒⠒⠒⠂       ⠛',
    '  │                          ',
    '0 ┤                          ',
    '  └┬────────────────────┬────',
    '   0                    5    ',
  ]);
});

test('a spike among more points than columns is seen', () => {
  const y = Array<number>(10_000).fill(0);
  y[5_003] = 1;
  const [top] = plain(lineChart([{ name: 'y', y }], { width: 44, height: 8 }));
  expect(top.slice(5).trim()).not.toBe('');
});

test('one point is a dot in the middle, no points are empty axes', () => {
  expect(plain(lineChart([{ name: 'y', y: [3] }], { width: 24, height: 6 }))).toEqual([
    '5 ┤                     ',
    '  │          ⣤          ',
    '  │                     ',
    '0 ┤                     ',
    '  └┬─────────┬─────────┬',
    '   -1        0         1',
  ]);
  expect(plain(lineChart([], { width: 24, height: 6, title: 'Nothing yet' }))).toEqual([
    'Nothing yet             ',
    '1 ┤                     ',
    '  │                     ',
    '0 ┤                     ',
    '  └┬───────────────────┬',
    '   0                   1',
  ]);
});

test('the x axis follows the x of the series', () => {
  const x = [-1, -0.5, 0, 0.5, 1];
  const rows = plain(lineChart([{ name: 'y', x, y: x.map(Math.abs) }], { width: 36, height: 8 }));
  expect(rows).toEqual([
    '1.0 ┤⠑⠢⡀                         ⢀⠔⠊',
    '    │  ⠈⠑⢄⡀                   ⢀⡠⠊⠁  ',
    '0.5 ┤     ⠈⠢⢄               ⡠⠔⠁     ',
    '    │        ⠑⠢⡀         ⢀⠔⠊        ',
    '    │          ⠈⠑⢄⡀    ⡠⠒⠁          ',
    '0.0 ┤             ⠈⠢⢄⠔⠊             ',
    '    └┬──────┬───────┬───────┬──────┬',
    '    -1.0   -0.5    0.0     0.5   1.0',
  ]);
});

test('where there is no room for axes the curve alone is drawn', () => {
  const rows = plain(lineChart([{ name: 'y', y: [0, 1] }], { width: 8, height: 3, title: 'Too long' }));
  expect(rows).toEqual(['     ⢀⠔⠊', '  ⢀⡠⠊⠁  ', '⡠⠔⠁     ']);
});

test('no room at all is no picture', () => {
  expect(plain(lineChart([LOSS], { width: 0, height: 2 }))).toEqual(['', '']);
  expect(lineChart([LOSS], { width: 10, height: 0 })).toEqual([]);
  expect(lineChart([LOSS], { width: -3, height: -3 })).toEqual([]);
});

test('any series in any size gives exactly height rows of exactly width columns', () => {
  const series = fc.record({
    name: fc.string({ unit: 'grapheme', maxLength: 12 }),
    y: fc.array(fc.double(), { maxLength: 60 }),
    x: fc.option(fc.array(fc.double(), { maxLength: 60 }), { nil: undefined }),
  });
  const options = fc.record({
    width: fc.nat(100),
    height: fc.nat(30),
    title: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
    xLabel: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
    scale: fc.constantFrom('linear' as const, 'log' as const),
  });
  fc.assert(
    fc.property(fc.array(series, { maxLength: 6 }), options, (all, size) => {
      const rows = plain(lineChart(all, size));
      expect(rows).toHaveLength(size.height);
      for (const row of rows) expect(textWidth(row)).toBe(size.width);
    }),
    { numRuns: 200 },
  );
});
