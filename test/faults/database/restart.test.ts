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
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';

const bench = openBench();
let directory: string;
let postgres: EmbeddedPostgres;
let home: HubHome;
let hub: ChildProcess;
let token: string;
let reader: FaithfulReader;

beforeEach(async () => {
  directory = await bench.directory();
  postgres = await bench.start(directory);
  await migrateHub(postgres.url, openLog('silent'));
  home = await openHubHome(postgres.url);
  hub = await home.startHub();
  token = await issueDemonstrationToken(await demonstrationKeys(home.directory), {
    organizationCode: 'scjg',
    roles: ['PUBLISHER'],
    name: '测试',
    subject: 'test:restart',
    hours: 1,
  });
  const { cursor } = await publish('开始');
  reader = readFaithfully(home.url, token, cursor);
});
afterEach(async () => {
  await reader.stop();
  await home.clear();
  await bench.clear();
});

/** Asks again with the same key until it is done, as publishers should. */
async function publish(title: string): Promise<{ readonly cursor: string }> {
  const input = otherInput({ sharing: sharing(title) });
  return eventually(async () => {
    const request = graphql(home.url, token, publishOther, { input });
    const { data } = await request.catch(() => ({ data: null }));
    return data?.publishOtherInformation.change;
  }, 30_000);
}

/** Four publishers at once, until told to stop; gives every title that was acknowledged. */
function publishOn(): () => Promise<readonly string[]> {
  const published: string[] = [];
  let going = true;
  const publishers = [1, 2, 3, 4].map(async (publisher) => {
    for (let index = 1; going; index += 1) {
      const title = `${publisher}号第${index}条`;
      await publish(title);
      published.push(title);
    }
  });
  return async () => {
    going = false;
    await Promise.all(publishers);
    return published;
  };
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
  for (const publisher of [1, 2, 3, 4]) {
    const own = published.filter((title) => title.startsWith(`${publisher}号`));
    expect(reader.titles.filter((title) => title.startsWith(`${publisher}号`))).toEqual(own);
  }
  expect([hub.exitCode, hub.signalCode]).toEqual([null, null]);
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
    await sleep(1000);
    const again = await bench.start(directory);
    expect(again.url).toBe(postgres.url);
    expect(await eventually(async () => (await readiness()) === 200, 15_000)).toBe(true);
    await sleep(1500);
    await expectNothingLost(await finish());
  });
});
