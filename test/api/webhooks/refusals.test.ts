import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshKey, otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { notificationsOf, signIn } from '../../harness/clients/notifications.js';
import { mutate } from '../../harness/clients/publish.js';
import { actOnWebhook, createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock(new Date().toISOString());
let server: HookServer;
let hub: TestHub;
beforeAll(async () => {
  server = await startHookServer();
  hub = await startHub({ webhookHosts: [server.host], clock });
});
afterAll(async () => {
  await hub.close();
  await server.close();
});

const later = (hours: number): void => clock.moveTo(clock.now().add({ hours }).toString());

async function publish(title: string): Promise<void> {
  const formedAt = new Date(clock.now().epochMilliseconds - 60_000).toISOString();
  const { userErrors } = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(title, formedAt) }));
  expect(userErrors).toEqual([]);
}

const refusalsOf = async (given: object): Promise<string[]> => {
  const input = { idempotencyKey: freshKey(), name: '系统', url: 'https://hook.example.cn/', ...given };
  const { webhook, secret, userErrors } = await actOnWebhook(hub, 'zrzy', 'createWebhook', input);
  expect([webhook, secret]).toEqual([null, null]);
  return userErrors.map(({ path, code }) => `${path.join('.')} ${code}`);
};

test.each([
  [{ name: ' ' }, 'name REQUIRED'],
  [{ name: '长'.repeat(101) }, 'name INVALID'],
  [{ url: 'http://hook.example.cn/' }, 'url INVALID'],
  [{ url: 'https://127.0.0.1/' }, 'url INVALID'],
  [{ url: 'https://2130706433/' }, 'url INVALID'],
  [{ url: 'https://a:b@hook.example.cn/' }, 'url INVALID'],
  [{ url: `https://hook.example.cn/${'x'.repeat(2100)}` }, 'url INVALID'],
  [{ url: '' }, 'url INVALID'],
  [{ filter: { publisherCodes: ['nobody'] } }, 'filter.publisherCodes.0 NOT_FOUND'],
  [{ filter: { subjectTypes: ['Nothing'] } }, 'filter.subjectTypes.0 NOT_FOUND'],
  [{ filter: {}, document: 'subscription { changes { cursor } }' }, 'filter INVALID'],
  [{ document: 'query { changes { endCursor } }' }, 'document INVALID'],
  [{ document: 'subscription { changes { nothing } }' }, 'document INVALID'],
  [{ document: 'subscription { changes(after: "x") { cursor } }' }, 'document INVALID'],
  [{ document: 'subscription { changes(from: BEGINNING) { cursor } }' }, 'document INVALID'],
  [{ document: 'subscription A { changes { cursor } } subscription B { changes { cursor } }' }, 'document INVALID'],
  [{ document: 'subscription ($f: ChangeFilter!) { changes(filter: $f) { cursor } }' }, 'document INVALID'],
  [{ document: 'subscription { changes(filter: { kinds: [NOTHING] }) { cursor } }' }, 'document INVALID'],
  [{ document: `subscription { ${'changes { '.repeat(50)}` }, 'document INVALID'],
  [
    {
      document: `subscription { changes { ${Array.from({ length: 40 }, (_, index) => `a${index}: cursor`).join(' ')} } }`,
    },
    'document INVALID',
  ],
])('%j is refused: %s', async (given, expected) => {
  expect(await refusalsOf(given)).toEqual([expected]);
});

test('a repeated request makes no second webhook and is told no secret, another under its key is refused', async () => {
  const input = { idempotencyKey: freshKey(), name: '重复', url: `${server.url}/repeated` };
  const first = await actOnWebhook(hub, 'jtys', 'createWebhook', input);
  const second = await actOnWebhook(hub, 'jtys', 'createWebhook', input);
  expect([second.webhook?.id, second.secret, second.userErrors]).toEqual([first.webhook?.id, null, []]);
  const other = await actOnWebhook(hub, 'jtys', 'createWebhook', { ...input, name: '其他' });
  expect(other.userErrors).toMatchObject([{ path: ['idempotencyKey'], code: 'IDEMPOTENCY_CONFLICT' }]);
});

test('an organization has twenty webhooks at most', async () => {
  for (let index = 0; index < 20; index += 1) await createHook(hub, 'sthj', { url: `${server.url}/many` });
  const input = { idempotencyKey: freshKey(), name: '多', url: `${server.url}/many` };
  const { userErrors } = await actOnWebhook(hub, 'sthj', 'createWebhook', input);
  expect(userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
});

test('only an administrator has to do with webhooks, and only of the own organization', async () => {
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/own` });
  for (const mutation of [
    'pauseWebhook',
    'resumeWebhook',
    'removeWebhook',
    'rotateWebhookSecret',
    'testWebhook',
    'updateWebhook',
  ]) {
    const { userErrors } = await actOnWebhook(hub, 'jtys', mutation, { webhookId: id });
    expect([mutation, userErrors]).toMatchObject([mutation, [{ path: ['webhookId'], code: 'NOT_FOUND' }]]);
  }
  const { errors } = await graphql(hub.url, await hub.token('zrzy'), '{ webhooks { nodes { id } } }');
  expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  await actOnWebhook(hub, 'zrzy', 'removeWebhook', { webhookId: id });
});

const told = async (): Promise<string[]> =>
  (await notificationsOf(hub, ['zrzy', ['LIAISON'], 'liaison'], { kinds: ['STALLED_CONSUMER'] })).map(
    ({ text }) => text,
  );

test('after three days of failures a webhook ends, its people are told why once, and it goes on when it is resumed', async () => {
  await signIn(hub, ['zrzy', ['LIAISON'], 'liaison']);
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/dead` });
  server.answer(({ path }) => ({ status: path === '/hook/dead' ? 500 : 204 }));
  await publish('无人接收');
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).failingSince !== null);
  later(73);
  await hub.owner.query(`SELECT graphile_worker.add_job('wake-webhooks')`);
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).state === 'FAILED');
  expect(await webhookOf(hub, 'zrzy', id)).toMatchObject({ stopReason: 'NOT_DELIVERED', retryAt: null });
  await eventually(async () => (await told()).length === 1);
  expect((await told())[0]).toContain('变更推送已停止：在规定期限内始终未能送达');
  server.answer(() => ({ status: 204 }));
  expect((await actOnWebhook(hub, 'zrzy', 'resumeWebhook', { webhookId: id })).webhook?.state).toBe('ACTIVE');
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lag === 0);
  await actOnWebhook(hub, 'zrzy', 'removeWebhook', { webhookId: id });
});

test('a document that is not valid any more, and a system that was stopped, pause a webhook', async () => {
  const document = 'subscription { changes { kind } }';
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/outdated`, document });
  await hub.owner.query(`UPDATE webhook SET document = 'subscription { changes { gone } }' WHERE document IS NOT NULL`);
  await publish('文档失效');
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).stopReason === 'DOCUMENT_INVALID');
  const stopped = await createHook(hub, 'zrzy', { url: `${server.url}/stopped` });
  await hub.owner.query(
    `UPDATE affiliation a SET deactivated_at = now() FROM webhook w WHERE w.system_id = a.person_id AND w.url LIKE '%/stopped'`,
  );
  await publish('系统停用');
  await eventually(async () => (await webhookOf(hub, 'zrzy', stopped.id)).stopReason === 'ACCESS_ENDED');
  const { userErrors } = await actOnWebhook(hub, 'zrzy', 'resumeWebhook', { webhookId: stopped.id });
  expect(userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
  expect(server.received.filter(({ path }) => path === '/hook/stopped')).toEqual([]);
});
