import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import fc from 'fast-check';
import { patienceFactor } from '../../harness/time/patience.js';
import { connectionHistories, describeHistory, play } from '../../harness/properties/connection-history.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';

/** Connections that are made up; DOOR_RUNS=10000 DOOR_SEED=… for more, or for the same again. */
const runs = Number(process.env['DOOR_RUNS'] ?? 200);
const seed = Number(process.env['DOOR_SEED'] ?? Date.now() % 2 ** 31);

let database: TestDatabase;
let home: HubHome;
let hub: ChildProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  hub = await home.startHub({ ADDRESS_REQUESTS: '0' });
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

/** What no answer may hold: places of the code and the machine, and texts of libraries, drivers and PostgreSQL. */
const telling =
  /\n\s+at |node:|node_modules|\/src\/|\/dist\/|\.[jt]s:\d|\/tmp\/|\/home\/|ECONN|EPIPE|ERR_|HPE_|FST_|Parse Error|Unexpected token|SELECT |pg_|postgres|stack|Cannot read|is not a function/;

/** Answers to what could not be read. */
const unread = new Set(['400', '408', '413', '431']);

async function expectHealthy(): Promise<void> {
  expect([hub.exitCode, hub.signalCode]).toEqual([null, null]);
  const begun = performance.now();
  const { status } = await fetch(`${home.url}/healthz`, { headers: { connection: 'close' } });
  expect(status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(2000);
}

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${home.url}/metrics`, { headers: { connection: 'close' } })).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

test(
  `[hostile 1, 2] ${runs} connections of made-up requests, upgrades and frames (seed ${seed}) leave the hub alive, quick and silent`,
  async () => {
    const before = {
      descriptors: await figure('process_open_fds'),
      memory: await figure('process_resident_memory_bytes'),
    };
    const statuses = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(connectionHistories, async (history) => {
        const answer = await play(home.url, history);
        for (const [, status = ''] of answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          // A fault of the caller's is told as the caller's.
          if (status.startsWith('5') && status !== '501' && status !== '503')
            throw new Error(`${status}: ${answer.slice(0, 500)}`);
        }
        const told = telling.exec(answer);
        if (told)
          throw new Error(
            `the answer tells ${told[0]}: ${answer.slice(Math.max(0, told.index - 200), told.index + 200)}`,
          );
        await expectHealthy();
      }),
      { numRuns: runs, seed, reporter: reported, endOnFailure: true },
    );
    // What was made up comes past the parser often enough, or nothing was tried; which answers come is left to chance.
    const past = [...statuses].filter(([status]) => !unread.has(status)).reduce((sum, [, count]) => sum + count, 0);
    expect(past).toBeGreaterThan(runs / 20);
    expect(statuses.get('400')).toBeGreaterThan(0);
    await eventually(async () => (await figure('liandong_sockets')) === 0, 30_000);
    await eventually(async () => (await figure('process_open_fds')) <= before.descriptors + 3, 30_000);
    expect((await figure('process_resident_memory_bytes')) - before.memory).toBeLessThan(300e6);
  },
  Math.max(120_000, runs * 300) * patienceFactor(),
);

function reported(details: fc.RunDetails<[Parameters<typeof play>[1]]>): void {
  if (!details.failed) return;
  const history = details.counterexample?.[0];
  throw new Error(
    `DOOR_SEED=${details.seed} DOOR_RUNS=${details.numRuns}: ${String(details.errorInstance)}\n${history ? describeHistory(history) : ''}`,
  );
}
