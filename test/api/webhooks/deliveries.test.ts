import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { actOnWebhook, createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { ok, startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let server: HookServer;
let hub: TestHub;
beforeAll(async () => {
  server = await startHookServer();
  hub = await startHub({ webhookHosts: [server.host] });
});
afterAll(async () => {
  await hub.close();
  await server.close();
});
beforeEach(() => {
  server.answer(() => ok);
  server.received.length = 0;
});

async function publish(title: string, organization = 'scjg', more: object = {}): Promise<void> {
  const { userErrors } = await mutate(
    hub,
    organization,
    publishOther,
    otherInput({ sharing: { ...sharing(title), ...more } }),
  );
  expect(userErrors).toEqual([]);
}

interface CloudEvent {
  readonly id: string;
  readonly type: string;
  readonly specversion: string;
  readonly data: { readonly previousCursor: string; readonly subject: { readonly title: string } };
}
const at = (path: string) => server.received.filter((message) => message.path === path);
const events = (path: string): CloudEvent[] => at(path).map(({ text }) => JSON.parse(text) as CloudEvent);
const titles = (path: string): string[] => events(path).map(({ data }) => data.subject.title);

test('a change comes as a CloudEvent that an implementation of Standard Webhooks verifies, within two seconds', async () => {
  const { id, secret } = await createHook(hub, 'zrzy', { url: `${server.url}/first` });
  expect(secret).toMatch(/^whsec_/);
  await publish('第一条');
  await eventually(() => at('/hook/first').length === 1, 2000);
  const [message] = at('/hook/first');
  const event = new Webhook(secret).verify(message?.text ?? '', message?.headers ?? {}) as CloudEvent;
  expect(event).toMatchObject({
    specversion: '1.0',
    type: 'liandong.published',
    data: { subject: { title: '第一条' } },
  });
  expect(message?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
  expect(() =>
    new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(message?.text ?? '', message?.headers ?? {}),
  ).toThrow(/signature/i);
  // The next says what it follows, so that a gap would show.
  await publish('第二条');
  await eventually(() => at('/hook/first').length === 2);
  expect(events('/hook/first')[1]?.data.previousCursor).toBe(event.id);
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lag === 0);
  const webhook = await webhookOf(hub, 'zrzy', id);
  expect(webhook).toMatchObject({ state: 'ACTIVE', lastStatus: 204, failingSince: null });
  expect(webhook.deliveries).toHaveLength(2);
  expect(webhook.deliveries[1]).toMatchObject({
    kind: 'CHANGE',
    attempt: 1,
    status: 204,
    cursor: event.id,
    fault: null,
  });
  expect(webhook.deliveries[1]?.requestHead.map(({ name }) => name)).toContain('webhook-signature');
});

test('two secrets sign until the older ends, and only who makes one is told it', async () => {
  const { id, secret } = await createHook(hub, 'zrzy', { url: `${server.url}/rotated` });
  const rotated = await actOnWebhook(hub, 'zrzy', 'rotateWebhookSecret', { webhookId: id });
  expect(rotated.webhook?.formerSecretEndsAt).not.toBeNull();
  await publish('两把密钥');
  await eventually(() => at('/hook/rotated').length === 1);
  const [message] = at('/hook/rotated');
  for (const each of [secret, rotated.secret ?? ''])
    new Webhook(each).verify(message?.text ?? '', message?.headers ?? {});
  expect(message?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
  await hub.owner.query(
    `UPDATE webhook SET former_secret_ends_at = now() - interval '1 second' WHERE former_secret_ends_at IS NOT NULL`,
  );
  await publish('一把密钥');
  await eventually(() => at('/hook/rotated').length === 2);
  const later = at('/hook/rotated')[1];
  expect(() => new Webhook(secret).verify(later?.text ?? '', later?.headers ?? {})).toThrow(/signature/i);
  new Webhook(rotated.secret ?? '').verify(later?.text ?? '', later?.headers ?? {});
  const kept = await hub.owner.query<{ row: string }>(`SELECT w::text AS row FROM webhook w`);
  for (const { row } of kept.rows) expect(row).not.toContain(secret.slice(6));
});

test('a filter and a stored document say what is posted, and the owner’s rights what is in it', async () => {
  await createHook(hub, 'jtys', { url: `${server.url}/filtered`, filter: { publisherCodes: ['zrzy'] } });
  const document = `subscription { changes(filter: { kinds: [PUBLISHED] }) { kind subject { ... on SharedRecord { title publisher { code } } } } }`;
  await createHook(hub, 'jtys', { url: `${server.url}/shaped`, document });
  await createHook(hub, 'sfj', { url: `${server.url}/stranger` });
  await publish('不在筛选内', 'scjg');
  await publish('在筛选内', 'zrzy');
  await publish('只给交通', 'zrzy', { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['jtys'] });
  await eventually(() => at('/hook/shaped').length === 3 && at('/hook/filtered').length === 2);
  expect(titles('/hook/filtered')).toEqual(['在筛选内', '只给交通']);
  expect(JSON.parse(at('/hook/shaped')[2]?.text ?? '')).toEqual({
    data: { changes: { kind: 'PUBLISHED', subject: { title: '只给交通', publisher: { code: 'zrzy' } } } },
  });
  await eventually(() => at('/hook/stranger').length === 2);
  expect(titles('/hook/stranger')).toEqual(['不在筛选内', '在筛选内']);
});

test('a change that is not taken is sent again under the same id, and none overtakes it', async () => {
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/failing` });
  server.answer(({ path }) => (path === '/hook/failing' ? { status: 500, body: 'x'.repeat(100_000) } : ok));
  await publish('失败一');
  await publish('失败二');
  await eventually(() => at('/hook/failing').length >= 2);
  const failing = await webhookOf(hub, 'zrzy', id);
  expect(failing).toMatchObject({ state: 'ACTIVE', lastStatus: 500 });
  expect(failing.failingSince).not.toBeNull();
  expect(new Set(titles('/hook/failing'))).toEqual(new Set(['失败一']));
  server.answer(() => ok);
  await actOnWebhook(hub, 'zrzy', 'updateWebhook', { webhookId: id });
  await eventually(() => titles('/hook/failing').includes('失败二'));
  const ids = at('/hook/failing').map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(2);
  expect((await webhookOf(hub, 'zrzy', id)).failingSince).toBeNull();
});

test('redirects are not followed, Retry-After is kept to, 410 pauses at once', async () => {
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/moved` });
  server.answer(({ path }) =>
    path === '/hook/moved' ? { status: 302, headers: { location: `${server.url}/elsewhere` } } : ok,
  );
  await publish('转址');
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lastStatus === 302);
  expect(at('/hook/elsewhere')).toEqual([]);
  server.answer(({ path }) => (path === '/hook/moved' ? { status: 503, headers: { 'retry-after': '600' } } : ok));
  await actOnWebhook(hub, 'zrzy', 'updateWebhook', { webhookId: id });
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lastStatus === 503);
  const { retryAt } = await webhookOf(hub, 'zrzy', id);
  expect(Date.parse(retryAt ?? '') - Date.now()).toBeGreaterThan(590_000);
  server.answer(({ path }) => (path === '/hook/moved' ? { status: 410 } : ok));
  await actOnWebhook(hub, 'zrzy', 'updateWebhook', { webhookId: id });
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).state === 'PAUSED');
  expect(await webhookOf(hub, 'zrzy', id)).toMatchObject({ stopReason: 'GONE', lastStatus: 410 });
});

