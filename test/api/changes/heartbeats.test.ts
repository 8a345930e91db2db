import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { publishTitles, titlesAfter } from '../../harness/clients/log-reader.js';
import { subscribe } from '../../harness/clients/subscriber.js';

let database: TestDatabase;
let hub: TestHub;
beforeAll(async () => {
  database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`INSERT INTO policy (name, valid_from, value, basis)
    VALUES ('heartbeat-seconds', '2021-05-25', 1, 'tests wait for it')`);
  await client.end();
  hub = await startHub({ database });
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

/** Only what nobody does here passes. */
const nothing = { filter: { kinds: ['WITHDRAWN'] } };

describe('heartbeats', () => {
  test('come as often as the policy says while nothing happens, each naming the one before it', async () => {
    const subscriber = subscribe(hub.url, await hub.token('nync'));
    const started = performance.now();
    const received = await subscriber.until(3);
    expect((performance.now() - started) / 1000).toBeGreaterThan(2.9);
    expect((performance.now() - started) / 1000).toBeLessThan(8);
    for (const change of received) expect(change).toMatchObject({ kind: 'HEARTBEAT', subjectId: null, subject: null });
    const head = hub.running.hub.feed.cursor(hub.running.hub.feed.head());
    expect(received.map(({ cursor, previousCursor }) => [cursor, previousCursor])).toEqual(
      received.map(() => [head, head]),
    );
    await subscriber.close();
  });

  test('carry a cursor beyond what was filtered away, and one goes on from it without loss or repeat', async () => {
    const subscriber = subscribe(hub.url, await hub.token('nync'), nothing);
    await sleep(200);
    const cursors = await publishTitles(hub, '被筛去的');
    const { cursor } = await eventually(() => subscriber.received.find((change) => cursors.includes(change.cursor)));
    await subscriber.close();
    await publishTitles(hub, '之后一', '之后二');
    expect(await titlesAfter(hub, cursor)).toEqual(['之后一', '之后二']);
    const resumed = subscribe(hub.url, await hub.token('nync'), { after: cursor });
    const received = await resumed.until(2);
    expect(received.map(({ subject, previousCursor }) => [subject?.title, previousCursor])).toEqual([
      ['之后一', cursor],
      ['之后二', received[0]?.cursor],
    ]);
    await resumed.close();
  });

  test('come while changes pass that the subscriber does not get', async () => {
    const subscriber = subscribe(hub.url, await hub.token('nync'), nothing);
    const until = Date.now() + 4000;
    while (Date.now() < until) {
      await publishTitles(hub, '别人的');
      await sleep(200);
    }
    expect(subscriber.received.length).toBeGreaterThanOrEqual(2);
    await subscriber.close();
  });
});
