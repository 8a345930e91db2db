import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { followedChanges } from '../../../src/app/event-search.js';
import { declareNeed } from '../../harness/builders/need.js';
import { openCuttingProxy } from '../../harness/clients/cutting-proxy.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface CloudEvent {
  readonly specversion: string;
  readonly id: string;
  readonly type: string;
  readonly data: { readonly kind: string; readonly subject: { readonly title?: string } | null };
}

/** A program that knows server-sent events and nothing else: it reads lines, keeps the last id, and comes back with it. */
async function follow(
  path: string,
  { url = hub.url, token, lastEventId }: { url?: string; token?: string; lastEventId?: string } = {},
) {
  const events: CloudEvent[] = [];
  const ending = new AbortController();
  let last = lastEventId ?? '';
  let status = 0;
  let body = '';
  let opened = 0;
  const bearer = token ?? (await hub.token('nync'));
  async function once(): Promise<void> {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${bearer}`, ...(last === '' ? {} : { 'last-event-id': last }) },
      signal: ending.signal,
    });
    ({ status } = response);
    if (status !== 200) {
      body = await response.text();
      return ending.abort();
    }
    opened += 1;
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = `${rest}${chunk}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = block.split('\n').filter((line) => !line.startsWith(':'));
        const valueOf = (name: string) => fields.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        last = valueOf('id') ?? last;
        const data = valueOf('data');
        if (data !== undefined) events.push(JSON.parse(data) as CloudEvent);
      }
    }
  }
  const running = (async () => {
    while (!ending.signal.aborted) await once().catch(() => new Promise((resolve) => setTimeout(resolve, 30)));
  })();
  return {
    events,
    lastId: () => last,
    opened: () => opened,
    refusal: async () => {
      await running;
      return [status, (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code];
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

const titlesOf = (events: readonly CloudEvent[]) => events.map(({ data }) => data.subject?.title);

test('what it selects is in the schema', () => {
  expect(validate(buildSchema(readFileSync('schema/schema.graphql', 'utf8')), parse(followedChanges))).toEqual([]);
});

describe('[connect D7] GET /events', () => {
  test('tells its place at once, then every change as a CloudEvent whose id is its cursor', async () => {
    const reader = await follow('/events');
    await eventually(() => reader.lastId() !== '');
    const cursors = await publishTitles(hub, '一', '二');
    await eventually(() => reader.events.length === 2);
    await reader.stop();
    expect(titlesOf(reader.events)).toEqual(['一', '二']);
    expect(reader.events.map(({ id }) => id)).toEqual(cursors);
    expect(reader.lastId()).toBe(cursors[1]);
    expect(reader.events[0]).toMatchObject({
      specversion: '1.0',
      type: 'liandong.published',
      source: 'urn:liandong:changes',
      subject: expect.stringMatching(/^rec_/),
      datacontenttype: 'application/json',
      data: { kind: 'PUBLISHED', organization: { code: 'scjg' }, subject: { __typename: 'OtherInformation' } },
    });
  });

  test('goes on after Last-Event-ID, whatever its address says, and loses nothing through cuts', async () => {
    const proxy = await openCuttingProxy(hub.url);
    const reader = await follow('/events?from=NOW', { url: proxy.url });
    await eventually(() => reader.lastId() !== '');
    const titles: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const opened = reader.opened();
      titles.push(`第${round}轮一`, `第${round}轮二`);
      await publishTitles(hub, ...titles.slice(-2));
      proxy.cut();
      titles.push(`断线中${round}`);
      await publishTitles(hub, ...titles.slice(-1));
      proxy.mend();
      await eventually(() => reader.opened() > opened);
    }
    await eventually(() => reader.events.length >= titles.length);
    await reader.stop();
    await proxy.close();
    expect(titlesOf(reader.events)).toEqual(titles);
  });

  test('is filtered by categories, kinds, publishers, types and needs, and goes on where a consumer acknowledged', async () => {
    await declareNeed(hub, 'gaj', { categories: ['PENALTY_DECISION'] });
    const token = await hub.token('gaj');
    const searches = {
      'categories=OTHER_INFORMATION,PENALTY_DECISION&kinds=PUBLISHED': 1,
      'categories=PENALTY_DECISION': 0,
      'publisherCodes=scjg&subjectTypes=OtherInformation': 1,
      'publisherCodes=lyj': 0,
      'needed=true&categories=OTHER_INFORMATION': 0,
      'needed=false&categories=OTHER_INFORMATION': 1,
      'from=ACKNOWLEDGED&consumer=events&categories=OTHER_INFORMATION': 1,
    };
    const readers = await Promise.all(
      Object.entries(searches).map(async ([search, count]) => ({
        count,
        search,
        ...(await follow(`/events?${search}`, { token })),
      })),
    );
    for (const reader of readers) await eventually(() => reader.lastId() !== '');
    await publishTitles(hub, '筛选');
    for (const { events, count } of readers) await eventually(() => events.length >= count);
    for (const { events, count, search, stop } of readers) {
      await stop();
      expect([search, events.length]).toEqual([search, count]);
    }
  });

  test.each([
    ['/events?nothing=1', {}, [400, 'BAD_USER_INPUT']],
    ['/events?after=a&after=b', {}, [400, 'BAD_USER_INPUT']],
    ['/events?needed=perhaps', {}, [400, 'BAD_USER_INPUT']],
    ['/events?kinds=NOTHING', {}, [400, 'BAD_USER_INPUT']],
    ['/events?from=NOW&consumer=x', {}, [400, 'BAD_USER_INPUT']],
    ['/events?after=forged', {}, [400, 'CURSOR_INVALID']],
    ['/events', { lastEventId: 'forged' }, [400, 'CURSOR_INVALID']],
    ['/events', { token: 'wrong' }, [401, 'UNAUTHENTICATED']],
  ] as const)('%s with %j is refused: %j', async (path, options, answer) => {
    expect(await (await follow(path, options)).refusal()).toEqual(answer);
  });
});
