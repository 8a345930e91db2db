import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { graphql } from '../../harness/clients/graphql.js';
import { openCuttingProxy } from '../../harness/clients/cutting-proxy.js';
import { libraryClients, type ToldChange } from '../../harness/clients/library-clients.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const acknowledge = `mutation ($cursor: String!, $consumer: String) {
  acknowledgeChanges(input: { cursor: $cursor, consumer: $consumer }) { lag userErrors { path message } } }`;

/** What a client has processed: it acknowledges each change behind it, and passes over one whose cursor it has processed before. */
interface Processed {
  readonly titles: string[];
  readonly failures: unknown[];
  readonly heartbeats: () => number;
  stop(): Promise<void>;
}

async function run(name: string, url: string, variables: Readonly<Record<string, unknown>>): Promise<Processed> {
  const open = libraryClients[name];
  if (!open) throw new Error(name);
  const token = await hub.token('nync', ['PUBLISHER']);
  const titles: string[] = [];
  const failures: unknown[] = [];
  const seen = new Set<string>();
  let heartbeats = 0;
  let working = Promise.resolve();
  const process = async ({ cursor, kind, subject }: ToldChange): Promise<void> => {
    if (kind === 'HEARTBEAT') heartbeats += 1;
    else if (!seen.has(cursor)) titles.push(subject?.title ?? '');
    seen.add(cursor);
    const { data } = await graphql<{ acknowledgeChanges: { userErrors: object[] } }>(hub.url, token, acknowledge, {
      cursor,
      consumer: variables['consumer'] ?? null,
    });
    if (data?.acknowledgeChanges.userErrors.length !== 0) failures.push(data);
  };
  const stop = open({
    url,
    token,
    variables,
    next: (change) => {
      working = working.then(() => process(change)).catch((error: unknown) => void failures.push(error));
    },
    failed: (error) => failures.push(error),
  });
  return {
    titles,
    failures,
    heartbeats: () => heartbeats,
    async stop() {
      stop();
      await working;
    },
  };
}

/** Publishes on, and cuts the way of the client again and again, also for so long that changes happen in between. */
async function publishThroughCuts(
  name: string,
  processed: Processed,
  proxy: Awaited<ReturnType<typeof openCuttingProxy>>,
) {
  const titles: string[] = [];
  await eventually(() => processed.heartbeats() === 1);
  for (let round = 0; round < 4; round += 1) {
    const before = processed.heartbeats();
    for (let n = 0; n < 3; n += 1) titles.push(`${name} 第${round}轮第${n}件`);
    await publishTitles(hub, ...titles.slice(-3));
    if (round % 2 === 0) await sleep(60);
    proxy.cut();
    titles.push(`${name} 断线中第${round}件`);
    await publishTitles(hub, ...titles.slice(-1));
    proxy.mend();
    await eventually(() => processed.heartbeats() > before);
  }
  return titles;
}

describe('[connect D1] a client library that subscribes again, unchanged, after each cut', () => {
  test.each(Object.keys(libraryClients))(
    'of %s loses nothing and has nothing twice, from ACKNOWLEDGED',
    async (name) => {
      const proxy = await openCuttingProxy(hub.url);
      const processed = await run(name, proxy.url, { from: 'ACKNOWLEDGED', consumer: `库 ${name}` });
      const titles = await publishThroughCuts(name, processed, proxy);
      await eventually(() => processed.titles.length >= titles.length);
      await processed.stop();
      await proxy.close();
      expect(processed.failures).toEqual([]);
      expect(processed.titles).toEqual(titles);
    },
  );

  test('loses what happened meanwhile from NOW: the cuts are real', async () => {
    const proxy = await openCuttingProxy(hub.url);
    const processed = await run('graphql-ws', proxy.url, { from: 'NOW' });
    const titles = await publishThroughCuts('只看现在', processed, proxy);
    await processed.stop();
    await proxy.close();
    expect(processed.titles.length).toBeLessThan(titles.length);
  });
});
