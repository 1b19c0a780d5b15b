// Before all tests: a folder for what they share. Its name reaches them by the environment.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): void {
  process.env['STEPGRAD_TESTS'] = mkdtempSync(join(tmpdir(), 'stepgrad-tests-'));
}
