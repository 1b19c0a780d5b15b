/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', {}] },
  testTimeout: 60_000,
  maxWorkers: '100%', // Jest leaves one core idle otherwise, of two
};
