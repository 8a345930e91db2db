import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const mutants = 'test/**/*.mutant.test.ts';
const web = 'test/web/**/*.test.ts';

/**
 * Tests run against a real PostgreSQL that `test/harness` starts once for the run. node itself loads sources and tests, by way of
 * tsx, as `npm run dev` does; a worker loads each of them once.
 */
export default defineConfig({
  test: {
    globalSetup: 'test/harness/setup/global-setup.ts',
    execArgv: ['--import', 'tsx', '--import', 'reflect-metadata'],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    isolate: false,
    // Nearly half of their time tests wait, for processes that start, deadlines that pass and receivers that are slow.
    maxWorkers: availableParallelism() + 1,
    // Only what hangs gets there, on the slowest machine too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'hub', include: ['test/**/*.test.ts'], exclude: [mutants, web] } },
      // A module of the hub is replaced: a process for each file, which shares it with no other.
      {
        extends: true,
        test: { name: 'mutants', include: [mutants], isolate: true, experimental: { nodeLoader: true } },
      },
      // The pages in a real browser: `npm run test:web`. Apart from `npm test`, which needs no browser.
      { extends: true, test: { name: 'web', include: [web], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
