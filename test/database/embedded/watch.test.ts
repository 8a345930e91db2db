import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { EmbeddedPostgres, WatchedPostgres } from '../../../src/platform/database/embedded/index.js';
import { keepRunning } from '../../../src/platform/database/embedded/keep-running.js';
import { clusterProcesses } from '../../../src/platform/database/embedded/postmaster.js';
import { ask, openBench } from '../../harness/hub/embedded.js';
import { eventually } from '../../harness/time/eventually.js';

const bench = openBench();
afterEach(() => bench.clear());

/** Watches a server and gives what was told of it. */
function watched(server: EmbeddedPostgres, options: Partial<WatchedPostgres> = {}): string[] {
  const told: string[] = [];
  server.watch({
    gap: 50,
    onLost: () => void told.push('lost'),
    onBack: () => void told.push('back'),
    onFailed: ({ message }) => void told.push(message),
    ...options,
  });
  return told;
}

describe('[hostile 11] a server that is watched', () => {
  test.each([
    ['a socket', ''],
    ['a loopback port', 'a-directory-with-a-long-name'.repeat(4)],
  ])('and killed is started again on %s with what was committed, and stopped at the end', async (_where, below) => {
    const server = await bench.start(join(await bench.directory(), below), { durable: true });
    const told = watched(server);
    await ask(server.url, 'CREATE TABLE kept AS SELECT 1 AS id');
    const first = server.pid;
    process.kill(first, 'SIGKILL');
    await eventually(() => told.includes('back'), 30_000);
    expect(server.pid).not.toBe(first);
    expect(await ask(server.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    expect(told).toEqual(['lost', 'back']);
    await server.stop();
    expect(await clusterProcesses(server.dataDir)).toEqual([]);
  });

  test('and cannot be started again is told of, with its log', async () => {
    const server = await bench.start(await bench.directory());
    const told = watched(server, { waits: [0, 20, 40] });
    await rm(join(server.dataDir, 'global/pg_control'));
    process.kill(server.pid, 'SIGKILL');
    await eventually(() => told.length === 2, 30_000);
    expect(told).toEqual(['lost', expect.stringContaining(`see ${server.logFile}`)]);
    expect(await clusterProcesses(server.dataDir)).toEqual([]);
  });

  test('and stopped by its user stays stopped', async () => {
    const server = await bench.start(await bench.directory());
    const told = watched(server);
    await server.stop();
    expect(await clusterProcesses(server.dataDir)).toEqual([]);
    expect(told).toEqual([]);
  });

  test('waits longer each time and gives up when it ends again and again, or when it does not start', async () => {
    for (const starts of [true, false]) {
      let tries = 0;
      const startAgain = async (): Promise<void> => {
        tries += 1;
        if (!starts) throw new Error('no room');
      };
      const began = performance.now();
      const error = await new Promise<Error>((onFailed) => {
        keepRunning({
          isAlive: async () => false,
          startAgain,
          onLost: () => undefined,
          onBack: () => undefined,
          onFailed,
          waits: [0, 50, 100],
          gap: 1,
        });
      });
      expect([tries, error.message]).toEqual([3, starts ? 'PostgreSQL ended soon after each start' : 'no room']);
      expect(performance.now() - began).toBeGreaterThan(149);
    }
  });
});

describe('[hostile 11] the server of another hub', () => {
  test.each([
    ['SIGUSR2', 'takes it along'],
    ['SIGKILL', 'leaves it behind'],
  ] as const)('which ends by %s and %s runs on, and is stopped by who is left', async (signal, _how) => {
    const dataDir = await bench.directory();
    const other = await bench.startInOtherProcess(dataDir);
    const server = await bench.start(dataDir);
    const told = watched(server);
    expect(server).toMatchObject({ adopted: true, pid: other.pid });
    await ask(server.url, 'CREATE TABLE kept (id int)');
    other.process.kill(signal);
    await once(other.process, 'exit');
    if (signal === 'SIGUSR2') await eventually(() => told.includes('back'), 30_000);
    expect(await ask(server.url, 'SELECT * FROM kept')).toEqual([]);
    // The next look finds that nobody stops it.
    await eventually(async () => {
      await ask(server.url, 'SELECT pg_sleep(0.1)');
      return true;
    });
    await server.stop();
    expect(await clusterProcesses(server.dataDir)).toEqual([]);
  });
});
