// `import 'stepgrad/vitest'`: the matchers for Vitest. A bundler of tests that drops such imports is served by
// `expect.extend(matchers)`.

import { expect } from 'vitest';
import { matchers, type GradientMatchers } from './matchers';

export type { GradientsOptions } from './comparison';
export { matchers, toHaveCorrectGradientsAt, toHaveGradients } from './matchers';
export type { ExpectedGradients, GradientMatchers, MatcherResult } from './matchers';

expect.extend(matchers);

// Vitest's assertions are Chai's, and their methods return promises after `.resolves` of themselves; that holds
// for Vitest 4 and 5 alike, whose own interfaces differ in their type parameters.
declare global {
  namespace Chai {
    interface Assertion extends GradientMatchers<void> {}
  }
}
