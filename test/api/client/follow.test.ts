import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type HubError } from '../../../src/client/index.js';
import { declareNeed } from '../../harness/builders/need.js';
import { openCuttingProxy } from '../../harness/clients/cutting-proxy.js';
import { clientOf, followBy } from '../../harness/clients/hub-follower.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const selection = '... on SharedRecord { title publisher { name } }';
const connected = (follower: { connections(): readonly string[] }, times: number) =>
  eventually(() => follower.connections().filter((state) => state === 'CONNECTED').length >= times);

describe.each([
  ['/events', {}],
  ['a selection of its own', { selection }],
])('[connect D1] a follower over %s', (_way, options) => {
  test('loses nothing and has nothing twice through cuts, also of what happens meanwhile', async () => {
    const proxy = await openCuttingProxy(hub.url);
    const follower = followBy(await clientOf(hub, proxy.url), options);
    await connected(follower, 1);
    const titles: string[] = [];
    for (let round = 1; round <= 5; round += 1) {
      titles.push(`第${round}轮一`, `第${round}轮二`, `断线中${round}`);
      await publishTitles(hub, ...titles.slice(-3, -1));
      proxy.cut();
      await publishTitles(hub, ...titles.slice(-1));
      proxy.mend();
      await connected(follower, round + 1);
    }
    await follower.until(titles.length);
    expect(await follower.stop()).toBeNull();
    await proxy.close();
    expect(follower.titles()).toEqual(titles);
  });

  test('begins behind a cursor, at the beginning, and goes on where its consumer acknowledged', async () => {
    const client = await clientOf(hub, hub.url, 'lyj');
    const [first = ''] = await publishTitles(hub, '游标之前', '游标之后');
    const behind = followBy(client, { ...options, after: first });
    await behind.until(1);
    await behind.stop();
    expect(behind.titles()).toEqual(['游标之后']);

    const all = followBy(client, { ...options, from: 'BEGINNING', filter: { subjectTypes: ['SharedRecord'] } });
    await eventually(() => all.titles().at(-1) === '游标之后');
    await all.stop();

    const consumer = `大屏${_way}`;
    const named = { ...options, consumer };
    const one = followBy(client, named);
    await connected(one, 1);
    await publishTitles(hub, '甲', '乙');
    await one.until(2);
    // Whoever asks for the next has processed the last.
    await one.stop();
    await publishTitles(hub, '丙');
    const other = followBy(client, named);
    await other.until(1);
    await other.stop();
    expect(other.titles()).toEqual(['丙']);
  });

  test('takes what its filter lets pass, and the next only when it is asked for', async () => {
    await declareNeed(hub, 'gaj', { categories: ['OTHER_INFORMATION'] });
    const client = await clientOf(hub, hub.url, 'gaj');
    const filter = { categories: ['OTHER_INFORMATION'], kinds: ['PUBLISHED'], publisherCodes: ['scjg'], needed: true };
    const changes = client.follow({ ...options, filter, heartbeats: true } as never);
    expect((await changes.next()).value).toMatchObject({ kind: 'HEARTBEAT', cursor: expect.any(String) });
    await publishTitles(hub, '所需一', '所需二');
    expect((await changes.next()).value).toMatchObject({ subject: { title: '所需一' }, kind: 'PUBLISHED' });
    expect((await changes.next()).value).toMatchObject({ subject: { title: '所需二' } });
    await changes.return();
    await eventually(() => hub.connections.count() === 0);
  });

  test('ends with what does not pass by itself, and says what the hub said', async () => {
    const client = await clientOf(hub, hub.url);
    const faults = [
      [{ after: 'forged' }, 'CURSOR_INVALID'],
      [{ filter: { kinds: ['NOTHING'] } }, 'BAD_USER_INPUT'],
    ] as const;
    for (const [wrong, code] of faults) {
      expect(await followBy(client, { ...options, ...wrong } as never).ended).toMatchObject({ name: 'HubError', code });
    }
    const stranger = connect({ url: hub.url, token: 'nobody' });
    expect(await followBy(stranger, options).ended).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a follower', () => {
  test('takes a new token once when the hub refuses the last, and goes on', async () => {
    const good = await hub.token('nync');
    const tokens = ['expired', good];
    let asked = 0;
    const client = connect({ url: hub.url, token: async () => tokens[asked++] ?? good });
    const follower = followBy(client);
    await connected(follower, 1);
    await follower.stop();
    expect(asked).toBe(2);
    const always = connect({ url: hub.url, token: async () => `wrong${(asked += 1)}` });
    expect(await followBy(always).ended).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(asked).toBe(4);
  });

  test('waits for where its tokens come from, and for the hub', async () => {
    const good = await hub.token('nync');
    const proxy = await openCuttingProxy(hub.url);
    proxy.cut();
    let failures = 2;
    const client = connect({
      url: proxy.url,
      token: async () => {
        if ((failures -= 1) >= 0) throw new Error('the provider is away');
        return good;
      },
      retry: { first: 10, most: 50 },
    });
    const follower = followBy(client);
    await eventually(() => follower.connections().length >= 4);
    proxy.mend();
    await connected(follower, 1);
    await follower.stop();
    await proxy.close();
  });

  test('ends at once when it is aborted, however little it is told', async () => {
    const follower = followBy(await clientOf(hub, hub.url));
    await connected(follower, 1);
    const began = performance.now();
    expect(await follower.stop()).toBeNull();
    expect(performance.now() - began).toBeLessThan(2000);
    await eventually(() => hub.connections.count() === 0);
  });
});

describe('ask, publish and what else a client has', () => {
  test('a publication through a way that breaks is one record', async () => {
    const proxy = await openCuttingProxy(hub.url);
    const client = await clientOf(hub, proxy.url, 'scjg');
    const input = {
      sharing: { title: '断线中发布', formedAt: new Date().toISOString(), scope: 'ALL_MEMBERS' },
      summary: '一',
    };
    proxy.cut();
    const publishing = client.publish('OTHER_INFORMATION', input as never);
    setTimeout(() => proxy.mend(), 100);
    const first = await publishing;
    expect(first).toMatchObject({
      record: { revision: 1 },
      userErrors: [],
      idempotencyKey: expect.stringMatching(/^\w{32}$/),
    });
    const again = await client.publish('OTHER_INFORMATION', {
      ...input,
      idempotencyKey: first.idempotencyKey,
    } as never);
    expect(again.record?.id).toBe(first.record?.id);
    const wrong = await client.publish('OTHER_INFORMATION', { ...input, summary: '' } as never);
    expect(wrong).toMatchObject({ record: null, userErrors: [{ path: ['summary'], code: 'REQUIRED' }] });
    await proxy.close();
  });

  test('a query is tried again while nobody answers, a mutation without a key is not', async () => {
    const proxy = await openCuttingProxy(hub.url);
    const client = await clientOf(hub, proxy.url);
    proxy.cut();
    const asking = client.ask<{ viewer: { organization: { code: string } } }>('{ viewer { organization { code } } }');
    const removing = client.ask('mutation { removeChangeConsumer(input: { consumer: "x" }) { userErrors { code } } }');
    await expect(removing).rejects.toMatchObject({ code: 'UNREACHABLE' });
    proxy.mend();
    expect((await asking).viewer.organization.code).toBe('nync');
    await expect(client.ask('{ nothing }')).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    await proxy.close();
  });

  test('patience ends, and says why', async () => {
    const proxy = await openCuttingProxy(hub.url);
    proxy.cut();
    const client = await clientOf(hub, proxy.url);
    const fault = await client.ask('{ viewer { name } }', {}, { patience: 100 }).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'UNREACHABLE', message: expect.stringContaining(proxy.url) });
    expect((fault as HubError).cause).toBeInstanceOf(Error);
    await proxy.close();
  });

  test('what was processed is acknowledged, and the types behind interfaces are known', async () => {
    const client = await clientOf(hub, hub.url);
    const [cursor = ''] = await publishTitles(hub, '回执');
    expect(await client.acknowledge(cursor, '报表')).toBe(0);
    await expect(client.acknowledge('forged')).rejects.toMatchObject({ code: expect.any(String) });
    const types = await client.possibleTypes();
    expect(types['SharedRecord']).toContain('PenaltyDecision');
    expect(types['Node']?.length).toBeGreaterThan(20);
  });
});
