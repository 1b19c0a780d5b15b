import { confusionTable } from '../../src/plot/confusion';
import { plain } from '../../src/plot/picture';

test('rows are true classes, columns predicted ones, with totals, recall and accuracy', () => {
  const truth = [0, 0, 0, 1, 1, 2, 2, 2, 2];
  const predicted = [0, 0, 1, 1, 1, 2, 2, 2, 0];
  expect(plain(confusionTable(truth, predicted, ['setosa', 'versicolor', 'virginica']))).toEqual([
    '            predicted',
    'truth           setosa  versicolor   virginica   total  recall',
    'setosa              [2]          1           ·       3   66.7%',
    'versicolor           ·          [2]          ·       2  100.0%',
    'virginica            1           ·          [3]      4   75.0%',
    'total                3           3           3       9        ',
    'accuracy 77.8% (7 of 9)',
  ]);
});

test('long names are cut, and a class that never occurs has no recall', () => {
  expect(plain(confusionTable([0], [0], ['a very long name of a class', '鸢尾']))).toEqual([
    '                  predicted',
    'truth             a very lo…        鸢尾   total  recall',
    'a very long nam…          [1]          ·       1  100.0%',
    '鸢尾                       ·          [0]      0       –',
    'total                      1           0       1        ',
    'accuracy 100.0% (1 of 1)',
  ]);
});

test('right and wrong answers stand out, the more the larger their share', () => {
  const [, , first, second] = confusionTable([0, 0, 0, 1], [0, 0, 1, 1], ['a', 'b']);
  expect(first[1]).toMatchObject({ text: '[2]', bold: true });
  expect(first[1].background).not.toEqual(second[2].background);
  expect(first[2].background).not.toEqual(first[1].background);
  expect(second[1].background).toBeUndefined();
});

test('without samples there is a table of zeros', () => {
  expect(plain(confusionTable([], [], ['a'])).at(-1)).toBe('accuracy – (0 of 0)');
});

test('truth and predictions must be of one length', () => {
  expect(() => confusionTable([0, 1], [0], ['a', 'b'])).toThrow(
    new RangeError('confusionTable: expected 2 predictions, one a sample, got 1.'),
  );
});

test.each([2, -1, 0.5, NaN])('%d is not one of two classes', (label) => {
  expect(() => confusionTable([0, label], [0, 0], ['a', 'b'])).toThrow(
    new RangeError(`confusionTable: expected classes from 0 to 1, got ${label} for sample 1.`),
  );
});
