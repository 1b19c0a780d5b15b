import fc from 'fast-check';
import { csv } from '../../src/data/csv';

const twoSpecies = {
  x: [
    [5.1, 3.5],
    [6.2, 2.9],
  ],
  y: [0, 1],
  classes: ['setosa', 'virginica'],
};
const named = { ...twoSpecies, features: ['sepal', 'petal'], target: 'species' };
const unnamed = { ...twoSpecies, features: ['x1', 'x2'], target: 'y' };

describe('any way of writing a table is understood', () => {
  test.each([
    ['commas', 'sepal,petal,species\n5.1,3.5,setosa\n6.2,2.9,virginica'],
    ['semicolons', 'sepal;petal;species\n5.1;3.5;setosa\n6.2;2.9;virginica\n'],
    ['tabs', 'sepal\tpetal\tspecies\n5.1\t3.5\tsetosa\n6.2\t2.9\tvirginica\n'],
    ['bars', 'sepal|petal|species\n5.1|3.5|setosa\n6.2|2.9|virginica\n'],
    ['the line ends of Windows', 'sepal,petal,species\r\n5.1,3.5,setosa\r\n6.2,2.9,virginica\r\n'],
    ['the line ends of old Macs', 'sepal,petal,species\r5.1,3.5,setosa\r6.2,2.9,virginica\r'],
    ['mixed line ends', 'sepal,petal,species\n5.1,3.5,setosa\r\n6.2,2.9,virginica\r'],
    ['a byte order mark', '\uFEFFsepal,petal,species\n5.1,3.5,setosa\n6.2,2.9,virginica'],
    ['a byte order mark before a quote', '\uFEFF"sepal",petal,species\n5.1,3.5,setosa\n6.2,2.9,virginica'],
    ['empty lines', '\n\nsepal;petal;species\n\n5.1;3.5;setosa\n  \n6.2;2.9;virginica\n\n\n'],
    ['rows of empty cells', 'sepal,petal,species\n5.1,3.5,setosa\n6.2,2.9,virginica\n,,\n , ,\n'],
    ['spaces around cells', ' sepal , petal,species \n 5.1, 3.5 , setosa\n6.2 ,2.9, virginica '],
    ['quotes', '"sepal","petal","species"\n"5.1","3.5","setosa"\n6.2,2.9,"virginica"'],
    ['spaces around quotes', 'sepal, "petal" ,species\n5.1, "3.5", "setosa" \n6.2,2.9, "virginica" '],
  ])('%s', (_, text) => {
    expect(csv(text)).toEqual(named);
  });

  test('quoted cells keep their delimiters, line ends and quotes', () => {
    const { classes } = csv('a,b\n1,"x, ""y"""\n2,"p\nq"\n3, "k , ""l"""');
    expect(classes).toEqual(['k , "l"', 'p\nq', 'x, "y"']);
  });

  test('a quote within a cell is a letter', () => {
    expect(csv('a,b\n1,5" pipe\n2,6" pipe').classes).toEqual(['5" pipe', '6" pipe']);
    expect(csv('a,b\n1,5" pipe\n2, "6"" pipe"').classes).toEqual(['5" pipe', '6" pipe']);
  });

  test.each([
    ['1', 1],
    ['-2.50', -2.5],
    ['+.5', 0.5],
    ['7.', 7],
    ['1e-3', 1e-3],
    ['1E5', 1e5],
  ])('%s is a number', (cell, value) => {
    expect(csv(`a,b\n${cell},x\n0,y`).x[0]).toEqual([value]);
  });

  test('quoted cells survive a round trip', () => {
    const label = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\t', ' ', '|', '7') });
    const cell = label.map((text) => `k${text}k`);
    // −0 is printed as 0.
    const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
    const rows = fc.uniqueArray(fc.tuple(cell, value), {
      minLength: 2,
      maxLength: 8,
      selector: ([text]) => text,
    });
    fc.assert(
      fc.property(rows, (data) => {
        const lines = data.map(([text, value]) => `${value},"${text.replaceAll('"', '""')}"`);
        const { x, y, classes } = csv(['value,label', ...lines].join('\n'));
        expect(x).toEqual(data.map(([, value]) => [value]));
        expect(y.map((index) => classes?.[index])).toEqual(data.map(([text]) => text));
      }),
      { seed: 1 },
    );
  });
});

describe('a first row is a header', () => {
  test('if it is all names', () => {
    expect(csv('a,b,label\n1,2,cat\n3,4,dog')).toMatchObject({ features: ['a', 'b'], target: 'label' });
  });

  test('if a name stands above a column of numbers, though others are numbers', () => {
    expect(csv('0,1,digit\n5,6,1\n7,8,0')).toMatchObject({ features: ['0', '1'], target: 'digit' });
  });

  test('if a name stands above a column of numbers, some of them missing', () => {
    expect(() => csv('id,2019,b\n1,NaN,2\nNaN,4,5')).toThrow('csv:2: column "2019"');
  });

  test('if told so', () => {
    expect(csv('1,2\n3,4.5\n5,6', { header: true })).toMatchObject({
      features: ['1'],
      target: '2',
      x: [[3], [5]],
    });
  });

  test('not if all of it is numbers', () => {
    expect(csv('1,2\n3,4.5')).toEqual({ x: [[1], [3]], y: [2, 4.5], features: ['x1'], target: 'y' });
  });

  test('not if it has numbers above numbers, and a class above classes', () => {
    expect(csv('5.1,3.5,setosa\n6.2,2.9,virginica')).toEqual(unnamed);
  });

  test('not if one of its names stands again in its own column', () => {
    expect(() => csv('5.1,abc,setosa\n6,3,setosa\n7,4,virginica')).toThrow(
      'csv:1: column "x2": expected a number, got "abc".',
    );
  });

  test('not for a missing number', () => {
    expect(() => csv('5.1,,setosa\n6,3,virginica')).toThrow('csv:1: column "x2"');
    expect(() => csv('5.1,NaN,setosa\n6,3,virginica')).toThrow('csv:1: column "x2"');
  });

  test('not if told so', () => {
    expect(() => csv('a,b\n1,2\n3,4', { header: false })).toThrow('csv:1: column "x1"');
  });
});

