// Tables in plain text, as reports and the messages of matchers show them.

/** Room for so many rows. */
const ROWS = 20;

/** The rows to show: where there are too many, those that are not as they should be, and how many are left out. */
export function choose<T>(
  rows: readonly T[],
  isOdd: (row: T) => boolean,
): { shown: readonly T[]; hidden: number } {
  const odd = rows.filter(isOdd);
  const shown = (rows.length > ROWS && odd.length > 0 ? odd : rows).slice(0, ROWS);
  return { shown, hidden: rows.length - shown.length };
}

/** Lines of aligned cells: the first to the left, the last as it is, those between, numbers, to the right. */
export function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => {
    const cells = row.map((cell, i) => {
      if (i === 0) return cell.padEnd(widths[i]);
      return i === row.length - 1 ? cell : cell.padStart(widths[i]);
    });
    return `  ${cells.join('   ')}`.trimEnd();
  });
}

/** Whatever stands in a label, it takes one line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
