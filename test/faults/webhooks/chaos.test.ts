import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrateHub } from '../../../src/app/migrate.js';
import { demonstrationKeys, issueDemonstrationToken } from '../../../src/core/identity/demonstration-issuer.js';
import type { EmbeddedPostgres } from '../../../src/platform/database/embedded/index.js';
import { openLog } from '../../../src/platform/log/index.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { openBench } from '../../harness/hub/embedded.js';
import { startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { openHubHome, outputOf, type HubHome } from '../../harness/hub/hub-process.js';
import type { TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { expectedChanges, headOfLog, moody } from './expected-changes.js';

const seconds = 20;
const bench = openBench();
let directory: string;
let postgres: EmbeddedPostgres;
let home: HubHome;
let server: HookServer;
let hub: Pick<TestHub, 'url' | 'token'>;

beforeAll(async () => {
  directory = await bench.directory();
  // What was acknowledged is kept when it is killed.
  postgres = await bench.start(directory, { durable: true });
  await migrateHub(postgres.url, openLog('silent'));
  home = await openHubHome(postgres.url);
  server = await startHookServer();
  const keys = await demonstrationKeys(home.directory);
  hub = {
    url: home.url,
    token: (organizationCode, roles = ['PUBLISHER']) =>
      issueDemonstrationToken(keys, {
        ...{ organizationCode, roles, name: `${organizationCode} 测试` },
        ...{ subject: `test:${organizationCode}:${roles.join()}`, hours: 1 },
      }),
  };
});
afterAll(async () => {
  await home.clear();
  await server.close();
  await bench.clear();
});

const environment = (): NodeJS.ProcessEnv => ({ WEBHOOK_ALLOWED_HOSTS: server.host });

/** Several publishers at once, each asking again with the same key until it is done. */
function publishOn(): () => Promise<number> {
  let going = true;
  let published = 0;
  const publishers = ['scjg', 'sthj', 'sfj'].map(async (organization) => {
    const token = await hub.token(organization);
    for (let index = 0; going; index += 1) {
      const input = otherInput({ sharing: sharing(`${organization}第${index}条`) });
      await eventually(async () => {
        const { data } = await graphql(home.url, token, publishOther, { input }).catch(() => ({ data: null }));
        return data !== null && data !== undefined;
      }, 60_000);
      published += 1;
      await sleep(Math.random() * 150);
    }
  });
  return async () => {
    going = false;
    await Promise.all(publishers);
    return published;
  };
}

test(
  'whatever the receiver answers and whatever is killed, each change is taken, in order, and once by its id',
  async () => {
    let node = await home.startHub(environment());
    const begin = await headOfLog(postgres.url);
    const one = await createHook(hub, 'zrzy', { url: `${server.url}/one` });
    const other = await createHook(hub, 'jtys', { url: `${server.url}/other` });
    server.answer(moody(Math.random));
    const stop = publishOn();
    const until = Date.now() + seconds * 1000;
    // In five rounds at least each of them has been killed.
    for (let round = 0; round < 5 || Date.now() < until; round += 1) {
      await sleep(2000 + Math.random() * 3000);
      if (round % 3 === 1) {
        // The first time it is stopped, then killed.
        if (round === 1) await postgres.stop();
        else process.kill(postgres.pid, 'SIGKILL');
        await sleep(500);
        postgres = await bench.start(directory, { durable: true });
      } else {
        node.kill('SIGKILL');
        await expectNothingUnheard(node, null);
        node = await home.startHub(environment());
      }
    }
    const published = await stop();
    // What failed last waits for its turn: the last stretch is without moods.
    server.answer(() => ({ status: 204 }));
    const expected = async (): Promise<string[]> => expectedChanges(postgres.url, begin);
    await eventually(async () => {
      const count = (await expected()).length;
      return count >= published && [one, other].every((_, index) => taken(index).length === count);
    }, 180_000).catch(() => undefined);
    const changes = await expected();
    expect(published).toBeGreaterThan(30);
    expect(taken(0)).toEqual(changes);
    expect(taken(1)).toEqual(changes);
    expect(server.received.length).toBeGreaterThan(2 * changes.length);
    await eventually(async () => (await webhookOf(hub, 'zrzy', one.id)).lag === 0, 70_000);
    node.kill('SIGTERM');
    await expectNothingUnheard(node, 0);
  },
  (seconds + 600) * 1000,
);

const taken = (index: number): string[] => server.taken(['/hook/one', '/hook/other'][index]);

/** A hub ends as it is ended, whatever its database does, and nothing fails that nobody hears. */
async function expectNothingUnheard(node: ChildProcess, code: number | null): Promise<void> {
  const ended = await outputOf(node);
  const lines = ended.stdout.split('\n');
  const told =
    ended.code === code ? lines.filter((line) => line.includes('nobody')) : [...lines.slice(-10), ended.stderr];
  expect({ code: ended.code, told }).toEqual({ code, told: [] });
}
