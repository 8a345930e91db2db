import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { followChanges } from '../../../src/core/changes/follow-changes.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { subscribe, type ReceivedChange } from '../../harness/clients/subscriber.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function publish(title: string, changes: object = {}, organization = 'scjg') {
  return mutate(hub, organization, publishOther, otherInput({ sharing: { ...sharing(title), ...changes } }));
}

/** Each change names the one before it on its stream. */
function expectNoHole(received: readonly ReceivedChange[], start?: string): void {
  const before = [start ?? received[0]?.previousCursor, ...received.map(({ cursor }) => cursor)];
  expect(received.map(({ previousCursor }) => previousCursor)).toEqual(before.slice(0, -1));
}

describe('a subscription', () => {
  test('starts at the head and gives every change once, in order, without a hole', async () => {
    await publish('订阅之前');
    const subscriber = subscribe(hub.url, await hub.token('nync'));
    await sleep(300);
    for (let index = 0; index < 12; index += 1) await publish(`变更${index}`);
    const received = await subscriber.until(12);
    expect(received.map(({ subject }) => subject?.title)).toEqual(
      Array.from({ length: 12 }, (_, index) => `变更${index}`),
    );
    expectNoHole(received);
    await subscriber.close();
  });

  test('goes on from a cursor after the hub was restarted, and the query gives the same changes', async () => {
    const { change } = await publish('重启之前');
    const node = await startHub({ database: hub.database });
    await mutate(node, 'scjg', publishOther, otherInput({ sharing: sharing('另一节点') }));
    await publish('本节点');
    const subscriber = subscribe(hub.url, await hub.token('nync'), { after: change?.cursor });
    const received = await subscriber.until(2);
    expect(received.map(({ subject }) => subject?.title)).toEqual(['另一节点', '本节点']);
    expectNoHole(received, change?.cursor);
    const query = `query ($after: String) { changes(after: $after) { changes { cursor previousCursor kind subjectId subject { id ... on SharedRecord { title } } } hasMore } }`;
    const { data } = await graphql<{ changes: { changes: ReceivedChange[] } }>(
      hub.url,
      await hub.token('nync'),
      query,
      { after: change?.cursor },
    );
    expect(data?.changes.changes).toEqual(received);
    await subscriber.close();
    await node.close();
  });

  test('is filtered by category, publisher and kind', async () => {
    const filter = { categories: ['OTHER_INFORMATION'], publisherCodes: ['lyj'], kinds: ['PUBLISHED'] };
    const subscriber = subscribe(hub.url, await hub.token('nync'), { filter });
    await sleep(300);
    await publish('不要');
    await publish('要', {}, 'lyj');
    expect((await subscriber.until(1)).map(({ subject }) => subject?.title)).toEqual(['要']);
    await subscriber.close();
  });

  test('gives a content-free RETRACTED to who may no longer see a record, and no later change', async () => {
    const revise = `mutation ($input: ReviseOtherInformationInput!) {
      reviseOtherInformation(input: $input) { record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
    const subscriber = subscribe(hub.url, await hub.token('nync'));
    await sleep(300);
    const { record } = await publish('将收窄的信息');
    await subscriber.until(1);
    const narrow = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['lyj'] };
    const revision = (expectedRevision: number, changes: object) => ({
      idempotencyKey: freshKey(),
      recordId: record?.id,
      expectedRevision,
      reason: '收窄',
      ...changes,
    });
    expect((await mutate(hub, 'scjg', revise, revision(1, { sharing: narrow }))).userErrors).toEqual([]);
    expect((await mutate(hub, 'scjg', revise, revision(2, { summary: '秘密' }))).userErrors).toEqual([]);
    await publish('之后');
    const received = await subscriber.until(3);
    expect(received.map(({ kind, subject }) => [kind, subject?.title ?? null])).toEqual([
      ['PUBLISHED', '将收窄的信息'],
      ['RETRACTED', null],
      ['PUBLISHED', '之后'],
    ]);
    expect(received[1]?.subjectId).toBe(record?.id);
    await subscriber.close();
  });

  test('is told what is wrong with a cursor and where to go on', async () => {
    const { feed } = hub.running.hub;
    for (const [after, code, resumeFrom] of [
      ['forged', 'CURSOR_INVALID', null],
      [feed.cursor(9_999_999), 'RESYNC_REQUIRED', feed.cursor(feed.head())],
    ] as const) {
      const subscriber = subscribe(hub.url, await hub.token('nync'), { after });
      await sleep(200);
      expect(subscriber.errors).toMatchObject([{ extensions: { code, resumeFrom } }]);
      await subscriber.close();
    }
  });

  test('[S10] tells at once that a record registered after its day is overdue', async () => {
    const subscriber = subscribe(hub.url, await hub.token('nync'), { filter: { kinds: ['OVERDUE'] } });
    await sleep(300);
    const registerPending = `mutation ($input: RegisterPendingRecordInput!) {
      registerPendingRecord(input: $input) { record { id timeliness dueAt revision } change { cursor } userErrors { path code message rule } } }`;
    const formedAt = new Date(Date.now() - 2 * 86_400_000).toISOString();
    const input = { idempotencyKey: freshKey(), category: 'ACTIVITY_REPORT', title: '逾期的检查记录', formedAt };
    const { record } = await mutate(hub, 'scjg', registerPending, input);
    expect(await subscriber.until(1)).toMatchObject([{ kind: 'OVERDUE', subjectId: record?.id }]);
    await subscriber.close();
  });
});

describe('a socket', () => {
  async function closeCode(talk: (socket: WebSocket) => void): Promise<number> {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    return new Promise((resolve, reject) => {
      socket.on('open', () => talk(socket));
      socket.on('close', resolve);
      socket.on('error', reject);
    });
  }
  const send = (socket: WebSocket, ...messages: object[]): void => {
    for (const message of messages) socket.send(JSON.stringify(message));
  };

  test('without a token is closed with 4403, without init with 4408, too eager with 4401 or 4429', async () => {
    const token = await hub.token('nync');
    const init = { type: 'connection_init', payload: { authorization: `Bearer ${token}` } };
    const subscribeMessage = { id: '1', type: 'subscribe', payload: { query: 'subscription { changes { cursor } }' } };
    expect(await closeCode((socket) => send(socket, { type: 'connection_init' }))).toBe(4403);
    expect(await closeCode((socket) => send(socket, subscribeMessage))).toBe(4401);
    expect(await closeCode((socket) => send(socket, init, init))).toBe(4429);
    expect(await closeCode((socket) => socket.send('x'.repeat(1_100_000)))).toBe(1009);
    expect(await closeCode(() => undefined)).toBe(4408);
  });

  test('ten thousand subscriptions that are given up leave nothing behind', async () => {
    const viewer = await hub.running.hub.authenticate(await hub.token('nync'));
    const { feed } = hub.running.hub;
    const listeners = (): number => process.listenerCount('warning');
    const before = listeners();
    // Some parts of the hub follow it for as long as they live.
    const following = feed.listenerCount();
    for (let cycle = 0; cycle < 10_000; cycle += 1) {
      const changes = followChanges(hub.running.hub, {
        viewer,
        filter: {},
        after: feed.head(),
        onLagging: () => undefined,
      });
      await changes.next();
      const pending = changes.next();
      await changes.return();
      expect(await pending).toEqual({ done: true, value: undefined });
    }
    expect(listeners()).toBe(before);
    expect(feed.listenerCount()).toBeLessThanOrEqual(following);
  });
});
