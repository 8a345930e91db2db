import { availableParallelism } from 'node:os';

/** Tests run as ESM against a real PostgreSQL that `test/harness` starts once for the run. */
export default {
  rootDir: '.',
  testEnvironment: '<rootDir>/test/harness/time/patient-environment.ts',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/web/'], // needs a browser: npm run test:web
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/harness/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/harness/setup/global-teardown.ts',
  testTimeout: 30_000, // on an idle machine: patient-environment.ts gives more on a busy one
  // Node frees no module that a vm context linked: a worker grows with every file, and is ended and begun anew in time.
  workerIdleMemoryLimit: '1GB',
  maxWorkers: Math.max(2, availableParallelism() - 1),
};
