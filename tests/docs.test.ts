// What is written for readers, kept true: the page of ops is what the table says.

import { readFileSync } from 'node:fs';
import { OPS_PAGE, opsPage } from '../scripts/ops-page';

test('docs/ops.md is what the table of ops says; if not, run `npm run docs`', () => {
  expect(readFileSync(OPS_PAGE, 'utf8')).toBe(opsPage());
});
