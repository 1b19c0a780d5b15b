import { csv, CsvError } from '../../src/data/csv';

/** The error that reading the text ends with. */
function errorOf(text: string, name?: string): CsvError {
  try {
    csv(text, { name });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('Expected a CsvError.');
}

test('an error tells the file and the line, and is a class of its own', () => {
  const error = errorOf('petal,species\n1.4,setosa\nabc,virginica', 'iris.csv');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'CsvError', file: 'iris.csv', line: 3 });
  expect(error.message).toBe('iris.csv:3: column "petal": expected a number, got "abc".');
});

test.each([
  ['an empty text', '', 'csv: expected rows of cells, got an empty text.'],
  [
    'a text of nothing but spaces and delimiters',
    ' \n,,\n\r\n',
    'csv: expected rows of cells, got an empty text.',
  ],
  ['a header only', '\na,b\n', 'csv:2: expected rows below the header, got none.'],
  ['a single row', '5.1,setosa\n', 'csv: expected at least 2 rows to learn from, got 1.'],
  ['a single row below a header', 'a,b\n1,x', 'csv: expected at least 2 rows to learn from, got 1.'],
  [
    'one column',
    'a\n1\n2\n',
    'csv: expected at least 2 columns, a feature and the target, got 1. ' +
      'Divide cells by commas, semicolons or tabs.',
  ],
  ['a short row', 'a,b,c\n1,2,3\n1,2', 'csv:3: expected 3 cells, got 2. Each row needs as many as line 1.'],
  ['a long row', '\n1,2\n1,2,3', 'csv:3: expected 2 cells, got 3. Each row needs as many as line 2.'],
  [
    'an empty cell',
    'a,b\n1,x\n ,y',
    'csv:3: column "a": expected a number, got an empty cell. Fill it in, or remove the row.',
  ],
  ['NaN', 'a,b\n1,x\nNaN,y', 'csv:3: column "a": expected a number, got "NaN".'],
  ['Infinity', 'a,b\n1,x\n-Infinity,y', 'csv:3: column "a": expected a number, got "-Infinity".'],
  ['a number too large', 'a,b\n1,x\n1e999,y', 'csv:3: column "a": expected a finite number, got "1e999".'],
  ['a hexadecimal number', 'a,b\n1,x\n0x1F,y', 'csv:3: column "a": expected a number, got "0x1F".'],
  [
    'a nameless column',
    ',a,b\n0,1,x\n1,2,y',
    'csv:1: column 1 of 3 has no name. Name it in the header, or remove it.',
  ],
  ['a name used twice', 'a,a\n1,x\n2,y', 'csv:1: two columns are called "a". Give each a name of its own.'],
  [
    'a quote that is never closed',
    'a,b\n1,"x"\n2,"y\n3,z',
    'csv:3: a quote is opened but never closed. Close it, or write "" for a quote inside quotes.',
  ],
  [
    'letters after a closing quote',
    'a,b\n1,x\n2,"y"z\n3,w',
    'csv:3: a closing quote must end the cell. Remove what follows it, or write "" for a quote inside quotes.',
  ],
])('%s is refused', (_, text, message) => {
  expect(errorOf(text).message).toBe(message);
});

test.each([
  ['empty lines', 'a,b\n\n1,x\n   \n\nabc,y\n', 6],
  ['quoted line ends', 'a,"b\nb"\n1,"x\n\nx"\nabc,y\n', 6],
  ['quoted line ends of Windows', 'a,b\r\n1,"x\r\nx"\r\nabc,y\r\n', 4],
  ['mixed line ends', 'a,b\r1,x\r\n2,x\n\rabc,y', 5],
  ['a row of several lines, by the first of them', 'a,b,c\n1,2,x\n3,"4\n ?",y', 3],
])('lines are counted right with %s', (_, text, line) => {
  expect(errorOf(text).line).toBe(line);
});

test('a long cell of several lines is shown short and on one line', () => {
  const { message } = errorOf(`a,b\n1,x\n"p\nq${'r'.repeat(100)}",y`);
  expect(message).toBe(`csv:3: column "a": expected a number, got "p\\nq${'r'.repeat(36)}…".`);
});

test('a million cells is all it takes', () => {
  const text = (rows: number) => '1,2,3,4,5,6,7,8,9,0\n1,2,3,4,5,6,7,8,9,1\n'.repeat(rows / 2);
  expect(csv(text(100_000)).x).toHaveLength(100_000);
  expect(errorOf(text(100_002)).message).toBe(
    'csv: expected at most 1000000 cells, got 1000020. Take fewer rows or columns.',
  );
});
