import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueDemonstrationToken } from '../../../src/core/identity/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { exported } from '../../harness/clients/export.js';
import { publishTitles, titlesAfter } from '../../harness/clients/log-reader.js';
import { subscribe } from '../../harness/clients/subscriber.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** A token of a system by its name. */
const tokenOf = (name: string, organizationCode = 'nync') =>
  issueDemonstrationToken(hub.running.keys, {
    ...{ organizationCode, name, subject: `test:${organizationCode}:${name}`, hours: 1 },
    roles: ['PUBLISHER'],
  });

const page = `query ($from: ChangeStart, $consumer: String, $after: String, $first: Int) {
  changes(from: $from, consumer: $consumer, after: $after, first: $first) { endCursor changes { subject { ... on SharedRecord { title } } } } }`;

interface Page {
  readonly changes: {
    readonly endCursor: string;
    readonly changes: readonly { readonly subject: { readonly title: string } | null }[];
  };
}

async function pageOf(token: string, variables: object) {
  const { data, errors } = await graphql<Page>(hub.url, token, page, variables);
  if (!data) return { errors: errors ?? [], titles: [], endCursor: '' };
  const titles = data.changes.changes.map(({ subject }) => subject?.title);
  return { errors: [], titles, endCursor: data.changes.endCursor };
}

async function acknowledge(token: string, cursor: string, consumer: string | null) {
  const mutation = `mutation ($input: AcknowledgeChangesInput!) { acknowledgeChanges(input: $input) { lag userErrors { path code message } } }`;
  interface Answer {
    readonly acknowledgeChanges: { readonly lag: number | null; readonly userErrors: readonly object[] };
  }
  const { data, errors } = await graphql<Answer>(hub.url, token, mutation, { input: { cursor, consumer } });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.acknowledgeChanges;
}

describe('a subscription', () => {
  test('[connect D2] tells its place before anything happens, and one goes on from there', async () => {
    const subscriber = subscribe(hub.url, await hub.token('nync'), { filter: { kinds: ['WITHDRAWN'] } });
    const opening = await eventually(() => subscriber.opening());
    expect(opening).toMatchObject({ kind: 'HEARTBEAT', cursor: opening.previousCursor, subject: null });
    await subscriber.close();
    await publishTitles(hub, '断开以后');
    expect(await titlesAfter(hub, opening.cursor)).toEqual(['断开以后']);
  });
});

