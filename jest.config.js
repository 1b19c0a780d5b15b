/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', {}] },
  globalSetup: '<rootDir>/tests/support/setup.ts',
  globalTeardown: '<rootDir>/tests/support/teardown.ts',
  testTimeout: 60_000,
  maxConcurrency: 2, // of test.concurrent: there are two cores
  maxWorkers: '100%', // Jest leaves one core idle otherwise, of two
};
