import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrateHub } from '../../../src/app/migrate.js';
import { demonstrationKeys, issueDemonstrationToken } from '../../../src/core/identity/demonstration-issuer.js';
import type { EmbeddedPostgres } from '../../../src/platform/database/embedded/index.js';
import { openLog } from '../../../src/platform/log/index.js';
import { ask, openBench } from '../../harness/hub/embedded.js';
import { eventually } from '../../harness/time/eventually.js';
import { readFaithfully, type FaithfulReader } from '../../harness/clients/faithful-reader.js';
import { graphql } from '../../harness/clients/graphql.js';
import { openHubHome, outputOf, type HubHome } from '../../harness/hub/hub-process.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';

const bench = openBench();
// Of several organizations: what they publish at a time is not one statement.
const publishers = ['scjg', 'jtys', 'zrzy', '141025100'] as const;
let directory: string;
let postgres: EmbeddedPostgres;
let home: HubHome;
let hub: ChildProcess;
let tokens: readonly string[];
let reader: FaithfulReader;

beforeEach(async () => {
  directory = await bench.directory();
  postgres = await bench.start(directory);
  await migrateHub(postgres.url, openLog('silent'));
  home = await openHubHome(postgres.url);
  hub = await home.startHub();
  const keys = await demonstrationKeys(home.directory);
  const person = { roles: ['PUBLISHER'], name: '测试', hours: 1 } as const;
  tokens = await Promise.all(
    publishers.map((organizationCode) =>
      issueDemonstrationToken(keys, { ...person, organizationCode, subject: `test:${organizationCode}` }),
    ),
  );
  const { cursor } = await publish('开始');
  reader = readFaithfully(home.url, tokens[0] ?? '', cursor);
});
afterEach(async () => {
  await reader.stop();
  await home.clear();
  await bench.clear();
});

/** Asks again with the same key until it is done, as publishers should. */
async function publish(title: string, publisher = 0): Promise<{ readonly cursor: string }> {
  const input = otherInput({ sharing: sharing(title) });
  return eventually(async () => {
    const request = graphql(home.url, tokens[publisher] ?? '', publishOther, { input });
    const { data } = await request.catch(() => ({ data: null }));
    return data?.publishOtherInformation.change;
  }, 30_000);
}

/** All publishers at once, until told to stop; gives every title that was acknowledged. */
function publishOn(): () => Promise<readonly string[]> {
  const published: string[] = [];
  let going = true;
  const publishing = publishers.map(async (publisher, place) => {
    for (let index = 1; going; index += 1) {
      const title = `${publisher}号第${index}条`;
      await publish(title, place);
      published.push(title);
    }
  });
  return async () => {
    going = false;
    await Promise.all(publishing);
    return published;
  };
}

/** So many at once, which wait for one another: none is written. */
async function refused(count: number): Promise<void> {
  const asked = Array.from({ length: count }, async (_, index) => {
    const input = otherInput({ sharing: sharing('不在时发布') });
    return graphql(home.url, tokens[index % tokens.length] ?? '', publishOther, { input });
  });
  for (const { errors } of await Promise.all(asked)) {
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['SERVICE_UNAVAILABLE']);
  }
}

async function readiness(): Promise<number> {
  const { status } = await fetch(`${home.url}/readyz`, { signal: AbortSignal.timeout(12_000) });
  return status;
}

async function expectNothingLost(published: readonly string[]): Promise<void> {
  await eventually(() => reader.titles.length >= published.length, 20_000).catch(() => undefined);
  // Long enough for anything that would come twice.
  await sleep(300);
  expect([...reader.titles].sort()).toEqual([...published].sort());
  for (const publisher of publishers) {
    const own = published.filter((title) => title.startsWith(`${publisher}号`));
    expect(reader.titles.filter((title) => title.startsWith(`${publisher}号`))).toEqual(own);
  }
  expect([hub.exitCode, hub.signalCode]).toEqual([null, null]);
  hub.kill('SIGTERM');
  // Nor did anything fail that nobody heard.
  expect((await outputOf(hub)).stdout).not.toContain('nobody waited for');
}

describe('a hub whose database', () => {
  test('cuts every connection, thrice, goes on; no change is lost or doubled', async () => {
    const finish = publishOn();
    for (const _ of [1, 2, 3]) {
      await sleep(700);
      await ask(postgres.url, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
      expect(await eventually(async () => (await readiness()) === 200, 15_000)).toBe(true);
    }
    await sleep(700);
    await expectNothingLost(await finish());
  });

  test('is stopped and started again says so on /readyz, and goes on; no change is lost or doubled', async () => {
    const finish = publishOn();
    await sleep(700);
    await postgres.stop();
    expect(await readiness()).toBe(503);
    expect((await fetch(`${home.url}/healthz`)).status).toBe(200);
    await refused(60);
    await sleep(1000);
    const again = await bench.start(directory);
    expect(again.url).toBe(postgres.url);
    expect(await eventually(async () => (await readiness()) === 200, 15_000)).toBe(true);
    await sleep(1500);
    await expectNothingLost(await finish());
  });
});