describe('[connect D1] a consumer', () => {
  test('begins where it first asks, goes on after what it acknowledged, and keeps apart from others of its system', async () => {
    const token = await tokenOf('系统甲');
    await publishTitles(hub, '之前');
    for (const consumer of [null, '报表', '大屏']) {
      expect((await pageOf(token, { from: 'ACKNOWLEDGED', consumer })).titles).toEqual([]);
    }
    await publishTitles(hub, '一', '二');
    const first = await pageOf(token, { from: 'ACKNOWLEDGED', consumer: '报表', first: 1 });
    expect(first.titles).toEqual(['一']);
    expect(await acknowledge(token, first.endCursor, '报表')).toEqual({ lag: 1, userErrors: [] });
    expect((await pageOf(token, { from: 'ACKNOWLEDGED', consumer: '报表' })).titles).toEqual(['二']);
    for (const consumer of [null, '大屏']) {
      expect((await pageOf(token, { from: 'ACKNOWLEDGED', consumer })).titles).toEqual(['一', '二']);
    }
    // One that comes late sets nobody back.
    const later = await pageOf(token, { from: 'ACKNOWLEDGED', consumer: '大屏' });
    await acknowledge(token, later.endCursor, '大屏');
    await acknowledge(token, first.endCursor, '大屏');
    expect((await pageOf(token, { from: 'ACKNOWLEDGED', consumer: '大屏' })).titles).toEqual([]);
  });

  test('of another system is not used, and whoever has no use for one removes it', async () => {
    const [owner, other] = [await tokenOf('系统乙'), await tokenOf('系统丙')];
    const { endCursor } = await pageOf(owner, { from: 'ACKNOWLEDGED', consumer: '专用' });
    const refusal = { message: expect.stringContaining('属于本单位另一系统') };
    expect((await pageOf(other, { from: 'ACKNOWLEDGED', consumer: '专用' })).errors).toMatchObject([refusal]);
    expect((await acknowledge(other, endCursor, '专用')).userErrors).toMatchObject([
      { path: ['consumer'], ...refusal },
    ]);
    const elsewhere = await tokenOf('系统乙', 'scjg');
    expect((await pageOf(elsewhere, { from: 'ACKNOWLEDGED', consumer: '专用' })).errors).toEqual([]);
    const remove = `mutation ($input: RemoveChangeConsumerInput!) { removeChangeConsumer(input: $input) { userErrors { path code } } }`;
    for (const [token, userErrors] of [
      [other, [{ path: ['consumer'], code: 'NOT_FOUND' }]],
      [owner, []],
      [owner, [{ path: ['consumer'], code: 'NOT_FOUND' }]],
    ] as const) {
      const { data } = await graphql(hub.url, token, remove, { input: { consumer: '专用' } });
      expect(data).toEqual({ removeChangeConsumer: { userErrors } });
    }
    expect((await pageOf(other, { from: 'ACKNOWLEDGED', consumer: '专用' })).errors).toEqual([]);
  });

  test('is one of a hundred of its organization at most', async () => {
    const token = await tokenOf('系统丁', 'lyj');
    for (let n = 0; n < 100; n += 1) {
      expect((await pageOf(token, { from: 'ACKNOWLEDGED', consumer: `第${n}` })).errors).toEqual([]);
    }
    const { endCursor, errors } = await pageOf(token, { from: 'ACKNOWLEDGED', consumer: '再一个' });
    expect(errors).toMatchObject([{ message: expect.stringContaining('removeChangeConsumer') }]);
    expect(endCursor).toBe('');
    const known = await pageOf(token, { from: 'ACKNOWLEDGED', consumer: '第0' });
    expect((await acknowledge(token, known.endCursor, '再一个')).userErrors).toMatchObject([{ path: ['consumer'] }]);
    expect((await acknowledge(token, known.endCursor, '第0')).userErrors).toEqual([]);
  });

  test('is refused with what contradicts it, or a name that is none', async () => {
    const token = await tokenOf('系统戊');
    const { endCursor: after } = await pageOf(token, { from: 'NOW' });
    for (const [variables, said] of [
      [{ from: 'NOW', after }, 'from：'],
      [{ consumer: '报表' }, 'consumer：'],
      [{ from: 'NOW', consumer: '报表' }, 'consumer：'],
      [{ from: 'ACKNOWLEDGED', consumer: '' }, 'consumer：'],
      [{ from: 'ACKNOWLEDGED', consumer: ' 报表' }, 'consumer：'],
      [{ from: 'ACKNOWLEDGED', consumer: '长'.repeat(101) }, 'consumer：'],
      [{ from: 'ACKNOWLEDGED', consumer: '\u0000' }, 'consumer：'],
    ] as const) {
      expect((await pageOf(token, variables)).errors).toMatchObject([
        { message: expect.stringContaining(said), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });
});

describe('[connect D14] the state of the log', () => {
  test('tells head and earliest; whoever takes the head, then a table, and follows from the head has all', async () => {
    const token = await hub.token('nync');
    const { data } = await graphql<{ changeLog: Readonly<Record<string, unknown>> }>(
      hub.url,
      token,
      '{ changeLog { head earliest length retentionDays } }',
    );
    const { head, earliest, length, retentionDays } = data?.changeLog ?? {};
    const { feed } = hub.running.hub;
    expect([head, earliest, length, retentionDays]).toEqual([
      feed.cursor(feed.head()),
      feed.cursor((await feed.earliest()) - 1),
      feed.head() - (await feed.earliest()) + 1,
      1095,
    ]);
    const { headers } = await exported(hub, 'nync', 'sharedRecords.jsonl');
    expect(headers.get('x-liandong-cursor')).toBe(head);
    await publishTitles(hub, '导出以后');
    expect(await titlesAfter(hub, String(headers.get('x-liandong-cursor')))).toEqual(['导出以后']);
  });
});
