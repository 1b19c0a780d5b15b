import { csv, csvRows } from '../../src/data/csv';

const features = ['sepal', 'petal'];

describe('with a header', () => {
  test('columns are found by name, and others ignored', () => {
    const text = 'colour,petal,species,sepal\nred,1,setosa,5\nblue,2,virginica,6';
    expect(csvRows(text, { features })).toEqual({
      x: [
        [5, 1],
        [6, 2],
      ],
    });
  });

  test('the target is read as it stands, if asked for and there', () => {
    const text = 'petal,species,sepal\n1,setosa,5\n2,,6';
    expect(csvRows(text, { features, target: 'species' }).y).toEqual(['setosa', '']);
    expect(csvRows(text, { features, target: 'genus' }).y).toBeUndefined();
  });

  test('it is known by its names, though they are numbers', () => {
    expect(csvRows('1,0\n5,6', { features: ['0', '1'] }).x).toEqual([[6, 5]]);
  });

  test('a missing column is named', () => {
    expect(() => csvRows('\npetal,width\n1,2', { features, name: 'new.csv' })).toThrow(
      'new.csv:2: the header lacks "sepal", which the model needs; it has "petal", "width".',
    );
  });

  test('a cell that is no number is refused, but not in a column that is ignored', () => {
    expect(() => csvRows('sepal,petal,colour\n1,2,red\n1,abc,red', { features })).toThrow(
      'csv:3: column "petal": expected a number, got "abc".',
    );
  });

  test('rows must follow', () => {
    expect(() => csvRows('sepal,petal', { features })).toThrow(
      'csv:1: expected rows below the header, got none.',
    );
  });
});

describe('without a header', () => {
  test('columns stand in the order of the features, even in a single row', () => {
    expect(csvRows('5,1', { features })).toEqual({ x: [[5, 1]] });
  });

  test('the target may follow', () => {
    expect(csvRows('5,1,setosa', { features })).toEqual({ x: [[5, 1]] });
    expect(csvRows('5,1,setosa', { features, target: 'species' })).toEqual({ x: [[5, 1]], y: ['setosa'] });
  });

  test('one feature needs no delimiter', () => {
    expect(csvRows('5\n\n6\n', { features: ['a'] }).x).toEqual([[5], [6]]);
  });

  test.each(['5', '5,1,2,3'])('any other number of columns is refused: %s', (text) => {
    const expected = 'expected 2 columns ("sepal", "petal"), or one more with the target last';
    expect(() => csvRows(text, { features })).toThrow(`csv:1: ${expected}, got ${text.split(',').length}.`);
  });

  test('a header can be ruled out', () => {
    expect(() => csvRows('sepal,petal\n1,2', { features, header: false })).toThrow('csv:1: column "sepal"');
  });
});

test('what was learned from can be predicted from', () => {
  const text = '5.1,1.4,setosa\n6.2,4.7,virginica\n5.0,1.3,setosa';
  const data = csv(text);
  const rows = csvRows(text, data);
  expect(rows.x).toEqual(data.x);
  expect(rows.y).toEqual(data.y.map((index) => data.classes?.[index]));
});