test('what is paused keeps its place; redelivery posts again from a cursor under the same ids', async () => {
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/paused` });
  const { cursor: begin } = await webhookOf(hub, 'zrzy', id);
  expect((await actOnWebhook(hub, 'zrzy', 'pauseWebhook', { webhookId: id })).webhook).toMatchObject({
    state: 'PAUSED',
    stopReason: 'REQUESTED',
  });
  await publish('暂停时');
  expect((await actOnWebhook(hub, 'zrzy', 'resumeWebhook', { webhookId: id })).webhook?.state).toBe('ACTIVE');
  await eventually(() => titles('/hook/paused').length === 1);
  expect((await actOnWebhook(hub, 'zrzy', 'redeliverWebhook', { webhookId: id, from: begin })).userErrors).toEqual([]);
  await eventually(() => titles('/hook/paused').length === 2);
  expect(new Set(at('/hook/paused').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const forged = await actOnWebhook(hub, 'zrzy', 'redeliverWebhook', { webhookId: id, from: 'forged' });
  expect(forged.userErrors).toMatchObject([{ path: ['from'], code: 'INVALID' }]);
});

test('a ping comes at once and is answered with what came of it; not twice within five seconds', async () => {
  const { id, secret } = await createHook(hub, 'zrzy', { url: `${server.url}/tested` });
  const { delivery } = await actOnWebhook(hub, 'zrzy', 'testWebhook', { webhookId: id });
  expect(delivery).toMatchObject({ kind: 'TEST', status: 204, fault: null, cursor: null });
  const [message] = at('/hook/tested');
  expect(new Webhook(secret).verify(message?.text ?? '', message?.headers ?? {})).toMatchObject({
    type: 'liandong.ping',
  });
  const again = await actOnWebhook(hub, 'zrzy', 'testWebhook', { webhookId: id });
  expect(again.userErrors).toMatchObject([{ path: ['webhookId'], code: 'WRONG_STATE' }]);
});

test('a slow webhook keeps neither another nor the feed waiting', async () => {
  await createHook(hub, 'zrzy', { url: `${server.url}/slow` });
  await createHook(hub, 'jtys', { url: `${server.url}/quick` });
  server.answer(({ path }) => (path === '/hook/slow' ? 'SILENCE' : ok));
  const started = performance.now();
  for (let index = 0; index < 10; index += 1) await publish(`慢${index}`);
  await eventually(() => titles('/hook/quick').length === 10);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(at('/hook/slow')).toHaveLength(1);
});

test('what is removed is posted no more, and its system has no access any more', async () => {
  const { id } = await createHook(hub, 'zrzy', { url: `${server.url}/removed` });
  expect((await actOnWebhook(hub, 'zrzy', 'removeWebhook', { webhookId: id })).userErrors).toEqual([]);
  await createHook(hub, 'zrzy', { url: `${server.url}/left` });
  await publish('删除后');
  await eventually(() => at('/hook/left').length === 1);
  expect(at('/hook/removed')).toEqual([]);
  const { rows } = await hub.owner.query(`SELECT FROM webhook WHERE url LIKE '%/removed'`);
  expect(rows).toEqual([]);
  const auditor = await hub.token('xzf', ['AUDITOR']);
  const { data } = await graphql<{ auditLog: { nodes: { action: string }[] } }>(
    hub.url,
    auditor,
    `
      query ($id: String!) {
        auditLog(filter: { subjectId: $id }) {
          nodes {
            action
          }
        }
      }
    `,
    { id },
  );
  expect(data?.auditLog.nodes.map(({ action }) => action)).toEqual(['WEBHOOK_REMOVED', 'WEBHOOK_CREATED']);
});
