// `import 'stepgrad/jest'`: the matchers for Jest, as the global `expect` and as that of @jest/globals. A bundler of
// tests that drops such imports is served by `expect.extend(matchers)`.

import { expect } from '@jest/globals';
import { matchers, type GradientMatchers } from './matchers';

export type { GradientsOptions } from './comparison';
export { matchers, toHaveCorrectGradientsAt, toHaveGradients } from './matchers';
export type { ExpectedGradients, GradientMatchers, MatcherResult } from './matchers';

expect.extend(matchers);

// An interface merges with one of more type parameters, if the rest of them have defaults: with that of
// @types/jest here, with that of @jest/globals below.
declare global {
  namespace jest {
    interface Matchers<R> extends GradientMatchers<R> {}
  }
}

declare module 'expect' {
  interface Matchers<R> extends GradientMatchers<R> {}
}
