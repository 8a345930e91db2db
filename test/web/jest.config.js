import base from '../../jest.config.js';

/** The pages in a real browser: `npm run test:web`. Apart from `npm test`, which needs no browser. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/web/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 60_000,
  maxWorkers: 1,
};
