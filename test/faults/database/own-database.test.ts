import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { demonstrationKeys, issueDemonstrationToken } from '../../../src/core/identity/demonstration-issuer.js';
import { isRunning, readPostmaster } from '../../../src/platform/database/embedded/postmaster.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { freePort, openHubHome, outputOf, untilReady, type HubHome } from '../../harness/hub/hub-process.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { readFaithfully } from '../../harness/clients/faithful-reader.js';

/** A hub with the database that comes with it, as `npm start` has it. */
const own = { DATABASE_URL: undefined };

let home: HubHome;
beforeEach(async () => {
  home = await openHubHome('');
});
afterEach(async () => {
  const cluster = await clusterOf();
  await home.clear();
  // A hub that was killed leaves its server behind.
  const left = await readPostmaster(cluster);
  if (left && (await isRunning(cluster, left.pid))) process.kill(left.pid, 'SIGQUIT');
  await eventually(async () => !left || !(await isRunning(cluster, left.pid)));
  if (!cluster.startsWith(home.directory)) await rm(join(cluster, '..'), { recursive: true, force: true });
});

/** Where the cluster is: in the data directory, or where the file `location` points. */
async function clusterOf(): Promise<string> {
  const dataDir = join(home.directory, 'postgres');
  const elsewhere = await readFile(join(dataDir, 'location'), 'utf8').catch(() => dataDir);
  return join(elsewhere.trim(), 'cluster');
}

async function postmaster(): Promise<number> {
  return eventually(async () => {
    // At the first start the place is chosen only then.
    const cluster = await clusterOf();
    const found = await readPostmaster(cluster);
    return found?.ready && (await isRunning(cluster, found.pid)) ? found.pid : null;
  }, 60_000);
}

async function tokenOf(organizationCode: string): Promise<string> {
  return issueDemonstrationToken(await demonstrationKeys(home.directory), {
    organizationCode,
    roles: ['PUBLISHER'],
    name: '测试',
    subject: 'test:own-database',
    hours: 1,
  });
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(12_000) }).catch(() => null);
  return answer?.ok ?? false;
}

/** Publishes until it is acknowledged, with one key. */
async function publish(url: string, token: string, title: string): Promise<string> {
  const input = otherInput({ sharing: sharing(title) });
  return eventually(async () => {
    const { data } = await graphql(url, token, publishOther, { input }).catch(() => ({ data: null }));
    return data?.publishOtherInformation.change?.cursor;
  }, 60_000);
}

/** Milliseconds until the hub that was ready before is ready again on another server than `before`. */
async function readyAgain(url: string, before: number): Promise<number> {
  const began = performance.now();
  await eventually(async () => (await postmaster()) !== before && (await isReady(url)), 60_000);
  return performance.now() - began;
}

const alive = (hub: ChildProcess) => [hub.exitCode, hub.signalCode];

describe('[hostile 11] [F embedded PostgreSQL killed]', () => {
  test('a hub whose postmaster is killed is ready within 30 s, thrice; nothing acknowledged is lost', async () => {
    const hub = await home.startHub(own);
    const token = await tokenOf('scjg');
    const reader = readFaithfully(home.url, token, await publish(home.url, token, '开始'));
    const published: string[] = [];
    let going = true;
    const publishing = (async () => {
      for (let index = 1; going; index += 1) {
        await publish(home.url, token, `第${index}条`);
        published.push(`第${index}条`);
      }
    })();
    for (const _ of [1, 2, 3]) {
      const before = await postmaster();
      await sleep(500);
      process.kill(before, 'SIGKILL');
      expect(await readyAgain(home.url, before)).toBeLessThan(30_000);
    }
    going = false;
    await publishing;
    await eventually(() => reader.titles.length >= published.length, 20_000);
    await reader.stop();
    expect(reader.titles).toEqual(published);
    expect(alive(hub)).toEqual([null, null]);
    hub.kill('SIGTERM');
    await once(hub, 'exit');
    expect(hub.exitCode).toBe(0);
    expect(await readPostmaster(await clusterOf())).toBeUndefined();
  });

  test('a hub whose server cannot be started again ends with code 1 and says why', async () => {
    const hub = home.spawnHub(own);
    const said = outputOf(hub);
    await untilReady(hub, home.url);
    await rm(join(await clusterOf(), 'global/pg_control'));
    process.kill(await postmaster(), 'SIGKILL');
    const { code, stderr } = await said;
    expect(code).toBe(1);
    expect(stderr).toContain('联动停止运行：内嵌数据库停止后无法重新启动');
    expect(stderr).toContain('postgres.log');
  });
});

describe('[hostile 11] [F two hubs on one data directory]', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('the second goes on when the first ends by %s', async (signal) => {
    const first = await home.startHub(own);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const second = home.spawnHub({ ...own, PORT: String(port) });
    await untilReady(second, url);
    const token = await tokenOf('scjg');
    await publish(home.url, token, '在前一个平台发布');
    const before = await postmaster();
    first.kill(signal);
    await once(first, 'exit');
    // One that is killed leaves the server to the second, which notices nothing.
    expect(signal === 'SIGTERM' ? await readyAgain(url, before) : 0).toBeLessThan(30_000);
    await publish(url, token, '在后一个平台发布');
    const { data } = await graphql<{ sharedRecords: { nodes: { title: string }[] } }>(
      url,
      token,
      '{ sharedRecords(first: 10) { nodes { title } } }',
    );
    expect(data?.sharedRecords.nodes.map(({ title }) => title).sort()).toEqual([
      '在前一个平台发布',
      '在后一个平台发布',
    ]);
    expect(alive(second)).toEqual([null, null]);
    second.kill('SIGTERM');
    await once(second, 'exit');
    expect(second.exitCode).toBe(0);
    expect(await readPostmaster(await clusterOf())).toBeUndefined();
  });

  test('the second goes on when the first cannot listen after its start', async () => {
    const squatter = createServer().listen(Number(new URL(home.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    const first = home.spawnHub(own);
    const said = outputOf(first);
    await postmaster();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const second = home.spawnHub({ ...own, PORT: String(port) });
    expect(await said).toMatchObject({ code: 1, stderr: expect.stringContaining('端口已被占用') });
    await untilReady(second, url);
    await publish(url, await tokenOf('scjg'), '照常');
    expect(alive(second)).toEqual([null, null]);
    squatter.close();
    second.kill('SIGTERM');
    await once(second, 'exit');
    expect(second.exitCode).toBe(0);
  });
});
