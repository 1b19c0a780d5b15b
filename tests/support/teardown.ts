// After all tests: the folder that they shared goes.

import { rmSync } from 'node:fs';

export default function teardown(): void {
  rmSync(process.env['STEPGRAD_TESTS'] ?? '', { recursive: true, force: true });
}