describe('the target column', () => {
  const text = 'a,b,1\n7,8,0.5\n9,6,1.5';

  test.each([
    [undefined, '1', [0.5, 1.5]],
    ['b', 'b', [8, 6]],
    [0, 'a', [7, 9]],
    ['0', 'a', [7, 9]],
    [1, 'b', [8, 6]],
    ['1', '1', [0.5, 1.5]],
    [-3, 'a', [7, 9]],
    ['-2', 'b', [8, 6]],
  ])('%p is column %s', (target, name, y) => {
    const data = csv(text, { target });
    expect(data).toMatchObject({ target: name, y });
    expect(data.features).toEqual(['a', 'b', '1'].filter((feature) => feature !== name));
  });

  test('may come first where there is no header', () => {
    const data = csv('cat,1,2\ndog,3,4', { target: 0 });
    expect(data).toMatchObject({
      features: ['x1', 'x2'],
      target: 'y',
      classes: ['cat', 'dog'],
      x: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  test.each(['c', '3', '-4', 3, -4, 0.5, NaN, ''])('%p is refused', (target) => {
    const given = typeof target === 'string' ? `"${target}"` : String(target);
    const choice = 'expected "a", "b", "1", or an index from -3 to 2.';
    expect(() => csv(text, { target })).toThrow(`csv: no column is the target ${given}: ${choice}`);
  });

  test('has no name without a header', () => {
    const problem = 'there is no header, so it takes an index from -2 to 1.';
    expect(() => csv('1,2\n3,4', { target: 'y' })).toThrow(`csv: no column is the target "y": ${problem}`);
  });

  test('that does not exist lists no more than a few columns', () => {
    const names = Array.from({ length: 65 }, (_, i) => `p${i}`);
    const text = [names.join(','), names.map(() => 1).join(',')].join('\n');
    expect(() => csv(`${text}\n${names.map(() => 2).join(',')}`, { target: 'q' })).toThrow(
      '"p10", "p11", … (65 in all), or an index',
    );
  });
});

describe('a target', () => {
  const target = (...cells: (string | number)[]) =>
    csv(['a,t', ...cells.map((cell, i) => `${i},${cell}`)].join('\n'));

  test.each([
    ['names', ['b', 'a', 'b'], ['a', 'b'], [1, 0, 1]],
    ['names with numbers, sorted as people do', ['k10', 'k9', 'k1'], ['k1', 'k9', 'k10'], [2, 1, 0]],
    ['names among few numbers', ['1', 'other', '2', 'none'], ['1', '2', 'none', 'other'], [0, 3, 1, 2]],
    ['names among codes', [1, 1, 2, 2, 'other'], ['1', '2', 'other'], [0, 0, 1, 1, 2]],
    ['whole numbers, by size', [10, 9, 10, 9, -3, -3], ['-3', '9', '10'], [2, 1, 2, 1, 0, 0]],
    ['whole numbers, however written', ['1.0', '2', '1', '2e0'], ['1', '2'], [0, 1, 0, 1]],
    ['0 and 1, though one is alone', [0, 0, 0, 1], ['0', '1'], [0, 0, 0, 1]],
    ['−1 and 1, though one is alone', [1, 1, -1], ['-1', '1'], [1, 1, 0]],
  ])('of %s has classes', (_, cells, classes, y) => {
    expect(target(...cells)).toMatchObject({ classes, y });
  });

  test.each([
    ['a fraction', [1, 1, 2, 2, 2.5, 2.5]],
    ['a whole number that stands alone', [1, 1, 2, 2, 3]],
    ['21 different whole numbers', Array.from({ length: 42 }, (_, i) => i % 21)],
  ])('with %s is an amount', (_, y) => {
    const data = target(...y);
    expect(data.y).toEqual(y);
    expect(data.classes).toBeUndefined();
  });

  test('with 20 different whole numbers has classes', () => {
    expect(target(...Array.from({ length: 40 }, (_, i) => i % 20)).classes).toHaveLength(20);
  });

  test('of mostly amounts must not have a name among them', () => {
    expect(() => target(1.5, 2.5, 'abc', 3.5)).toThrow('csv:4: column "t": expected a number, got "abc".');
  });

  test.each(['NaN', '-Infinity', 'inf', 'NA', 'n/a', 'null', '?'])(
    'of numbers must not have %s among them',
    (cell) => {
      expect(() => target(1, 0, cell)).toThrow(`csv:4: column "t": expected a number, got "${cell}".`);
    },
  );

  test('must not have an empty cell', () => {
    expect(() => target('a', '', 'b')).toThrow(
      'csv:3: column "t": expected a target, got an empty cell. Fill it in, or remove the row.',
    );
  });

  test.each(['cat', '1', '0.5'])('must not be %s everywhere', (cell) => {
    expect(() => target(cell, cell)).toThrow(
      `csv: column "t": expected at least 2 different targets, got only "${cell}".`,
    );
  });
});
