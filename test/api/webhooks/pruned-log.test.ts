import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { notificationsOf, signIn, type Somebody } from '../../harness/clients/notifications.js';
import { mutate } from '../../harness/clients/publish.js';
import { actOnWebhook, createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

const liaison: Somebody = ['zrzy', ['LIAISON'], 'liaison'];
let server: HookServer;
let database: TestDatabase;
beforeAll(async () => {
  server = await startHookServer();
  database = await createTestDatabase();
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

async function publish(hub: TestHub, title: string): Promise<void> {
  await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(title) }));
  await allNumbered(hub);
}

async function headOf(hub: TestHub): Promise<string> {
  const { data } = await graphql<{ changeLog: { head: string } }>(
    hub.url,
    await hub.token('zrzy'),
    '{ changeLog { head } }',
  );
  return data?.changeLog.head ?? '';
}

test('a log that was pruned beyond its place pauses a webhook; its people are told, and it goes on where they say', async () => {
  let hub = await startHub({ database, webhookHosts: [server.host] });
  await signIn(hub, liaison);
  const { id } = await createHook(hub, 'zrzy', { url: server.url });
  server.answer(() => ({ status: 503, headers: { 'retry-after': '30' } }));
  for (let index = 0; index < 3; index += 1) await publish(hub, `清除${index}`);
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lastStatus === 503);
  // Away while the log is pruned: what a node still has in memory it posts all the same.
  await hub.running.hub.feed.prune(new Date(Date.now() + 3_600_000).toISOString());
  await hub.close();
  server.answer(() => ({ status: 204 }));
  hub = await startHub({ database, webhookHosts: [server.host] });
  await hub.owner.query(`UPDATE webhook SET retry_at = now()`);
  await hub.owner.query(`SELECT graphile_worker.add_job('wake-webhooks')`);
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).state === 'PAUSED');
  expect(await webhookOf(hub, 'zrzy', id)).toMatchObject({ stopReason: 'CURSOR_EXPIRED' });
  await eventually(async () => {
    const told = await notificationsOf(hub, liaison, { kinds: ['STALLED_CONSUMER'] });
    return told.some(({ text }) => text.includes('已按保存期限清除'));
  });
  const refused = await actOnWebhook(hub, 'zrzy', 'resumeWebhook', { webhookId: id });
  expect(refused.userErrors).toMatchObject([{ path: ['webhookId'], code: 'WRONG_STATE' }]);
  expect(refused.userErrors[0]?.message).toContain('redeliverWebhook');
  const head = await headOf(hub);
  expect((await actOnWebhook(hub, 'zrzy', 'redeliverWebhook', { webhookId: id, from: head })).userErrors).toEqual([]);
  expect((await actOnWebhook(hub, 'zrzy', 'resumeWebhook', { webhookId: id })).webhook?.state).toBe('ACTIVE');
  server.received.length = 0;
  await publish(hub, '续推');
  await eventually(() => server.received.length === 1);
  expect(server.received[0]?.text).toContain('续推');
  await hub.close();
});
